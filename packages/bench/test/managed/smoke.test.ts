import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { beforeAll, describe, expect, it } from 'vitest';
import { enginesOf } from '../../src/allocators/engines.js';
import { managedKernels } from '../../src/managed/catalogue.js';
import { compareManaged } from '../../src/managed/compare.js';
import type { ManagedContender } from '../../src/managed/contender.js';
import { managedCsv } from '../../src/managed/csv.js';
import { arc, ascSigil } from '../../src/managed/field/assemblyscript.js';
import { scopesBump } from '../../src/managed/field/floors.js';
import { javascript, wasmgc } from '../../src/managed/field/host.js';
import { sigil } from '../../src/managed/field/sigil.js';
import { managedMarkdown } from '../../src/managed/markdown.js';
import type { ManagedResult, ManagedRow } from '../../src/managed/result.js';
import { managedTable } from '../../src/managed/table.js';

const SCALE = 1 / 2000;
const ENGINE = `node ${process.version}, V8 ${process.versions.v8}`;
/** One type, a struct without fields. */
const hasWasmGc = WebAssembly.validate(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 3, 1, 0x5f, 0]));

const absent: ManagedContender = {
  ...javascript,
  name: 'boehm',
  version: () => Promise.reject(new MissingToolError('boehm', 'boehm is nowhere', 'apt-get install it')),
  prepare: () => Promise.reject(new Error('must not be asked')),
};

const options = {
  kernels: managedKernels,
  contenders: [sigil, ascSigil, arc, javascript, wasmgc, absent, scopesBump],
  engines: enginesOf('self'),
  rounds: 2,
  scale: SCALE,
  against: undefined,
  isJson: false,
  csv: undefined,
  isHelp: false,
};

describe('two tiny rounds of every kernel on managed objects', () => {
  let result: ManagedResult;
  const rowsOf = (contender: string): ManagedRow[] => result.rows.filter((row) => row.contender === contender);
  const row = (contender: string, name: string): ManagedRow => rowsOf(contender).find((one) => one.case === name)!;

  beforeAll(async () => {
    result = await compareManaged(options);
  });

  it('run each contender that is here on each kernel, and all find the same', () => {
    const expected = [sigil, ascSigil, arc, javascript, ...(hasWasmGc ? [wasmgc] : [])];
    for (const { name } of expected)
      expect(rowsOf(name).map((one) => one.case)).toEqual(managedKernels.map((k) => k.name));
    expect(rowsOf('scopes-bump').map((one) => one.case)).toEqual(['trees', 'rings', 'lists', 'counts']);
    for (const { checksum, case: name } of result.rows) {
      expect(checksum).toBe(row('javascript', name).checksum);
      expect(checksum).toMatch(/^(?!0{8})[0-9a-f]{8}$/);
    }
  });

  it('name who is absent, also where it is the engine that lacks something', () => {
    expect(result.absent.map(({ name }) => name)).toEqual(hasWasmGc ? ['boehm'] : ['boehm', 'wasmgc']);
    if (!hasWasmGc)
      expect(result.absent.at(-1)!.reason).toContain(`${ENGINE} has no WebAssembly with garbage collection`);
  });

  it('tell time over that of the first that is not ours, memory, and the longest turn where turns are told apart', () => {
    expect(result.peer).toBe('asc-0.9-arc');
    for (const { contender, ratio } of result.rows) if (contender === 'asc-0.9-arc') expect(ratio).toBe(1);
    for (const { nanoseconds, memoryBytes, longestNanoseconds, case: name } of result.rows) {
      expect(nanoseconds).toBeGreaterThanOrEqual(0);
      expect(memoryBytes).toBeGreaterThan(0);
      if (['pauses', 'drop'].includes(name)) expect(longestNanoseconds).toBeGreaterThan(0);
      else expect(longestNanoseconds).toBeNull();
    }
    // 131,071 objects of 16 bytes and more live at once.
    for (const { name } of [sigil, arc, javascript]) expect(row(name, 'trees').memoryBytes).toBeGreaterThan(2e6);
  });

  it('print four tables and who is who', () => {
    const lines = managedTable(result).split('\n');
    expect(lines.filter((line) => line.startsWith(ENGINE))).toHaveLength(4);
    expect(lines.filter((line) => /^sigil /.test(line))).toHaveLength(3);
    expect(lines).toContain('boehm: absent: boehm is nowhere; install with: apt-get install it');
    expect(lines.find((line) => line.startsWith('one operation of trees: object'))).toContain('1 turns');
  });

  it('keep a line of CSV per kernel and contender, from which a page is made', () => {
    const text = managedCsv(result);
    const [head, ...lines] = text.trimEnd().split('\n');
    expect(head).toMatch(/^date,commit,machine,engine,/);
    expect(lines).toHaveLength(result.rows.length);
    const page = managedMarkdown(text).split('\n');
    expect(page.filter((line) => line.startsWith('| sigil |'))).toHaveLength(3);
    expect(page).toContain('|  | trees | rings | lists | counts | pauses |');
    expect(page).toContain('|  | pauses | drop |');
  });
});
