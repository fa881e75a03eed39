import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../src/run.js';
import { wat } from './wat.js';

const RUN_ONE = join(import.meta.dirname, 'run-one.js');
const WASI = 'wasi_snapshot_preview1';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sigil-host-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(fields: string, { args = [], input = '' }: { args?: string[]; input?: string | Buffer } = {}) {
  const file = join(folder, 'program.wasm');
  writeFileSync(file, wat(`(module ${fields})`));
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN_ONE, file, ...args], {
    input,
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr: stderr.toString() };
}

describe('the exit status', () => {
  it.each([
    ['0 after _start returns', '(func (export "_start"))', 0],
    ['the i32 that main returns', '(func (export "main") (result i32) (i32.const 7))', 7],
    ['0 after a main without result', '(func (export "main"))', 0],
    ['eight bits of a wider status', '(func (export "main") (result i32) (i32.const 258))', 2],
    [
      'what proc_exit was given, in whichever entry',
      `(import "${WASI}" "proc_exit" (func $exit (param i32))) (memory (export "memory") 1)
        (func (export "main") (result i32) (call $exit (i32.const 9)) (i32.const 1))`,
      9,
    ],
    [
      'that of _start where there is a main too',
      '(func (export "_start")) (func (export "main") (result i32) (i32.const 7))',
      0,
    ],
  ])('is %s', (_, fields, status) => {
    expect(run(fields)).toMatchObject({ status, stderr: '' });
  });
});

describe('runProgram', () => {
  it('gives the status as a process would have it', async () => {
    const wasm = wat('(module (func (export "main") (result i32) (i32.const -1)))');
    expect(await runProgram(wasm, { conformer: 'none' })).toBe(255);
  });
});

describe('a trap', () => {
  it('is one line of JSON on stderr and status 134', () => {
    const { status, stderr } = run('(memory (export "memory") 1 4) (func (export "_start") (unreachable))');
    expect(stderr).toBe('{"error":"unreachable","conformer":"none","pages":1,"maxPages":4}\n');
    expect(status).toBe(134);
  });

  it('tells pages and cap as they were at its time', () => {
    const body = '(drop (memory.grow (i32.const 1))) (drop (memory.grow (i32.const 9))) (unreachable)';
    const { stderr } = run(`(memory (export "memory") 1) (func (export "main") ${body})`, { args: ['--max-pages=3'] });
    expect(JSON.parse(stderr)).toEqual({ error: 'unreachable', conformer: 'none', pages: 2, maxPages: 3 });
  });

  it('is what env.abort of AssemblyScript becomes', () => {
    const fields = '(import "env" "abort" (func $abort (param i32 i32 i32 i32))) (memory (export "memory") 1)';
    const call = '(call $abort (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))';
    const { status, stderr } = run(`${fields} (func (export "_start") ${call})`);
    expect({ status, error: JSON.parse(stderr).error }).toEqual({ status: 134, error: 'unreachable' });
  });

  it('is reported too when a segment does not fit', () => {
    const { status, stderr } = run('(memory 1) (data (i32.const 65535) "abc") (func (export "main"))');
    expect(status).toBe(134);
    expect(JSON.parse(stderr)).toMatchObject({ error: 'out-of-bounds', pages: 1 });
  });
});

describe('a program that cannot be run', () => {
  it.each([
    ['NoEntryError', '(func (export "go"))'],
    ['EntrySignatureError', '(func (export "main") (param i32 i32) (result i32) (i32.const 0))'],
    ['EntrySignatureError', '(func (export "main") (result f64) (f64.const 0))'],
    ['EntrySignatureError', '(func (export "_start") (result i32) (i32.const 0))'],
    ['MissingImportError', '(import "sigil" "sigil_alloc" (func (param i32) (result i32))) (func (export "main"))'],
    ['ImportSignatureError', `(import "${WASI}" "fd_close" (func (param i64) (result i32))) (func (export "main"))`],
    ['NoMemoryError', `(import "${WASI}" "sched_yield" (func (result i32))) (func (export "main"))`],
  ])('is refused with a %s: %s', (name, fields) => {
    const { status, stdout, stderr } = run(fields);
    expect(stdout.toString()).toMatch(new RegExp(`^${name}: [^\n]+\n$`));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });
});

describe('the standard streams', () => {
  // Copies input to output; the buffer is one page, the iovec and the count stand before it.
  const CAT = `(import "${WASI}" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
    (import "${WASI}" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (memory (export "memory") 2)
    (func (export "_start")
      (loop $more
        (i32.store (i32.const 0) (i32.const 65536))
        (i32.store (i32.const 4) (i32.const 65536))
        (if (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)) (then (unreachable)))
        (i32.store (i32.const 4) (i32.load (i32.const 8)))
        (if (i32.load (i32.const 8))
          (then
            (loop $rest
              (if (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)) (then (unreachable)))
              (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.load (i32.const 8))))
              (i32.store (i32.const 4) (i32.sub (i32.load (i32.const 4)) (i32.load (i32.const 8))))
              (br_if $rest (i32.load (i32.const 4))))
            (br $more)))))`;
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('carry 50 MB through a program unchanged', () => {
    const input = Buffer.alloc(50_000_000, 'every byte counts, and so does the order of them\n');
    const { status, stdout, stderr } = run(CAT, { input });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(digest(stdout)).toBe(digest(input));
  });

  it('give the program its arguments', () => {
    const printSecond = `(import "${WASI}" "args_get" (func $args (param i32 i32) (result i32)))
      (import "${WASI}" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
      (memory (export "memory") 1)
      (func (export "_start")
        (drop (call $args (i32.const 64) (i32.const 128)))
        (i32.store (i32.const 0) (i32.load (i32.const 68)))
        (i32.store (i32.const 4) (i32.const 5))
        (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))`;
    expect(run(printSecond, { args: ['--n=5'] }).stdout.toString()).toBe('--n=5');
  });
});
