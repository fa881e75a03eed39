import { type AssembleOptions, BUILD_KINDS } from '@sigil-alloc/ir';
import { trapNumber } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { wasmOf } from './builds.js';

type Calls = Record<string, (...args: number[]) => number>;

interface Arena {
  readonly call: Calls;
  readonly memory: WebAssembly.Memory;
  /** MM info, GC info, runtime id, runtime size */
  header(ref: number): number[];
  bytes(ref: number, count: number): Uint8Array;
  grown(ref: number, size: number): number;
}

async function arena(options: AssembleOptions = {}): Promise<Arena> {
  const wasm = wasmOf({ worlds: ['managed', 'asc', 'asc-stub'], ...options });
  const { instance } = await WebAssembly.instantiate(wasm as BufferSource, {});
  const call = instance.exports as unknown as Calls;
  const memory = instance.exports.memory as WebAssembly.Memory;
  return {
    call,
    memory,
    header: (ref) => [...new Uint32Array(memory.buffer, ref - 16, 4)],
    bytes: (ref, count) => new Uint8Array(memory.buffer, ref, count),
    grown: (ref, size) => call.sigil_resize!(ref, size) >>> 0,
  };
}

const ramp = (count: number) => Uint8Array.from({ length: count }, (_, i) => i + 1);

describe.each(BUILD_KINDS)('managed objects of bump (%s)', (build) => {
  it('have the header of sixteen bytes before a reference that is a multiple of sixteen', async () => {
    const { call, header } = await arena({ build });
    for (const [size, id] of [
      [0, 0],
      [1, 3],
      [15, 4],
      [16, 5],
      [17, 6],
      [70_000, 0xffff_ffff],
    ] as const) {
      const ref = call.sigil_make!(size, id) >>> 0;
      expect(ref % 16).toBe(0);
      const room = build === 'fast' ? Math.ceil(size / 16) * 16 : size;
      expect(header(ref)).toEqual([room, 1, id, size]);
    }
  });

  it('are counted by nobody: what retains, releases, collects and visits changes nothing', async () => {
    const { call, header } = await arena({ build });
    const ref = call.sigil_make!(8, 3);
    const before = header(ref);
    expect(call.sigil_retain!(ref)).toBe(ref);
    call.sigil_release!(ref);
    call.sigil_release!(ref);
    call.sigil_collect!();
    expect(call.sigil_collect_step!(100)).toBe(0);
    call.sigil_visit!(ref, 1);
    call.sigil_describe!(0, 0);
    call.sigil_set_candidate_limit!(3);
    expect(header(ref)).toEqual(before);
    expect(call.sigil_retain!(0)).toBe(0);
  });

  it('are there for every weak handle', async () => {
    const { call } = await arena({ build });
    const ref = call.sigil_make!(8, 3);
    const handle = call.sigil_weaken!(ref);
    call.sigil_release!(ref);
    expect(call.sigil_upgrade!(handle)).toBe(ref);
    call.sigil_forget!(handle);
    expect(call.sigil_upgrade!(call.sigil_weaken!(0))).toBe(0);
  });

  it('grow and shrink in place as long as they are the last block', async () => {
    const { call, header, bytes, grown } = await arena({ build });
    const ref = call.sigil_make!(8, 3);
    bytes(ref, 8).set(ramp(8));
    expect(grown(ref, 1000)).toBe(ref);
    expect([...bytes(ref, 8)]).toEqual([...ramp(8)]);
    expect(header(ref).slice(1)).toEqual([1, 3, 1000]);
    expect(grown(ref, 20)).toBe(ref);
    expect(call.sigil_make!(8, 3)).toBeLessThan(ref + 200);
  });

  it('move with their id and bytes where another block follows, and then have room to grow', async () => {
    const { call, header, bytes, grown } = await arena({ build });
    const ref = call.sigil_make!(100, 7);
    bytes(ref, 100).set(ramp(100));
    call.sigil_alloc!(8);
    const moved = grown(ref, 120);
    expect(moved).toBeGreaterThan(ref);
    expect([...bytes(moved, 100)]).toEqual([...ramp(100)]);
    expect(header(moved).slice(1)).toEqual([1, 7, 120]);
    expect(header(moved)[0]).toBe(build === 'fast' ? 224 : 200);
    call.sigil_alloc!(8);
    expect(grown(moved, 200)).toBe(moved);
    expect(header(moved)[3]).toBe(200);
    expect(grown(moved, 230)).toBeGreaterThan(moved);
  });

  it('move to no more room than asked for where more would have to be grown', async () => {
    const { call, memory, header, grown } = await arena({ build, maxPages: 2 });
    const ref = call.sigil_make!(40_000, 7);
    call.sigil_alloc!(8);
    const moved = grown(ref, 40_100);
    expect(header(moved).slice(2)).toEqual([7, 40_100]);
    expect(header(moved)[0]).toBeLessThan(40_120);
    expect(memory.buffer.byteLength).toBe(2 * 65_536);
  });

  it('are copied where they are data of the program, which stays as it is', async () => {
    const { call, header, bytes, memory, grown } = await arena({ build, heapBase: 4096 });
    new Uint32Array(memory.buffer, 1024 - 16, 4).set([6, 0, 9, 6]);
    bytes(1024, 6).set(ramp(6));
    const copy = grown(1024, 100);
    expect(copy).toBeGreaterThan(4096);
    expect(header(copy).slice(1)).toEqual([1, 9, 100]);
    expect([...bytes(copy, 6)]).toEqual([...ramp(6)]);
    const shorter = grown(1024, 2);
    expect([...bytes(shorter, 2)]).toEqual([1, 2]);
    expect(header(1024)).toEqual([6, 0, 9, 6]);
    call.sigil_discard!(1024);
    call.sigil_discard!(0);
    expect(header(1024)).toEqual([6, 0, 9, 6]);
  });

  it('end with their scope, and all of them with free-all, which the compiler of old calls reset', async () => {
    const { call } = await arena({ build });
    const first = call.__alloc!(8, 1);
    const scope = call.sigil_enter_scope!();
    const inside = call.__alloc!(8, 1);
    call.sigil_exit_scope!(scope);
    expect(call.sigil_enter_scope!() && call.__alloc!(8, 1)).toBe(inside);
    call.__reset!();
    expect(call.__alloc!(8, 1)).toBe(first);
  });

  it('are refused where memory cannot be had, with the bytes that were asked for, header and all', async () => {
    const { call } = await arena({ build, maxPages: 100 });
    const kept = call.sigil_make!(8, 3);
    for (const size of [0xffff_fff0, 0xffff_ffff, 0x8000_0000]) {
      expect(() => call.sigil_make!(size, 1)).toThrow(WebAssembly.RuntimeError);
      expect(call.sigil_trap_kind!()).toBe(trapNumber('out-of-memory'));
      expect(call.sigil_failed_size!() >>> 0).toBe(Math.min(size + 16, 0xffff_ffff));
      expect(() => call.sigil_resize!(kept, size)).toThrow(WebAssembly.RuntimeError);
      expect(call.sigil_trap_kind!()).toBe(trapNumber('out-of-memory'));
    }
    expect(call.sigil_resize!(kept, 9)).toBe(kept);
  });
});

describe('discarding an object of bump', () => {
  it('gives the memory of the last block back', async () => {
    const { call } = await arena();
    const first = call.sigil_make!(8, 1);
    const second = call.sigil_make!(40, 1);
    call.sigil_discard!(first);
    call.sigil_discard!(second);
    expect(call.sigil_make!(8, 1)).toBe(second);
  });

  it('never rewinds over the mark of a scope', async () => {
    const { call } = await arena();
    const before = call.sigil_make!(8, 1);
    const scope = call.sigil_enter_scope!();
    call.sigil_discard!(before);
    const inside = call.sigil_make!(8, 1);
    expect(inside).toBeGreaterThan(before + 8);
    call.sigil_exit_scope!(scope);
  });

  it.each(['check', 'audit'] as const)('is refused a second time, and then for any use (%s)', async (build) => {
    const { call } = await arena({ build });
    const ref = call.sigil_make!(8, 1);
    call.sigil_discard!(ref);
    for (const use of [() => call.sigil_discard!(ref), () => call.sigil_resize!(ref, 4), () => call.__free!(ref)]) {
      expect(use).toThrow(WebAssembly.RuntimeError);
      expect(call.sigil_trap_kind!()).toBe(trapNumber('bad-pointer'));
    }
    for (const wild of [0, ref + 8, 60_000]) {
      expect(() => call.sigil_resize!(wild, 4)).toThrow(WebAssembly.RuntimeError);
      expect(call.sigil_trap_kind!()).toBe(trapNumber('bad-pointer'));
    }
  });
});
