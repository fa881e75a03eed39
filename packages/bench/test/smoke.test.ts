import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, cases } from '../src/catalogue.js';
import type { Contender } from '../src/contender.js';
import { contenders } from '../src/contenders/index.js';
import { csv } from '../src/csv.js';
import { ChecksumError, UsageError, WorkerError } from '../src/errors.js';
import { assembleField, choosePeer, type Field } from '../src/field.js';
import { type Result, resultOf } from '../src/result.js';
import { measure } from '../src/rounds.js';
import { table } from '../src/table.js';

const SMOKE = { rounds: 2, scale: 1 / 2000 };
const ORIGIN = { machine: 'a machine, "fast"', node: 'v0', binaryen: '0', commit: 'abc', date: '2000-01-01' };

const absentContender: Contender = {
  name: 'mimalloc',
  what: 'a peer that is not here',
  version: () => Promise.reject(new MissingToolError('mimalloc', 'mimalloc is not on PATH', 'apt-get install it')),
  prepare: () => Promise.reject(new Error('must not be asked')),
};

const one = (name: string): Case => cases.find(({ kernel }) => kernel.name === name)!;

/** Building takes the time here: one program of each group. */
const SMOKE_PROGRAMS = ['churn', 'arena', 'bodies'];
const smokeCases = cases.filter(({ program }) => SMOKE_PROGRAMS.includes(program.name));

describe('two tiny rounds of a program of each group', () => {
  let field: Field;
  let result: Result;

  beforeAll(async () => {
    field = await assembleField([...contenders, absentContender]);
    const present = field.present.map(({ contender }) => contender);
    const measured = await measure(smokeCases, present, SMOKE);
    result = resultOf(measured, field, { origin: ORIGIN, peer: choosePeer(field, undefined), rounds: SMOKE.rounds });
  });

  it('measures every case with every contender that is here, and all checksums agree', () => {
    expect(field.present.map(({ contender }) => contender.name)).toContain('node');
    expect(result.rows).toHaveLength(smokeCases.length * field.present.length);
    for (const row of result.rows) {
      expect(row.nanoseconds).toBeGreaterThanOrEqual(0);
      expect(row.checksum).toMatch(/^[0-9a-f]{8}$/);
      expect(row.checksum).toBe(result.rows.find((other) => other.case === row.case)!.checksum);
    }
  });

  it('prints a line per case, as wide as the others, and names what is absent', () => {
    const lines = table(result).split('\n');
    const wide = lines.slice(0, lines.indexOf(''));
    expect(new Set(wide.map((line) => line.length)).size).toBe(1);
    expect(wide[0]).toMatch(new RegExp(`^case .*${result.peer} ns`));
    for (const { kernel } of smokeCases)
      expect(wide.filter((line) => line.startsWith(`${kernel.name} `))).toHaveLength(1);
    expect(lines).toContain('mimalloc: absent: mimalloc is not on PATH; install with: apt-get install it');
  });

  it('keeps as CSV a line per case and contender, with machine, versions and commit', () => {
    const [head, ...lines] = csv(result).trimEnd().split('\n');
    expect(head).toMatch(/^date,commit,machine,node,binaryen,/);
    expect(lines).toHaveLength(result.rows.length);
    for (const line of lines) expect(line).toContain('2000-01-01,abc,"a machine, ""fast""",v0,0,2,');
  });
});

describe('a field with gaps', () => {
  it('takes the first that is here and not ours as peer, and says why one asked for cannot be', async () => {
    const named = (name: string): Contender => ({ ...absentContender, name, version: async () => '0' });
    const field = await assembleField([named('cc'), named('node'), absentContender]);
    expect(choosePeer(field, undefined)).toBe('cc');
    expect(choosePeer(await assembleField([named('sigil'), named('node')]), undefined)).toBe('node');
    expect(choosePeer(await assembleField([named('sigil')]), undefined)).toBe('sigil');
    expect(() => choosePeer(field, 'mimalloc')).toThrow(UsageError);
    expect(() => choosePeer(field, 'mimalloc')).toThrow('--against mimalloc: mimalloc is not on PATH');
  });

  it('does not hide a fault of a tool as an absence', async () => {
    const broken: Contender = { ...absentContender, version: () => Promise.reject(new Error('it crashed')) };
    await expect(assembleField([broken])).rejects.toThrow('it crashed');
  });
});

const script = (name: string, code: string, atStart = ''): Contender => ({
  name,
  what: 'a worker of a test',
  version: async () => '0',
  prepare: async () => [process.execPath, '-e', `${atStart}; process.stdin.on('data', () => { ${code} })`],
});

describe('the processes of a contender', () => {
  it('begin anew five times in a run, so that where one lies in memory does not decide', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-test-'));
    const log = join(folder, 'starts');
    try {
      const counting = script(
        'counting',
        "console.log('00000001 5')",
        `fs.appendFileSync(${JSON.stringify(log)}, '.')`,
      );
      const [measured] = await measure([one('pair')], [counting], { rounds: 10 });
      expect(measured!.times.get('counting')).toHaveLength(10);
      expect(await readFile(log, 'utf8')).toBe('.....');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a contender that goes wrong', () => {
  const right = script('right', "console.log('00000001 5')");

  it('names both when two contenders compute different things', async () => {
    const wrong = script('wrong', "console.log('00000002 5')");
    const run = measure([one('pair')], [right, wrong], SMOKE);
    await expect(run).rejects.toThrow(ChecksumError);
    await expect(run).rejects.toThrow(/pair: (wrong|right) computed 0000000[12], (wrong|right) 0000000[12]/);
  });

  it('names the one that dies, with the kernel', async () => {
    const run = measure([one('pair')], [right, script('dying', 'process.exit(3)')], SMOKE);
    await expect(run).rejects.toThrow(WorkerError);
    await expect(run).rejects.toThrow('dying: kernel pair ended without a result');
  });
});
