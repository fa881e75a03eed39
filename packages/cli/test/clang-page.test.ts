/** docs/clang.md: what its sections say is done where their tools are, and prints what the page says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformer } from '@sigil-alloc/bump/prelude';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeArtefacts } from '../src/artefacts.js';
import { clang } from './libc-clang.js';
import { libcProgram } from './libc-tools.js';
import { missingTools } from './native-tools.js';
import { doPage } from './page.js';
import { command, testFolder } from './sigil-alloc.js';

const page = readFileSync(join(import.meta.dirname, '../../../docs/clang.md'), 'utf8');
const sectionOf = (title: string): string =>
  page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';

const skipped = (what: string, reason: string): true => {
  process.stderr.write(`${what}: skipped: ${reason}\n`);
  return true;
};
const rustc = async (...args: readonly string[]) => execa('rustc', args, { reject: false });

async function whichRustLacks(): Promise<{ readonly natively: boolean; readonly inWasm: boolean }> {
  if ((await execa('cargo', ['--version'], { reject: false })).failed)
    return { natively: skipped('Rust', 'no cargo on PATH; on Debian: apt-get install cargo'), inWasm: true };
  const library = (await rustc('--print', 'target-libdir', '--target', 'wasm32-unknown-unknown')).stdout ?? '';
  const hasTarget = library !== '' && existsSync(library);
  const how = 'rustc has no library for wasm32-unknown-unknown; rustup target add wasm32-unknown-unknown';
  return { natively: false, inWasm: hasTarget ? false : skipped('Rust in wasm', how) };
}

const rust = await whichRustLacks();

async function expectSection(title: string): Promise<void> {
  const steps = await doPage(
    sectionOf(title),
    testFolder(),
    clang === undefined ? '' : `clang() { command ${clang} "$@"; }`,
  );
  expect(steps.length).toBeGreaterThan(0);
  for (const { commands, exitCode, stderr, stdout, printed = '' } of steps)
    expect({ commands, exitCode, stderr, stdout }).toEqual({ commands, exitCode: 0, stderr: '', stdout: printed });
}

describe('the page for users of clang, wasm-ld and Rust', () => {
  it.skipIf(clang === undefined || missingTools)(
    'has a C program that needs no libc, on either conformer',
    async () => {
      await expectSection('C without a libc');
    },
  );

  it.skipIf(clang === undefined)('has one whose libc allocates on ours, linked in one step', async () => {
    await expectSection('C with wasi-libc');
  });

  it.skipIf(rust.natively || missingTools)('has a Rust program whose GlobalAlloc is ours', async () => {
    await expectSection('Rust');
  });

  it.skipIf(rust.inWasm)('has the same in wasm', async () => {
    await expectSection('Rust in wasm');
  });
});

describe.skipIf(clang === undefined)('an object beside wasi-libc', () => {
  const folder = testFolder();
  const RUN = `import { readFileSync } from 'node:fs';
    import { runProgram } from '@sigil-alloc/host';
    process.exitCode = await runProgram(readFileSync(process.argv[1]), { args: ['program'], conformer: 'bump' });`;

  beforeAll(async () => {
    await writeArtefacts(conformer, ['wasm-obj', 'header'], {}, join(folder, 'out'));
  });

  it.each([
    ['leaves the memory behind __heap_base to its malloc', ['-DBESIDE_MALLOC'], 'above the initial memory\n'],
    ['has that memory where nobody calls malloc', [], 'at __heap_base\n'],
  ])('%s', async (_, flags, stdout) => {
    const linked = ['out/bump.wasm.o', '-Wl,--initial-memory=1048576', '-o', 'program.wasm'];
    const args = ['--target=wasm32-wasi', '-O1', '-fno-builtin', '-Iout', ...flags, libcProgram('beside.c'), ...linked];
    expect(await command(clang!, args, { cwd: folder })).toMatchObject({ exitCode: 0, stderr: '' });
    const program = join(folder, 'program.wasm');
    const ran = await command(process.execPath, ['--input-type=module', '-e', RUN, program], {
      cwd: import.meta.dirname,
    });
    expect(ran).toEqual({ exitCode: 0, stdout, stderr: '' });
  });
});
