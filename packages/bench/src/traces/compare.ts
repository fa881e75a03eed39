/** The suite `traces` from options to result. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { findCc, MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { presentEngines } from '../allocators/engines.js';
import { firstLine } from '../contenders/first-line.js';
import { type Absent, assembleField, choosePeer, type Entrant, type Field } from '../field.js';
import { origin } from '../machine.js';
import { prepareCase, type TraceCase } from './case.js';
import { loadTrace } from './catalogue.js';
import type { Footprint } from './footprint.js';
import { buildReplayers, longestCalls, measureNative, nativeFootprints } from './native.js';
import type { Place, TracesOptions } from './options.js';
import { aboutOf, rowsOf, samplesOf, type TraceCompetitor, type TraceRow, type TracesResult } from './result.js';
import { joinReplayers, measureWasm, wasmFootprints } from './wasm.js';

/** @throws TraceError, ChecksumError, WorkerError; MissingToolError where nobody takes part */
export async function compareTraces(options: TracesOptions): Promise<TracesResult> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const cases = await Promise.all(options.cases.map((name) => prepareCase(loadTrace(name), folder)));
    return await compareCases(cases, options, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareCases(
  cases: readonly TraceCase[],
  options: TracesOptions,
  folder: string,
): Promise<TracesResult> {
  const parts = [await compareWasm(cases, options, folder), await compareNative(cases, options, folder)];
  const contenders = parts.flatMap((part) => part.contenders);
  const absent = parts.flatMap((part) => part.absent);
  if (contenders.length === 0) throw new MissingToolError(absent[0]!.name, absent[0]!.reason, 'see above');
  return {
    origin: await origin(),
    rounds: options.rounds,
    traces: cases.map(aboutOf),
    contenders,
    absent,
    rows: parts.flatMap((part) => part.rows),
    samples: samplesOf(
      cases,
      parts.flatMap((part) => part.footprints),
    ),
  };
}

interface Part {
  readonly contenders: readonly TraceCompetitor[];
  readonly absent: readonly Absent[];
  readonly rows: readonly TraceRow[];
  readonly footprints: readonly Footprint[];
}

async function compareWasm(cases: readonly TraceCase[], options: TracesOptions, folder: string): Promise<Part> {
  const field = await assembleField(options.allocators);
  if (field.present.length === 0) return { contenders: [], absent: field.absent, rows: [], footprints: [] };
  const peer = peerOf(field, options.against);
  const engines = await presentEngines(options.engines);
  const joined = await joinReplayers(
    cases,
    field.present.map(({ contender }) => contender),
    folder,
  );
  const footprints = wasmFootprints(cases, joined);
  const rows: TraceRow[] = [];
  for (const { contender: engine, version } of engines.present) {
    const times = await measureWasm(cases, joined, await engine.path(), options);
    rows.push(...rowsOf({ place: 'wasm', engine: version, peer, times, footprints, longest: [] }));
  }
  return { contenders: competitorsOf('wasm', field), absent: [...field.absent, ...engines.absent], rows, footprints };
}

async function compareNative(cases: readonly TraceCase[], options: TracesOptions, folder: string): Promise<Part> {
  const field = await assembleField(options.natives);
  if (field.present.length === 0) return { contenders: [], absent: field.absent, rows: [], footprints: [] };
  const peer = peerOf(field, options.against);
  const replayers = await buildReplayers(
    cases,
    field.present.map(({ contender }) => contender),
    folder,
  );
  const times = await measureNative(cases, replayers, options);
  const footprints = await nativeFootprints(cases, replayers);
  const longest = await longestCalls(cases, replayers, options.replaysForLongest);
  const rows = rowsOf({ place: 'native', engine: await nativeEngine(), peer, times, footprints, longest });
  return { contenders: competitorsOf('native', field), absent: field.absent, rows, footprints };
}

/** Who was asked for may be of the other place. */
function peerOf<C extends Entrant & { readonly isOurs: boolean }>(field: Field<C>, asked: string | undefined): string {
  const isHere = [...field.present.map(({ contender }) => contender), ...field.absent].some(
    ({ name }) => name === asked,
  );
  return choosePeer(field, isHere ? asked : undefined, ({ isOurs }) => isOurs);
}

const competitorsOf = <C extends Entrant & { readonly what: string }>(
  place: Place,
  { present }: Field<C>,
): TraceCompetitor[] => present.map(({ contender: { name, what }, version }) => ({ place, name, what, version }));

async function nativeEngine(): Promise<string> {
  return `native, ${await firstLine(findCc().cc, ['--version'])}, ${type()} ${process.arch}`;
}
