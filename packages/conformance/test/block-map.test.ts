import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockMap, type Placed } from '../src/block-map.js';

describe('The map of live blocks', () => {
  it('answers neighbours as a plain sorted list does, through thousands of insertions and deletions', () => {
    const step = fc.record({ address: fc.nat(3000), drop: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1000, maxLength: 3000, size: 'max' }), (steps) => {
        const map = new BlockMap<Placed>();
        const plain = new Map<number, Placed>();
        for (const { address, drop } of steps) {
          const held = plain.get(address);
          if (held === undefined) {
            const block = { address };
            map.insert(block);
            plain.set(address, block);
          } else if (drop) {
            map.delete(held);
            plain.delete(address);
          }
        }
        const sorted = [...plain.values()].sort((one, other) => one.address - other.address);
        expect([...map]).toEqual(sorted);
        for (let address = 0; address <= 3000; address += 37) {
          expect(map.floor(address)).toBe(sorted.findLast((block) => block.address <= address));
          expect(map.above(address)).toBe(sorted.find((block) => block.address > address));
        }
      }),
      { numRuns: 10 },
    );
  });
});
