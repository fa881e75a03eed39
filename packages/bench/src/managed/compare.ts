/** The suite `managed` from options to result. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { presentEngines } from '../allocators/engines.js';
import { type Absent, assembleField, choosePeer, type Present } from '../field.js';
import { origin } from '../machine.js';
import type { EngineNeed, ManagedContender } from './contender.js';
import { measureManaged, type Prepared } from './measure.js';
import type { ManagedOptions } from './options.js';
import { type ManagedResult, type ManagedRow, rowsOf } from './result.js';

export async function compareManaged(options: ManagedOptions): Promise<ManagedResult> {
  const { kernels, rounds } = options;
  const field = await assembleField(options.contenders);
  const peer = choosePeer(field, options.against, ({ isOurs }) => isOurs);
  const engines = await presentEngines(options.engines);
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const prepared = await prepareAll(field.present, folder);
    const [rows, absent]: [ManagedRow[], Absent[]] = [[], [...field.absent, ...engines.absent]];
    for (const { contender: engine, version } of engines.present) {
      const path = await engine.path();
      const [able, unable] = await split(prepared, path);
      absent.push(...unable.map(({ contender }) => ({ name: contender.name, reason: reasonOf(contender, version) })));
      const measured = await measureManaged(kernels, able, path, options);
      rows.push(...rowsOf(measured, options.contenders, version, peer));
    }
    const contenders = field.present.map(({ contender: { name, what }, version }) => ({ name, what, version }));
    return { origin: await origin(), peer, rounds, contenders, absent, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One after the other: both generations of asc keep state of their own in this process. */
async function prepareAll(present: readonly Present<ManagedContender>[], folder: string): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const { contender } of present) {
    const own = join(folder, contender.name);
    await mkdir(own);
    prepared.push({ contender, file: await contender.prepare(own) });
  }
  return prepared;
}

/** Those that an engine can run, and those that it cannot. */
async function split(prepared: readonly Prepared[], enginePath: string): Promise<[Prepared[], Prepared[]]> {
  const parts: [Prepared[], Prepared[]] = [[], []];
  for (const one of prepared) {
    const { needs } = one.contender;
    parts[needs === undefined || (await has(enginePath, needs)) ? 0 : 1].push(one);
  }
  return parts;
}

/** A module that only engines with it take, one type long. */
const PROBES: Readonly<Record<EngineNeed, readonly number[]>> = {
  'wasm-gc': [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 3, 1, 0x5f, 0],
};

async function has(enginePath: string, need: EngineNeed): Promise<boolean> {
  const probe = `process.exit(WebAssembly.validate(new Uint8Array([${PROBES[need]}])) ? 0 : 1)`;
  try {
    await runTool(enginePath, ['-e', probe]);
    return true;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return false;
  }
}

const WHAT: Readonly<Record<EngineNeed, string>> = { 'wasm-gc': 'WebAssembly with garbage collection' };

const reasonOf = ({ needs }: ManagedContender, engine: string): string =>
  `${engine} has no ${WHAT[needs!]}; try --engines 24`;
