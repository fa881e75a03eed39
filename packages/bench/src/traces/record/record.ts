/** From a command to the file of a trace. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { packageFolder } from '../../paths.js';
import { callsOfEvents, readEventHead } from '../events.js';
import { writeTrace } from '../format/file.js';
import { recordNative } from './native.js';
import { packageOf } from './package-of.js';
import type { Recording } from './recording.js';
import { recordWasm } from './wasm.js';

export interface RecordOptions {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** whether the command is a wasm program or its driver */
  readonly isWasm: boolean;
  /** names the process by a part of its command line */
  readonly process: string | undefined;
  /** package and version; what dpkg says if left out */
  readonly package: string | undefined;
  /** the trace is cut off behind so many */
  readonly mostCalls: number;
}

/** Paths that begin so are of this package; the command runs elsewhere. */
const OWN = /^recorder\//;

/** @throws UsageError, WorkerError, TraceError */
export async function record(options: RecordOptions): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-recorded-'));
  try {
    return await traceOf(await run(options, folder), options, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run({ command: [file, ...args], isWasm, process }: RecordOptions, folder: string): Promise<Recording> {
  const fromHere = (word: string): string => (OWN.test(word) ? join(packageFolder, word) : word);
  if (isWasm) return recordWasm([resolve(whereOneStands(), fromHere(file)), ...args], folder);
  return recordNative({ command: [file, ...args.map(fromHere)], process, folder });
}

/** Where the person stands; npm changes into the package. */
const whereOneStands = (): string => process.env.INIT_CWD ?? '.';

async function traceOf(
  { bytes, command, pointerBytes }: Recording,
  options: RecordOptions,
  folder: string,
): Promise<Uint8Array> {
  const { name, mostCalls, command: typed } = options;
  const { ops, alignedOps, foreignOps } = callsOfEvents(bytes, name, mostCalls);
  const [program, ...args] = command as [string, ...string[]];
  const recorded = {
    name,
    program: basename(program),
    package: options.package ?? (await packageOf(program)),
    command: typed.map((text) => withoutPlaces(text, folder)).join(' '),
    arguments: args.map((text) => withoutPlaces(text, folder)),
    pointerBytes,
    recordedOps: readEventHead(bytes, name).events,
    alignedOps,
    foreignOps,
  };
  return writeTrace(recorded, ops);
}

/** Where this package, the folder and other files lie is of no interest. */
function withoutPlaces(text: string, folder: string): string {
  const own = text.replaceAll(packageFolder, '').replaceAll(`${folder}/`, '').replaceAll(folder, '.');
  return isAbsolute(own) ? basename(own) : own;
}
