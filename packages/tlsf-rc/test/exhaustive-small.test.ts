import { describe, expect, it, vi } from 'vitest';
import { overheadBytes } from '../src/layout.js';
import { contractTrials } from './support/contract-trials.js';
import { Explorer } from './support/explore.js';
import { figure } from './support/figures.js';
import './support/patience.js';

/** A cache for two blocks, chunks for two or three: so that few calls come to their ends. */
vi.mock('../src/constants.js', async (original) => ({
  ...(await original<typeof import('../src/constants.js')>()),
  CACHE_BOUND_COUNT: 2,
  FIRST_CHUNK_BYTES: 128,
  LARGEST_CHUNK_BYTES: 256,
  CHUNKED_BYTES: 96,
}));

/** In bytes of blocks: the least, one of which a chunk holds one, and one with a place of its own. */
const BLOCK_BYTES = [32, 96, 112];

describe.each(['fast', 'audit'] as const)('every sequence of calls on a heap that is tuned small (%s)', (build) => {
  const length = figure(5, 6);

  it(`of the contract and free up to length ${length} does what the model does`, () => {
    const sizes = BLOCK_BYTES.map((bytes) => bytes - overheadBytes(build !== 'fast'));
    const explorer = new Explorer({
      options: { build },
      length,
      trials: (model, holds) => contractTrials(model, sizes, holds),
    });
    explorer.run();
    const sequences = explorer.counts.reduce((sum, count) => sum + count, 0);
    console.log(`${build}, tuned small: ${sequences} sequences up to length ${length}`);
    expect(explorer.counts).toHaveLength(length);
  });
});
