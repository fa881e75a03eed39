/** Runs a command under the recorder and gives what one of its processes asked of malloc. */
import { spawn } from 'node:child_process';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCc, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { UsageError, WorkerError } from '../../errors.js';
import { endOfEvents, readEventHead } from '../events.js';
import { recorderSource } from '../paths.js';
import type { Recording } from './recording.js';

/** Events that are kept; a trace is cut off long before. */
const MOST_EVENTS = 4_000_000;
const HEAD_BYTES = endOfEvents(0);

export interface NativeRun {
  readonly command: readonly [string, ...string[]];
  /** names the process by a part of its command line; that with the most events if left out */
  readonly process: string | undefined;
  /** where the command runs */
  readonly folder: string;
}

/** @throws UsageError where the command fails or the process is not among those that it started */
export async function recordNative({ command, process: wanted, folder }: NativeRun): Promise<Recording> {
  const own = await mkdtemp(join(tmpdir(), 'sigil-record-'));
  try {
    const library = await buildRecorder(own);
    await run(
      command,
      { LD_PRELOAD: library, SIGIL_RECORD: join(own, 'events'), SIGIL_RECORD_MOST: `${MOST_EVENTS}` },
      folder,
    );
    const files = (await readdir(own)).filter((name) => name.startsWith('events.')).map((name) => join(own, name));
    return await choose(await Promise.all(files.map(headOf)), wanted);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** The library that a command is to be started with. */
export async function buildRecorder(folder: string): Promise<string> {
  const { cc, ccArguments } = findCc();
  const out = join(folder, 'record.so');
  const flags = ['-std=c11', '-O2', '-Wall', '-Wextra', '-fPIC', '-shared', '-fno-builtin', '-pthread'];
  await runTool(cc, [...ccArguments, ...flags, recorderSource, '-ldl', '-o', out]);
  return out;
}

/** What the command writes is shown; of its environment only that is the person's own that finds programs. */
async function run(
  [file, ...args]: NativeRun['command'],
  recorder: Record<string, string>,
  cwd: string,
): Promise<void> {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', HOME: cwd, ...recorder };
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (status !== 0) throw new WorkerError(`${file} ended with ${status}`);
}

interface EventFile {
  readonly path: string;
  readonly events: number;
  readonly command: readonly string[];
}

async function headOf(path: string): Promise<EventFile> {
  return { path, ...readEventHead(await readStart(path, HEAD_BYTES), path) };
}

async function choose(files: readonly EventFile[], wanted: string | undefined): Promise<Recording> {
  const named = files.filter(({ command }) => wanted === undefined || command.join(' ').includes(wanted));
  const [most] = named.sort((a, b) => b.events - a.events);
  if (most === undefined) {
    const seen = files.map(({ command }) => command[0]).join(', ');
    throw new UsageError(`no process with ${JSON.stringify(wanted)} in its command line; there were ${seen || 'none'}`);
  }
  const bytes = await readStart(most.path, endOfEvents(Math.min(most.events, MOST_EVENTS)));
  return { bytes, command: most.command, pointerBytes: 8 };
}

async function readStart(path: string, bytes: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
