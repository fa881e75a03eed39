import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WasmObjectError, wasmObject } from '../src/index.js';
import { linkAlone, objectText, readObject, UNUSED_MALLOC } from '../src/linked/index.js';
import { wasmOf } from './wat.js';

const HEAP_BASE = '(import "sigil" "sigil_rt_heap_base" (func $heap_base (result i32)))';

/** One of everything that an object may have. */
const EVERYTHING = `(module
  (type $two (func (param i32) (result i32 i32)))
  (import "sigil" "sigil_visit_members" (func $visit (param i32 i32)))
  ${HEAP_BASE}
  (global $top (mut i32) (i32.const 7))
  (global $far (mut i64) (i64.const -9000000000))
  (memory 1)
  (export "memory" (memory 0))
  (export "sigil_make" (func $make))
  (export "__alloc" (func $make))
  (export "__rtti_base" (global $far))
  (func $inner (param $n i32) (result i32 i32)
    (local.get $n)
    (block $pair (param i32) (result i32 i32) (call $visit (i32.const 1) (i32.const 2)) (i32.const 3)))
  (func $make (param $n i32) (result i32)
    (local $d f64)
    (global.set $top (i32.add (global.get $top) (call $heap_base)))
    (block $b (block $a (br_table $a $b (local.get $n))))
    (memory.copy (local.get $n) (i32.const 70000) (i32.load16_s offset=300 (local.get $n)))
    (i64.store (local.get $n) (i64.const -5000000000000000000))
    (local.set $d (f64.add (local.get $d) (f64.const 1.5)))
    (f32.store (local.get $n) (f32.const -0))
    (drop (call $inner (i32.const 5)))
    (i32.add (i32.extend8_s (i32.trunc_sat_f64_s (local.get $d))))))`;

const objectOf = (wat: string) => wasmObject(wasmOf(wat));

describe('an object', () => {
  it('has symbols, relocations and features as the golden says', async () => {
    await expect(objectText(objectOf(EVERYTHING))).toMatchFileSnapshot('golden/everything.txt');
  });

  it('is a valid module by itself: its numbers refer to its own parts', () => {
    expect(WebAssembly.validate(objectOf(EVERYTHING) as BufferSource)).toBe(true);
  });

  it('counts past what one byte holds', () => {
    const chain = Array.from({ length: 300 }, (_, n) => `(func $f${n + 1} (result i32) (call $f${n}))`).join('\n');
    const object = objectOf(`(module ${HEAP_BASE} (func $f0 (result i32) (i32.const 7)) ${chain}
      (func (export "last") (result i32) (call $f300)))`);
    const linked = linkAlone(object, { __heap_base: 1024 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(linked as BufferSource), UNUSED_MALLOC);
    expect((exports as { last(): number }).last()).toBe(7);
  });

  it('is the same for the same bytes', () => {
    expect(Buffer.from(objectOf(EVERYTHING)).equals(objectOf(EVERYTHING))).toBe(true);
  });

  it('goes by numbers where names are missing', () => {
    const bare = wasmObject(wasmOf(EVERYTHING, { hasNames: false }));
    const names = readObject(bare).symbols.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['function 2', 'sigil_make', 'global 0', '__rtti_base']));
  });

  it('has no features where the module is plain MVP', () => {
    expect(readObject(objectOf(`(module ${HEAP_BASE} (func (result i32) (call $heap_base)))`)).features).toEqual([]);
  });
});

const refusal = (wasm: Uint8Array): string => {
  try {
    wasmObject(wasm);
  } catch (error) {
    if (error instanceof WasmObjectError) return error.message;
    throw error;
  }
  return 'made';
};

describe('what cannot become an object is refused in one line', () => {
  const refused = (fields: string) => refusal(wasmOf(`(module ${HEAP_BASE} ${fields} (memory 1))`));
  const NO_OBJECT = 'no relocatable object can be made of this module: ';

  it.each([
    [
      '(data (i32.const 1024) "a")',
      "the data section: data at addresses of its own choice; build with the heap base 'runtime'",
    ],
    ['(func $f) (start $f)', 'the start section: a linker has no place for a start function'],
    ['(table 1 funcref)', 'the table section: the slots of a table of its own cannot be told from other numbers'],
    ['(import "env" "g" (global i32))', 'the import env.g: only functions and the memory can be'],
    ['(global f32 (f32.const 1))', 'a global: it does not begin as an integer'],
    ['(tag $t)', 'the tag section: exceptions are not known here'],
    [
      '(func $vector (drop (i32.const 1)) (drop (v128.const i32x4 1 2 3 4)))',
      'function vector, offset 4: SIMD (opcode 0xfd) is not known here',
    ],
    [
      '(func $again (param i32) (return_call $again (local.get 0)))',
      'function again, offset 3: a tail call (opcode 0x12) is not known here',
    ],
    [
      '(func $wait (drop (i32.atomic.load (i32.const 0))))',
      'function wait, offset 3: atomics (opcode 0xfe) is not known here',
    ],
    ['(func (drop (ref.null func)))', 'function 1, offset 1: a reference (opcode 0xd0) is not known here'],
  ])('%s', (fields, reason) => {
    expect(refused(fields)).toBe(NO_OBJECT + reason);
  });

  it('a module that was built for a fixed heap base', () => {
    expect(refusal(wasmOf('(module (memory 1))'))).toBe(
      `${NO_OBJECT}its imports: sigil_rt_heap_base is missing; build with the heap base 'runtime'`,
    );
  });

  it('a malloc of its own', () => {
    expect(refused('(func (export "malloc") (param i32) (result i32) (local.get 0))')).toBe(
      `${NO_OBJECT}the export malloc: an object looks for the one of the program that it is linked into`,
    );
  });

  it('a heap base of another type', () => {
    const wat = '(module (import "sigil" "sigil_rt_heap_base" (func (param i32))))';
    expect(refusal(wasmOf(wat))).toBe(`${NO_OBJECT}the import sigil_rt_heap_base: its type is not () -> i32`);
  });

  it('memories that are shared, large or two', () => {
    const one = 'the memory: one of 32-bit addresses that nobody shares is expected';
    expect(refusal(wasmOf(`(module ${HEAP_BASE} (memory 1 2 shared))`))).toBe(NO_OBJECT + one);
    expect(refusal(wasmOf(`(module ${HEAP_BASE} (memory i64 1))`))).toBe(NO_OBJECT + one);
    const two = `(module ${HEAP_BASE} (memory 1) (memory $m 1) (func $f (drop (memory.size $m))))`;
    expect(refusal(wasmOf(two))).toMatch(/second memory is not known here$/);
  });

  it('what is no module, and one that is cut off', () => {
    expect(refusal(readFileSync(import.meta.filename))).toBe(
      `${NO_OBJECT}byte 0: it does not begin as a core wasm module does`,
    );
    const whole = wasmOf(EVERYTHING);
    for (const length of [9, 20, 100, 200]) expect(refusal(whole.subarray(0, length))).toMatch(/ends too early$/);
  });
});
