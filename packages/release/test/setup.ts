/** Before all tests: every conformer packed, and installed into an empty folder as its users do, without a network. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import type { TestProject } from 'vitest/node';
import { type Installed, install } from '../src/install.js';
import { pack } from '../src/pack.js';
import { conformerPackages } from '../src/packages.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** undefined where nothing can be packed, for want of QBE */
    installed: Installed | undefined;
  }
}

export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const reason = await whyNativeIsSkipped();
  if (reason !== undefined) {
    process.stderr.write(`packed conformers: skipped: ${reason}\n`);
    project.provide('installed', undefined);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'sigil-installed-'));
  const tarballs = await Promise.all(conformerPackages().map((owner) => pack(owner, folder)));
  project.provide('installed', await install(tarballs, folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
