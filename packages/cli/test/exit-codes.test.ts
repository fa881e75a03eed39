/* Every command with every kind of fault, against the table of the README. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { offerFor } from '../src/completion/offers.js';
import { exitCodeOf, messageOf } from '../src/exit.js';
import { createProgram } from '../src/program.js';
import { missingTools } from './native-tools.js';
import { BIN, command, sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
mkdirSync(join(folder, 'folder'));
writeFiles(folder, {
  'program.wat': '(module (memory 1) (func (export "main")))',
  'file.txt': 'mine',
});

/** A command line of each command with which nothing is wrong. */
const SOUND: Readonly<Record<string, readonly string[]>> = {
  list: [],
  build: ['bump', '--out', 'out', '--emit', 'wasm'],
  new: ['mine'],
  link: ['program.wat', '--with', 'bump', '-o', 'linked.wasm'],
  run: ['program.wat', '--with', 'bump'],
  native: ['program.wat', '--with', 'bump', '-o', 'program'],
  lower: ['program.wat', '-o', 'program.o'],
  check: ['bump', '--ops', '10'],
  doctor: [],
  completion: ['bash'],
};

const program = createProgram();
const commands = program.commands.filter((sub) => SOUND[sub.name()] !== undefined);

/** Ends as main.ts would, in this process. */
async function outcome(args: readonly string[]): Promise<{ readonly exitCode: number; readonly says: string }> {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return { exitCode: Number(process.exitCode ?? 0), says: '' };
  } catch (error) {
    const says = messageOf(error) ?? '';
    expect(says).not.toContain('\n');
    return { exitCode: exitCodeOf(error), says };
  } finally {
    process.exitCode = 0;
  }
}

const NUMBERS = ['--heap-base', '--max-heap', '--growth-step', '--alignment', '--ops', '--seed'];

/** Of every command, from its own description: what cannot be asked for. */
const USAGE = commands.flatMap((sub) => {
  const name = sub.name();
  const sound = SOUND[name] ?? [];
  const options = sub.options.flatMap(({ long }) => long ?? []);
  const words = sub.options.filter((option) => offerFor(option) !== undefined).flatMap(({ long }) => long ?? []);
  return [
    [name, ...sound, '--nothing'],
    [name, ...sound, ...(name === 'run' ? ['--json'] : ['one', 'too', 'many'])],
    ...(sub.registeredArguments.some(({ required }) => required) ? [[name]] : []),
    ...options
      .filter((long) => NUMBERS.includes(long))
      .flatMap((long) => ['-1', '1.5', '99999999999'].map((value) => [name, ...sound, `${long}=${value}`])),
    ...words.map((long) => [name, ...sound, `${long}=nonsense`]),
  ];
});

const FINDINGS = [
  ...['link', 'run', 'native', 'lower'].flatMap((name) =>
    ['gone.wasm', 'folder', 'file.txt'].map((file) => [
      name,
      ...(SOUND[name] ?? []).map((word) => (word === 'program.wat' ? file : word)),
    ]),
  ),
  ['check', 'gone.wasm'],
  ['check', 'gone.a'],
  ['check', 'gone.js'],
  ['check', 'bump', '--answers', 'gone.json'],
  ['link', 'program.wat', '--with', 'bump', '-o', 'folder'],
  ['lower', 'program.wat', '-o', 'nowhere/program.ssa'],
  ['build', 'bump', '--emit', 'wasm', '--out', 'file.txt'],
  ['new', 'mine', '--out', 'file.txt'],
  ['new', 'mine', '--out', '.'],
];

const NATIVE_FINDINGS = [['native', 'program.wat', '--with', 'bump', '-o', 'folder']];

/** What needs qbe and a C compiler, and what does not. */
const WITH_TOOLS = [
  ['build', 'bump', '--out', 'out', '--emit', 'archive'],
  ['build', 'bump', '--out', 'out', '--emit', 'obj'],
  ['native', ...(SOUND.native ?? [])],
  ['run', ...(SOUND.run ?? []), '--native'],
  ['lower', ...(SOUND.lower ?? [])],
  ['check', 'bump', '--ops', '10', '--backend', 'native'],
  ['doctor'],
];
const WITHOUT_TOOLS = [
  ['list'],
  ['completion', 'fish'],
  ['link', 'program.wat', '--with', 'bump', '-o', 'ok/linked.wasm'],
  ['lower', 'program.wat', '-o', 'ok/program.ssa'],
  ['build', 'bump', '--emit', 'wasm,ssa,header', '--out', 'ok'],
];

const NO_TOOLS = [
  { what: 'qbe', env: { SIGIL_QBE: '/nowhere/qbe' } },
  { what: 'cc', env: { PATH: '', CC: '', AR: '' } },
];

const spelled = (rows: readonly (readonly string[])[]) => rows.map((args) => [args.join(' '), args] as const);

describe('exit codes', () => {
  const home = process.cwd();
  let before: readonly string[] = [];
  beforeAll(() => {
    process.chdir(folder);
    before = readdirSync('.').sort();
  });
  afterAll(() => process.chdir(home));
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it('are told of every command but the bench, which is tested apart', () => {
    const names = program
      .createHelp()
      .visibleCommands(program)
      .map((sub) => sub.name());
    expect(names.filter((name) => SOUND[name] === undefined).sort()).toEqual(['bench', 'help']);
  });

  it.each(spelled(USAGE))('2: %s', async (_, args) => {
    expect(await outcome(args)).toEqual({ exitCode: 2, says: expect.stringMatching(/./) });
    expect(readdirSync('.').sort(), 'nothing is left behind').toEqual(before);
  });

  it.each(spelled(FINDINGS))('1: %s', async (_, args) => {
    expect(await outcome(args)).toEqual({ exitCode: 1, says: expect.stringMatching(/./) });
    expect(readdirSync('.').sort(), 'nothing is left behind').toEqual(before);
  });

  it.skipIf(missingTools).each(spelled(NATIVE_FINDINGS))('1: %s', async (_, args) => {
    expect(await outcome(args)).toEqual({ exitCode: 1, says: expect.stringMatching(/./) });
    expect(readdirSync('.').sort(), 'nothing is left behind').toEqual(before);
  });

  describe.each(NO_TOOLS)('without $what', ({ what, env }) => {
    it.each(spelled(WITH_TOOLS))('3: %s', async (_, args) => {
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
      const { exitCode, says } = await outcome(args);
      expect(exitCode).toBe(3);
      if (args[0] !== 'doctor') expect(says).toMatch(new RegExp(`\\b${what}\\b.*install with: `));
      expect(readdirSync('.').sort(), 'nothing is left behind').toEqual(before);
    });
  });

  it.each(spelled(WITHOUT_TOOLS))('0 without any tool: %s', async (_, args) => {
    mkdirSync('ok', { recursive: true });
    for (const { env } of NO_TOOLS) for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(await outcome(args)).toEqual({ exitCode: 0, says: '' });
    before = readdirSync('.').sort();
  });

  it('0 when whoever reads stops early, or nobody reads', async () => {
    const node = `"${process.execPath}" "${BIN}"`;
    const early = await command('bash', ['-c', `set -o pipefail; ${node} list --json | head -c 1`]);
    expect(early).toEqual({ exitCode: 0, stdout: '{', stderr: '' });
    expect(await command('sh', ['-c', `${node} list >&-`])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('1 when stdout cannot be written, in one line', async () => {
    const { exitCode, stderr } = await command('sh', ['-c', `"${process.execPath}" "${BIN}" list > /dev/full`]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe('sigil-alloc: cannot write to stdout: no space left\n');
  });

  it('of no command is 2, of help and version 0', async () => {
    expect((await sigilAlloc([])).exitCode).toBe(2);
    for (const args of [['--help'], ['help', 'build'], ['--version'], ['list', '-h']])
      expect((await sigilAlloc(args)).exitCode, args.join(' ')).toBe(0);
  });
});
