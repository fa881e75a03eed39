/** malloc and its family on tlsf-rc in native programs: their rules, who may call when, what is refused (docs/libc.md). */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformer } from '@sigil-alloc/tlsf-rc/prelude';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeArtefacts } from '../src/artefacts.js';
import { canLinkStatically, cc, example, followPage, libcProgram } from './libc-tools.js';
import { missingTools } from './native-tools.js';
import { command, type Outcome, testFolder } from './sigil-alloc.js';

const folder = testFolder();
const at = (file: string) => join(folder, file);
/** The fast build is in the folder that the page names. */
const ours = (build = 'out') => ['-I', at(build), at(`${build}/sigil_libc.c`), at(`${build}/libsigil-tlsf-rc.a`)];

const REPLACED =
  'malloc calloc realloc reallocarray free malloc_usable_size aligned_alloc memalign posix_memalign valloc pvalloc'
    .split(' ')
    .sort();

const hasStaticLibc = missingTools === undefined && (await canLinkStatically());
const missingStaticLibc = hasStaticLibc ? undefined : 'cc finds no static libc';

/** For a title: why its tests are skipped, nothing if they are not. */
const skipText = (missing: string | undefined): string => (missing === undefined ? '' : ` (skipped: ${missing})`);

/** Programs whose libc is elsewhere, and whose libc is in them. */
const LINKED = [
  { linked: 'dynamically', program: at('process'), nmFlags: ['-D'], missing: missingTools },
  { linked: 'statically', program: at('process-static'), nmFlags: [], missing: missingTools ?? missingStaticLibc },
].map((row) => ({ ...row, why: skipText(row.missing) }));

let followed: Outcome;

beforeAll(async () => {
  if (missingTools !== undefined) return;
  copyFileSync(example('lisp.c'), at('program.c'));
  const checking = writeArtefacts(conformer, ['archive', 'header', 'libc'], { build: 'check' }, at('check'));
  [followed] = await Promise.all([followPage('Natively', folder, 'cc() { command cc "$@" -lm; }'), checking]);
  const [rules, process] = [libcProgram('rules.c'), libcProgram('process.c')];
  await cc('-shared', '-fPIC', libcProgram('early.c'), '-o', at('libearly.so'));
  const withLibrary = ['-DWITH_LIBRARY', at('libearly.so'), `-Wl,-rpath,${folder}`];
  await Promise.all([
    cc('-O0', '-fno-builtin', rules, ...ours(), '-o', at('rules-fast')),
    cc('-O0', '-fno-builtin', rules, ...ours('check'), '-o', at('rules-check')),
    cc('-O1', process, ...ours('check'), '-o', at('process-check')),
    cc('-O1', process, ...ours(), ...withLibrary, '-o', at('process')),
    ...(hasStaticLibc ? [cc('-O1', '-static', process, ...ours(), '-o', at('process-static'))] : []),
  ]);
}, 60_000);

const fine = (stdout: string) => ({ exitCode: 0, stdout, stderr: '' });

describe.skipIf(missingTools)(`malloc and its family in a native program${skipText(missingTools)}`, () => {
  it.each(['fast', 'check'])('keep their rules on the %s build', async (build) => {
    expect(await command(at(`rules-${build}`), [])).toEqual(fine('all 139 rules hold\n'));
  });

  it('compile without a warning under strict standards', async () => {
    const strict = [
      '-Wall',
      '-Wextra',
      '-Wpedantic',
      '-Werror',
      '-O2',
      '-c',
      at('out/sigil_libc.c'),
      '-o',
      '/dev/null',
    ];
    for (const standard of ['c11', 'gnu17']) await cc(`-std=${standard}`, ...strict);
  });

  it('serve as their page says, a program and others that were built before', async () => {
    expect(followed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(followed.stdout).toMatch(/\nlibmalloc\.so\nout\nprogram\nprogram\.c\n$/);
    const input = readFileSync(example('program.lisp'));
    expect((await command(at('program'), [], { input })).stdout).toMatch(/\n275482 cells\n$/);
  });

  it.each([
    ['json', '{"b": [1, 2.5e3, "\\u00e9\\n"], "a": {}}'],
    ['sort', ''],
  ])('serve %s, an example, which prints what it prints on libc’s own', async (name, input) => {
    const build = (out: string, ...more: readonly string[]) =>
      cc('-O1', example(`${name}.c`), ...more, '-lm', '-o', at(out));
    await Promise.all([build(name, ...ours()), build(`${name}-libc`)]);
    const run = (program: string) => command(at(program), [], { input });
    const [replaced, plain] = await Promise.all([run(name), run(`${name}-libc`)]);
    expect(replaced).toEqual(plain);
    expect(replaced).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/.{20}\n/) });
  });

  it('need room for 8 GiB of addresses, in a shared library as well', async () => {
    const script = 'ulimit -v 4000000; exec ls';
    const { exitCode, stderr } = await command('sh', ['-c', script], { env: { LD_PRELOAD: at('libmalloc.so') } });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 134,
      stderr: 'sigil: the system refuses to reserve 8 GiB of addresses for linear memory: errno 12\n',
    });
  });
});

describe.each(LINKED)('a process linked $linked$why', ({ linked, program, nmFlags, missing }) => {
  const run = (what: string, input = '') => command(program, [what], { input });

  it.skipIf(missing)('has no malloc but ours, where libc finds it', async () => {
    const { stdout } = await command('nm', [...nmFlags, '--defined-only', program]);
    const defined = [...stdout.matchAll(/^\w+ ([A-Z] \w+)/gm)].map(([, symbol = '']) => symbol);
    expect(defined.filter((symbol) => REPLACED.includes(symbol.slice(2))).sort()).toEqual(
      REPLACED.map((name) => `T ${name}`),
    );
    // What glibc's own is made of.
    expect((await command('nm', [program])).stdout).not.toMatch(/ _int_malloc$/m);
  });

  it.skipIf(missing)('has it before every constructor', async () => {
    const inLibrary = linked === 'dynamically' ? 'in a library: ours\n' : '';
    const inConstructor = 'in a constructor: ours\n';
    expect(await run('early')).toEqual(fine(`before all: ours\n${inConstructor}${inLibrary}${inConstructor}`));
  });

  it.skipIf(missing)('has it under getline, strdup and qsort', async () => {
    expect(await run('sort', 'c\na\nb\n')).toEqual(fine('a: ours\nb: ours\nc: ours\n~: ours\n'));
  });

  it.skipIf(missing)('gives whole pages', async () => {
    expect(await run('pages')).toEqual(fine('valloc 0, pvalloc 0, whole pages 1, too large 1\n'));
  });

  it.skipIf(missing)('may fork, and each goes on with its own copy', async () => {
    expect(await run('fork')).toEqual(fine('from the parent: ours\nchild 7\nfrom the parent: ours\n'));
  });

  it.skipIf(missing)('may have threads that free nothing but NULL', async () => {
    expect(await run('idle')).toEqual(fine('the thread has ended\n'));
  });

  it.skipIf(missing).each(['malloc', 'free', 'realloc'])('ends when a second thread calls %s', async (call) => {
    const line = `sigil: ${call} on a second thread: linear memory belongs to the thread that loaded it\n`;
    expect(await run(`thread-${call}`)).toEqual({ exitCode: 134, stdout: '', stderr: line });
  });

  it.skipIf(missing).each([
    ['foreign', 'free', '0x\\w+'],
    ['interior', 'free', '0x\\w+8'],
    ['foreign-realloc', 'realloc', '0x12340'],
  ])('ends at a pointer that malloc never gave, and names it (%s)', async (what, call, pointer) => {
    const says = `^sigil: ${call} of the pointer ${pointer}, where no block of this process's malloc can begin\n$`;
    expect(await run(what)).toEqual({ exitCode: 134, stdout: '', stderr: expect.stringMatching(says) });
  });
});

describe.skipIf(missingTools)(`a process on the check build${skipText(missingTools)}`, () => {
  it('ends when it frees twice', async () => {
    const { exitCode, stderr } = await command(at('process-check'), ['twice']);
    expect({ exitCode, error: JSON.parse(stderr).error }).toEqual({ exitCode: 134, error: 'double-free' });
  });
});
