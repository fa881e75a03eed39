import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();

const ALLOC = '(import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))';

writeFiles(folder, {
  // Allocates 4 KiB blocks until nothing is left.
  'exhaust.wat': `(module ${ALLOC} (memory (export "memory") 1)
    (func (export "_start") (loop $more (drop (call $alloc (i32.const 4096))) (br $more))))`,
  // Says how many pages there are after a block of one.
  'pages.wat': `(module ${ALLOC} (memory (export "memory") 1)
    (func (export "main") (result i32) (drop (call $alloc (i32.const 65536))) (memory.size)))`,
  'status.wat': `(module ${ALLOC} (memory (export "memory") 1)
    (func (export "main") (result i32) (i32.store8 (call $alloc (i32.const 4)) (i32.const 1)) (i32.const 300)))`,
  'trap.wat': `(module (memory (export "memory") 1 1) (global $zero (mut i32) (i32.const 0))
    (func (export "main") (result i32) (i32.div_u (i32.const 1) (global.get $zero))))`,
  // Prints its second argument's first two bytes; imports from env, as some compilers do.
  'argument.wat': `(module (import "env" "sigil_alloc" (func $alloc (param i32) (result i32)))
    (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (memory (export "memory") 1) (global (export "__heap_base") i32 (i32.const 1024))
    (func (export "_start") (local $pointers i32)
      (drop (call $sizes (i32.const 16) (i32.const 20)))
      (local.set $pointers (call $alloc (i32.mul (i32.load (i32.const 16)) (i32.const 4))))
      (drop (call $args (local.get $pointers) (call $alloc (i32.load (i32.const 20)))))
      (i32.store (i32.const 0) (i32.load offset=8 (local.get $pointers)))
      (i32.store (i32.const 4) (i32.const 2))
      (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))`,
});

const run = (file: string, ...more: readonly string[]) =>
  sigilAlloc(['run', file, '--with', 'bump', ...more], { cwd: folder });

const BACKENDS = [
  { backend: 'wasm', flags: [], skip: false },
  { backend: 'native', flags: ['--native'], skip: missingTools !== undefined },
];

describe.each(BACKENDS)('run on $backend', ({ flags, skip }) => {
  it.skipIf(skip)('ends an exhausting program with the one line of the contract and status 134', async () => {
    const { exitCode, stdout, stderr } = await run('exhaust.wat', '--max-heap=2', ...flags);
    expect(stderr).toBe('{"error":"out-of-memory","conformer":"bump","requested":4096,"pages":2,"maxPages":2}\n');
    expect({ exitCode, stdout }).toEqual({ exitCode: 134, stdout: '' });
  });

  it.skipIf(skip)("passes the program's own status through, as a process has it", async () => {
    expect(await run('status.wat', ...flags)).toEqual({ exitCode: 300 % 256, stdout: '', stderr: '' });
  });

  it.skipIf(skip)('names a trap that is not about memory', async () => {
    const { exitCode, stderr } = await run('trap.wat', ...flags);
    expect(JSON.parse(stderr)).toEqual({ error: 'integer-divide-by-zero', conformer: 'bump', pages: 1, maxPages: 1 });
    expect(exitCode).toBe(134);
  });

  it.skipIf(skip)('grows by the step that is asked for', async () => {
    expect(await run('pages.wat', '--growth-step', '9', ...flags)).toMatchObject({ exitCode: 10, stderr: '' });
  });

  it.skipIf(skip)('hands over the arguments after --', async () => {
    expect(await run('argument.wat', ...flags, '--', '--first', '-x')).toEqual({
      exitCode: 0,
      stdout: '-x',
      stderr: '',
    });
  });
});

describe('link', () => {
  it('gives a module that runs without any import of the contract', async () => {
    const out = join(folder, 'linked.wasm');
    expect(await sigilAlloc(['link', 'status.wat', '--with', 'bump', '-o', out], { cwd: folder })).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    expect(await run('linked.wasm')).toMatchObject({ exitCode: 300 % 256, stderr: '' });
  });
});
