/** Traces with allocators in wasm: the modules, times in each engine, footprints in this one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Allocator } from '../allocators/allocator.js';
import { ENGINE_FLAGS } from '../allocators/engines.js';
import { type Command, interleave } from '../interleave.js';
import { showProgress } from '../progress.js';
import type { TraceCase } from './case.js';
import { turnsOf } from './catalogue.js';
import { type Footprint, wasmFootprint } from './footprint.js';
import { wasmReplayer } from './paths.js';
import { replayProgram, tablePages } from './replay/program.js';
import type { CaseTimes, TimesOptions } from './times.js';

export interface JoinedReplayer {
  readonly name: string;
  readonly file: string;
  readonly wasm: Uint8Array;
}

/** Enough for the traces of this package, whichever are chosen: who grows by a share of all memory must always have the same. */
const USUAL_TABLE_PAGES = 10;

/** Pages below the heap. */
const pagesOf = (cases: readonly TraceCase[]): number =>
  Math.max(USUAL_TABLE_PAGES, ...cases.map(({ replay }) => tablePages(replay)));

export async function joinReplayers(
  cases: readonly TraceCase[],
  allocators: readonly Allocator[],
  folder: string,
): Promise<JoinedReplayer[]> {
  showProgress('building replayers');
  const settled = await Promise.allSettled(
    allocators.map(async (allocator) => {
      const own = join(folder, allocator.name);
      await mkdir(own, { recursive: true });
      const wasm = await allocator.join(replayProgram(pagesOf(cases)), 'speed', own);
      const file = join(own, 'replayer.wasm');
      await writeFile(file, wasm);
      return { name: allocator.name, file, wasm };
    }),
  );
  // All of them have ended: nothing writes into the folder any more.
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

export async function measureWasm(
  cases: readonly TraceCase[],
  joined: readonly JoinedReplayer[],
  enginePath: string,
  { rounds, scale, generations }: TimesOptions,
): Promise<CaseTimes[]> {
  const files = cases.map(({ name, file }) => `${name}=${file}`);
  const commands = new Map<string, Command>(
    joined.map(({ name, file }) => [name, [enginePath, ...ENGINE_FLAGS, wasmReplayer, file, ...files]]),
  );
  const lanes = joined.map(({ name }) => ({ contender: name, worker: name }));
  const turns = cases.map(({ replay }) => turnsOf(replay.operations, scale));
  const runs = cases.map(({ name }, i) => ({ kernel: name, turns: turns[i]!, lanes }));
  const results = await interleave(runs, commands, rounds, generations);
  return results.map((result, i) => ({ case: cases[i]!, turns: turns[i]!, ...result }));
}

export function wasmFootprints(cases: readonly TraceCase[], joined: readonly JoinedReplayer[]): Footprint[] {
  return joined.flatMap(({ name: contender, wasm }) => {
    const module = new WebAssembly.Module(wasm as BufferSource);
    return cases.map((one) => ({
      case: one.name,
      contender,
      place: 'wasm' as const,
      memoryBytes: wasmFootprint(one, module, pagesOf(cases)),
    }));
  });
}
