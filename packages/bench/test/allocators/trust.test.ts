import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  add,
  address,
  assembleFunctions,
  emitWasm,
  global_,
  type Implementation,
  implement,
  let_,
  ptr,
  ret,
} from '@sigil-alloc/ir';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Allocator } from '../../src/allocators/allocator.js';
import { heapKernels } from '../../src/allocators/catalogue.js';
import { assemblyscript } from '../../src/allocators/field/assemblyscript.js';
import { dlmalloc } from '../../src/allocators/field/dlmalloc.js';
import { emmalloc } from '../../src/allocators/field/emmalloc.js';
import { floor } from '../../src/allocators/field/floor.js';
import { joinAll } from '../../src/allocators/joined.js';
import { TABLE_PAGES, TABLES_END } from '../../src/allocators/kernels/parts.js';
import { merge } from '../../src/allocators/merge.js';
import { kernelProgram, MAX_PAGES, MEMORY } from '../../src/allocators/program.js';
import { ChecksumError } from '../../src/errors.js';
import { assembleField } from '../../src/field.js';

const lifo = heapKernels.filter(({ name }) => name === 'lifo');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigil-bench-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Takes the place of the floor, which serves blocks of at most 256 bytes. */
function broken(name: string, alloc: Implementation<'sigil_alloc'>): Allocator {
  const free = implement('sigil_free', () => undefined);
  const join: Allocator['join'] = (program, goal, own) => {
    const module = assembleFunctions({ sigil_alloc: alloc, sigil_free: free }, { optimize: 'none' });
    module.setMemory(TABLE_PAGES + 100, MAX_PAGES, null, [], false, false, MEMORY);
    return merge(program, emitWasm(module), goal, own);
  };
  return { ...floor, name, join };
}

const top = global_('top', ptr, () => TABLES_END);

describe('an allocator that cannot be trusted is never timed', () => {
  it.each([
    ['gives one block to all', () => ret(address(TABLES_END))],
    ['gives a block that lies in the tables of kernels', () => ret(address(TABLES_END - 4096))],
    [
      'lets the last bytes of a block be the first of the next',
      () => {
        const block = let_('block', top.get());
        top.set(add(block, 252));
        ret(block);
      },
    ],
  ])('when it %s', async (name, body) => {
    const run = joinAll(lifo, [broken(name, implement('sigil_alloc', body))], { folder });
    await expect(run).rejects.toThrow(ChecksumError);
    await expect(run).rejects.toThrow(new RegExp(`^${name}: \\d+ bytes of live blocks changed`));
  });
});

describe('the peers that are here', () => {
  it('pass the same test, and compute in the same kernel what the floor computes', async () => {
    const { present, absent } = await assembleField([assemblyscript, dlmalloc, emmalloc]);
    for (const { reason } of absent) expect(reason).toContain('install with: ');
    const allocators = [floor, ...present.map(({ contender }) => contender)];
    const sums = await Promise.all(allocators.map(kernelSum));
    expect(new Set(sums)).toEqual(new Set([sums[0]]));
  });
});

async function kernelSum(allocator: Allocator): Promise<number> {
  const own = await mkdtemp(join(folder, 'peer-'));
  const wasm = await allocator.join(kernelProgram(lifo, allocator.lacks), 'speed', own);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource));
  const { _initialize, verify, kernel_lifo } = exports as Record<string, (turns: number) => number>;
  _initialize?.(0);
  expect(verify!(5_000), allocator.name).toBe(0);
  return kernel_lifo!(2);
}
