import { describe, expect, it } from 'vitest';
import { BUFFERED, COUNT_MASK, FINALIZED } from '../src/object.js';
import { type Edges, Id, Objects, type ObjectsOptions } from './support/objects.js';
import './support/patience.js';

const BUILDS: readonly ObjectsOptions[] = (['fast', 'audit'] as const).flatMap((build) =>
  (['hook', 'tables'] as const).map((edges: Edges) => ({ build, edges })),
);

const PURPLE = 0x3000_0000;

describe.each(BUILDS)('objects of the $build build with edges by $edges', (options) => {
  const open = (more: ObjectsOptions = {}): Objects => new Objects({ ...options, ...more });

  it('begin with a header: the bytes of the block, a count of 0, id and size', () => {
    const objects = open();
    for (const size of [0, 1, 12, 100, 70_000]) {
      const ref = objects.call.sigil_make(size, 7) >>> 0;
      expect(ref % 16).toBe(0);
      const { mm, info, id, size: noted } = objects.header(ref);
      expect({ info, id, noted }).toEqual({ info: 0, id: 7, noted: size });
      expect(mm % 16).toBe(0);
      expect(mm).toBeGreaterThanOrEqual(size + 20);
      expect(mm).toBeLessThan(size + 64);
    }
  });

  it('die with their last reference, and with them what only they kept, however deep', () => {
    const objects = open();
    let list = objects.make();
    for (let n = 0; n < 500; n++) {
      const cell = objects.make();
      objects.give(cell, 0, list);
      list = cell;
    }
    const kept = objects.get(list, 0);
    objects.call.sigil_retain(kept);
    objects.release(list);
    expect(objects.live).toBe(500);
    objects.release(kept);
    expect(objects.live).toBe(0);
  });

  it('are candidates when they lose a reference and keep another: MM info is their place', () => {
    const objects = open();
    const refs = [0, 1, 2, 3].map(() => objects.make());
    const bytes = objects.header(refs[0]!).mm;
    for (const ref of refs) {
      objects.call.sigil_retain(ref);
      objects.release(ref);
    }
    expect(refs.map((ref) => objects.header(ref).mm)).toEqual([0, 16, 32, 48]);
    for (const ref of refs) expect(objects.header(ref).info).toBe((BUFFERED | PURPLE | 1) >>> 0);
    objects.release(refs[1]!); // dies, and the last one takes its place
    expect(objects.live).toBe(3);
    expect([0, 2, 3].map((n) => objects.header(refs[n]!).mm)).toEqual([0, 32, 16]);
    expect(objects.call.sigil_check_heap()).toBe(0);
    objects.call.sigil_collect();
    for (const n of [0, 2, 3]) expect(objects.header(refs[n]!)).toMatchObject({ mm: bytes, info: 1 });
  });

  it('of an acyclic type are never candidates', () => {
    const objects = open();
    const ref = objects.make(Id.Acyclic);
    objects.call.sigil_retain(ref);
    objects.release(ref);
    expect(objects.header(ref).info).toBe(1);
  });

  it('count to 2^28 - 1, and trap beyond, unchanged', () => {
    const objects = open();
    const ref = objects.make();
    objects.words[ref / 4 - 3] = COUNT_MASK - 1;
    objects.call.sigil_retain(ref);
    expect(objects.try(() => objects.call.sigil_retain(ref))).toBe('refcount-overflow');
    expect(objects.header(ref).info).toBe(COUNT_MASK);
  });

  it('trap when nobody has a reference to give up', () => {
    const objects = open();
    const ref = objects.call.sigil_make(8, Id.Leaf);
    expect(objects.try(() => objects.call.sigil_release(ref))).toBe('bad-pointer');
  });

  it('in a ring die when it is collected, and only then', () => {
    const objects = open();
    const ring = objects.ring(100);
    const other = objects.make();
    objects.set(ring, 1, other);
    objects.release(ring);
    expect(objects.live).toBe(101);
    objects.call.sigil_collect();
    expect(objects.live).toBe(1);
    expect(objects.header(other).info).toBe(1);
  });

  it('that keep one another live on while one of them is held', () => {
    const objects = open();
    const ring = objects.ring(50);
    const second = objects.get(ring, 0);
    objects.call.sigil_retain(second);
    objects.release(ring);
    objects.call.sigil_collect();
    expect(objects.live).toBe(50);
    expect(objects.header(ring).info).toBe(1);
    expect(objects.header(second).info).toBe(2);
    objects.release(second);
    objects.call.sigil_collect();
    expect(objects.live).toBe(0);
  });

  it('are collected by steps, which leave what is larger than the budget as it was', () => {
    const objects = open();
    const [large, small] = [objects.ring(300), objects.ring(20)];
    const before = objects.header(objects.get(large, 0)).info;
    objects.release(large);
    objects.release(small);
    expect(objects.call.sigil_collect_step(50)).toBe(2); // all of it for the large one, in vain
    expect(objects.call.sigil_collect_step(50)).toBe(1);
    expect(objects.live).toBe(300);
    expect(objects.header(large).info).toBe((BUFFERED | PURPLE | 1) >>> 0);
    expect(objects.header(objects.get(large, 0)).info).toBe(before);
    expect(objects.call.sigil_collect_step(50)).toBe(1);
    expect(objects.call.sigil_collect_step(300)).toBe(0);
    expect(objects.live).toBe(0);
  });

  it('are looked at in steps whose work the budget bounds', () => {
    const objects = open();
    const rings = Array.from({ length: 200 }, () => objects.ring(10));
    for (const ring of rings) objects.release(ring);
    let [left, longest] = [200, 0];
    while (left > 0) {
      objects.visited = 0;
      left = objects.call.sigil_collect_step(25);
      longest = Math.max(longest, objects.visited);
    }
    expect(objects.live).toBe(0);
    // Marked, scanned, collected: a step ends with the ring in which its budget ends.
    if (options.edges === 'hook') expect(longest).toBeLessThanOrEqual(3 * 25);
  });

  it('are collected by the next make when there are as many candidates as the limit says', () => {
    const objects = open();
    objects.call.sigil_set_candidate_limit(3);
    for (const _ of [1, 2]) objects.release(objects.ring(5));
    const kept = objects.make();
    expect(objects.live).toBe(11);
    objects.release(kept);
    objects.release(objects.ring(5));
    expect(objects.live).toBe(15);
    objects.release(objects.make());
    expect(objects.live).toBe(0);
    objects.call.sigil_set_candidate_limit(0);
    for (let n = 0; n < 100; n++) objects.release(objects.ring(2));
    expect(objects.live).toBe(200);
  });

  it('are never collected in release: a program may release a reference before it overwrites it', () => {
    const objects = open();
    objects.call.sigil_set_candidate_limit(1);
    const ref = objects.make();
    objects.set(ref, 0, ref);
    objects.call.sigil_release(objects.get(ref, 0)); // what AssemblyScript 0.9 makes of `ref.next = null`
    objects.words[ref / 4] = 0;
    objects.release(objects.make());
    expect(objects.live).toBe(1);
    expect(objects.header(ref).info).toBe(1);
  });

  it('may have more edges than counts for a moment, as the elements of an array that is being sorted', () => {
    const objects = open();
    const [array, element] = [objects.make(), objects.make()];
    objects.give(array, 0, element);
    objects.words[array / 4 + 1] = element; // moved by a plain store, and not yet away from where it was
    objects.call.sigil_retain(array);
    objects.release(array);
    objects.call.sigil_collect();
    expect(objects.live).toBe(2);
    expect([array, element].map((ref) => objects.header(ref).info)).toEqual([1, 1]);
    objects.words[array / 4] = 0;
    objects.release(array);
    expect(objects.live).toBe(0);
  });

  it('that a collection visited in vain delay the next one', () => {
    const objects = open();
    const living = objects.ring(200);
    objects.call.sigil_set_candidate_limit(10);
    objects.call.sigil_retain(living);
    objects.release(living);
    for (let n = 0; n < 9; n++) objects.release(objects.ring(2));
    objects.release(objects.make());
    expect(objects.live).toBe(200);
    for (let n = 0; n < 199; n++) objects.release(objects.ring(2));
    expect(objects.live).toBe(200 + 2 * 199);
    objects.release(objects.ring(2));
    objects.release(objects.make());
    expect(objects.live).toBe(200);
  });

  it('are collected before memory is said to be exhausted', () => {
    const objects = open({ maxPages: 1 });
    objects.call.sigil_set_candidate_limit(0);
    const bytes = 500;
    let rings = 0;
    for (; rings < 400; rings++) {
      const ref = objects.make(Id.Node, bytes);
      objects.set(ref, 0, ref);
      objects.release(ref);
    }
    expect(objects.live).toBeLessThan(400);
    expect(objects.try(() => objects.call.sigil_make(2 ** 31, 0))).toBe('out-of-memory');
    expect(objects.live).toBe(0);
    expect(objects.try(() => objects.call.sigil_make(2 ** 32 - 1, 0))).toBe('out-of-memory');
    expect(objects.call.sigil_failed_size() >>> 0).toBe(2 ** 32 - 1);
  });

  describe('whose memory is full while they lose references', () => {
    /** Objects that were held while the rest of memory was taken, in blocks that can be given back. */
    function fill(objects: Objects): () => void {
      const taken: number[] = [];
      for (const size of [2 ** 14, 2 ** 10, 480, 100, 1])
        for (let block = 1; block !== 0; taken.push(block)) block = objects.call.sigil_try_alloc(size);
      return () => {
        for (const block of taken) objects.call.sigil_free(block);
      };
    }

    it('wait to be candidates, as long as they live', () => {
      const objects = open({ maxPages: 1 });
      const refs = Array.from({ length: 5 }, () => objects.make());
      const giveBack = fill(objects);
      const before = objects.live;
      for (const ref of refs) {
        objects.call.sigil_retain(ref);
        objects.release(ref);
        expect(objects.header(ref).info).toBe((BUFFERED | PURPLE | 1) >>> 0);
      }
      for (const n of [2, 0, 4]) objects.release(refs[n]!); // from the middle, and from both ends
      expect(objects.live).toBe(before - 3);
      objects.call.sigil_set_candidate_limit(0);
      giveBack();
      objects.call.sigil_collect();
      expect(objects.live).toBe(2);
      for (const n of [1, 3])
        expect(objects.header(refs[n]!)).toMatchObject({ info: 1, mm: objects.header(refs[1]!).mm });
      expect(objects.call.sigil_check_heap()).toBe(0);
    });

    it('are collected all the same, with as much room for candidates as there is', () => {
      for (const roomFor of [0, 1]) {
        const objects = open({ maxPages: 1 });
        const rings = Array.from({ length: 90 }, (_, n) => objects.ring(1 + (n % 3)));
        const living = objects.ring(3);
        for (const ring of rings.slice(0, 30)) objects.set(ring, 1, rings[89]!);
        if (roomFor === 1) for (const _ of [1, 2]) objects.release(objects.call.sigil_retain(living)); // there is a buffer
        fill(objects);
        const before = objects.live;
        for (const ring of [...rings, ...rings.slice(0, 1).map(() => 0)]) objects.release(ring);
        objects.call.sigil_retain(living);
        objects.release(living);
        objects.call.sigil_collect();
        expect(before - objects.live).toBe(180);
        expect(objects.header(living).info).toBe(2); // held, and in its ring
        expect(objects.call.sigil_check_heap()).toBe(0);
      }
    });

    it('are found when an object is to be made', () => {
      const objects = open({ maxPages: 1 });
      const ring = objects.ring(300);
      fill(objects);
      objects.release(ring);
      const before = objects.live;
      objects.release(objects.make(Id.Leaf, 2000));
      expect(before - objects.live).toBe(300);
    });

    it('are finalized, and die', () => {
      const objects = open({ maxPages: 1 });
      const ring = objects.ring(20, Id.Finalized);
      let calls = 0;
      objects.finalize = (ref) => {
        calls++;
        objects.call.sigil_retain(objects.get(ref, 0));
        objects.release(objects.get(ref, 0));
      };
      fill(objects);
      const before = objects.live;
      objects.release(ring);
      objects.call.sigil_collect();
      expect({ calls, died: before - objects.live }).toEqual({ calls: 20, died: 20 });
    });

    it('die as deep as they are linked', () => {
      const objects = open({ maxPages: 40 });
      let list = 0;
      const count = options.build === 'audit' ? 300 : 20_000;
      for (let n = 0; n < count; n++) {
        const cell = objects.make();
        objects.set(cell, 0, list);
        objects.set(cell, 1, list);
        objects.release(list);
        objects.call.sigil_alloc(1);
        list = cell;
      }
      objects.call.sigil_collect();
      objects.call.sigil_trim();
      fill(objects);
      const before = objects.live;
      objects.release(list);
      expect(before - objects.live).toBe(count);
    });

    it('are resized where they wait', () => {
      const objects = open({ maxPages: 1 });
      const ref = objects.make(Id.Node, 600);
      const giveBack = fill(objects);
      objects.call.sigil_retain(ref);
      objects.release(ref);
      expect(objects.call.sigil_resize(ref, 40) >>> 0).toBe(ref);
      giveBack();
      objects.call.sigil_alloc(700);
      const moved = objects.call.sigil_resize(ref, 9000) >>> 0;
      expect(objects.header(moved)).toMatchObject({ info: (BUFFERED | PURPLE | 1) >>> 0, size: 9000 });
      objects.release(moved);
      expect(objects.call.sigil_check_heap()).toBe(0);
    });
  });

  it('keep id, count, bytes and their place among candidates when they are resized', () => {
    const objects = open();
    const ref = objects.make(Id.Node, 40);
    const member = objects.make();
    objects.give(ref, 1, member);
    objects.call.sigil_alloc(64); // so that it cannot grow where it is
    objects.call.sigil_retain(ref);
    objects.release(ref);
    const handle = objects.call.sigil_weaken(ref);
    const moved = objects.call.sigil_resize(ref, 4000) >>> 0;
    expect(moved).not.toBe(ref);
    expect(objects.header(moved)).toMatchObject({
      mm: 0,
      info: (BUFFERED | PURPLE | 1) >>> 0,
      id: Id.Node,
      size: 4000,
    });
    expect(objects.get(moved, 1)).toBe(member);
    expect(objects.call.sigil_upgrade(handle) >>> 0).toBe(moved);
    objects.release(moved);
    expect(objects.call.sigil_resize(moved, 8) >>> 0).toBe(moved);
    expect(objects.header(moved)).toMatchObject({ mm: 0, count: 1, size: 8 });
    objects.release(moved);
    expect(objects.call.sigil_upgrade(handle)).toBe(0);
    expect(objects.live).toBe(1); // the block in the way
  });

  it('are freed at once by discard, candidates too', () => {
    const objects = open();
    const [kept, gone] = [objects.make(), objects.make()];
    for (const ref of [gone, kept]) {
      objects.call.sigil_retain(ref);
      objects.release(ref);
    }
    const handle = objects.call.sigil_weaken(gone);
    objects.call.sigil_discard(gone);
    objects.call.sigil_discard(0);
    expect(objects.live).toBe(1);
    expect(objects.call.sigil_upgrade(handle)).toBe(0);
    expect(objects.header(kept).mm).toBe(0);
  });

  it('outlive the scope in which they were made', () => {
    const objects = open();
    const scope = objects.call.sigil_enter_scope();
    const ref = objects.make();
    objects.set(ref, 0, ref);
    objects.call.sigil_alloc(30);
    objects.call.sigil_exit_scope(scope);
    expect(objects.header(ref).count).toBe(2);
    expect(objects.live).toBe(1);
    objects.release(ref);
    objects.call.sigil_collect();
    expect(objects.live).toBe(0);
  });

  it('are gone after free-all, with candidates and weak handles', () => {
    const objects = open();
    for (let n = 0; n < 100; n++) objects.release(objects.ring(3));
    objects.call.sigil_weaken(objects.make());
    objects.call.sigil_free_all();
    expect(objects.call.sigil_live_blocks()).toBe(0);
    expect(objects.call.sigil_collect_step(1000)).toBe(0);
    objects.call.sigil_collect();
    expect(objects.call.sigil_check_heap()).toBe(0);
  });

  it('leave an empty candidate buffer, which trim gives back', () => {
    const objects = open();
    const most = objects.call.sigil_trim();
    objects.call.sigil_set_candidate_limit(0);
    for (let n = 0; n < 1000; n++) objects.release(objects.ring(1));
    expect(objects.live).toBe(1000);
    objects.call.sigil_collect();
    const least = objects.call.sigil_largest_free_bytes();
    expect(objects.call.sigil_trim() - least).toBeGreaterThan(1000 * 8);
    expect(objects.call.sigil_trim()).toBeGreaterThanOrEqual(most);
  });
});

describe.each(['hook', 'tables'] as const)('many objects with edges by %s', (edges) => {
  const open = (): Objects => new Objects({ edges });

  it('are collected before memory grows: garbage rings do not make the heap larger than some mebibytes', () => {
    const objects = open();
    let most = 0;
    for (let n = 0; n < 3000; n++) {
      objects.release(objects.ring(100));
      most = Math.max(most, objects.live);
    }
    expect(objects.memory.buffer.byteLength).toBeLessThan(3 * 2 ** 20);
    expect(most).toBeGreaterThan(10_000);
  });

  it('are collected before memory grows, also where somebody else holds most of it', () => {
    const objects = open();
    objects.memory.grow(5000);
    for (let n = 0; n < 40_000; n++) {
      const ref = objects.make(Id.Node, 2000);
      objects.set(ref, 0, ref);
      objects.release(ref);
    }
    expect(objects.call.sigil_reserved_bytes()).toBeLessThan(24 * 2 ** 20); // of 80 that were made
  });

  it('that live on let memory grow with few collections', () => {
    const objects = open();
    const living = objects.make();
    let last = living;
    let collections = 0;
    for (let n = 0; n < 200_000; n++) {
      const next = objects.make();
      objects.set(last, 0, next); // a candidate each, as soon as the maker gives it up
      objects.set(next, 1, last);
      const before = objects.header(last).info;
      objects.release(next);
      if (objects.header(last).info >>> 31 < before >>> 31) collections++;
      last = next;
    }
    expect(objects.live).toBe(200_001);
    expect(collections).toBeLessThan(20);
  });
});

describe.each(BUILDS)('finalizers of the $build build with edges by $edges', (options) => {
  const open = (more: ObjectsOptions = {}): Objects => new Objects({ ...options, ...more });

  it('are called once, while all that the object refers to is whole', () => {
    const objects = open();
    const [ref, member] = [objects.make(Id.Finalized), objects.make()];
    objects.give(ref, 0, member);
    const seen: unknown[] = [];
    objects.finalize = (dying, id) => seen.push([dying, id, objects.header(objects.get(dying, 0)).count]);
    objects.release(ref);
    expect(seen).toEqual([[ref, Id.Finalized, 1]]);
    expect(objects.live).toBe(0);
  });

  it('are called for each object of a garbage ring, before any of it is freed', () => {
    const objects = open();
    const ring = objects.ring(40, Id.Finalized);
    const tail = objects.make();
    objects.give(ring, 1, tail);
    const seen = new Set<number>();
    objects.finalize = (dying) => {
      seen.add(dying);
      expect(objects.live).toBe(41);
    };
    objects.release(ring);
    objects.call.sigil_collect();
    expect(seen.size).toBe(40);
    expect(objects.live).toBe(0);
  });

  it('may keep the object, which then dies another day without one', () => {
    const objects = open();
    const ref = objects.make(Id.Finalized);
    let calls = 0;
    objects.finalize = (dying) => {
      calls++;
      objects.call.sigil_retain(dying);
    };
    objects.release(ref);
    expect(objects.live).toBe(1);
    expect(objects.header(ref)).toMatchObject({ count: 1 });
    expect(objects.header(ref).info & FINALIZED).not.toBe(0);
    objects.release(ref);
    expect({ live: objects.live, calls }).toEqual({ live: 0, calls: 1 });
  });

  it('may look at the object, counting up and down', () => {
    const objects = open();
    const ref = objects.make(Id.Finalized);
    objects.finalize = (dying) => {
      objects.call.sigil_retain(dying);
      objects.release(dying);
      objects.release(objects.ring(2)); // and make garbage of its own
      objects.call.sigil_collect(); // which does nothing now
    };
    objects.release(ref);
    expect(objects.live).toBe(2);
    objects.call.sigil_collect();
    expect(objects.live).toBe(0);
  });

  it('may take one object out of a garbage ring: what it refers to lives on, the rest dies', () => {
    const objects = open();
    const ring = objects.make(Id.Node);
    const [willed, saved] = [objects.make(Id.Finalized), objects.make(Id.Node)];
    objects.give(ring, 0, willed);
    objects.give(ring, 1, saved);
    objects.set(willed, 0, ring);
    objects.set(willed, 1, saved);
    const other = objects.ring(7);
    objects.set(other, 1, ring);
    objects.finalize = (dying) => objects.call.sigil_retain(objects.get(dying, 1));
    objects.release(ring);
    objects.release(other);
    expect(objects.live).toBe(10);
    objects.call.sigil_collect();
    expect(objects.live).toBe(1);
    expect(objects.header(saved).count).toBe(1);
    objects.release(saved);
    expect(objects.live).toBe(0);
  });

  it('may resurrect a whole ring, which is collected when it is given up again', () => {
    const objects = open();
    const ring = objects.ring(5, Id.Finalized);
    let kept = 0;
    let calls = 0;
    objects.finalize = (dying) => {
      if (calls++ === 2) kept = objects.call.sigil_retain(dying) >>> 0;
    };
    objects.release(ring);
    objects.call.sigil_collect();
    expect({ live: objects.live, calls }).toEqual({ live: 5, calls: 5 });
    expect(objects.header(kept).count).toBe(2);
    objects.release(kept);
    objects.call.sigil_collect();
    expect({ live: objects.live, calls }).toEqual({ live: 0, calls: 5 });
  });

  it('may put new objects into the garbage, and take its edges away', () => {
    const objects = open();
    const ring = objects.ring(6, Id.Finalized);
    objects.finalize = (dying) => {
      objects.set(dying, 0, 0);
      objects.give(dying, 1, objects.make());
    };
    objects.release(ring);
    objects.call.sigil_collect();
    expect(objects.live).toBe(0);
    expect(objects.call.sigil_check_heap()).toBe(0);
  });

  it('that make garbage with finalizers, again and again, do not keep other garbage', () => {
    const objects = open();
    for (let n = 0; n < 30; n++) objects.release(objects.ring(3));
    const rearm = (): void => objects.release(objects.ring(1, Id.Finalized));
    objects.finalize = rearm;
    rearm();
    for (let n = 0; n < 3; n++) {
      objects.call.sigil_collect();
      expect(objects.live).toBeLessThanOrEqual(2);
      objects.release(objects.ring(3));
    }
  });

  it('see what their object refers to whole; garbage that only refers to it is freed at once', () => {
    const objects = open();
    const [ring, willed, member] = [objects.ring(4), objects.make(Id.Finalized), objects.make()];
    objects.give(ring, 1, willed);
    objects.give(willed, 0, member);
    objects.set(willed, 1, willed);
    let seen: number[] = [];
    objects.finalize = (ref) => {
      seen = [objects.live, objects.header(objects.get(ref, 0)).count];
    };
    objects.release(ring);
    objects.call.sigil_collect();
    expect(seen).toEqual([2, 1]);
    expect(objects.live).toBe(0);
  });

  it('are called where memory has no room for candidates, and then all is free', () => {
    const objects = open({ maxPages: 1 });
    const ring = objects.ring(3);
    objects.give(ring, 1, objects.make(Id.Finalized));
    let calls = 0;
    objects.finalize = () => calls++;
    const taken: number[] = [];
    for (const size of [2 ** 14, 480, 1])
      for (let block = 1; block !== 0; taken.push(block)) block = objects.call.sigil_try_alloc(size);
    objects.release(ring);
    objects.call.sigil_collect();
    for (const block of taken) objects.call.sigil_free(block);
    objects.call.sigil_collect();
    expect({ calls, live: objects.live }).toEqual({ calls: 1, live: 0 });
  });

  it('are called by steps as well', () => {
    const objects = open();
    const rings = [3, 4, 5].map((count) => objects.ring(count, Id.Finalized));
    let calls = 0;
    objects.finalize = () => calls++;
    for (const ring of rings) objects.release(ring);
    while (objects.call.sigil_collect_step(4) > 1);
    objects.call.sigil_collect_step(100);
    expect({ live: objects.live, calls }).toEqual({ live: 0, calls: 12 });
  });
});

describe.each(BUILDS)('weak handles of the $build build with edges by $edges', (options) => {
  const open = (more: ObjectsOptions = {}): Objects => new Objects({ ...options, ...more });

  it('give the object, retained, while it lives, and 0 afterwards', () => {
    const objects = open();
    const refs = Array.from({ length: 300 }, () => objects.make());
    const handles = refs.map((ref) => [objects.call.sigil_weaken(ref), objects.call.sigil_weaken(ref)] as const);
    expect(objects.live).toBe(300);
    for (const [index, ref] of refs.entries()) if (index % 3 === 0) objects.release(ref);
    for (const [index, pair] of handles.entries())
      for (const handle of pair) {
        const ref = objects.call.sigil_upgrade(handle) >>> 0;
        expect(ref).toBe(index % 3 === 0 ? 0 : refs[index]);
        objects.release(ref);
        objects.call.sigil_forget(handle);
      }
    for (const [index, ref] of refs.entries()) if (index % 3 !== 0) objects.release(ref);
    expect(objects.live).toBe(0);
    expect(objects.call.sigil_check_heap()).toBe(0);
  });

  it('are used again when they were given back', () => {
    const objects = open();
    const ref = objects.make();
    const first = objects.call.sigil_weaken(ref);
    objects.call.sigil_forget(first);
    for (let n = 0; n < 1000; n++) objects.call.sigil_forget(objects.call.sigil_weaken(ref));
    expect(objects.call.sigil_weaken(ref)).toBe(first);
  });

  it('do not keep a garbage ring, and are dead before its finalizers run', () => {
    const objects = open();
    const ring = objects.ring(3, Id.Finalized);
    const handle = objects.call.sigil_weaken(ring);
    const seen: number[] = [];
    objects.finalize = (dying) => {
      if (dying === ring) seen.push(objects.call.sigil_upgrade(handle));
    };
    objects.release(ring);
    objects.call.sigil_collect();
    expect({ seen, live: objects.live }).toEqual({ seen: [0], live: 0 });
  });

  it('that a finalizer makes of its own object are dead as well', () => {
    const objects = open();
    const handles: number[] = [];
    objects.finalize = (ref) => handles.push(objects.call.sigil_weaken(ref));
    objects.release(objects.make(Id.Finalized));
    objects.release(objects.ring(2, Id.Finalized));
    objects.call.sigil_collect();
    expect(handles.map((handle) => objects.call.sigil_upgrade(handle))).toEqual([0, 0, 0]);
  });

  it('do not give what waits for its end', () => {
    const objects = open();
    const [first, second] = [objects.make(Id.Finalized), objects.make(Id.Finalized)];
    const list = objects.make();
    objects.give(list, 0, first);
    objects.give(list, 1, second);
    const handles = [first, second].map((ref) => objects.call.sigil_weaken(ref));
    const seen: number[] = [];
    objects.finalize = () => seen.push(...handles.map((handle) => objects.call.sigil_upgrade(handle)));
    objects.release(list);
    expect({ seen, live: objects.live }).toEqual({ seen: [0, 0, 0, 0], live: 0 });
  });

  it('of one object are given back in any order', () => {
    const objects = open();
    const ref = objects.make();
    const handles = Array.from({ length: 100 }, () => objects.call.sigil_weaken(ref));
    for (const start of [0, 1, 2])
      for (let n = start; n < 100; n += 3) {
        objects.call.sigil_forget(handles[n]!);
        expect(objects.call.sigil_check_heap()).toBe(0);
      }
    expect(objects.live).toBe(1);
  });

  it('of nothing and of static objects need no object', () => {
    const objects = open();
    expect(objects.call.sigil_weaken(0)).toBe(0);
    expect(objects.call.sigil_upgrade(0)).toBe(0);
    objects.call.sigil_forget(0);
    const handle = objects.call.sigil_weaken(512);
    expect(objects.call.sigil_upgrade(handle)).toBe(512);
    objects.call.sigil_forget(handle);
  });
});
