import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DoctorDocument, FoundTool } from '../src/index.js';
import { missingTools } from './native-tools.js';
import { sigilAlloc, testFolder } from './sigil-alloc.js';

async function doctor(env: Readonly<Record<string, string>> = {}) {
  const { exitCode, stdout, stderr } = await sigilAlloc(['doctor', '--json'], { env });
  expect(stderr).toBe('');
  const document = JSON.parse(stdout) as DoctorDocument;
  const tool = (name: string): FoundTool | undefined => document.tools.find((found) => found.tool === name);
  const native = document.backends.find(({ backend }) => backend === 'native');
  return { exitCode, document, tool, native };
}

const folder = testFolder();

describe('doctor', () => {
  it.skipIf(missingTools)('finds the tools, says by what, and has compiled and run a program with them', async () => {
    const { exitCode, document, tool, native } = await doctor();
    expect(exitCode).toBe(0);
    expect(tool('qbe')).toMatchObject({ found: true, needed: true, toolVersion: '1.2 or later' });
    expect(tool('cc')).toMatchObject({ found: true, by: process.env.CC ? 'CC' : 'PATH' });
    expect(tool('binaryen')).toMatchObject({ found: true, by: 'node_modules' });
    expect(native).toMatchObject({ works: true, detail: expect.stringContaining('compiled and ran') });
    expect(document.conformers).toContainEqual({ name: 'bump', backends: ['wasm', 'native'] });
  });

  it.skipIf(missingTools)('explains in words what is there', async () => {
    const { exitCode, stdout, stderr } = await sigilAlloc(['doctor']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^qbe +\/\S+ +(PATH|SIGIL_QBE|\.toolchain) +1\.2 or later +native code$/m);
    expect(stdout).toMatch(/^native +yes +bump, tlsf-rc/m);
  });

  it('tells which tool is missing, what works without it and what installs it, with the code of a missing tool', async () => {
    const { exitCode, document, tool, native } = await doctor({ SIGIL_QBE: '/nowhere/qbe' });
    expect(exitCode).toBe(3);
    expect(tool('qbe')).toMatchObject({
      found: false,
      reason: expect.stringContaining('SIGIL_QBE names /nowhere/qbe'),
      without: expect.stringContaining('WebAssembly works'),
      install: expect.stringContaining('qbe'),
    });
    expect(native).toMatchObject({ works: false });
    expect(document.conformers).toContainEqual({ name: 'bump', backends: ['wasm'] });
  });

  it('needs nothing of the system for wasm', async () => {
    const { exitCode, document, tool } = await doctor({ PATH: '', CC: '', AR: '' });
    expect(exitCode).toBe(3);
    expect(['cc', 'ar', 'clang', 'chromium'].map((name) => tool(name)?.found)).toEqual([false, false, false, false]);
    for (const { found, install, without } of document.tools)
      if (!found) expect({ install, without }).toEqual({ install: expect.any(String), without: expect.any(String) });
    expect(document.backends.map(({ works }) => works)).toEqual([true, false]);
  });

  it.skipIf(missingTools)('tries what it finds: a tool that is there and does not work is a finding', async () => {
    const { exitCode, tool, native } = await doctor({ SIGIL_QBE: process.execPath });
    expect(tool('qbe')).toMatchObject({ found: true, by: 'SIGIL_QBE' });
    expect(native).toMatchObject({ works: false, detail: expect.stringMatching(/tried and failed: .*exit code/) });
    expect(exitCode).toBe(1);
  });

  it.skipIf(missingTools)('does not believe that what was compiled runs as it should', async () => {
    const fake = join(folder, 'cc');
    writeFileSync(
      fake,
      // It is asked for its version too, and must not take that for a file.
      '#!/bin/sh\nfor last; do :; done\n[ "$last" = --version ] && exit\nprintf "#!/bin/sh\\nexit 0\\n" > "$last"\nchmod +x "$last"\n',
    );
    chmodSync(fake, 0o755);
    const { exitCode, native } = await doctor({ CC: fake });
    expect(native).toMatchObject({ works: false, detail: expect.stringContaining('ended with 0, not with 42') });
    expect(exitCode).toBe(1);
  });
});
