import { describe, expect, it } from 'vitest';
import { cachedBytes } from '../src/cache.js';
import { leastBlockBytes, overheadBytes } from '../src/layout.js';
import { contractTrials } from './support/contract-trials.js';
import { type Exploration, Explorer } from './support/explore.js';
import { figure } from './support/figures.js';
import { heapTrials } from './support/heap-trials.js';
import './support/patience.js';

/**
 * The first fills the smallest block to its last byte. The second fills the largest block that the cache takes: resized to
 * the first it leaves a remainder, and in a scope no chunk of the least size has room for it. The third has a place
 * in neither the cache nor a chunk; two are all that a page holds, and after them not even a chunk of the usual size is to
 * be had, so that exhaustion is never more than three calls away.
 */
const sizesOf = (isChecked: boolean): readonly number[] => [
  leastBlockBytes(isChecked) - overheadBytes(isChecked),
  cachedBytes(isChecked) - overheadBytes(isChecked),
  26_500,
];
/** More than the granule; and so much that what is cut off in front is a block of another class. */
const ALIGNS_BYTES = [64, 4096];

type Trials = (sizes: readonly number[]) => Exploration['trials'];
const contract: Trials = (sizes) => (model, holds) => contractTrials(model, sizes, holds);
const everything: Trials = (sizes) => (model, holds) => [
  ...contractTrials(model, sizes, holds),
  ...heapTrials(model, sizes, ALIGNS_BYTES, holds),
];

describe.each(['fast', 'audit'] as const)('every sequence of calls on a heap of one page (%s)', (build) => {
  it.each([
    ['the contract and free', figure(5, 7), contract],
    ['the contract and the world heap', figure(3, 4), everything],
  ] as const)('of %s up to length %i does what the model does', (functions, length, trials) => {
    const explorer = new Explorer({ options: { build }, length, trials: trials(sizesOf(build !== 'fast')) });
    explorer.run();
    const sequences = explorer.counts.reduce((sum, count) => sum + count, 0);
    console.log(`${build}, ${functions}: ${sequences} sequences up to length ${length}, ${explorer.refusals} refusals`);
    expect(explorer.counts).toHaveLength(length);
    expect(explorer.refusals).toBeGreaterThan(0);
  });
});
