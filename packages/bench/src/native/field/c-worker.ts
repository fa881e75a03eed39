/** Workers that nothing but a C compiler is needed for. */
import { existsSync } from 'node:fs';
import { link } from 'node:fs/promises';
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
  /** the worker, if it is not that of the kernels */
  readonly source?: string | undefined;
}

/** The same worker serves several contenders: by what it is made of, the last place at which it was put. */
const compiled = new Map<string, Promise<string>>();

/** Puts it into a folder of its own and gives the executable's path. */
export function buildCWorker(folder: string, worker: CWorker): Promise<string> {
  const key = JSON.stringify([worker, findCc()]);
  const building = linkOrCompile(compiled.get(key), folder, worker);
  compiled.set(key, building);
  return building;
}

async function linkOrCompile(earlier: Promise<string> | undefined, folder: string, worker: CWorker): Promise<string> {
  const file = join(folder, 'worker');
  const before = await earlier?.catch(() => undefined);
  // Not copied: what is open for writing while others are started cannot be run.
  if (before !== undefined && existsSync(before)) await link(before, file);
  else await compile(file, folder, worker);
  return file;
}

async function compile(
  file: string,
  folder: string,
  { form, lines = [], inputs = [], source }: CWorker,
): Promise<void> {
  const { cc, ccArguments } = findCc();
  const worker = await writeNativeWorker(folder, form, lines, source);
  await runTool(cc, [...ccArguments, '-O2', ...CALLS_ARE_CALLS, worker, ...inputs, '-o', file]);
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
