import { emitText, emitWasm, LinkError, type LinkOptions, link } from '@sigil-alloc/ir';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { conformer } from '../src/prelude.js';

const PAGE = 65_536;
const ALLOC = '(import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))';
/** Calls alloc with its parameter, so that nothing is known of the size. */
const USE = '(func (export "use") (param i32) (result i32) (call $alloc (local.get 0)))';

interface Linked {
  readonly text: string;
  readonly call: Record<string, (...args: number[]) => number>;
  readonly memory: WebAssembly.Memory;
}

async function linked(wat: string, options: LinkOptions = {}): Promise<Linked> {
  const module = link(binaryen.parseText(`(module ${wat})`), conformer, options);
  const text = emitText(module);
  const { instance } = await WebAssembly.instantiate(emitWasm(module) as BufferSource, { env: { out: () => {} } });
  module.dispose();
  return { text, call: instance.exports as never, memory: instance.exports.memory as WebAssembly.Memory };
}

const linking =
  (wat: string, options: LinkOptions = {}) =>
  () =>
    link(binaryen.parseText(`(module ${wat})`), conformer, options);

/** Heap base of bump, from the address of the first block: a region's header of 8 bytes lies before it. */
const firstBlock = async (wat: string, options: LinkOptions = {}): Promise<number> => {
  const { call } = await linked(`${ALLOC} ${USE} ${wat}`, options);
  return (call.use!(8) >>> 0) - 8;
};

describe('the heap base of a linked program', () => {
  it('is the exported __heap_base', async () => {
    const base = '(memory 2) (global $b i32 (i32.const 70000)) (export "__heap_base" (global $b))';
    expect(await firstBlock(base)).toBe(70_000);
  });

  it('is the end of initial memory if the program says nothing', async () => {
    expect(await firstBlock('(memory 3)')).toBe(3 * PAGE);
  });

  it.each([
    ['grows memory itself', '(func $own (drop (memory.grow (i32.const 1)))) (export "own" (func $own))'],
    ['has a malloc', '(func $malloc (export "m") (param i32) (result i32) (local.get 0))'],
  ])('is the end of initial memory if the program exports __heap_base but %s', async (_, own) => {
    const base = `(memory 2) (global $b i32 (i32.const 70000)) (export "__heap_base" (global $b)) ${own}`;
    expect(await firstBlock(base)).toBe(2 * PAGE);
  });

  it('is the end of initial memory if the stack lies above the exported __heap_base', async () => {
    const wrong = '(memory 2) (global $__stack_pointer (mut i32) (i32.const 80000)) (global $b i32 (i32.const 70000))';
    expect(await firstBlock(`${wrong} (export "__heap_base" (global $b))`)).toBe(2 * PAGE);
  });

  it('is what the caller says, unless data or stack lie above it', async () => {
    const program = '(memory 2) (data (i32.const 4096) "abcd") (global $__stack_pointer (mut i32) (i32.const 20000))';
    expect(await firstBlock(program, { heapBase: 30_000 })).toBe(30_000);
    expect(linking(`${ALLOC} ${USE} ${program}`, { heapBase: 19_999 })).toThrow(
      "heap base 19999 lies below 20000, where the program's data and stack end",
    );
    expect(linking(`${ALLOC} ${USE} (memory 2) (data (i32.const 4096) "abcd")`, { heapBase: 4099 })).toThrow(
      'heap base 4099 lies below 4100',
    );
  });

  it('is refused below the end of bss, which only __data_end tells', () => {
    const program = '(memory 2) (global $e i32 (i32.const 70000)) (export "__data_end" (global $e))';
    expect(linking(`${ALLOC} ${USE} ${program}`, { heapBase: 2048 })).toThrow('heap base 2048 lies below 70000');
  });

  it('cannot be had in a program that begins with all of memory', () => {
    expect(linking(`${ALLOC} ${USE} (memory 65536)`)).toThrow('no room is left for a heap');
  });

  it('leaves a global of the program alone that is named like one of ours', async () => {
    const { call } = await linked(`${ALLOC} ${USE} (memory 1) (global $sigil.top (mut i32) (i32.const 77))
      (func (export "own") (result i32) (global.set $sigil.top (i32.add (global.get $sigil.top) (i32.const 1))) (global.get $sigil.top))`);
    call.use!(8);
    expect(call.own!()).toBe(78);
  });

  it('may lie past the initial memory, which then begins larger', async () => {
    const { call, memory } = await linked(`${ALLOC} ${USE} (memory 1)`, { heapBase: 200_000 });
    expect(call.use!(8)).toBe(200_008);
    expect(memory.buffer.byteLength).toBe(4 * PAGE);
  });
});

describe('linking', () => {
  it('resolves imports from sigil and from env, twice named ones as well', async () => {
    const { call } = await linked(`
      ${ALLOC} (import "env" "sigil_alloc" (func $again (param i32) (result i32)))
      (memory 1) ${USE} (func (export "use2") (param i32) (result i32) (call $again (local.get 0)))`);
    expect(call.use2!(8) - call.use!(8)).toBe(-8);
  });

  it('keeps imported functions that stand in a table', async () => {
    const { call } = await linked(`
      ${ALLOC} (memory 1) (type $t (func (param i32) (result i32))) (table 1 funcref) (elem (i32.const 0) $alloc)
      (func (export "indirect") (param i32) (result i32) (call_indirect (type $t) (local.get 0) (i32.const 0)))`);
    const first = call.indirect!(8);
    expect(call.indirect!(8)).toBe(first + 8);
  });

  it('makes an imported memory the program’s own, keeps its data and caps it', async () => {
    const { memory } = await linked(
      `${ALLOC} (import "env" "memory" (memory 2 9)) ${USE} (data (i32.const 16) "hello") (data $p "passive")
       (func (export "i") (memory.init $p (i32.const 32) (i32.const 0) (i32.const 7)))`,
      { maxPages: 4 },
    );
    expect(Buffer.from(memory.buffer, 16, 5).toString()).toBe('hello');
    expect(memory.grow(2)).toBe(2);
    expect(() => memory.grow(1)).toThrow();
  });

  it('gives a program without memory one', async () => {
    const { memory } = await linked(`${ALLOC} ${USE}`);
    expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(PAGE);
  });

  it('inlines the fast path into its caller and leaves growth a call', async () => {
    const { text } = await linked(`${ALLOC} (memory 1) ${USE}`);
    const body = /\(func \$\S+ \(param \$0 i32\) \(result i32\)[\s\S]*?\n \)/g;
    const use = [...text.matchAll(body)].map(([fn]) => fn).find((fn) => fn.includes('global.set $sigil.top'))!;
    expect(use).toContain('call $sigil.place');
    expect(text).not.toContain('call $alloc');
  });

  it('leaves nothing of what the program does not use', async () => {
    const { text } = await linked(`${ALLOC} (memory 1) (func (export "idle"))`);
    expect(text).not.toContain('sigil.place');
    expect(text).not.toContain('memory.grow');
    expect(text).toContain('(export "sigil_trap_kind"');
  });

  it('inlines nothing else of the program that it would not inline without us', async () => {
    const store = (at: number) => `(i32.store (i32.const ${at}) (local.get 0))`;
    const body = Array.from({ length: 10 }, (_, i) => store(4096 + 4 * i)).join(' ');
    const { text } = await linked(`${ALLOC} (import "env" "out" (func $out (param i32))) (memory 1)
      (func $big (param i32) ${body} (call $out (local.get 0)))
      (func (export "a") (param i32) (call $big (call $alloc (local.get 0))) (call $big (i32.const 1)) (call $big (i32.const 2)))`);
    expect(text.match(/call \$big/g)?.length).toBe(3);
  });

  it.each([
    [
      'a wrong signature',
      '(import "sigil" "sigil_alloc" (func (param i64) (result i32)))',
      "the program imports 'sigil_alloc' as (i64) -> (i32); the contract says (i32) -> (i32)",
    ],
    [
      'a function that the contract does not have',
      '(import "sigil" "sigil_free" (func (param i32)))',
      "the program imports 'sigil_free' from 'sigil', which bump does not have; it has sigil_alloc, ",
    ],
    ['a 64-bit memory', '(memory i64 1)', 'memory64 is not supported'],
    ['a shared memory', '(memory 1 2 shared)', 'threads are not supported'],
    ['a cap below the initial memory', '(memory 3)', 'begins with 3 pages of memory, more than the 2 it may have'],
    [
      'a contract name that is imported as a global',
      '(import "sigil" "sigil_alloc" (global i32))',
      "the program imports 'sigil_alloc' from 'sigil' as a global; it is a function",
    ],
    [
      'an export named memory that is none',
      '(func (export "memory"))',
      "the program exports 'memory', and it is no memory",
    ],
    [
      'data at an address that an imported global tells',
      '(import "env" "base" (global $b i32)) (memory 1) (data (global.get $b) "x")',
      'at an address that is no constant',
    ],
  ])('refuses %s', (_, wat, message) => {
    expect(linking(`${wat} (func (export "f"))`, { maxPages: 2 })).toThrow(message);
  });

  it('names its errors', () => {
    expect(linking('(import "sigil" "sigil_free" (func (param i32)))')).toThrow(LinkError);
  });
});
