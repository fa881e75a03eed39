/* A lowered module as C sees it: functions, structs of results, globals, imports that C defines, two modules at once. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import binaryen from 'binaryen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LowerOptions, lower } from '../src/module.js';
import { buildExecutable } from '../src/native.js';
import { missingTools } from './native-tools.js';

const run = promisify(execFile);
const {
  MutableGlobals = 0,
  ExtendedConst = 0,
  Multivalue = 0,
} = binaryen.Features as unknown as Record<string, number>;

function ssaOf(wat: string, options: LowerOptions): string {
  const module = binaryen.parseText(wat);
  module.setFeatures(MutableGlobals | ExtendedConst | Multivalue);
  expect(module.validate()).toBe(1);
  const { ssa } = lower(module, options);
  module.dispose();
  return ssa;
}

describe.skipIf(missingTools)('a lowered module in a C program', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sigil-lower-c-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function outputOf(ssa: string, c: string): Promise<string> {
    const [source, out] = [join(folder, 'main.c'), join(folder, 'main')];
    await writeFile(source, `#include <stdio.h>\n#include "sigil.h"\n${c}`);
    await buildExecutable({ ssa, conformer: 'test', cSources: [source], out });
    return (await run(out)).stdout;
  }

  it('is instantiated before main, and C reads and writes its globals, calls it and is called', async () => {
    const ssa = ssaOf(
      `(module
        (import "env" "offset" (global $offset i32))
        (import "env" "level" (global $level (mut i64)))
        (import "host" "twice" (func $twice (param f64) (result f64)))
        (memory (export "memory") 1)
        (data (i32.const 8) "hello")
        (global $count (export "count") (mut i32) (i32.const 7))
        (global (export "limit") i64 (i64.const -2))
        (global (export "limit-again") i64 (i64.const -2))
        (global (export "ratio") f32 (f32.const 1.5))
        (global $computed (export "computed") (mut i32) (i32.add (global.get $offset) (i32.mul (i32.const 3) (i32.const 4))))
        (start $begin)
        (func $begin (global.set $count (i32.add (global.get $count) (i32.const 1))))
        (func (export "sum") (result i64)
          (global.set $level (i64.add (global.get $level) (i64.const 1)))
          (i64.add (i64.extend_i32_u (global.get $count)) (global.get $level)))
        (func (export "call") (param f64) (result f64) (call $twice (local.get 0)))
        (func $both (export "both") (param i32) (result i32 f64 f32)
          (tuple.make 3 (local.get 0) (f64.const 2.5) (f32.const 0.5)))
        (export "also both" (func $both)))`,
      { name: 'first' },
    );
    const output = await outputOf(
      ssa,
      `uint32_t offset = 100; uint64_t level = 5;
       double host__twice(double v) { return v * 2; }
       extern uint32_t count, computed; extern const uint64_t limit, wasm_limit_x2dagain; extern const float ratio;
       uint64_t sum(void); double call(double);
       struct results { uint32_t a; double b; float c; };
       struct results both(uint32_t), wasm_also_x20both(uint32_t);
       void first_instantiate(void);
       int main(void) {
         first_instantiate();
         printf("%u %u %d %d %.1f\\n", count, computed, (int)limit, (int)wasm_limit_x2dagain, ratio);
         count = 1000; level = 1u << 31;
         unsigned long long total = sum();
         printf("%llu %llu %.1f\\n", total, (unsigned long long)level, call(21));
         struct results r = both(3), s = wasm_also_x20both(4);
         printf("%u %.1f %.1f %u %.1f %.1f\\n", r.a, r.b, r.c, s.a, s.b, s.c);
         printf("%.5s\\n", (char *)sigil_memory() + 8);
       }`,
    );
    expect(output.split('\n')).toEqual([
      '8 112 -2 -2 1.5',
      '2147484649 2147483649 42.0',
      '3 2.5 0.5 4 2.5 0.5',
      'hello',
      '',
    ]);
  });

  it('tells names apart that differ only after a NUL, or by a byte order mark', async () => {
    const module = binaryen.parseText(
      `(module (import "env" "a\\00b" (func $b (result i32))) (import "env" "a\\00c" (func $c (result i32)))
        (import "env" "a\\00" (global $g i32))
        (func (export "") (result i32) (call $b)) (func (export "\\00") (result i32) (call $c))
        (func (export "\\00sum") (result i32) (global.get $g)) (func (export "\\ef\\bb\\bf") (result i32) (i32.const 4)))`,
    );
    const { ssa, exports, imports } = lower(module, { name: 'names' });
    module.dispose();
    expect(exports.map(({ name, symbol }) => [name, symbol])).toEqual([
      ['', 'wasm_'],
      ['\0', 'wasm__x00'],
      ['\0sum', 'wasm__x00sum'],
      ['\ufeff', 'wasm__xef_xbb_xbf'],
    ]);
    expect(imports.map(({ field, symbol }) => [field, symbol])).toEqual([
      ['a\0b', 'wasm_a_x00b'],
      ['a\0c', 'wasm_a_x00c'],
      ['a\0', 'wasm_a_x00'],
    ]);
    const output = await outputOf(
      ssa,
      `uint32_t wasm_a_x00b(void) { return 1; } uint32_t wasm_a_x00c(void) { return 2; } uint32_t wasm_a_x00 = 3;
       uint32_t wasm_(void), wasm__x00(void), wasm__x00sum(void), wasm__xef_xbb_xbf(void);
       int main(void) { printf("%u%u%u%u", wasm_(), wasm__x00(), wasm__x00sum(), wasm__xef_xbb_xbf()); }`,
    );
    expect(output).toBe('1234');
  });

  it('gives an imported global, and one computed from it, further names', async () => {
    const ssa = ssaOf(
      `(module (import "env" "base" (global $base f64)) (import "env" "count" (global $count i64))
        (export "base-again" (global $base)) (export "count" (global $count)) (export "count-again" (global $count))
        (global $sum i64 (i64.add (global.get $count) (i64.const 1)))
        (export "sum" (global $sum)) (export "total" (global $sum)))`,
      { name: 'again' },
    );
    const output = await outputOf(
      ssa,
      `double base = 2.5; uint64_t count = 1ull << 40;
       extern const double wasm_base_x2dagain; extern const uint64_t wasm_count_x2dagain, sum, total;
       int main(void) {
         printf("%.1f %llu", wasm_base_x2dagain, (unsigned long long)(wasm_count_x2dagain >> 40));
         printf(" %llu %llu", (unsigned long long)(sum - count), (unsigned long long)(total - sum));
       }`,
    );
    expect(output).toBe('2.5 1 1 0');
  });

  it('shares memory with a second module, each under its own prefix, one calling the other by name', async () => {
    const first = ssaOf(
      '(module (memory 1) (data (i32.const 16) "first") (func (export "answer") (result i32) (i32.load8_u (i32.const 32))))',
      { name: 'one' },
    );
    const second = ssaOf(
      `(module (import "env" "answer" (func $answer (result i32))) (memory 2) (data (i32.const 32) "second")
        (func (export "ask") (result i32) (i32.add (call $answer) (memory.size))))`,
      { name: 'two' },
    );
    const output = await outputOf(
      `${first}\n${second}`,
      'uint32_t ask(void); int main(void) { printf("%u %.5s\\n", ask(), (char *)sigil_memory() + 16); }',
    );
    expect(output).toBe(`${'s'.charCodeAt(0) + 2} first\n`);
  });

  it('lays segments at places that imported globals tell, and what follows them in their order', async () => {
    const ssa = ssaOf(
      `(module (import "env" "base" (global $base i32)) (import "env" "first" (global $first i32)) (memory 1) (table 4 funcref)
        (data (i32.const 100) "first") (data (global.get $base) "second") (data (i32.const 102) "third")
        (elem (i32.const 0) $one $one $one) (elem (global.get $first) $two $two) (elem (i32.const 2) $one)
        (func $one (result i32) (i32.const 1)) (func $two (result i32) (i32.const 2))
        (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0))))`,
      { name: 'pic' },
    );
    const output = await outputOf(
      ssa,
      `uint32_t base = 101, first = 1; uint32_t call(uint32_t);
       int main(void) { printf("%.8s %u%u%u\\n", (char *)sigil_memory() + 100, call(0), call(1), call(2)); }`,
    );
    expect(output).toBe('fsthird 121\n');
  });

  it('waits for the host without a constructor', async () => {
    const ssa = ssaOf('(module (memory 1) (data (i32.const 8) "x"))', { name: 'late', noConstructor: true });
    const output = await outputOf(
      ssa,
      `void late_instantiate(void);
       int main(void) { printf("%d ", (int)sigil_memory_size()); late_instantiate(); printf("%d\\n", (int)sigil_memory_size()); }`,
    );
    expect(output).toBe('0 65536\n');
  });
});
