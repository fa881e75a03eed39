/** The measuring of growth: case by case, each in processes of its own that end with it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Allocator } from '../allocators/allocator.js';
import { ENGINE_FLAGS } from '../allocators/engines.js';
import { WorkerError } from '../errors.js';
import type { Absent } from '../field.js';
import { type Command, interleave } from '../interleave.js';
import { growthWorker } from '../paths.js';
import { showProgress } from '../progress.js';
import type { Measurement } from '../worker.js';
import { caseName, fillSteps, type GrowthCase, type Series } from './catalogue.js';
import { growthProgram } from './kernels.js';

/** By series and allocator, the file of the module. */
export type Modules = ReadonlyMap<Series, ReadonlyMap<string, string>>;

/** @param folder empty and its own */
export async function buildModules(
  series: readonly Series[],
  allocators: readonly Allocator[],
  folder: string,
): Promise<Modules> {
  const modules = new Map<Series, ReadonlyMap<string, string>>();
  for (const one of series) modules.set(one, await buildSeries(one, allocators, join(folder, one.name)));
  return modules;
}

async function buildSeries(
  { name, counts }: Series,
  allocators: readonly Allocator[],
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const allocator of allocators) {
    showProgress(`${name}, with ${allocator.name}`);
    const own = join(folder, allocator.name);
    await mkdir(own, { recursive: true });
    const file = join(own, 'growth.wasm');
    await writeFile(file, await allocator.join(growthProgram(name, Math.max(...counts)), 'speed', own));
    files.set(allocator.name, file);
  }
  return files;
}

export interface GrowthTimes {
  readonly case: GrowthCase;
  /** by allocator, of each round in order */
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
}

export interface GrowthRounds {
  readonly rounds: number;
  readonly turns: number;
  readonly generations: number;
}

export interface Measured {
  readonly times: readonly GrowthTimes[];
  /** who could not go through with a case */
  readonly absent: readonly Absent[];
}

export async function measureGrowth(
  cases: readonly GrowthCase[],
  modules: Modules,
  enginePath: string,
  options: GrowthRounds,
): Promise<Measured> {
  const [times, absent]: [GrowthTimes[], Absent[]] = [[], []];
  for (const one of cases) {
    const files = new Map(modules.get(one.series)!);
    while (files.size > 0) {
      const found = await measureCase(one, files, enginePath, options);
      if ('measurements' in found) {
        times.push(found);
        break;
      }
      absent.push({ name: found.contender, reason: `${caseName(one)}: it ran out of memory, or mixed up blocks` });
      files.delete(found.contender);
    }
  }
  return { times, absent };
}

/** The times, or who ended before. */
async function measureCase(
  one: GrowthCase,
  files: ReadonlyMap<string, string>,
  enginePath: string,
  { rounds, turns, generations }: GrowthRounds,
): Promise<GrowthTimes | { readonly contender: string }> {
  const commands = new Map([...files].map(([name, file]) => [name, commandOf(enginePath, file)]));
  const lanes = [...files.keys()].map((name) => ({ contender: name, worker: name }));
  // Each slot is renewed once on average before any turn counts.
  const run = { kernel: caseName(one), turns, further: [fillSteps(one), one.count], lanes };
  try {
    const [result] = await interleave([run], commands, rounds, generations);
    return { case: one, measurements: result!.measurements };
  } catch (error) {
    if (!(error instanceof WorkerError) || error.contender === undefined) throw error;
    return { contender: error.contender };
  }
}

const commandOf = (enginePath: string, file: string): Command => [enginePath, ...ENGINE_FLAGS, growthWorker, file];
