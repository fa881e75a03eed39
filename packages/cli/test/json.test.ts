import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../src/program.js';
import { missingTools } from './native-tools.js';
import { sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
const PROGRAM = `(module (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
  (memory (export "memory") 1) (func (export "main") (drop (call $alloc (i32.const 8)))))`;
writeFiles(folder, { 'program.wat': PROGRAM });

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
/** The table of the README: command, format, members. */
const rows = [...readme.matchAll(/^\| `(\w+) --json` +\| `(sigil-[a-z]+)` +\| (.*?) +\|$/gm)].map(
  ([, name, format, members]) => ({
    name,
    format,
    members: [...(members ?? '').matchAll(/`(\w+)`/g)].map(([, member]) => member),
  }),
);

/** A command line for each command that has the option. */
const LINES: Readonly<Record<string, { readonly args: readonly string[]; readonly native?: boolean }>> = {
  list: { args: [] },
  build: { args: ['bump', '--emit', 'wasm', '--out', 'out'] },
  new: { args: ['mine'] },
  link: { args: ['program.wat', '--with', 'bump', '-o', 'linked.wasm'] },
  native: { args: ['program.wat', '--with', 'bump', '-o', 'program'], native: true },
  lower: { args: ['program.wat', '-o', 'program.ssa', '--header', 'program.h'] },
  check: { args: ['bump', '--ops', '10', '--backend', 'wasm'] },
  doctor: { args: [] },
};

/** What the command prints, run in this process: loading Binaryen is most of the time that it takes. */
async function printed(words: readonly string[]): Promise<string> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  await createProgram().parseAsync(words, { from: 'user' });
  write.mockRestore();
  process.exitCode = 0;
  return text;
}

describe('--json', () => {
  const home = process.cwd();
  beforeAll(() => process.chdir(folder));
  afterAll(() => process.chdir(home));

  it('is an option of every command but run, completion and help; the bench brings its own', () => {
    const program = createProgram();
    const having = program.commands.filter(({ options }) => options.some(({ long }) => long === '--json'));
    expect(having.map((sub) => sub.name()).sort()).toEqual(Object.keys(LINES).sort());
    expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(LINES), 'bench'].sort());
  });

  it.each(Object.entries(LINES))(
    'of %s prints one document with the format, version and members that the README tells',
    async (...row) => {
      const [name, { args, native = false }] = row;
      if (native && missingTools !== undefined) return;
      const stdout = await printed([name, ...args, '--json']);
      const { format, members } = rows.find((known) => known.name === name) ?? {};
      const document = JSON.parse(stdout);
      expect(Object.keys(document).slice(0, 2)).toEqual(['format', 'version']);
      expect(document).toMatchObject({ format, version: 1 });
      expect(Object.keys(document).slice(2).sort()).toEqual([...(members ?? [])].sort());
    },
  );

  const FAULTS: readonly (readonly [
    error: string,
    exitCode: number,
    args: readonly string[],
    env?: Record<string, string>,
  ])[] = [
    ['UsageError', 2, ['list', '--json', '--nothing']],
    ['UsageError', 2, ['build', 'slab', '--out', 'out', '--json']],
    ['ProgramFileError', 1, ['link', 'gone.wat', '--with', 'bump', '-o', 'x.wasm', '--json']],
    ['MissingToolError', 3, ['build', 'bump', '--out', 'x', '--json'], { SIGIL_QBE: '/nowhere/qbe' }],
  ];

  it.each(FAULTS)(
    'tells a %s as one more line on stderr, with exit code %i',
    async (error, exitCode, args, env = {}) => {
      const outcome = await sigilAlloc(args, { cwd: folder, env });
      const [line = '', json = '', rest] = outcome.stderr.split('\n');
      expect(line).toMatch(/^sigil-alloc: /);
      expect(rest).toBe('');
      const message = line.slice('sigil-alloc: '.length);
      expect(JSON.parse(json)).toEqual({ format: 'sigil-error', version: 1, error, message, exitCode });
      expect({ exitCode: outcome.exitCode, stdout: outcome.stdout }).toEqual({ exitCode, stdout: '' });
    },
  );

  it('means nothing to run: what stands behind -- is the program’s, and before it an unknown option', async () => {
    const { exitCode, stderr } = await sigilAlloc(['run', 'gone.wat', '--with', 'bump', '--', '--json'], {
      cwd: folder,
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(/^sigil-alloc: gone\.wat[^\n]*\n$/),
    });
    const refused = await sigilAlloc(['run', 'program.wat', '--with', 'bump', '--json'], { cwd: folder });
    expect(refused).toEqual({ exitCode: 2, stdout: '', stderr: "sigil-alloc: unknown option '--json'\n" });
  });
});
