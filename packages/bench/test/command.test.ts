import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commonChoices, readArguments } from '../src/arguments.js';
import { bench, JSON_FORMAT } from '../src/command.js';
import { SuitesError, UsageError } from '../src/errors.js';
import type { Suite } from '../src/suite.js';
import { suites } from '../src/suites.js';

const forms = (name: string) => ({
  json: { who: name },
  table: `table of ${name}`,
  csv: `csv of ${name}\n`,
  further: { more: `more of ${name}\n` },
});

/** Notes what it was asked, and measures nothing. */
function suiteOf(name: string, asked: string[][], measure: Suite['plan'] | undefined = undefined): Suite {
  const own = name === 'wasm' ? (['engines'] as const) : [];
  return {
    name,
    what: `what ${name} compares`,
    usage: `usage of ${name}`,
    hasEngines: name === 'wasm',
    plan: (args) => {
      asked.push([name, ...args]);
      const choices = commonChoices(readArguments(args, own));
      return { choices, measure: measure?.(args).measure ?? (async () => forms(name)) };
    },
  };
}

const failing =
  (error: Error): Suite['plan'] =>
  (args) => ({
    choices: commonChoices(readArguments(args)),
    measure: () => Promise.reject(error),
  });

let asked: string[][];
let printed: string[];
let folder: string;

beforeEach(async () => {
  [asked, printed] = [[], []];
  folder = await mkdtemp(join(tmpdir(), 'sigil-bench-test-'));
  vi.stubEnv('INIT_CWD', folder);
  vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(printed.push(`stderr: ${text}`)));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const both = () => [suiteOf('wasm', asked), suiteOf('c', asked)];

describe('the command without the name of a suite', () => {
  it('runs all of them, each with the options that it has', async () => {
    await bench(['--quick', '--rounds', '7', '--engines', '24'], both());
    expect(asked).toEqual([
      ['wasm', '--quick', '--rounds', '7', '--engines', '24'],
      ['c', '--quick', '--rounds', '7'],
    ]);
    expect(printed).toEqual([
      '== wasm: what wasm compares\n\ntable of wasm\n',
      '== c: what c compares\n\ntable of c\n',
    ]);
  });

  it('prints one piece of JSON with its format and version', async () => {
    await bench(['--json'], both());
    expect(printed.map((text) => JSON.parse(text))).toEqual([
      { ...JSON_FORMAT, results: { wasm: { who: 'wasm' }, c: { who: 'c' } } },
    ]);
  });

  it('writes a CSV for each suite into a folder that it makes', async () => {
    await bench(['--csv', 'some/where'], both());
    expect(await readdir(join(folder, 'some/where'))).toEqual(['c-more.csv', 'c.csv', 'wasm-more.csv', 'wasm.csv']);
    expect(await readFile(join(folder, 'some/where/c.csv'), 'utf8')).toBe('csv of c\n');
  });

  it('says of a suite that cannot run here that it is absent, and runs the others', async () => {
    const error = new MissingToolError('cc', 'there is no C compiler', 'apt-get install gcc');
    await bench([], [suiteOf('c', asked, failing(error)), suiteOf('wasm', asked)]);
    expect(printed[0]).toContain('absent: there is no C compiler; install with: apt-get install gcc');
    expect(printed[1]).toContain('table of wasm');
  });

  it('tells of a suite that fails, runs the others, and fails at the end', async () => {
    const run = bench([], [suiteOf('c', asked, failing(new Error('it broke'))), suiteOf('wasm', asked)]);
    await expect(run).rejects.toThrow(SuitesError);
    await expect(run).rejects.toThrow('no result of c');
    expect(printed).toEqual(['stderr: bench: c: it broke\n', '== wasm: what wasm compares\n\ntable of wasm\n']);
  });

  it.each([
    [['--cases', 'pair'], '--cases is an option of one suite'],
    [['--against', 'x'], '--against is an option of one suite'],
    [['--rounds', '1'], '--rounds must be'],
    [['nothing'], 'no suite "nothing"; there are wasm, c'],
  ])('refuses %j before anything is measured', async (args, message) => {
    await expect(bench(args, both())).rejects.toThrow(UsageError);
    await expect(bench(args, both())).rejects.toThrow(message);
    expect(printed).toEqual([]);
  });

  it('names all suites when it is asked for help', async () => {
    await bench(['--help'], both());
    expect(printed.join('')).toMatch(/wasm +what wasm compares\n +c +what c compares/);
  });
});

describe('the command with the name of a suite', () => {
  it('runs that one with all that follows, as JSON of the same shape', async () => {
    await bench(['c', '--json', '--csv', 'c.csv'], both());
    expect(asked).toEqual([['c', '--json', '--csv', 'c.csv']]);
    expect(JSON.parse(printed.join(''))).toEqual({ ...JSON_FORMAT, results: { c: { who: 'c' } } });
    expect(await readFile(join(folder, 'c.csv'), 'utf8')).toBe('csv of c\n');
  });

  it('lets the suite explain itself', async () => {
    await bench(['c', '--help'], both());
    expect(printed).toEqual(['usage of c']);
  });

  it('ends with what the suite lacks', async () => {
    const error = new MissingToolError('cc', 'there is no C compiler', 'apt-get install gcc');
    await expect(bench(['c'], [suiteOf('c', asked, failing(error))])).rejects.toThrow(MissingToolError);
  });
});

describe('the suites that there are', () => {
  it('have names of their own, and take the options that are shared', () => {
    expect(new Set(suites.map(({ name }) => name)).size).toBe(suites.length);
    for (const suite of suites) {
      const args = ['--quick', '--rounds', '4', ...(suite.hasEngines ? ['--engines', 'self'] : [])];
      expect(suite.plan(args).choices).toMatchObject({ rounds: 4, isQuick: true, isJson: false });
      expect(suite.usage).toContain(`bench ${suite.name} `);
    }
  });
});

describe('the examples of the help', () => {
  it('are understood by the suites that they name', async () => {
    await bench(['--help']);
    const lines = [...printed.join('').matchAll(/^ {2}sigil-alloc bench (.*?) +# /gm)].map(([, line = '']) =>
      line.split(' '),
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const args of lines) {
      const named = suites.find(({ name }) => name === args[0]);
      for (const suite of named === undefined ? suites : [named])
        expect(() => suite.plan(named === undefined ? args : args.slice(1)), args.join(' ')).not.toThrow();
    }
  });
});
