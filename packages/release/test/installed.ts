/** The installed conformers for the tests of a file; none where nothing could be packed, which `setup.ts` has said. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';

export const installed = inject('installed') ?? { folder: '', packages: [] };

/** A folder of the test file's own, gone when it ends. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigil-release-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
