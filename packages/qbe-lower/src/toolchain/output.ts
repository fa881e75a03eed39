/** Files come into being elsewhere and are put into place whole, so that a failure leaves nothing half-written. */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputError } from './errors.js';

/** Gives `work` an empty folder that is gone when it ends, whichever way. */
export async function inTemporaryFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left',
};

export interface Placement {
  readonly from: string;
  readonly to: string;
}

/** Puts a copy of `from` at `to` in one step, over what was there. Throws OutputError. */
export async function placeFile(from: string, to: string): Promise<void> {
  await placeFiles([{ from, to }]);
}

/** The same for several, all or none: every copy lies beside its place before the first is moved there. */
export async function placeFiles(files: readonly Placement[]): Promise<void> {
  const copies = files.map(({ from, to }) => ({ from, to, beside: `${to}.${randomUUID()}` }));
  try {
    for (const { from, to, beside } of copies) {
      await atPlace(to, async () => {
        await refuseFolder(to);
        await copyFile(from, beside);
      });
    }
    for (const { to, beside } of copies) await atPlace(to, () => rename(beside, to));
  } catch (error) {
    for (const { beside } of copies) await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
}

async function atPlace(path: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new OutputError(path, REASONS[code] ?? code);
  }
}
