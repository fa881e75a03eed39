/*
 * Other machines: lowered code, the shim and whole archives, made by the cross compilers of Debian and run under qemu-user.
 * Where these are missing the tests are skipped, with the reason printed.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cHeader, trapLine } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { compareModule } from '../fuzz/fuzz-module.js';
import { lower } from '../src/module.js';
import { writeSeparate } from '../src/separate.js';
import { findCrossTools, MissingToolError, runTool } from '../src/toolchain/index.js';
import { type EmulatedTarget, emulated, type Machine } from './machine.js';
import { run, shimHost, testFolder } from './shim-host.js';

const folder = await testFolder();
const corpus = fileURLToPath(new URL('corpus/', import.meta.url));

function machineOrReason(target: EmulatedTarget): Machine | string {
  try {
    return emulated(target);
  } catch (error) {
    if (!(error instanceof MissingToolError)) throw error;
    console.warn(`${target}: skipped: ${error.message}`);
    return error.message;
  }
}

const MODULE = `(module
  (memory (export "memory") 1)
  (data (i32.const 1024) "static")
  (global $calls (export "calls") (mut i64) (i64.const 0x100000000))
  (func (export "split") (param f64 i32) (result i32 f64 f32 i64)
    (global.set $calls (i64.add (global.get $calls) (i64.const 1)))
    (i32.load8_u (i32.add (local.get 1) (i32.const 1024)))
    (f64.nearest (local.get 0)) (f32.demote_f64 (local.get 0)) (global.get $calls))
  (func (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func (export "deep") (param i32) (result i32) (i32.add (call 2 (local.get 0)) (i32.const 1)))
  (func (export "outside") (param i32) (result i32) (i32.load offset=4000000000 (local.get 0)))
  (func (export "stop") unreachable))`;

const HOST = `#include <stdio.h>
#include "module.h"
#include "sigil.h"
static void zero(void *p) { (void)p; divide(1, 0); }
static void least(void *p) { (void)p; divide(0x80000000u, 0xffffffffu); }
static void deeper(void *p) { (void)p; deep(1); }
static void beyond(void *p) { (void)p; outside(0xffffffffu); }
static void halt(void *p) { (void)p; stop(); }
int main(void) {
  sigil_i32_f64_f32_i64 r = split(2.5, 3);
  printf("%c %.1f %.1f %llx %llx\\n", (int)r.r0, r.r1, r.r2, (unsigned long long)r.r3, (unsigned long long)calls);
  void (*traps[])(void *) = {zero, least, deeper, beyond, halt};
  for (int i = 0; i < 5; i++) printf("%d ", sigil_try(traps[i], NULL));
  printf("%d\\n", (int)divide(7, 2));
}
`;

describe.each(['arm64', 'rv64'] as const)('%s', (target) => {
  const found = machineOrReason(target);
  const isMissing = typeof found === 'string';
  const { emulator } = isMissing ? { emulator: [] } : found;
  const traps = shimHost(folder, 'traps', { maxPages: 2, target }, emulator);

  it.skipIf(isMissing)('runs random modules as Node does', { timeout: 120_000 }, async () => {
    for (const file of (await readdir(corpus)).sort()) {
      const seed = Number(/\d+/.exec(file)![0]);
      const verdict = await compareModule(await readFile(`${corpus}${file}`), seed, found as Machine);
      expect({ file, verdict }).toMatchObject({ verdict: { kind: 'equal' } });
    }
  });

  it.skipIf(isMissing)(
    'takes an archive into a C program: result structs, globals, traps',
    { timeout: 60_000 },
    async () => {
      const module = binaryen.parseText(MODULE);
      const { MutableGlobals = 0, Multivalue = 0 } = binaryen.Features as unknown as Record<string, number>;
      module.setFeatures(MutableGlobals | Multivalue);
      expect(module.validate()).toBe(1);
      const at = (name: string) => join(folder, name);
      const outputs = {
        form: 'a',
        output: at('module.a'),
        interface: at('module.json'),
        header: at('module.h'),
      } as const;
      await writeSeparate(lower(module, { name: 'module', target }), outputs, {
        name: 'module',
        target,
        noConstructor: false,
      });
      module.dispose();
      await writeFile(at('host.c'), HOST);
      await writeFile(at('sigil.h'), cHeader());
      const { cc, ccArguments } = findCrossTools(target);
      await runTool(cc, [...ccArguments, '-Wall', '-Wextra', at('host.c'), at('module.a'), '-o', at('host')]);
      const [program = '', ...args] = [...emulator, at('host')];
      const stdout = 't 2.0 2.5 100000001 100000001\n4 5 9 3 2 3\n';
      expect(await run(program, args)).toEqual({ stdout, stderr: '', status: 0 });
    },
  );

  it.skipIf(isMissing)('ends a trap that nobody catches with its line', { timeout: 60_000 }, async () => {
    const limits = { conformer: 'bump', pages: 1, maxPages: 2 };
    const line = (report: Parameters<typeof trapLine>[0]) => ({
      stdout: '',
      stderr: `${trapLine(report)}\n`,
      status: 134,
    });
    expect(await traps(['exhaust'])).toEqual(line({ error: 'out-of-memory', requested: 4096, ...limits }));
    expect(await traps(['unreachable'])).toEqual(line({ error: 'unreachable', ...limits }));
    expect(await traps(['outside'])).toEqual(line({ error: 'out-of-bounds', address: 5_000_000_000, ...limits }));
    expect(await traps(['overflow'])).toEqual(line({ error: 'stack-overflow', ...limits }));
    expect((await traps(['nest'])).stdout).toBe('inner 1, inner again 2, outer 3, size 4096, kind left 0, after 0\n');
  });
});
