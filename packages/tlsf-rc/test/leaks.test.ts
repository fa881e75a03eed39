import { type AssembleOptions, assemble, emitWasm } from '@sigil-alloc/ir';
import type { HookName } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { conformer } from '../src/prelude.js';

type Calls = Record<string, (...args: number[]) => number>;

interface Heap {
  readonly call: Calls;
  readonly memory: WebAssembly.Memory;
  /** all live objects, newest first */
  live(): number[];
  set(at: number, ...words: number[]): void;
  get(at: number): number;
}

const modules = new Map<string, WebAssembly.Module>();

function moduleOf(options: AssembleOptions): WebAssembly.Module {
  const key = JSON.stringify(options);
  const known = modules.get(key);
  if (known !== undefined) return known;
  const module = assemble(conformer, { worlds: ['managed', 'leaks', 'inspection'], optimize: 'none', ...options });
  const compiled = new WebAssembly.Module(emitWasm(module) as BufferSource);
  module.dispose();
  modules.set(key, compiled);
  return compiled;
}

/** Type 3 has references at 0 and 4; type 4 is an array of references. */
const TABLES = 256;
const TABLE_WORDS = [5, 16, 0, 16, 0, 16, 0, 0, 0, 0x2083, 2, 0, 0, 0, TABLES + 64, 0, 2, 0, 4];
const [NODE, LIST] = [3, 4];

function heap(options: AssembleOptions = {}, site = () => 0): Heap {
  const hooks: readonly HookName[] = options.hooks ?? [];
  const module = moduleOf({ build: 'audit', ...options, hooks });
  const { exports } = new WebAssembly.Instance(module, { sigil: { sigil_site: site } });
  const call = exports as unknown as Calls;
  const memory = exports.memory as WebAssembly.Memory;
  const set = (at: number, ...words: number[]) => new Uint32Array(memory.buffer).set(words, at / 4);
  set(TABLES, ...TABLE_WORDS);
  call.sigil_describe!(TABLES, TABLES + 44);
  const live = () => {
    const all: number[] = [];
    for (let ref = call.sigil_next_object!(0); ref !== 0; ref = call.sigil_next_object!(ref)) all.push(ref);
    return all;
  };
  return { call, memory, live, set, get: (at) => new Uint32Array(memory.buffer)[at / 4]! };
}

const build = 'audit';

describe('a build that remembers who made what', () => {
  it('lists all live objects, the newest first, and forgets the dead, wherever in the list they were', () => {
    const { call, live } = heap({ build });
    const refs = [8, 100, 0, 5000].map((size) => call.sigil_retain!(call.sigil_make!(size, 0)));
    expect(live()).toEqual([...refs].reverse());
    call.sigil_release!(refs[3]!);
    expect(live()).toEqual([refs[2], refs[1], refs[0]]);
    call.sigil_release!(refs[1]!);
    expect(live()).toEqual([refs[2], refs[0]]);
    call.sigil_discard!(refs[0]!);
    expect(live()).toEqual([refs[2]]);
    call.sigil_release!(refs[2]!);
    expect(live()).toEqual([]);
    const last = call.sigil_make!(4, 0);
    expect(live()).toEqual([last]);
    call.sigil_free_all!();
    expect(live()).toEqual([]);
  });

  it('knows the site that the program said, and numbers objects as they come', () => {
    const { call, get } = heap({ build });
    const first = call.sigil_make!(8, 0);
    expect(call.sigil_set_site!(7)).toBe(0);
    const second = call.sigil_make!(8, 0);
    expect(call.sigil_set_site!(0xffff_ffff)).toBe(7);
    const third = call.sigil_make!(8, 0);
    expect([first, second, third].map((ref) => call.sigil_site_of!(ref) >>> 0)).toEqual([0, 7, 0xffff_ffff]);
    expect([first, second, third].map((ref) => get(ref - 28))).toEqual([1, 2, 3]);
    expect(call.sigil_site_of!(0)).toBe(0);
    expect(call.sigil_site_of!(16)).toBe(0);
  });

  it('keeps site, number and place of an object that moves', () => {
    const { call, live, get } = heap({ build });
    call.sigil_set_site!(1);
    const [first, moving, last] = [1, 2, 3].map(() => call.sigil_make!(16, 0));
    call.sigil_set_site!(2);
    const moved = call.sigil_resize!(moving!, 3000);
    expect(moved).not.toBe(moving);
    expect([call.sigil_site_of!(moved), get(moved - 28)]).toEqual([1, 2]);
    expect(live()).toEqual([last, moved, first]);
    expect(call.sigil_resize!(moved, 3008)).toBe(moved);
    const again = call.sigil_resize!(last!, 9000);
    expect(live()).toEqual([again, moved, first]);
  });

  it('tells what an object refers to, as far as there is room, and how much there is', () => {
    const { call, set, get } = heap({ build });
    const [a, b, list, buffer] = [
      ...[0, 0].map(() => call.sigil_make!(8, NODE)),
      call.sigil_make!(16, LIST),
      call.sigil_make!(12, 0),
    ] as [number, number, number, number];
    set(a, b, 0);
    set(b, a, 16);
    set(buffer, a, b, a);
    set(list, buffer, buffer, 12, 3);
    const into = 512;
    const edges = (ref: number, capacity: number) => {
      set(into, 0, 0, 0, 0, 0);
      const count = call.sigil_edges!(ref, into, capacity);
      return [count, ...[0, 1, 2, 3, 4].map((index) => get(into + 4 * index))];
    };
    expect(edges(a, 5)).toEqual([1, b, 0, 0, 0, 0]);
    expect(edges(b, 5)).toEqual([1, a, 0, 0, 0, 0]);
    expect(edges(list, 5)).toEqual([4, a, b, a, buffer, 0]);
    expect(edges(list, 2)).toEqual([4, a, b, 0, 0, 0]);
    expect(edges(list, 0)).toEqual([4, 0, 0, 0, 0, 0]);
    expect(edges(0, 5)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('strikes garbage cycles out when they are collected', () => {
    const { call, live, set } = heap({ build });
    const [a, b] = [0, 0].map(() => call.sigil_make!(8, NODE)) as [number, number];
    const other = call.sigil_retain!(call.sigil_make!(8, NODE));
    set(other, 0, 0);
    set(a, call.sigil_retain!(b), 0);
    set(b, call.sigil_retain!(a), 0);
    call.sigil_retain!(a);
    call.sigil_release!(a);
    expect(live()).toEqual([other, b, a]);
    call.sigil_collect!();
    expect(live()).toEqual([other]);
  });
});

describe('a build with the world of leaks', () => {
  it('asks the hook instead where there is one, once for every object', () => {
    const asked: number[] = [];
    const { call } = heap({ build: 'fast', hooks: ['sigil_site'] }, () => asked.push(0));
    call.sigil_set_site!(99);
    const refs = [1, 2, 3].map(() => call.sigil_make!(8, 0));
    expect(refs.map((ref) => call.sigil_site_of!(ref))).toEqual([1, 2, 3]);
    expect(asked).toHaveLength(3);
  });

  it('has objects 16 bytes larger', () => {
    const { call } = heap({ build: 'fast', hooks: ['sigil_site'] });
    const [a, b] = [0, 0].map(() => call.sigil_make!(8, 0)) as [number, number];
    expect([a % 16, b - a]).toEqual([0, 48]);
  });

  it('tells the size that could not be had as any other does', () => {
    const { call } = heap({ build: 'audit' });
    for (const size of [0xffff_ff00, 0xffff_ffe0]) {
      expect(() => call.sigil_make!(size, 0)).toThrow();
      expect(call.sigil_failed_size!() >>> 0).toBe(size + 16);
    }
  });

  it('finds a list that was written over', () => {
    for (const offset of [-24, -20]) {
      const { call, set, get } = heap({ build: 'audit' });
      const [, middle] = [1, 2, 3].map(() => call.sigil_make!(8, 0));
      expect(call.sigil_check_heap!()).toBe(0);
      const before = get(middle! + offset);
      set(middle! + offset, middle!);
      expect(call.sigil_check_heap!()).toBe(17);
      expect(() => call.sigil_make!(8, 0)).toThrow();
      expect(call.sigil_trap_kind!()).toBe(14);
      set(middle! + offset, before);
    }
  });

  it('refuses a stranger where builds check', () => {
    const { call } = heap({ build: 'audit' });
    const ref = call.sigil_make!(64, 0);
    expect(() => call.sigil_site_of!(ref + 16)).toThrow();
    expect(call.sigil_trap_kind!()).toBe(11);
    expect(() => call.sigil_next_object!(ref + 32)).toThrow();
  });
});
