/* The command as its users get it: packed, with the packages it asks for, in a folder outside of this repository. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findQbe, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../src/install.js';
import { pack } from '../src/pack.js';
import { conformerPackages, publishedPackages } from '../src/packages.js';
import { installed, ownFolder } from './installed.js';

const PROGRAM = '../../../examples/wordcount/wordcount.wat';
// Conformers are packed with assembly; setup.ts has said so where there is no QBE.
const isNativeSkipped = (await whyNativeIsSkipped()) !== undefined;
const folder = ownFolder();

async function sigilAlloc(args: readonly string[], input = '') {
  const PATH = `${dirname(findQbe())}:${process.env.PATH}`;
  const bin = join(folder, 'node_modules/@sigil-alloc/cli/bin/sigil-alloc.js');
  const options = { cwd: folder, env: { PATH }, reject: false, input } as const;
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], options);
  return { exitCode, stdout, stderr };
}

describe.skipIf(isNativeSkipped)('sigil-alloc, packed', () => {
  beforeAll(async () => {
    const tarballs = publishedPackages().map((owner) => pack(owner, folder));
    await layOut(await Promise.all(tarballs), folder);
  });

  it('builds the conformers, byte for byte what their packages contain', async () => {
    for (const { name, folder: from } of installed.packages) {
      const { exitCode, stderr } = await sigilAlloc(['build', name, '--out', 'out', '--emit', 'wasm,wasm-obj,archive']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      for (const file of [`${name}.wasm`, `${name}.wasm.o`])
        expect(readFileSync(join(folder, 'out', file)).equals(readFileSync(join(from, 'prebuilt', file))), file).toBe(
          true,
        );
    }
    expect(installed.packages).toHaveLength(conformerPackages().length);
  });

  it('links and runs a program, in wasm and natively', async () => {
    const program = new URL(PROGRAM, import.meta.url).pathname;
    for (const more of [[], ['--native']])
      expect(await sigilAlloc(['run', program, '--with', 'tlsf-rc', ...more], 'b a b')).toEqual({
        exitCode: 0,
        stdout: '2 b\n1 a',
        stderr: '',
      });
  });

  it('writes a conformer of one’s own, and checks it on both backends', async () => {
    expect(await sigilAlloc(['new', 'mine'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(existsSync(join(folder, 'mine/.gitignore'))).toBe(true);
    const { exitCode, stdout, stderr } = await sigilAlloc(['check', './mine/conformer.js', '--ops', '200']);
    expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 0, stderr: '' });
  });

  it('names what it lacks for components, and doctor names the same', async () => {
    const { exitCode, stderr } = await sigilAlloc(['build', 'bump', '--out', 'out', '--emit', 'component']);
    expect(exitCode).toBe(3);
    const [, install] = /; install with: (npm install .*@\^[\d.]+)$/.exec(stderr) ?? [];
    expect(install, stderr).toBeDefined();
    expect((await sigilAlloc(['doctor'])).stdout).toContain(`install  ${install}\n`);
  });
});
