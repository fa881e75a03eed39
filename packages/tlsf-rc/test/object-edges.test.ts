/** What objects do where two rules meet: each test holds a line of the runtime that no other test would miss. */
import { assemble, emitWasm } from '@sigil-alloc/ir';
import { describe, expect, it } from 'vitest';
import { BUFFERED, FINALIZED } from '../src/object.js';
import { conformer } from '../src/prelude.js';
import { TypeFlag } from '../src/types.js';
import { Id, Objects, type ObjectsOptions } from './support/objects.js';
import './support/patience.js';

const PURPLE = 0x3000_0000;
/** A number of candidates that no test comes to. */
const FAR = 2 ** 31;

/** A reference more and less: the object is suspected. */
function suspect(objects: Objects, ref: number): void {
  objects.call.sigil_retain(ref);
  objects.release(ref);
}

/** A retained object that keeps itself. */
function loop(objects: Objects, bytes = 8): number {
  const ref = objects.make(Id.Node, bytes);
  objects.set(ref, 0, ref);
  return ref;
}

/** Says again what a node is, after free-all, below the heap. */
function describeNodes(objects: Objects): void {
  const [rtti, layouts, two] = [64, 96, 128];
  objects.words.set([2, 0, 0, 0, 0], rtti / 4);
  objects.words.set([0, two], layouts / 4);
  objects.words.set([2, 0, 4], two / 4);
  objects.call.sigil_describe(rtti, layouts);
}

const isCandidate = (objects: Objects, ref: number): boolean => objects.header(ref).info >= BUFFERED;
const upgrade = (objects: Objects, handle: number): number => objects.call.sigil_upgrade(handle) >>> 0;

const BUILDS = [
  { build: 'fast', edges: 'hook' },
  { build: 'audit', edges: 'tables' },
] as const satisfies readonly ObjectsOptions[];

describe.each(BUILDS)('at its edges, the $build build with edges by $edges', (options) => {
  const open = (): Objects => new Objects(options);

  it('calls the finalizers of garbage beside a living candidate, whichever of them comes first', () => {
    for (const isGarbageFirst of [true, false]) {
      const objects = open();
      const [living, garbage] = [objects.ring(3), objects.ring(4, Id.Finalized)];
      let calls = 0;
      objects.finalize = () => calls++;
      if (isGarbageFirst) objects.release(garbage);
      suspect(objects, living);
      if (!isGarbageFirst) objects.release(garbage);
      objects.call.sigil_collect();
      expect({ calls, live: objects.live }).toEqual({ calls: 4, live: 3 });
    }
  });

  it('collects nothing in the middle, whatever a finalizer makes, wherever it is called', () => {
    const ways: ((objects: Objects) => void)[] = [
      ({ call }) => call.sigil_set_candidate_limit(1),
      ({ call }) => call.sigil_collect(),
      ({ call }) => call.sigil_collect_step(100),
    ];
    for (const way of ways) {
      const objects = open();
      const [dying, member, other] = [objects.ring(1, Id.Finalized), objects.make(), objects.make()];
      objects.set(dying, 1, member);
      const seen: number[] = [];
      objects.finalize = () => {
        objects.call.sigil_set_candidate_limit(1);
        const before = objects.live;
        for (const _ of [1, 2]) objects.release(objects.ring(5));
        suspect(objects, other);
        objects.call.sigil_collect();
        objects.call.sigil_collect_step(100);
        seen.push(objects.live - before);
      };
      objects.release(dying);
      if (way === ways[0]) objects.set(dying, 0, 0);
      way(objects);
      expect(seen).toEqual([10]);
      if (way === ways[0]) expect(objects.live).toBe(12); // a collection looks again at what finalizers leave
      objects.release(objects.make());
      expect(objects.live).toBe(2);
    }
  });

  it('does not collect while an object dies whose members become candidates', () => {
    const objects = open();
    objects.call.sigil_set_candidate_limit(1);
    const [list, ring, other] = [objects.make(Id.Finalized), objects.ring(5), objects.make()];
    objects.give(list, 0, ring);
    objects.set(list, 1, other);
    objects.release(list);
    expect([ring, other].map((ref) => objects.header(ref).info)).toEqual(Array(2).fill(BUFFERED + PURPLE + 1));
    expect(objects.live).toBe(6);
    objects.release(objects.make());
    expect(objects.live).toBe(1);
  });

  it('suspects a candidate again that a step found in use', () => {
    const objects = open();
    const [holder, held] = [objects.make(), loop(objects)];
    objects.set(holder, 0, held);
    suspect(objects, holder);
    objects.release(held);
    expect(objects.call.sigil_collect_step(2)).toBe(1);
    expect(objects.header(held).info).toBe(BUFFERED + 2);
    objects.set(holder, 0, 0);
    expect(objects.header(held).info).toBe(BUFFERED + PURPLE + 1);
    objects.call.sigil_collect();
    expect(objects.live).toBe(1);
  });

  it('lets candidates that are in use leave in a step without a visit, each for one of its budget', () => {
    const objects = open();
    const ring = objects.ring(10);
    for (let n = 0, ref = ring; n < 10; n++, ref = objects.get(ref, 0)) suspect(objects, ref);
    expect(objects.call.sigil_collect_step(10)).toBe(9);
    objects.visited = 0;
    expect(objects.call.sigil_collect_step(3)).toBe(6);
    expect(objects.call.sigil_collect_step(5)).toBe(1);
    expect(objects.call.sigil_collect_step(5)).toBe(0);
    if (options.edges === 'hook') expect(objects.visited).toBe(0);
    expect(objects.live).toBe(10);
  });

  it('collects after free-all at the limit that was set, whatever was visited in vain before', () => {
    const objects = open();
    const living = objects.ring(200);
    objects.call.sigil_set_candidate_limit(10);
    suspect(objects, living);
    objects.call.sigil_collect();
    objects.call.sigil_free_all();
    describeNodes(objects);
    for (let n = 0; n < 10; n++) objects.release(objects.ring(2));
    expect(objects.call.sigil_live_blocks()).toBe(20);
    objects.release(objects.make());
    expect(objects.call.sigil_live_blocks()).toBe(0);
  });

  it('begins anew with free-all after an exception out of a finalizer', () => {
    for (const isGarbage of [false, true]) {
      const objects = open();
      const list = objects.make();
      for (const index of [0, 1]) objects.give(list, index, objects.ring(1 + index, Id.Finalized));
      if (!isGarbage) for (const index of [0, 1]) objects.set(objects.get(list, index), 0, 0);
      objects.finalize = () => {
        throw new RangeError('a finalizer');
      };
      expect(() => {
        objects.release(list);
        objects.call.sigil_collect();
      }).toThrow('a finalizer');
      objects.call.sigil_free_all();
      describeNodes(objects);
      const kept = Array.from({ length: 8 }, () => objects.make());
      objects.release(objects.make());
      objects.release(objects.ring(5));
      objects.call.sigil_collect();
      expect(objects.call.sigil_live_blocks()).toBe(8);
      expect(kept.map((ref) => objects.header(ref).info)).toEqual(Array(8).fill(1));
      expect(objects.call.sigil_check_heap()).toBe(0);
    }
  });

  it('clears the weak handles of a garbage ring without finalizers', () => {
    const objects = open();
    const ring = objects.ring(3);
    const handles = [ring, objects.get(ring, 0)].map((ref) => objects.call.sigil_weaken(ref));
    objects.release(ring);
    objects.call.sigil_collect();
    expect(handles.map((handle) => upgrade(objects, handle))).toEqual([0, 0]);
    expect(objects.live).toBe(0);
  });

  it('gives an object back whole that was condemned, has no finalizer, and is taken by the one of another', () => {
    const objects = open();
    const [willed, saved] = [objects.ring(1, Id.Finalized), loop(objects)];
    const { mm } = objects.header(saved);
    objects.give(willed, 1, saved);
    const handle = objects.call.sigil_weaken(saved);
    objects.finalize = (ref) => {
      objects.words[ref / 4 + 1] = 0; // the reference is ours now, and no walk leads there any more
    };
    objects.release(willed);
    objects.call.sigil_collect();
    expect(objects.live).toBe(1);
    expect(objects.header(saved)).toMatchObject({ mm, info: 2 });
    expect(upgrade(objects, handle)).toBe(saved);
  });

  it('gives an object back whole that dies behind another and keeps itself', () => {
    const objects = open();
    const list = objects.make();
    const members = [0, 1].map(() => objects.make(Id.Finalized));
    const { mm } = objects.header(list);
    for (const [index, ref] of members.entries()) objects.give(list, index, ref);
    objects.finalize = (ref) => objects.call.sigil_retain(ref);
    objects.release(list);
    objects.call.sigil_collect(); // they were counted and given up, and so are candidates
    for (const ref of members) {
      expect(objects.header(ref)).toMatchObject({ mm, info: FINALIZED + 1 });
      expect(upgrade(objects, objects.call.sigil_weaken(ref))).toBe(ref);
    }
  });

  it('files in a larger table of weak handles what lives, and nothing else', () => {
    const objects = open();
    const refs = Array.from({ length: 40 }, () => objects.make());
    const handles = refs.slice(0, 32).map((ref) => objects.call.sigil_weaken(ref));
    for (const n of [3, 30]) objects.call.sigil_forget(handles[n]!);
    for (const n of [30, 3]) handles[n] = objects.call.sigil_weaken(refs[n]!); // the entries of before
    for (const n of [0, 7, 31]) objects.release(refs[n]!);
    for (const ref of refs.slice(32)) handles.push(objects.call.sigil_weaken(ref)); // twice as large
    expect(new Set(handles).size).toBe(40);
    expect(objects.call.sigil_check_heap()).toBe(0);
    const expected = refs.map((ref, n) => ([0, 7, 31].includes(n) ? 0 : ref));
    expect(handles.map((handle) => upgrade(objects, handle))).toEqual(expected);
    for (const handle of handles) objects.call.sigil_forget(handle);
    expect(objects.call.sigil_check_heap()).toBe(0);
  });

  it('counts neither the candidate buffer nor the table of weak handles, however they grow', () => {
    const objects = open();
    const refs = Array.from({ length: 70 }, () => objects.make());
    const figures = (): number[] => [
      objects.call.sigil_live_bytes(),
      objects.call.sigil_peak_bytes(),
      objects.call.sigil_live_blocks(),
    ];
    const before = figures();
    expect(before[1]).toBe(before[0]);
    for (const ref of refs) suspect(objects, ref);
    expect(objects.header(refs.at(-1)!).mm).toBe(16 * 69);
    expect(figures()).toEqual(before);
    for (const ref of refs) objects.call.sigil_weaken(ref);
    expect(figures()).toEqual(before);
  });

  it('does not finalize again what was finalized, lives on, and has moved', () => {
    const objects = open();
    const ref = objects.make(Id.Finalized);
    let calls = 0;
    objects.finalize = (dying) => {
      calls++;
      objects.call.sigil_retain(dying);
    };
    objects.release(ref);
    objects.call.sigil_alloc(64); // so that it cannot grow where it is
    const moved = objects.call.sigil_resize(ref, 4000) >>> 0;
    expect(moved).not.toBe(ref);
    expect(objects.header(moved).info).toBe((BUFFERED | FINALIZED | PURPLE | 1) >>> 0);
    objects.release(moved);
    expect({ calls, live: objects.live }).toEqual({ calls: 1, live: 1 });
  });

  it('takes a type whose id is the number of types for one that is not described', () => {
    const objects = open();
    const rtti = objects.call.sigil_alloc(4 + 3 * 8);
    objects.words.set([2, 0, 0, 0, 0, TypeFlag.Acyclic, 0], rtti / 4);
    objects.call.sigil_describe(rtti, 0);
    const ref = objects.make(2);
    suspect(objects, ref);
    expect(isCandidate(objects, ref)).toBe(true);
  });
});

describe('at its edges, a heap that grows', () => {
  const open = (): Objects => new Objects({ edges: 'hook' });

  it('is measured anew by each collection: one that frees little puts the next off by half as much again', () => {
    const objects = open();
    objects.call.sigil_set_candidate_limit(FAR);
    const probe = objects.make();
    const collectedAt: number[] = [];
    for (let n = 0; collectedAt.length < 4 && n < 4000; n++) {
      suspect(objects, probe);
      const bytes = objects.call.sigil_reserved_bytes();
      const ref = loop(objects, 4000);
      if (!isCandidate(objects, probe)) collectedAt.push(bytes);
      if (collectedAt.length < 2) objects.release(ref);
    }
    const [first, second, third, fourth] = collectedAt as [number, number, number, number];
    expect(first).toBeGreaterThanOrEqual(2 ** 20);
    expect(second).toBe(first); // all of it was free
    expect(third).toBe(first); // again
    expect(fourth).toBeGreaterThanOrEqual(third * 1.5); // nothing was
    expect(fourth).toBeLessThan(third * 1.6);
  });

  it('is not collected before it grows where the limit is 0', () => {
    const objects = open();
    objects.call.sigil_set_candidate_limit(0);
    for (let n = 0; n < 60_000; n++) objects.release(loop(objects));
    expect(objects.live).toBe(60_000);
  });

  it('is not collected as long as a block that is held fits', () => {
    const objects = open();
    objects.call.sigil_set_candidate_limit(FAR);
    const hole = objects.make(Id.Leaf, 5000);
    for (let n = 0; n < 300; n++) objects.make(Id.Leaf, 4000);
    expect(objects.call.sigil_reserved_bytes()).toBeGreaterThan(2 ** 20);
    objects.release(objects.ring(10));
    objects.release(hole);
    expect(objects.live).toBe(310);
    expect(objects.make(Id.Leaf, 5000)).toBe(hole);
    expect(objects.live).toBe(311);
    objects.make(Id.Leaf, 100_000);
    expect(objects.live).toBe(302);
  });

  it('is not collected in the middle, be a finalizer in need of more memory than there is', () => {
    const objects = open();
    objects.call.sigil_set_candidate_limit(FAR);
    for (let n = 0; n < 300; n++) objects.make(Id.Leaf, 4000);
    objects.release(objects.ring(10));
    const seen: unknown[] = [];
    objects.finalize = () => {
      objects.make(Id.Leaf, 200_000);
      seen.push(
        objects.live,
        objects.try(() => objects.call.sigil_make(2 ** 32 - 1, Id.Leaf)),
        objects.live,
      );
    };
    objects.release(objects.make(Id.Finalized));
    expect(seen).toEqual([312, 'out-of-memory', 312]);
    objects.make(Id.Leaf, 400_000);
    expect(objects.live).toBe(302);
  });
});

describe('at their edges, objects that tables describe', () => {
  const value = (bytes: number): number => bytes << 5;
  const key = (bytes: number): number => bytes << 14;
  const { Set: SET, Map: MAP, KeyManaged, ValueManaged } = TypeFlag;

  /** A set or a map of three entries, of which the second was removed, with a reference at `offset` in each. */
  function hashed(flags: number, entryBytes: number, offset: number, nextOffset: number) {
    const objects = new Objects({ build: 'audit', edges: 'tables' });
    const rtti = objects.call.sigil_alloc(4 + 2 * 8);
    objects.words.set([2, 0, 0, flags, 0], rtti / 4);
    objects.call.sigil_describe(rtti, 0);
    const [table, buckets, entries] = [objects.make(1, 24), objects.make(0, 16), objects.make(0, 3 * entryBytes)];
    const members = [0, 1, 2].map(() => objects.make(0));
    const bytes = new Uint8Array(objects.memory.buffer, entries, 3 * entryBytes);
    bytes.fill(0x7f); // whoever takes it for a reference traps
    const view = new DataView(bytes.buffer, entries);
    for (const [index, ref] of members.entries()) {
      if (offset >= 0) view.setUint32(index * entryBytes + offset, ref, true);
      view.setUint32(index * entryBytes + nextOffset, index === 1 ? 1 : 0, true);
    }
    objects.words.set([buckets, 3, entries, 4, 3, 2], table / 4);
    return { objects, table, members };
  }

  it.each([
    ['a set of references', SET | ValueManaged | value(4), 8, 0, 4],
    ['a map from i64 to references', MAP | ValueManaged | key(8) | value(4), 16, 8, 12],
    ['a map from references to i64', MAP | KeyManaged | key(4) | value(8), 24, 0, 16],
    ['a map from u8 to references', MAP | ValueManaged | key(1) | value(4), 12, 4, 8],
    ['a map from u16 to references', MAP | ValueManaged | key(2) | value(4), 12, 4, 8],
    ['a map from references to u8', MAP | KeyManaged | key(4) | value(1), 12, 0, 8],
    ['a map from references to u16', MAP | KeyManaged | key(4) | value(2), 12, 0, 8],
  ])('die with %s that kept them, save what was removed', (_, flags, entryBytes, offset, nextOffset) => {
    const { objects, table, members } = hashed(flags, entryBytes, offset, nextOffset);
    const before = objects.live;
    objects.release(table);
    expect(before - objects.live).toBe(5);
    expect(objects.header(members[1]!).info).toBe(1);
  });

  it.each([1, 2, 8])('are not looked for in a set of values of %i bytes, whose buffers die with it', (bytes) => {
    const entryBytes = bytes === 8 ? 16 : 8;
    const { objects, table } = hashed(SET | value(bytes), entryBytes, -1, entryBytes === 16 ? 8 : 4);
    objects.words[table / 4 + 4] = 2 ** 28; // entries: whoever reads them traps
    const before = objects.live;
    objects.release(table);
    expect(before - objects.live).toBe(3);
  });
});

it('the check build ignores references below the heap, before it is open as well', () => {
  const built = assemble(conformer, { build: 'check', optimize: 'none', worlds: ['managed'], hooks: [] });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(emitWasm(built) as BufferSource));
  built.dispose();
  const { sigil_retain, sigil_release, sigil_make } = exports as Record<string, (...operands: number[]) => number>;
  for (const _ of ['before', 'after']) {
    expect(sigil_retain!(640)).toBe(640);
    sigil_release!(640);
    sigil_make!(8, 0);
  }
});
