/** Kernels with each allocator in them, as files for workers, and how many bytes the allocator alone is. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChecksumError } from '../errors.js';
import type { Allocator, Goal } from './allocator.js';
import { canRun, FRESH_KERNEL, type HeapKernel } from './catalogue.js';
import { faceProgram, freshProgram, kernelProgram, type Program } from './program.js';

export interface Joined {
  readonly allocator: Allocator;
  /** of the modules, as the worker takes them */
  readonly files: readonly string[];
  /** of a module that has nothing but the allocator, built for size; null where nobody asked */
  readonly codeBytes: number | null;
}

const VERIFY_TURNS = 20_000;

export interface JoinOptions {
  /** empty */
  readonly folder: string;
  /** modules with nothing but the allocator are made as well */
  readonly withCodeSize?: boolean;
}

/** @throws ChecksumError for an allocator whose blocks are not kept apart */
export async function joinAll(
  kernels: readonly HeapKernel[],
  allocators: readonly Allocator[],
  { folder, withCodeSize = true }: JoinOptions,
): Promise<Joined[]> {
  // All of them end before a failure is told: nothing may still write into the folder that is then removed.
  const settled = await Promise.allSettled(
    allocators.map((allocator) => joinOne(kernels, allocator, { folder: join(folder, allocator.name), withCodeSize })),
  );
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

async function joinOne(
  kernels: readonly HeapKernel[],
  allocator: Allocator,
  { folder, withCodeSize }: JoinOptions,
): Promise<Joined> {
  const build = async (program: Program, goal: Goal, name: string) => {
    const own = join(folder, name);
    await mkdir(own, { recursive: true });
    const wasm = await allocator.join(program, goal, own);
    const file = join(folder, `${name}.wasm`);
    await writeFile(file, wasm);
    return { file, wasm };
  };
  const { lacks } = allocator;
  const main = await build(kernelProgram(kernels, lacks), 'speed', 'kernels');
  verify(allocator, main.wasm);
  const files = [main.file];
  const fresh = kernels.find((kernel) => kernel.name === FRESH_KERNEL && canRun(kernel, lacks));
  if (fresh !== undefined) files.push((await build(freshProgram(fresh), 'speed', 'fresh')).file);
  const face = withCodeSize ? await build(faceProgram(lacks), 'size', 'face') : undefined;
  return { allocator, files, codeBytes: face?.wasm.length ?? null };
}

/** Times of an allocator that hands out overlapping blocks mean nothing. */
function verify({ name }: Allocator, wasm: Uint8Array): void {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource));
  const { _initialize, verify: run } = exports as Record<string, ((turns?: number) => number) | undefined>;
  _initialize?.();
  const faults = run!(VERIFY_TURNS);
  if (faults !== 0) throw new ChecksumError(`${name}: ${faults} bytes of live blocks changed, or blocks lie in tables`);
}
