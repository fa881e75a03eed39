import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cHeader } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { buildArchive, buildExecutable, lower, runTool } from '../src/index.js';
import { missingTools } from './native-tools.js';
import { hostSource, run, testFolder } from './shim-host.js';

const folder = await testFolder();

function lowered(text: string, name: string): string {
  const module = binaryen.parseText(text);
  try {
    return lower(module, { name }).ssa;
  } finally {
    module.dispose();
  }
}

/** As an archive's module sees the shim: its heap base is a run-time value. */
const CONFORMER = `(module
  (import "sigil" "sigil_rt_heap_base" (func $heap_base (result i32)))
  (import "sigil" "sigil_rt_initial_end" (func $initial_end (result i32)))
  (memory (export "memory") 1 3)
  (data (i32.const 1024) "static\\00")
  (global $top (mut i32) (i32.const 0))
  (global $kind (mut i32) (i32.const 0))
  (global $failed (mut i32) (i32.const 0))
  (func $alloc (export "sigil_alloc") (param $size i32) (result i32)
    (local $block i32)
    (if (i32.eqz (global.get $top)) (then (global.set $top (i32.and (i32.add (call $heap_base) (i32.const 15)) (i32.const -16)))))
    (if (i32.gt_u (local.get $size) (i32.const 16))
      (then (global.set $kind (i32.const 1)) (global.set $failed (local.get $size)) (unreachable)))
    (local.set $block (global.get $top))
    (global.set $top (i32.add (local.get $block) (i32.const 16)))
    (local.get $block))
  (func (export "sigil_realloc") (param i32 i32 i32) (result i32)
    (local $new i32)
    (local.set $new (call $alloc (local.get 2)))
    (memory.copy (local.get $new) (local.get 0) (local.get 1))
    (local.get $new))
  (func (export "sigil_trap_kind") (result i32)
    (global.get $kind) (global.set $kind (i32.const 0)))
  (func (export "sigil_failed_size") (result i32) (global.get $failed)))`;

const PROGRAM = `(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1 4)
  (data (i32.const 1024) "d\\00\\00\\00")
  (func $deeper (param i32) (result i32) (i32.add (call $deeper (local.get 0)) (i32.const 1)))
  (func (export "main") (result i32)
    (i32.store (i32.const 16) (i32.const 2048))
    (i32.store (i32.const 20) (i32.const 100))
    (drop (call $fd_read (i32.const 0) (i32.const 16) (i32.const 1) (i32.const 24)))
    (i32.store (i32.const 20) (i32.load (i32.const 24)))
    (drop (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 28)))
    (if (i32.eq (i32.load8_u (i32.const 2048)) (i32.const 100)) (then (drop (call $deeper (i32.const 1)))))
    (if (i32.eq (i32.load8_u (i32.const 2048)) (i32.const 111))
      (then (i32.store offset=4294967295 (i32.const -1) (i32.const 1))))
    (if (i32.eq (i32.load8_u (i32.const 2048)) (i32.const 117)) (then (unreachable)))
    (memory.grow (i32.const 3))))`;

describe.skipIf(missingTools)('from WAT to native', () => {
  it('a conformer becomes an archive that a C program links', async () => {
    const out = join(folder, 'libsigil-mini.a');
    await buildArchive({ ssa: lowered(CONFORMER, 'mini'), name: 'mini', conformer: 'mini', out });
    await writeFile(join(folder, 'sigil.h'), cHeader());
    await copyFile(hostSource('archive-host'), join(folder, 'main.c'));
    await runTool('cc', ['main.c', 'libsigil-mini.a', '-o', 'main'], { cwd: folder });
    expect(await run(join(folder, 'main'), ['trap'])).toEqual({
      stdout: 'static hello at 1072 after 1040 in 65536\nkind 1 size 17\n',
      stderr: '{"error":"out-of-memory","conformer":"mini","requested":17,"pages":1,"maxPages":3}\n',
      status: 134,
    });
  });

  it('a program becomes an executable with its input, output, status and traps', async () => {
    const out = join(folder, 'program');
    const ssa = lowered(PROGRAM, 'program');
    await buildExecutable({ ssa, entry: 'wasm_main', entryReturns: true, conformer: 'bump', maxPages: 4, out });
    const outcome = (input: string) => run(out, [], { input });
    const limits = '"conformer":"bump"';
    expect(await outcome('plain')).toEqual({ stdout: 'plain', stderr: '', status: 1 });
    expect(await outcome('deep')).toMatchObject({
      stderr: `{"error":"stack-overflow",${limits},"pages":1,"maxPages":4}\n`,
      status: 134,
    });
    expect(await outcome('outside')).toMatchObject({
      stderr: `{"error":"out-of-bounds",${limits},"address":8589934590,"pages":1,"maxPages":4}\n`,
    });
    expect(await outcome('unreachable')).toMatchObject({
      stderr: `{"error":"unreachable",${limits},"pages":1,"maxPages":4}\n`,
    });
  });

  it('a cap below the maximum refuses growth', async () => {
    const out = join(folder, 'capped');
    const ssa = lowered(PROGRAM, 'program');
    await buildExecutable({ ssa, entry: 'wasm_main', entryReturns: true, conformer: 'bump', maxPages: 3, out });
    expect(await run(out, [], { input: 'plain' })).toMatchObject({ stdout: 'plain', status: 255 });
  });
});
