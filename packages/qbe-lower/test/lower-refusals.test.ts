import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { LowerError } from '../src/errors.js';
import { lower } from '../src/module.js';

function refusal(wat: string): string {
  const module = binaryen.parseText(wat);
  module.setFeatures(binaryen.Features.All);
  expect(module.validate()).toBe(1);
  try {
    lower(module);
  } catch (error) {
    expect(error).toBeInstanceOf(LowerError);
    return (error as LowerError).message;
  } finally {
    module.dispose();
  }
  return 'lowered';
}

/** What is refused, and the whole message: construct, function, reason, on one line. */
const rows: readonly (readonly [title: string, wat: string, message: string])[] = [
  [
    'SIMD arithmetic',
    '(module (func $dot (drop (i32x4.add (v128.const i32x4 1 2 3 4) (v128.const i32x4 1 2 3 4)))))',
    'cannot lower i32x4.add in function "dot": SIMD is not supported',
  ],
  [
    'a SIMD literal',
    '(module (func $four (local v128) (local.set 0 (v128.const i32x4 1 2 3 4))))',
    'cannot lower SIMD values (v128) in function "four": only i32, i64, f32 and f64 are supported',
  ],
  [
    'a SIMD lane',
    '(module (memory 1) (func $lane (result i32) (i8x16.extract_lane_s 0 (v128.load (i32.const 0)))))',
    'cannot lower i8x16.extract_lane_s in function "lane": SIMD is not supported',
  ],
  [
    'an atomic operation',
    '(module (memory 1 1 shared) (func $lock (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))))',
    'cannot lower a shared memory in this module: threads are not supported',
  ],
  [
    'an atomic load of memory that is not shared',
    '(module (memory 1 1) (func $peek (result i32) (i32.atomic.load (i32.const 0))))',
    'cannot lower an atomic load in function "peek": threads are not supported',
  ],
  [
    'a fence',
    '(module (func $fence (atomic.fence)))',
    'cannot lower atomic.fence in function "fence": threads are not supported',
  ],
  [
    'a 64-bit memory',
    '(module (memory i64 1))',
    'cannot lower a 64-bit memory (memory64) in this module: addresses are 32-bit',
  ],
  [
    'two memories',
    '(module (memory $a 1) (memory $b 1))',
    'cannot lower a second memory in this module: multi-memory is not supported',
  ],
  [
    'exceptions thrown',
    '(module (tag $t) (func $fail (throw $t)))',
    'cannot lower throw in function "fail": exceptions are not supported',
  ],
  [
    'exceptions caught',
    '(module (func $safe (try (do (nop)) (catch_all (nop)))))',
    'cannot lower try in function "safe": exceptions are not supported',
  ],
  [
    'an exported tag',
    '(module (tag $t (export "oops")))',
    'cannot lower the exported tag "oops" in this module: exceptions are not supported',
  ],
  [
    'a tail call',
    '(module (func $loop (return_call $loop)))',
    'cannot lower return_call in function "loop": tail calls are not supported',
  ],
  [
    'an indirect tail call',
    '(module (table 1 funcref) (func $loop (return_call_indirect (i32.const 0))))',
    'cannot lower return_call_indirect in function "loop": tail calls are not supported',
  ],
  [
    'a reference as a parameter',
    '(module (func $keep (param externref)))',
    'cannot lower references (externref) in function "keep": only i32, i64, f32 and f64 are supported',
  ],
  [
    'a function reference',
    '(module (elem declare func $f) (func $f (drop (ref.func $f))))',
    'cannot lower ref.func in function "f": references are not supported',
  ],
  [
    'growing a table',
    '(module (table $t 1 funcref) (func $more (result i32) (table.grow $t (ref.null func) (i32.const 1))))',
    'cannot lower table.grow in function "more": references are not supported',
  ],
  [
    'writing a table',
    '(module (table $t 1 funcref) (func $put (table.set $t (i32.const 0) (ref.null func))))',
    'cannot lower table.set in function "put": references are not supported',
  ],
  [
    'a table of external references',
    '(module (table $t 1 externref))',
    'cannot lower the table "t" in this module: only tables of functions (funcref) are supported',
  ],
  [
    'an imported table',
    '(module (import "env" "t" (table $t 1 funcref)))',
    'cannot lower the imported table "t" in this module: a table belongs to one module',
  ],
  [
    'an imported table of no name',
    '(module (import "" "" (table $t 1 funcref)))',
    'cannot lower the imported table "t" in this module: a table belongs to one module',
  ],
  [
    'garbage-collected structs',
    '(module (type $s (struct (field i32))) (func $make (drop (struct.new $s (i32.const 1)))))',
    'cannot lower struct.new in function "make": garbage-collected types are not supported',
  ],
  [
    'an i31',
    '(module (func $tag (drop (ref.i31 (i32.const 1)))))',
    'cannot lower ref.i31 in function "tag": garbage-collected types are not supported',
  ],
  [
    'wide arithmetic',
    '(module (func $wide (drop (tuple.extract 2 0 (i64.mul_wide_s (i64.const 1) (i64.const 2))))))',
    'cannot lower i64.mul_wide_s in function "wide": wide arithmetic is not supported',
  ],
  [
    'an element that is computed',
    '(module (import "env" "f" (global $f funcref)) (table 1 funcref) (elem $e (i32.const 0) funcref (global.get $f)))',
    'cannot lower references (funcref) in global "f": only i32, i64, f32 and f64 are supported',
  ],
  [
    'a mutable global under two names',
    '(module (global $g (export "a") (export "b") (mut i32) (i32.const 1)))',
    'cannot lower the export "b" in this module: only an immutable global can have a second name',
  ],
  [
    'an export that meets the instantiate function',
    '(module (func (export "module_instantiate")))',
    'cannot lower the export "module_instantiate" in this module: its symbol module_instantiate is that of the module\'s own start-up code too',
  ],
  [
    'an export that meets an import',
    '(module (import "host" "log" (func)) (func (export "host__log")))',
    'cannot lower the export "host__log" in this module: its symbol host__log is that of the import "host" "log" too',
  ],
];

describe('what is refused', () => {
  for (const [title, wat, message] of rows) it(`${title} is refused by name`, () => expect(refusal(wat)).toBe(message));

  it('a refusal in the last function leaves no text', () => {
    const module = binaryen.parseText('(module (func $fine) (func $loop (return_call $loop)))');
    module.setFeatures(binaryen.Features.All);
    expect(() => lower(module)).toThrow(LowerError);
  });

  it('an expression nested too deeply is refused by name, and leaves no text', () => {
    const module = new binaryen.Module();
    let value = module.i32.const(1);
    for (let depth = 0; depth < 50_000; depth++) value = module.i32.eqz(value);
    module.addFunction('deep', binaryen.none, binaryen.i32, [], value);
    const place = 'cannot lower the body in function "deep": its expressions are nested too deeply';
    expect(() => lower(module)).toThrow(
      new LowerError('the body', 'function "deep"', 'its expressions are nested too deeply'),
    );
    expect(() => lower(module)).toThrow(place);
  });
});
