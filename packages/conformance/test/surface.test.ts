/** Section 1 of the contract: what a conformer exports, and with which types. A check refuses who breaks it, by the name. */
import { conformerFunctions, worldFunctions } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { checkConformer, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, fixture, wasmOf } from './fixtures/arena.js';
import { patch, patched } from './fixtures/patch.js';

const check = (wat: string) =>
  checkConformer({ it: () => wasmSubject(wasmOf(wat), { name: 'it' }) }, { answers: ARENA_ANSWERS, ops: 1 });
const arena = fixture('arena.wat');
const without = (name: string): string => patched(name, arena, [patch(` (export "${name}")`, '')]);
const and = (wat: string, field: string): string => `${wat.trimEnd().slice(0, -1)}\n  ${field})\n`;

/** A type that no function of the contract has. */
const OTHERWISE = '(param i64 i64)';

describe('A check refuses a conformer', () => {
  it.each(conformerFunctions)('that does not export $linkName', async ({ linkName }) => {
    await expect(check(without(linkName))).rejects.toThrow(
      `it is no conformer of sigil:allocator@0.1.0: export ${linkName} is missing`,
    );
  });

  it.each(conformerFunctions)('that exports $linkName with another type', async ({ linkName }) => {
    const other = and(without(linkName), `(func (export "${linkName}") ${OTHERWISE})`);
    await expect(check(other)).rejects.toThrow(`export ${linkName} has the type (i64 i64) -> ()`);
  });

  it.each(worldFunctions(['heap']))('that exports $linkName of a further world with another type', async (fn) => {
    const wat = and(arena, `(func (export "${fn.linkName}") ${OTHERWISE})`);
    await expect(check(wat)).rejects.toThrow(`export ${fn.linkName} has the type (i64 i64) -> ()`);
  });

  it('that exports something else under the name of a function', async () => {
    const wat = and(without('sigil_alloc'), '(global (export "sigil_alloc") i32 (i32.const 0))');
    await expect(check(wat)).rejects.toThrow('export sigil_alloc is a global, not a function');
  });

  it('that does not export its memory', async () => {
    await expect(check(patched('memory', arena, [patch('(export "memory") ', '')]))).rejects.toThrow(
      'it exports no memory named memory',
    );
  });
});
