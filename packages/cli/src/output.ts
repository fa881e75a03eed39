/** What reaches stdout and the disk: JSON, lines, and files that appear whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Document, WrittenFile } from './documents.js';
import { endSteps } from './progress.js';

/** A place that cannot be written, and why. */
export class WriteError extends Error {
  override readonly name = 'WriteError';

  constructor(
    readonly path: string,
    error: unknown,
  ) {
    super(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file stands there',
  EISDIR: 'it is a folder',
  ENOTEMPTY: 'the folder is not empty',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left',
};

/** A file system error in words. */
export function reasonOf(error: unknown): string {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? (code || message);
}

export function printLine(text: string): void {
  endSteps();
  process.stdout.write(`${text}\n`);
}

export function printJson(document: Document): void {
  printLine(JSON.stringify(document, null, 2));
}

/** A file that has just been written, for a report. */
export async function written(file: string): Promise<WrittenFile> {
  return { file, bytes: (await stat(file)).size };
}

/** Writes a file beside its place and moves it there in one step. Throws WriteError. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new WriteError(path, error);
  }
}

/**
 * Lets `work` write files into a fresh folder, then moves all of them into `out`; when it fails, `out` is as it was,
 * and not made if it was not there. `out` itself holds the fresh folder, so that moving is one step on any disk.
 */
export async function writeTogether(out: string, work: (folder: string) => Promise<readonly string[]>): Promise<void> {
  const firstMade = await atPlace(out, () => mkdir(out, { recursive: true }));
  let isDone = false;
  let folder: string | undefined;
  try {
    folder = await atPlace(out, () => mkdtemp(join(out, '.build-')));
    for (const file of await work(folder)) {
      const place = join(out, basename(file));
      await atPlace(place, () => rename(file, place));
    }
    isDone = true;
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    if (!isDone && firstMade !== undefined) await rm(firstMade, { recursive: true, force: true });
  }
}

async function atPlace<Value>(path: string, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    throw new WriteError(path, error);
  }
}
