/** Workers that nothing but a C compiler is needed for. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCc, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import type { Form } from '../contender.js';
import { writeNativeWorker } from './worker-source.js';

/** A compiler that knows what malloc is leaves out blocks that only one function sees. */
const CALLS_ARE_CALLS = ['malloc', 'realloc', 'free'].map((name) => `-fno-builtin-${name}`);

export interface CWorker {
  readonly form: Form | 'counted';
  /** C before the worker's own */
  readonly lines?: readonly string[];
  /** further sources, archives and shared objects */
  readonly inputs?: readonly string[];
}

/** The same worker serves several contenders: it is compiled once and kept. */
const compiled = new Map<string, Promise<Buffer>>();

/** Puts it into a folder of its own and gives the executable's path. */
export async function buildCWorker(folder: string, worker: CWorker): Promise<string> {
  const key = JSON.stringify([worker, findCc()]);
  const bytes = compiled.get(key) ?? compile(folder, worker);
  compiled.set(key, bytes);
  // A failure is not kept: what was wrong may be put right while this process lives.
  bytes.catch(() => compiled.delete(key));
  const file = join(folder, 'worker');
  await writeFile(file, await bytes, { mode: 0o755 });
  return file;
}

async function compile(folder: string, { form, lines = [], inputs = [] }: CWorker): Promise<Buffer> {
  const { cc, ccArguments } = findCc();
  const file = join(folder, 'compiled');
  const worker = await writeNativeWorker(folder, form, lines);
  await runTool(cc, [...ccArguments, '-O2', ...CALLS_ARE_CALLS, worker, ...inputs, '-o', file]);
  return readFile(file);
}

/** C's malloc by other names. */
export const faceOf = (names: {
  readonly alloc: string;
  readonly realloc: string;
  readonly free: string;
}): string[] => [
  `#define FACE_ALLOC ${names.alloc}`,
  `#define FACE_REALLOC ${names.realloc}`,
  `#define FACE_FREE ${names.free}`,
];
