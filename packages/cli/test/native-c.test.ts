/* C programs that clang compiled against wasi-libc give the same bytes natively as under Node (examples/native-c). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.js';
import { missingTools } from './native-tools.js';
import { testFolder } from './sigil-alloc.js';

const folder = testFolder();
const example = (file: string) => join(import.meta.dirname, '../../../examples/native-c', file);

/** The host alone, in a process of its own: what `run` does after linking, without Binaryen. */
const RUN_WASM = `import { readFileSync } from 'node:fs';
  import { runProgram } from '@sigil-alloc/host';
  const [file, ...args] = process.argv.slice(1);
  process.exitCode = await runProgram(readFileSync(file), { args: [file, ...args], conformer: 'none' });`;

const options = (input: string | Buffer) =>
  ({ input, reject: false, encoding: 'buffer', stripFinalNewline: false, cwd: import.meta.dirname }) as const;

async function underNode(program: string, args: readonly string[], input: string | Buffer) {
  const file = example(`${program}.wasm`);
  const command = ['--input-type=module', '-e', RUN_WASM, file, ...args];
  const { exitCode, stdout, stderr } = await execa(process.execPath, command, options(input));
  return { exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr).toString() };
}

async function natively(program: string, args: readonly string[], input: string | Buffer) {
  const { exitCode, stdout, stderr } = await execa(join(folder, program), args, options(input));
  return { exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr).toString() };
}

const build = (program: string) =>
  createProgram().parseAsync(['native', example(`${program}.wasm`), '--with', 'bump', '-o', join(folder, program)], {
    from: 'user',
  });

/** Some 200 KB of everything JSON has, the same each time. */
function largeJson(): string {
  const rows = Array.from({ length: 2000 }, (_, row) => ({
    row,
    ratio: row / 7,
    exponent: (row % 2 === 0 ? 1 : -1) * 1.5 ** (row % 300),
    name: `row "${row}"\t\u00e9\u{1f600}${'\\'.repeat(row % 3)}`,
    flags: [row % 2 === 0, null, row % 3 === 0, [], {}],
    nested: [[[{ deep: row }]]],
  }));
  return JSON.stringify(rows, null, 1);
}

describe.skipIf(missingTools)('a C program through wasm', () => {
  it('parses and prints JSON as Node does, and says where a mistake is', async () => {
    await build('json');
    const input = largeJson();
    const [native, wasm] = await Promise.all([natively('json', [], input), underNode('json', [], input)]);
    expect(native).toEqual(wasm);
    expect(native).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(native.stdout.toString())).toEqual(JSON.parse(input));
    const mistakes = {
      '[1,\n 2 x': "2:4: expected ',', found 'x'",
      '{"a" 1}': "1:6: expected ':', found '1'",
      '["\\u12"]': '1:7: expected four hexadecimal digits',
      '': '1:1: expected a value before the end',
    };
    for (const [mistake, says] of Object.entries(mistakes)) {
      const { exitCode, stderr } = await natively('json', [], mistake);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: `json: ${says}\n` });
    }
    expect(await underNode('json', [], '[-]')).toEqual(await natively('json', [], '[-]'));
  });

  it('sorts a million strings', async () => {
    await build('sort');
    const [native, wasm] = await Promise.all([natively('sort', [], ''), underNode('sort', [], '')]);
    expect(native).toEqual(wasm);
    expect(native.stdout.toString()).toMatch(/\n1000000 strings, 265142 of them again, aadef4d81d1c1ef4\n$/);
  });

  it('interprets a Lisp program', async () => {
    await build('lisp');
    const input = readFileSync(example('program.lisp'));
    const [native, wasm] = await Promise.all([natively('lisp', [], input), underNode('lisp', [], input)]);
    expect(native).toEqual(wasm);
    expect(native.stdout.toString()).toContain('fib 6765\n(0 1 4 9 16 25');
    const mistake = '(print 1) (print (/ 1 0))';
    expect(await natively('lisp', [], mistake)).toEqual(await underNode('lisp', [], mistake));
  });
});
