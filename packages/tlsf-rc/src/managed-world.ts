/** The world `managed`: objects are made, resized and freed here; their counts are the affair of `rc.ts` and `cycles.ts`. */
import {
  add,
  and,
  ascWorld,
  assign,
  asU32,
  buildOptions,
  check,
  copyBytes,
  fn,
  gt,
  hasObjects,
  implement,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  lt,
  ne,
  nil,
  none,
  not,
  ObjectHeader,
  ptr,
  ret,
  saturatingAdd,
  select,
  trap,
  u32,
  type WorldSurface,
  when,
  word,
} from '@sigil-alloc/ir';
import { allocFrom, resize as resizeBlock, retCached } from './alloc.js';
import { addCandidate, dropEmptyBuffer, forgetCandidates, isWaiting, removeCandidate } from './candidates.js';
import { requireFreeable } from './check.js';
import {
  areMany,
  canCollect,
  collectAll,
  collectBeforeGrowth,
  cyclesInterface,
  forgetWork,
  isCollectionDue,
} from './collect.js';
import { born } from './count.js';
import { bytesFor, payloadOf } from './layout.js';
import { forgetBirths, freeBlockOf, noteBirth, noteMove } from './leaks.js';
import { layouts } from './members.js';
import {
  blockBytesOf,
  COUNT_MASK,
  FINALIZED,
  idOf,
  infoOf,
  isBufferedIn,
  isUncounted,
  objectHeaderBytes,
  objectIn,
  payloadOfObject,
  setIdOf,
  setInfo,
  setMmInfo,
  setSizeOf,
  sizeOfObject,
} from './object.js';
import { release, requireObject, retain } from './rc.js';
import { MOST_REQUESTED_BYTES, reserveHeld } from './reserve.js';
import { heap } from './state.js';
import { rtti } from './types.js';
import { visit } from './visit.js';
import { clearHandles, forgetHandles, moveHandles, watchedCount, weakInterface } from './weak.js';
import { isQueued, unlink } from './worklist.js';

/** No 32-bit heap can hold a larger object. */
const mostObjectBytes = (): number => MOST_REQUESTED_BYTES - objectHeaderBytes();

/** The block of an object that the cache does not hold. Where memory would have to grow, garbage may be collected before. */
const allocUncached = fn(
  'alloc_object_uncached',
  { size: u32 },
  ptr,
  ({ size }) => {
    when(gt(size, MOST_REQUESTED_BYTES), () => ret(nil()));
    when(isCollectionDue(), () => {
      const block = let_('block', reserveHeld({ bytes: bytesFor(size) }));
      when(ne(block, nil()), () => {
        born(block, size);
        ret(payloadOf(block));
      });
      collectBeforeGrowth();
    });
    ret(allocFrom({ from: heap(), size }));
  },
  { isCold: true },
);

/** The block of an object; 0 if memory cannot be had. */
const allocObject = fn('alloc_object', { size: u32 }, ptr, ({ size }) => {
  const from = let_('from', heap());
  retCached(from, size);
  ret(allocUncached({ size }));
});

/** The block of an object after a collection, if there is something to collect; else traps with `out-of-memory`. */
const allocOrTrap = fn(
  'alloc_object_or_trap',
  { size: u32, wanted: u32 },
  ptr,
  ({ size, wanted }) => {
    when(canCollect(), () => {
      collectAll();
      const payload = let_('payload', allocObject({ size }));
      when(ne(payload, nil()), () => ret(payload));
    });
    trap('out-of-memory', saturatingAdd(wanted, ObjectHeader.SIZE_BYTES));
  },
  { isCold: true },
);

/** Collects, unless somebody is at it. */
const collectMany = fn('collect_many', {}, none, () => when(canCollect(), () => collectAll()), { isCold: true });

/** A new object with the count 0. Garbage cycles are collected before memory is said to be exhausted. */
const make = implement('sigil_make', ({ size, id }) => {
  const bytes = let_('bytes', saturatingAdd(size, objectHeaderBytes()));
  when(areMany(), () => collectMany());
  const payload = let_('payload', allocObject({ size: bytes }));
  when(isZero(payload), () => assign(payload, allocOrTrap({ size: bytes, wanted: size })));
  const ref = let_('ref', objectIn(payload));
  setMmInfo(ref, blockBytesOf(ref));
  setInfo(ref, 0);
  setIdOf(ref, id);
  setSizeOf(ref, size);
  noteBirth(ref);
  ret(ref);
});

/** Check builds: an object that waits in a list cannot go: somebody further out on the stack is about to look at it. */
const requireFree = (ref: Local<'ptr'>): void => check(() => not(isQueued(ref)), 'bad-pointer');

/** The object leaves its block: nobody watches it, and it is no candidate. */
const freeObject = fn('free_object', { ref: ptr }, none, ({ ref }) => {
  when(isBufferedIn(infoOf(ref)), () => removeCandidate({ ref }));
  freeBlockOf(ref);
});

/** Frees an object, whatever its count. 0 and static objects are ignored. */
const discard = implement('sigil_discard', ({ ref }) => {
  when(isUncounted(ref), () => ret());
  if (isChecked()) requireFreeable({ payload: payloadOfObject(ref) });
  requireObject(ref);
  requireFree(ref);
  when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
  freeObject({ ref });
});

/** A new object with the id and the count of `ref`, and as much of its bytes as it has room for. */
const copyOf = fn('copy_of_object', { ref: ptr, size: u32 }, ptr, ({ ref, size }) => {
  const copy = let_('copy', make({ size, id: idOf(ref) }));
  setInfo(copy, and(infoOf(ref), (FINALIZED | COUNT_MASK) >>> 0));
  const old = let_('old', sizeOfObject(ref));
  copyBytes(copy, ref, select(old, size, lt(old, size)));
  ret(copy);
});

/** The object in another block, with all that is known of it. */
const move = fn('move_object', { ref: ptr, size: u32 }, ptr, ({ ref, size }) => {
  const moved = let_('moved', copyOf({ ref, size }));
  noteMove(ref, moved);
  const info = let_('info', infoOf(ref));
  when(ne(watchedCount.get(), 0), () => moveHandles({ from: ref, to: moved }));
  freeObject({ ref });
  when(isBufferedIn(info), () => addCandidate({ ref: moved }));
  ret(moved);
});

/** Resizes an object where it is, or moves it. A static object is copied, and stays. */
const resize = implement('sigil_resize', ({ ref, size }) => {
  check(() => ne(ref, nil()), 'bad-pointer');
  when(isUncounted(ref), () => ret(copyOf({ ref, size })));
  requireObject(ref);
  requireFree(ref);
  const isInPlace = let_('is_in_place', word(0));
  when(le(size, mostObjectBytes()), () =>
    assign(isInPlace, asU32(resizeBlock({ payload: payloadOfObject(ref), size: add(size, objectHeaderBytes()) }))),
  );
  when(isZero(isInPlace), () => ret(move({ ref, size })));
  setSizeOf(ref, size);
  when(not(isWaiting(ref)), () => unlink(ref));
  ret(ref);
});

const describe = implement('sigil_describe', ({ rtti: types, layouts: tables }) => {
  rtti.set(types);
  layouts.set(tables);
});

export const managedWorld: WorldSurface<'managed'> = {
  sigil_make: make,
  sigil_resize: resize,
  sigil_discard: discard,
  sigil_retain: retain,
  sigil_release: release,
  ...cyclesInterface,
  sigil_visit: visit,
  sigil_describe: describe,
  ...weakInterface,
};

/** What a program of AssemblyScript's old compiler knows them as. */
export const asc = ascWorld(managedWorld);

/** free-all: there is no object any more, and nothing that the runtime knew of one. */
export function forgetObjects(): void {
  if (!hasObjects(buildOptions().worlds)) return;
  forgetCandidates();
  forgetHandles();
  forgetWork();
  forgetBirths();
}

/** trim: gives back what the runtime holds and does not need. */
export function trimObjects(): void {
  if (hasObjects(buildOptions().worlds)) dropEmptyBuffer();
}
