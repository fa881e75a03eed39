import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../src/program.js';
import { missingTools } from './native-tools.js';
import { BIN, command, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
mkdirSync(join(folder, '.config/fish/completions'), { recursive: true });
/** The files that examples name. */
writeFiles(folder, {
  'program.wat': `(module (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
    (memory (export "memory") 1) (func (export "main") (drop (call $alloc (i32.const 8)))))`,
  'module.wat':
    '(module (memory (export "memory") 1) (func (export "double") (param i32) (result i32) (i32.shl (local.get 0) (i32.const 1))))',
  'mine.wasm': readFileSync(new URL('../prebuilt/bump.wasm', import.meta.resolve('@sigil-alloc/bump'))),
  'mine.json': '{"version": 1, "conformer": "mine", "alignmentBytes": 8}',
});

/** What a command's help ends with, as a person sees it. */
async function helpOf(args: readonly string[]): Promise<string> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  await createProgram()
    .parseAsync([...args, '--help'], { from: 'user' })
    .catch(() => undefined);
  write.mockRestore();
  return text;
}

const linesOf = (help: string, heading: string): readonly string[] => {
  const section = help.split(`\n${heading}:\n`)[1] ?? '';
  return (
    section
      .split('\n\n')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('  sigil-alloc ')) ?? []
  );
};

const program = createProgram();
/** The bench has a help of its own, and its examples take minutes: a test of that package reads them. */
const OTHERS = ['help', 'bench'];
const commands = program
  .createHelp()
  .visibleCommands(program)
  .filter((sub) => !OTHERS.includes(sub.name()));

describe('help', () => {
  it('groups the commands and shows three first steps and the exit codes', async () => {
    const help = await helpOf([]);
    expect(help.match(/^\w[\w ]+:$/gm)).toEqual([
      'Options:',
      'Allocators:',
      'Programs:',
      'Judging:',
      'This machine:',
      'First steps:',
      'Exit codes:',
    ]);
    expect(linesOf(help, 'First steps')).toHaveLength(3);
  });
});

describe('every line of every help', () => {
  const home = process.cwd();
  beforeAll(() => process.chdir(folder));
  afterAll(() => process.chdir(home));
  afterEach(() => {
    process.exitCode = 0;
    vi.restoreAllMocks();
  });

  it('is one of a command', () => expect(commands.length).toBeGreaterThan(8));

  it.each(['', ...commands.map((sub) => sub.name())])('works: %s', async (name) => {
    const help = await helpOf(name === '' ? [] : [name]);
    const lines = linesOf(help, name === '' ? 'First steps' : 'Examples');
    expect(lines.length, 'examples').toBeGreaterThan(0);
    for (const line of lines) {
      const [typed = '', what = ''] = line.trim().split(/ +# /);
      expect(what, 'what it does').not.toBe('');
      if (needsTools(typed) || done.has(typed)) continue;
      done.add(typed);
      await (/[>|]/.test(typed) ? inShell(typed) : inProcess(typed));
    }
  });
});

const done = new Set<string>();

const needsTools = (line: string): boolean =>
  missingTools !== undefined && /doctor|native|archive|--out out$|-o \S+\.o/.test(line);

async function inProcess(line: string): Promise<void> {
  const [, ...words] = line.split(' ');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await createProgram().parseAsync(words, { from: 'user' });
  expect([undefined, 0], line).toContain(process.exitCode);
}

/** With redirections; the command by its name, and a home of its own. */
async function inShell(line: string): Promise<void> {
  const script = line.replace('sigil-alloc', `"${process.execPath}" "${BIN}"`);
  const { exitCode, stdout, stderr } = await command('sh', ['-ec', script], { cwd: folder, env: { HOME: folder } });
  expect({ line, exitCode, stdout, stderr }).toEqual({ line, exitCode: 0, stdout: '', stderr: '' });
}
