import { describe, expect, it } from 'vitest';
import { type Exploration, Explorer } from './support/explore.js';
import { figure } from './support/figures.js';
import { contractSteps, heapSteps } from './support/steps.js';

/**
 * 12 fills the smallest block to its last byte. 1,004 fills the largest that the cache takes, and resizing it to 12 leaves
 * a remainder; in a scope it lies in a chunk, and no chunk of the least size has room for it. 26,500 is neither cached nor
 * lies it in a chunk; two are all that a page holds, and after them not even a chunk of the usual size is to be had, so
 * that exhaustion is never more than three calls away.
 */
const SIZES_BYTES = [12, 1004, 26_500];
/** More than the granule; and so much that what is cut off in front is a block of another class. */
const ALIGNS_BYTES = [64, 4096];

const contract: Exploration['steps'] = (model, holds) => contractSteps(model, SIZES_BYTES, holds);
const everything: Exploration['steps'] = (model, holds) => [
  ...contractSteps(model, SIZES_BYTES, holds),
  ...heapSteps(model, SIZES_BYTES, ALIGNS_BYTES, holds),
];

describe.each(['fast', 'audit'] as const)('every sequence of calls on a heap of one page (%s)', (build) => {
  it.each([
    ['the contract and free', figure(5, 7), contract],
    ['the contract and the world heap', figure(3, 4), everything],
  ] as const)('of %s up to length %i does what the model does', (functions, length, steps) => {
    const explorer = new Explorer({ options: { build }, length, steps });
    explorer.run();
    const sequences = explorer.counts.reduce((sum, count) => sum + count, 0);
    console.log(`${build}, ${functions}: ${sequences} sequences up to length ${length}, ${explorer.refusals} refusals`);
    expect(explorer.counts).toHaveLength(length);
    expect(explorer.refusals).toBeGreaterThan(0);
  });
});
