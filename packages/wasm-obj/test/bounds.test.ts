/** Where the heap begins, by what a linker and a program can say of it. */
import { OWNS_MALLOC } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { wasmObject } from '../src/index.js';
import { findWasmLd, linkAlone, linkWith, type Places, UNUSED_MALLOC } from '../src/linked/index.js';
import { wasmOf } from './wat.js';

const wasmLd = await findWasmLd();
const PAGE_BYTES = 65536;

/** What an allocator is told. */
const TOLD = wasmObject(
  wasmOf(`(module
    (import "sigil" "sigil_rt_heap_base" (func $base (result i32)))
    (import "sigil" "sigil_rt_initial_end" (func $end (result i32)))
    (func (export "base") (result i32) (call $base))
    (func (export "end") (result i32) (call $end)))`),
);

const section = (id: number, content: readonly number[]): number[] => [id, content.length, ...content];
const text = (value: string): number[] => [value.length, ...Buffer.from(value)];

/** An object of somebody else's, with `malloc: (i32) -> i32`. */
const MALLOC = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7f]),
  ...section(3, [1, 0]),
  ...section(10, [1, 4, 0, 0x20, 0, 0x0b]),
  ...section(0, [...text('linking'), 2, ...section(8, [1, 0, 0, 0, ...text('malloc')])]),
]);

interface Bounds {
  readonly base: () => number;
  readonly end: () => number;
}

function bounds(wasm: Uint8Array): readonly number[] {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), UNUSED_MALLOC);
  const { base, end } = exports as unknown as Bounds;
  return [base() >>> 0, end() >>> 0];
}

describe('an allocator in an object is told', () => {
  const told = (places: Places) => bounds(linkAlone(TOLD, { pages: 1, ...places }));

  it('what the linker knows', () => {
    expect(told({ __heap_base: 70000, __heap_end: 40 * PAGE_BYTES })).toEqual([70000, 40 * PAGE_BYTES]);
  });

  it('of a linker that does not know the end: the end of the page in which the heap begins', () => {
    expect(told({ __heap_base: 70000 })).toEqual([70000, 2 * PAGE_BYTES]);
    expect(told({ __heap_base: 2 * PAGE_BYTES })).toEqual([2 * PAGE_BYTES, 2 * PAGE_BYTES]);
  });

  it('numbers above 2 GiB, and 0 for the end of the address space', () => {
    expect(told({ __heap_base: 0xfffe_0010, __heap_end: 0xffff_0000 })).toEqual([0xfffe_0010, 0xffff_0000]);
    expect(told({ __heap_base: 0xffff_0010 })).toEqual([0xffff_0010, 0]);
  });

  it('to keep out of what another malloc takes: to begin where the initial memory ends', () => {
    const places = { __heap_base: 70000, __heap_end: 40 * PAGE_BYTES, mallocSlot: 1 };
    expect(told(places)).toEqual([40 * PAGE_BYTES, 40 * PAGE_BYTES]);
    expect(told({ __heap_base: 70000, mallocSlot: 1 })).toEqual([2 * PAGE_BYTES, 2 * PAGE_BYTES]);
  });

  it('to use it where malloc calls on to us', () => {
    const places = { __heap_base: 70000, mallocSlot: 1, [OWNS_MALLOC]: 1024 };
    expect(told(places)).toEqual([70000, 2 * PAGE_BYTES]);
  });
});

describe.skipIf(wasmLd === undefined)('wasm-ld', () => {
  const linked = async (objects: Readonly<Record<string, Uint8Array>>, ...args: readonly string[]) =>
    linkWith(wasmLd!, objects, args);
  const told = async (objects: Readonly<Record<string, Uint8Array>>, ...args: readonly string[]) => {
    const exported = ['--export=base', '--export=end', '--export=__heap_base', '--export-if-defined=__heap_end'];
    const { wasm, said } = await linked(objects, ...exported, ...args);
    expect(said).toBe('');
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource));
    const { __heap_base, __heap_end } = exports as Record<string, WebAssembly.Global | undefined>;
    return { told: bounds(wasm!), base: __heap_base?.value, end: __heap_end?.value };
  };

  it('tells where data and stack end, and how far memory reaches from the start', async () => {
    const known = await told({ 'told.o': TOLD }, '-z', 'stack-size=4096', '--initial-memory=1048576');
    expect(known.told).toEqual([known.base, known.end ?? PAGE_BYTES]);
  });

  it('tells of a malloc that is linked as well', async () => {
    const known = await told({ 'told.o': TOLD, 'malloc.o': MALLOC }, '-z', 'stack-size=4096');
    expect(known.base).toBeLessThan(PAGE_BYTES);
    expect(known.told).toEqual([PAGE_BYTES, PAGE_BYTES]);
  });

  const allocator = wasmObject(
    wasmOf(`(module
      (import "sigil" "sigil_rt_heap_base" (func $base (result i32)))
      (func (export "sigil_alloc") (param i32) (result i32) (call $base))
      (func (export "sigil_free_all") (call $work) (call $work))
      (func $work (drop (call $base))))`),
  );

  it('refuses two allocators in one program', async () => {
    const { failed, said } = await linked({ 'one.o': allocator, 'two.o': allocator }, '--export=sigil_alloc');
    expect(failed).toBe(true);
    expect(said).toMatch(/duplicate symbol: sigil_alloc/);
  });

  it('refuses to make it position independent, or to share its memory among threads', async () => {
    const { said } = await linked({ 'told.o': TOLD }, '--shared', '--export=base');
    expect(said).toMatch(/recompile with -fPIC/);
    const shared = await linked({ 'told.o': TOLD }, '--shared-memory', '--max-memory=1048576', '--export=base');
    expect(shared.said).toMatch(/--shared-memory is disallowed|'atomics' feature/);
  });

  it('exports what it is told to', async () => {
    const exportsWith = async (...args: readonly string[]) => {
      const { wasm } = await linked({ 'allocator.o': allocator }, '--export=sigil_alloc', ...args);
      return WebAssembly.Module.exports(new WebAssembly.Module(wasm as BufferSource)).map(({ name }) => name);
    };
    expect(await exportsWith()).toEqual(['memory', 'sigil_alloc']);
    expect(await exportsWith('--export-dynamic')).not.toContain('sigil_free_all');
  });

  it('takes what is called, with the names of functions for debuggers', async () => {
    const { wasm } = await linked({ 'allocator.o': allocator }, '--export=sigil_alloc');
    const text = Buffer.from(wasm!).toString('latin1');
    expect(text).toContain('sigil_rt_heap_base');
    expect(text).not.toContain('work');
  });
});
