import type { AssembleOptions } from '@sigil-alloc/ir';
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { wasmOf } from './builds.js';

/** Pages of linear memory after one request for each of `sizes`. */
async function pagesAfter(options: AssembleOptions, ...sizes: readonly number[]): Promise<number> {
  const { instance } = await WebAssembly.instantiate(wasmOf(options) as BufferSource);
  const { sigil_alloc, memory } = instance.exports as { sigil_alloc(size: number): number; memory: WebAssembly.Memory };
  for (const size of sizes) sigil_alloc(size);
  return memory.buffer.byteLength / PAGE_BYTES;
}

describe('the growth step', () => {
  it.each<AssembleOptions>([{ build: 'fast' }, { build: 'check' }, { optimize: 'size' }])(
    'is what %o asks for at least',
    async (options) => {
      expect(await pagesAfter({ ...options, growthStepPages: 10 }, PAGE_BYTES)).toBe(11);
      expect(await pagesAfter({ ...options, growthStepPages: 10 }, 20 * PAGE_BYTES)).toBe(21);
    },
  );

  it('takes the place of the eighth that is asked for otherwise', async () => {
    const [first, second] = [79 * PAGE_BYTES, PAGE_BYTES];
    expect(await pagesAfter({}, first, second)).toBe(90);
    expect(await pagesAfter({ growthStepPages: 1 }, first, second)).toBe(81);
    expect(await pagesAfter({ growthStepPages: 3 }, first, second)).toBe(83);
  });

  it('is not insisted on where less will do', async () => {
    expect(await pagesAfter({ growthStepPages: 10, maxPages: 4 }, 2 * PAGE_BYTES)).toBe(3);
  });
});
