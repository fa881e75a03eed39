/**
 * Weak handles. A handle is the number, counted from 1, of an entry that holds the object while it lives. The entries of an
 * object are found by its address when it dies, over a table of buckets before them in one block, which doubles when the
 * entries are used up; a program that has no handle pays one compare for each death.
 *
 *     table             entries
 *     v                 v
 *     | bucket | . . .  | ref, next, prev | . . .                 as many entries as buckets, a power of two
 *
 * A bucket, and `next` in an entry, is the number of the entry that follows; 0 for none. `prev` leads back.
 *
 * An entry that holds an object is in the bucket of that object; one that was given back is in the list from `firstSpare`,
 * and holds 1. The entry of an object that died holds 0, until its handle is given back.
 */
import {
  add,
  address,
  and,
  assign,
  asU32,
  check,
  copyBytes,
  eq,
  fillBytes,
  fn,
  global_,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  layout,
  le,
  let_,
  loop,
  lt,
  mul,
  ne,
  nil,
  none,
  not,
  type Operand,
  ptr,
  ret,
  select,
  shl,
  shr,
  sub,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { orTrap } from './alloc.js';
import { Table } from './layout.js';
import { isUncounted } from './object.js';
import { freeOwnBlock, ownBlockOrNil, weakTable } from './own.js';
import { requireObject, retain } from './rc.js';
import { isQueued } from './worklist.js';

export const Entry = layout('WeakEntry', { ref: ptr, next: u32, prev: u32 });
const BUCKET_LOG2 = 2;
const FIRST_CAPACITY_COUNT = 32;
/** Golden ratio, as a fraction of 2^32: a product with it spreads addresses over its high bits. */
const SPREAD = 0x9e37_79b1;
/** What stands for the object in an entry that was given back. */
const SPARE = 1;

export const buckets = new Table('buckets', u32, 0, 0);

export const weakCapacity = global_('weak_capacity', u32);
/** Entries that were ever given out. */
export const usedCount = global_('weak_used', u32);
const firstSpare = global_('weak_spare', u32);
/** Handles whose objects live. */
export const watchedCount = global_('watched', u32);

export const entryOf = (handle: Local<'u32'>): Val<'ptr'> =>
  add(add(weakTable.get(), shl(weakCapacity.get(), BUCKET_LOG2)), mul(sub(handle, 1), Entry.SIZE_BYTES));

export const bucketOf = fn('bucket_of', { ref: ptr }, u32, ({ ref }) => {
  ret(and(shr(mul(asU32(ref), SPREAD), 8), sub(weakCapacity.get(), 1)));
});

/** The entry at the front of the bucket of a ref. */
const firstOf = (ref: Local<'ptr'>): Val<'u32'> => buckets.of(weakTable.get(), bucketOf({ ref }));
const setFirstOf = (ref: Local<'ptr'>, handle: Operand<'u32'>): void =>
  buckets.set(weakTable.get(), bucketOf({ ref }), handle);

/** Puts an entry into the bucket of its object. */
const file = fn('file_handle', { handle: u32 }, none, ({ handle }) => {
  const entry = let_('entry', entryOf(handle));
  const ref = let_('ref', Entry.ref.of(entry));
  const next = let_('next', firstOf(ref));
  Entry.next.set(entry, next);
  Entry.prev.set(entry, 0);
  when(ne(next, 0), () => Entry.prev.set(entryOf(next), handle));
  setFirstOf(ref, handle);
});

/** Takes an entry out of the bucket of its object. */
const unfile = fn('unfile_handle', { handle: u32 }, none, ({ handle }) => {
  const entry = let_('entry', entryOf(handle));
  const ref = let_('ref', Entry.ref.of(entry));
  const next = let_('next', Entry.next.of(entry));
  const prev = let_('prev', Entry.prev.of(entry));
  when(ne(next, 0), () => Entry.prev.set(entryOf(next), prev));
  when(
    ne(prev, 0),
    () => Entry.next.set(entryOf(prev), next),
    () => setFirstOf(ref, next),
  );
});

/** Twice as many entries. Traps with `out-of-memory`. */
const growTable = fn(
  'grow_weak_table',
  {},
  none,
  () => {
    const count = let_('count', weakCapacity.get());
    const wanted = let_('wanted', select(word(FIRST_CAPACITY_COUNT), shl(count, 1), isZero(count)));
    const bytes = let_('bytes', add(shl(wanted, BUCKET_LOG2), mul(wanted, Entry.SIZE_BYTES)));
    const larger = let_('larger', orTrap({ payload: ownBlockOrNil({ size: bytes }), size: bytes }));
    fillBytes(larger, 0, shl(wanted, BUCKET_LOG2));
    const old = let_('old', weakTable.get());
    when(ne(old, nil()), () => {
      const entries = let_('entries', add(old, shl(count, BUCKET_LOG2)));
      copyBytes(add(larger, shl(wanted, BUCKET_LOG2)), entries, mul(count, Entry.SIZE_BYTES));
      freeOwnBlock({ payload: old });
    });
    weakTable.set(larger);
    weakCapacity.set(wanted);
    const handle = let_('handle', word(1));
    loop(
      'once an entry that was there',
      () => le(handle, count),
      () => {
        when(isWatching(handle), () => file({ handle }));
        assign(handle, add(handle, 1));
      },
    );
  },
  { isCold: true },
);

/** Whether the object of an entry lives. */
const isWatching = (handle: Local<'u32'>): Val<'bool'> => gt(Entry.ref.of(entryOf(handle)), address(SPARE));

/** The number of an entry that nobody has; traps with `out-of-memory` if there is none. */
const takeEntry = fn('take_weak_entry', {}, u32, () => {
  const spare = let_('spare', firstSpare.get());
  when(ne(spare, 0), () => {
    firstSpare.set(Entry.next.of(entryOf(spare)));
    ret(spare);
  });
  when(eq(usedCount.get(), weakCapacity.get()), () => growTable());
  usedCount.set(add(usedCount.get(), 1));
  ret(usedCount.get());
});

/** A weak handle of an object; 0 for 0. */
const weaken = implement('sigil_weaken', ({ ref }) => {
  when(isZero(ref), () => ret(0));
  if (isChecked()) when(not(isUncounted(ref)), () => requireObject(ref));
  const handle = let_('handle', takeEntry());
  Entry.ref.set(entryOf(handle), ref);
  file({ handle });
  watchedCount.set(add(watchedCount.get(), 1));
  ret(handle);
});

/** Whether there is an entry of that number: 0 is none, and after free-all there is none of before. */
const isIssued = (handle: Local<'u32'>): Val<'bool'> => lt(sub(handle, 1), usedCount.get());

/** Check builds: traps with `bad-handle` if the handle was given back. */
const requireHeld = (handle: Local<'u32'>): void =>
  check(() => ne(Entry.ref.of(entryOf(handle)), address(SPARE)), 'bad-handle');

/** The object, retained; 0 if it died, or waits for it. */
const upgrade = implement('sigil_upgrade', ({ handle }) => {
  when(not(isIssued(handle)), () => ret(nil()));
  requireHeld(handle);
  const ref = let_('ref', Entry.ref.of(entryOf(handle)));
  when(isUncounted(ref), () => ret(ref));
  when(isQueued(ref), () => ret(nil()));
  ret(retain({ ref }));
});

/** The entry is nobody's. */
const forget = implement('sigil_forget', ({ handle }) => {
  when(not(isIssued(handle)), () => ret());
  requireHeld(handle);
  when(isWatching(handle), () => unwatch({ handle }));
  const entry = let_('entry', entryOf(handle));
  Entry.ref.set(entry, address(SPARE));
  Entry.next.set(entry, firstSpare.get());
  firstSpare.set(handle);
});

const unwatch = fn('unwatch', { handle: u32 }, none, ({ handle }) => {
  unfile({ handle });
  watchedCount.set(sub(watchedCount.get(), 1));
});

/** Runs `step` on each handle of an object; it may take the entry out of its bucket. */
function eachHandleOf(ref: Local<'ptr'>, step: (handle: Local<'u32'>) => void): void {
  const handle = let_('handle', firstOf(ref));
  loop(
    'once an entry of the bucket',
    () => ne(handle, 0),
    () => {
      const next = let_('next', Entry.next.of(entryOf(handle)));
      when(eq(Entry.ref.of(entryOf(handle)), ref), () => step(handle));
      assign(handle, next);
    },
  );
}

/** The object dies: its handles hold nothing any more. */
export const clearHandles = fn(
  'clear_handles',
  { ref: ptr },
  none,
  ({ ref }) => {
    eachHandleOf(ref, (handle) => {
      unwatch({ handle });
      Entry.ref.set(entryOf(handle), nil());
    });
  },
  { isCold: true },
);

/** The object is at another address now. */
export const moveHandles = fn(
  'move_handles',
  { from: ptr, to: ptr },
  none,
  ({ from, to }) => {
    eachHandleOf(from, (handle) => {
      unfile({ handle });
      Entry.ref.set(entryOf(handle), to);
      file({ handle });
    });
  },
  { isCold: true },
);

/** free-all has taken the table with all else. */
export function forgetHandles(): void {
  weakTable.set(nil());
  for (const figure of [weakCapacity, usedCount, firstSpare, watchedCount]) figure.set(0);
}

export const weakInterface = { sigil_weaken: weaken, sigil_upgrade: upgrade, sigil_forget: forget };
