/** examples/toy: one program of a small language, through every way that a compiler has to an allocator. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { command, isFull, testFolder, writeFiles } from './sigil-alloc.js';

const EXAMPLE = join(import.meta.dirname, '../../../examples/toy');
const TIMEOUT_MILLISECONDS = 60_000;

interface Way {
  readonly name: string;
  readonly isNative?: boolean;
  print(program: { source: string; conformer: string; folder: string }): Promise<string>;
}

const load = (file: string) => import(join(EXAMPLE, file));
const { WAYS } = (await load('ways.js')) as { readonly WAYS: readonly Way[] };
const { expectedOutput } = (await load('expected.js')) as { expectedOutput(): string };
const { compile } = (await load('compiler.js')) as { compile(source: string, notation: unknown): unknown };
const { qbeNotation } = (await load('notation-qbe.js')) as { qbeNotation(): unknown };
const expected = expectedOutput();
const folder = testFolder();

/** Full runs go every way on both. */
const ON: Readonly<Record<string, readonly Way[]>> = {
  bump: WAYS,
  'tlsf-rc': isFull ? WAYS : WAYS.slice(0, 2),
};

describe.each(Object.entries(ON))('the test program of the toy on %s', (conformer, ways) => {
  mkdirSync(join(folder, conformer));
  for (const { name, isNative, print } of ways)
    it.skipIf(isNative && missingTools !== undefined)(
      `prints by way of ${name} what plain JavaScript computes`,
      async () => {
        const program = { source: join(EXAMPLE, 'words.toy'), conformer, folder: join(folder, conformer) };
        expect(await print(program)).toBe(expected);
      },
      TIMEOUT_MILLISECONDS,
    );
});

describe('the compiler of the toy', () => {
  it('goes six ways', () => expect(WAYS.map(({ name }) => name)).toHaveLength(6));

  it('has 150 lines of code, as its page says', () => {
    const lines = readFileSync(join(EXAMPLE, 'compiler.js'), 'utf8').split('\n');
    expect(lines.filter((line) => !/^\s*(\/\/.*|\/\*\*.*\*\/)?$/.test(line)).length).toBeLessThanOrEqual(150);
  });

  it.each([
    ['fun run() { let x = ?; }', "line 1: what is '?'?"],
    ['fun run() {\n  let x = 1\n}', "line 3: ';' expected, found '}'"],
    ['fun run() { x = 1; }', "line 1: there is no 'x' here"],
    ['fun run() { let x = x; }', "line 1: there is no 'x' here"],
    ['fun run() { new(1, 2); }', "line 1: no function 'new' takes 2 values"],
    ['fun run() { f(); }', "line 1: no function 'f' takes 0 values"],
    ['fun run() { 1 = 2; }', 'line 1: only a name or an element can be set'],
    ['fun run() { let x = 0; arena { return x; } keep x, 1; }', 'line 1: an arena is left at its end'],
    ['fun run() { arena { new(1); } keep x, 1; }', "line 1: there is no 'x' here"],
    ['run', "line 1: 'the end' expected, found 'run'"],
  ])('refuses %j by line and reason', (source, message) => {
    expect(() => compile(source, qbeNotation())).toThrow(message);
  });

  it('says so in one line', async () => {
    writeFiles(folder, { 'wrong.toy': 'fun run() {\n  x = 1; }' });
    const outcome = await command(process.execPath, [join(EXAMPLE, 'toy.js'), 'wrong.toy', 'wrong.ssa'], {
      cwd: folder,
    });
    const stderr = "toy: wrong.toy: line 2: there is no 'x' here\n";
    expect(outcome).toEqual({ exitCode: 1, stdout: '', stderr });
  });
});
