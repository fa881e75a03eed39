import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { copyInstalled } from '../src/install.js';
import { findProgram } from '../src/programs.js';
import { blockWith, linesOf } from '../src/readme.js';
import { installed, ownFolder } from './installed.js';

const folder = ownFolder();
const crossCompiler = findProgram('aarch64-linux-gnu-gcc');
const emulator = findProgram('qemu-aarch64-static') ?? findProgram('qemu-aarch64');
const hasCross = crossCompiler !== undefined && emulator !== undefined;
if (!hasCross && process.arch !== 'arm64')
  process.stderr.write(
    'archive for arm64: skipped: no aarch64-linux-gnu-gcc or no qemu-aarch64; on Debian: apt-get install gcc-aarch64-linux-gnu qemu-user-static\n',
  );

const ARM64 = { from: /\.amd64\.s/g, to: '.arm64.s' };
const ownProcessor = (shell: string) => (process.arch === 'arm64' ? shell.replace(ARM64.from, ARM64.to) : shell);

describe.skipIf(process.platform !== 'linux').each(installed.packages)('$packageName for C', (owner) => {
  const readme = readFileSync(join(owner.folder, 'README.md'), 'utf8');
  const shell = linesOf(blockWith(readme, 'sh', 'ar rcs'));
  const program = blockWith(readme, 'c', 'sigil_alloc');

  /** What the README shows, in a folder of its own. */
  async function run(place: string, lines: readonly string[]) {
    await copyInstalled(installed, place);
    writeFileSync(join(place, 'main.c'), program);
    return execa('sh', ['-ec', lines.join('\n')], { cwd: place, reject: false });
  }

  it('is an archive and a program by the four lines of shell that its README shows', async () => {
    expect(shell).toHaveLength(4);
    const { stdout, stderr, exitCode } = await run(join(folder, owner.name), shell.map(ownProcessor));
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(Number(stdout)).toBeGreaterThanOrEqual(1024);
  });

  it('says whose trap it was', async () => {
    const place = join(folder, `${owner.name}-trap`);
    await copyInstalled(installed, place);
    writeFileSync(join(place, 'main.c'), '#include "sigil.h"\nint main(void) { sigil_alloc(0xfffffff8u); }\n');
    const { stderr, exitCode } = await execa('sh', ['-ec', shell.map(ownProcessor).join('\n')], {
      cwd: place,
      reject: false,
    });
    expect(exitCode).toBe(134);
    expect(JSON.parse(stderr)).toMatchObject({ error: 'out-of-memory', conformer: owner.name, requested: 0xfffffff8 });
  });

  it.skipIf(!hasCross)('is an archive for arm64 by the same lines', async () => {
    const lines = shell.map((line) =>
      line
        .replace(ARM64.from, ARM64.to)
        .replace(/^cc /, `${crossCompiler} -static `)
        .replace('./main', `${emulator} ./main`),
    );
    const { stdout, exitCode } = await run(join(folder, `${owner.name}-arm64`), lines);
    expect(exitCode).toBe(0);
    expect(Number(stdout)).toBeGreaterThanOrEqual(1024);
  });
});
