import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cHeader, exportNames } from '@sigil-alloc/wit';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildArchive, buildExecutable, compileSsa, runtimeDir } from '../src/native.js';
import { findCc, runTool } from '../src/toolchain/index.js';
import { missingTools } from './native-tools.js';
import { hostSource, run, testFolder } from './shim-host.js';

const folder = await testFolder();
const ssa = await readFile(hostSource('conformer').replace(/\.c$/, '.ssa'), 'utf8');
const archive = join(folder, 'libsigil-mini.a');

const compilers = ['gcc', 'clang'].filter((CC) => {
  try {
    return findCc({ env: { ...process.env, CC } });
  } catch {
    return false;
  }
});

interface Symbol {
  readonly name: string;
  readonly type: string;
}

async function definedGlobals(file: string): Promise<readonly Symbol[]> {
  const lines = (await runTool('nm', ['--extern-only', '--defined-only', file])).matchAll(/^[0-9a-f]+ (\w) (\S+)$/gm);
  return [...lines].map(([, type = '', name = '']) => ({ name, type }));
}

describe.skipIf(missingTools)('an archive', () => {
  beforeAll(async () => {
    await buildArchive({ ssa, name: 'mini', conformer: 'mini', out: archive });
    await writeFile(join(folder, 'sigil.h'), cHeader());
    await copyFile(hostSource('archive-host'), join(folder, 'main.c'));
  });

  it.each(['cc', ...compilers])('links with a C program and no further flag: %s', async (compiler) => {
    await runTool(compiler, ['main.c', 'libsigil-mini.a', '-o', 'main'], { cwd: folder });
    expect(await run(join(folder, 'main'), [])).toEqual({
      stdout: 'static hello at 1072 after 1040 in 65536\nkind 1 size 17\n',
      stderr: '',
      status: 0,
    });
    expect(await run(join(folder, 'main'), ['trap'])).toMatchObject({
      stderr: '{"error":"out-of-memory","conformer":"mini","requested":17,"pages":1,"maxPages":3}\n',
      status: 134,
    });
  });

  it('leaves a host its own global called memory', async () => {
    await runTool('cc', ['-DOWN_MEMORY', 'main.c', 'libsigil-mini.a', '-o', 'own'], { cwd: folder });
    expect((await run(join(folder, 'own'), [])).stdout).toMatch(/\nok\n$/);
  });

  it('lists the exports of the wasm, memory as a weak symbol, and else only names of our own', async () => {
    const symbols = await definedGlobals(archive);
    const names = symbols.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...exportNames]));
    expect(symbols.find(({ name }) => name === 'memory')?.type).toBe('V');
    const own = /^(sigil_|wasi_snapshot_preview1__|mini_)/;
    expect(names.filter((name) => !exportNames.includes(name) && !own.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a program only what it uses', async () => {
    await runTool('cc', ['main.c', 'libsigil-mini.a', '-o', 'main'], { cwd: folder });
    const text = await runTool('nm', [join(folder, 'main')]);
    expect(text).toContain('sigil_rt_register');
    expect(text).not.toMatch(/wasi_|sigil_env_abort|sigil_rt_set_arguments/);
  });

  it('has the same bytes when it is built again', async () => {
    const again = join(folder, 'again.a');
    await buildArchive({ ssa, name: 'mini', conformer: 'mini', out: again });
    expect(Buffer.compare(await readFile(again), await readFile(archive))).toBe(0);
  });

  it.each(['sigil_trap', '../up', '', 'a b'])('refuses a member name that is none: %j', async (name) => {
    await expect(buildArchive({ ssa, name, conformer: 'mini', out: archive })).rejects.toThrow(
      `name must be a plain file name that does not begin with sigil_; found ${JSON.stringify(name)}`,
    );
  });

  it.each(['say "x"', 'back\\slash', 'two\nlines', ''])(
    'refuses a conformer name that cannot stand in the line: %j',
    async (conformer) => {
      const building = buildArchive({ ssa, name: 'mini', conformer, out: archive });
      await expect(building).rejects.toMatchObject({ name: 'BuildNameError' });
    },
  );
});

describe.skipIf(missingTools)('an executable', () => {
  const program = `data $name = { b "program", b 0 }
data $module = { w 1, w 2, w 65536, w 1024, w 0, w 0, l 0, l $name, l 0 }
section ".init_array.00051" "aw"
data $early = { l $instantiate }
function $instantiate() {
@start
	call $sigil_rt_register(l $module)
	ret
}
section "sigil_text" "ax"
export function $wasm__start() {
@start
	%before =w call $sigil_rt_memory_grow(w 1)
	%failed =w ceqw %before, 4294967295
	jnz %failed, @trap, @done
@trap
	hlt
@done
	ret
}
`;

  it.each([
    [undefined, { stdout: '', stderr: '', status: 0 }],
    [3, { stdout: '', stderr: '', status: 0 }],
    [2, { stdout: '', stderr: '{"error":"unreachable","conformer":"none","pages":2,"maxPages":2}\n', status: 134 }],
    [
      1,
      {
        stdout: '',
        stderr: 'sigil: module "program" cannot have its initial pages: it needs 2; the maximum is 1\n',
        status: 134,
      },
    ],
  ])('keeps its memory below a cap of %s pages from the first instruction on', async (maxPages, outcome) => {
    const out = join(folder, 'capped');
    const cap = maxPages === undefined ? {} : { maxPages };
    await buildExecutable({ ssa: program, entry: 'wasm__start', conformer: 'none', out, ...cap });
    expect(await run(out, [])).toEqual(outcome);
  });

  it('links an archive that brings a shim of its own, and its own cap still holds', async () => {
    await buildArchive({ ssa, name: 'mini', conformer: 'mini', out: archive });
    const out = join(folder, 'with-archive');
    const options = { conformer: 'other', maxPages: 2, cSources: [hostSource('archive-host')], archives: [archive] };
    await buildExecutable({ ...options, out });
    expect((await run(out, ['trap'])).stderr).toBe(
      '{"error":"out-of-memory","conformer":"other","requested":17,"pages":1,"maxPages":2}\n',
    );
  });
});

describe.skipIf(missingTools)('a build that fails', () => {
  it.each([
    ['SSA that qbe refuses', { ssa: 'nonsense' }, 'ToolError', /qbe.*\nexit code 1:\n.*unknown keyword nonsense/],
    [
      'an undefined symbol',
      { ssa: 'export function $f() {\n@start\n\tret\n}\n' },
      'ToolError',
      /exit code 1:\n.*wasm__start/s,
    ],
    [
      'an output folder that is not there',
      { out: join(folder, 'no', 'out') },
      'OutputError',
      /its folder does not exist$/,
    ],
  ])('says why, keeps what was there, and leaves nothing: %s', async (_, wrong, name, message) => {
    const place = join(folder, 'place');
    const temporary = join(folder, 'temporary');
    await mkdir(place, { recursive: true });
    await mkdir(temporary, { recursive: true });
    await writeFile(join(place, 'out'), 'before');
    vi.stubEnv('TMPDIR', temporary);
    const entry = 'export function $wasm__start() {\n@start\n\tret\n}\n';
    const options = { ssa: entry, entry: 'wasm__start', conformer: 'none', out: join(place, 'out'), ...wrong } as const;
    const building = buildExecutable(options);
    await expect(building).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    vi.unstubAllEnvs();
    expect(await readdir(place)).toEqual(['out']);
    expect(await readFile(join(place, 'out'), 'utf8')).toBe('before');
    expect(await readdir(temporary)).toEqual([]);
  });

  it('writes neither assembly nor object when one of them cannot be had', async () => {
    const assembly = join(folder, 'never.s');
    await expect(compileSsa('function $f() {\n@start\n\tcall $f(\n', { assembly })).rejects.toThrow('qbe');
    expect(await readdir(folder)).not.toContain('never.s');
  });

  it('names the missing tool before anything runs', async () => {
    vi.stubEnv('SIGIL_QBE', '/no/qbe');
    await expect(compileSsa(ssa, { assembly: join(folder, 'x.s') })).rejects.toMatchObject({
      name: 'MissingToolError',
    });
    vi.unstubAllEnvs();
  });
});

describe.skipIf(missingTools)('the C of the shim', () => {
  it.each(compilers)('is C11 without a single warning: %s', async (compiler) => {
    const flags = ['-std=c11', '-O2', '-Wall', '-Wextra', '-Wpedantic', '-Werror', '-fsyntax-only'];
    const defines = ['-DSIGIL_CONFORMER="x"', '-DSIGIL_ENTRY=wasm__start', '-I', runtimeDir, '-I', folder];
    await writeFile(join(folder, 'sigil.h'), cHeader());
    await writeFile(join(folder, 'sigil_trap_names.h'), '#define SIGIL_TRAP_NAMES "none"\n');
    const sources = (await readdir(runtimeDir))
      .filter((name) => name.endsWith('.c'))
      .map((name) => join(runtimeDir, name));
    await runTool(compiler, [...flags, ...defines, ...sources]);
  });
});
