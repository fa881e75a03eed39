import { afterAll, describe, expect, it, vi } from 'vitest';
import { figure } from './support/figures.js';
import './support/patience.js';

/** A cache for two blocks, chunks for two or three: so that few calls come to their ends. */
const TUNED = { CACHE_BOUND_COUNT: 2, FIRST_CHUNK_BYTES: 128, LARGEST_CHUNK_BYTES: 256, CHUNKED_BYTES: 96 };

// Everything is loaded anew with these constants, and again without them for the tests that follow.
vi.resetModules();
vi.doMock('../src/constants.js', async (original) => ({ ...(await original<object>()), ...TUNED }));
const { overheadBytes } = await import('../src/layout.js');
const { contractTrials } = await import('./support/contract-trials.js');
const { Explorer } = await import('./support/explore.js');
afterAll(() => {
  vi.doUnmock('../src/constants.js');
  vi.resetModules();
});

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
    expect(explorer.machine.state('room')).toBe(TUNED.CACHE_BOUND_COUNT);
    explorer.run();
    const sequences = explorer.counts.reduce((sum, count) => sum + count, 0);
    console.log(`${build}, tuned small: ${sequences} sequences up to length ${length}`);
    expect(explorer.counts).toHaveLength(length);
  });
});
