/**
 * Where a peer's shared object is: whatever the dynamic linker finds when it is told to preload one of its names. A small
 * program says whose malloc it got.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findCc, MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { inPackage } from '../../paths.js';

export interface SharedObject {
  /** what is preloaded, as the dynamic linker takes it */
  readonly name: string;
  readonly path: string;
  /** as its makers call the release */
  readonly release: string;
}

export interface Search {
  /** names without version it may go by, `libjemalloc` for instance */
  readonly stem: string;
  /** versioned names, the best first */
  readonly names: readonly string[];
  /** a function of it */
  readonly symbol: string;
  readonly debianPackage: string;
}

/** Finds it once, and again where it was not found. */
export function finderOf(search: Search): () => Promise<SharedObject> {
  let found: Promise<SharedObject> | undefined;
  return async () => {
    found ??= findSharedObject(search);
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
}

/** Throws MissingToolError where none of the names is found. */
export async function findSharedObject({ stem, names, symbol, debianPackage }: Search): Promise<SharedObject> {
  const install = `apt-get install ${debianPackage} (or the package of ${stem} elsewhere)`;
  if (process.platform !== 'linux') {
    throw new MissingToolError(stem, 'allocators are preloaded on Linux alone', `${install}, there`);
  }
  const answers = await withProbe((probe) => Promise.all(names.map((name) => ask(probe, symbol, name))));
  const found = answers.findIndex((answer) => answer !== undefined && basename(answer.path).startsWith(stem));
  if (found >= 0) return { name: names[found]!, ...answers[found]! };
  throw new MissingToolError(stem, `no ${names.join(' or ')} is found by the dynamic linker`, install);
}

export type Answer = Omit<SharedObject, 'name'>;

/** Whose malloc a C program has that preloads nothing. Throws MissingToolError. */
export const ownMalloc = (): Promise<Answer | undefined> => withProbe((probe) => ask(probe, 'malloc'));

/** Where the symbol comes from; undefined where the process does not have it, or does not even begin. */
async function ask(probe: string, symbol: string, preload?: string): Promise<Answer | undefined> {
  try {
    const env = preload === undefined ? {} : { LD_PRELOAD: preload };
    const [path = '', release = ''] = (await runTool(probe, [symbol], { env })).split('\n');
    return { path, release };
  } catch (error) {
    if (error instanceof ToolError) return undefined;
    throw error;
  }
}

async function withProbe<Value>(use: (probe: string) => Promise<Value>): Promise<Value> {
  const { cc, ccArguments } = findCc();
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const probe = join(folder, 'probe');
    // Where dlsym is in a library of its own, it has to be named; elsewhere that is empty.
    await runTool(cc, [...ccArguments, '-O1', inPackage('native/probe.c'), '-ldl', '-o', probe]);
    return await use(probe);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
