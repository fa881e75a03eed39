/**
 * Reference counting. An object that loses its last reference dies, and with it what only it kept: not by recursion but
 * from the work list, so that a list of a million objects dies on a bounded stack. One that loses a reference and keeps
 * another is a candidate for cycle collection (`cycles.ts`), unless its type says that it can be in no cycle.
 */
import {
  add,
  and,
  assign,
  bool,
  eq,
  fn,
  global_,
  hasHook,
  hook,
  implement,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  loop,
  ne,
  nil,
  no,
  none,
  not,
  or,
  ptr,
  ret,
  sub,
  trap,
  u32,
  when,
  yes,
} from '@sigil-alloc/ir';
import { addCandidate, removeCandidate } from './candidates.js';
import { requireLive } from './check.js';
import { blockOf } from './layout.js';
import { freeBlockOf } from './leaks.js';
import { visitMembers } from './members.js';
import {
  COUNT_MASK,
  Colour,
  countIn,
  FINALIZED,
  idOf,
  infoOf,
  isBufferedIn,
  isSuspectIn,
  isUncounted,
  objectHeaderBytes,
  payloadOfObject,
  recolour,
  setInfo,
  sizeOfObject,
} from './object.js';
import { requestedOf } from './seal.js';
import { flagsOf, hasFlag, TypeFlag } from './types.js';
import { Visit } from './visit.js';
import { clearHandles, watchedCount } from './weak.js';
import { isQueued, linkDirectly, linkedDirectly, unlink } from './worklist.js';

/** 1 while somebody further out on the stack walks graphs or lets objects die: then nobody else begins to. */
export const isWorking = global_('is_working', u32);

const verifyObject = fn('require_object', { ref: ptr }, none, ({ ref }) => {
  const payload = let_('payload', payloadOfObject(ref));
  requireLive({ payload });
  const block = let_('block', blockOf(payload));
  when(ne(requestedOf(block), add(sizeOfObject(ref), objectHeaderBytes())), () => trap('bad-pointer'));
});

/** Check builds: traps with `bad-pointer` unless an object lives there. */
export function requireObject(ref: Local<'ptr'>): void {
  if (isChecked()) verifyObject({ ref });
}

/** Counts one reference more. Traps with `refcount-overflow` where 28 bits cannot count it. */
export const retain = implement('sigil_retain', ({ ref }) => {
  when(isUncounted(ref), () => ret(ref));
  requireObject(ref);
  const info = let_('info', infoOf(ref));
  when(eq(countIn(info), COUNT_MASK), () => trap('refcount-overflow'));
  setInfo(ref, add(info, 1));
  ret(ref);
});

/** Counts one reference less; with the last one the object dies. */
export const release = implement('sigil_release', ({ ref }) => {
  when(isUncounted(ref), () => ret());
  requireObject(ref);
  releaseCounted({ ref });
});

/** The same for an object that is counted. */
export const releaseCounted = fn('release_counted', { ref: ptr }, none, ({ ref }) => {
  const info = let_('info', infoOf(ref));
  when(le(countIn(info), 1), () => {
    loseLast({ ref });
    ret();
  });
  setInfo(ref, sub(info, 1));
  when(not(isSuspectIn(info)), () => suspect({ ref }));
});

/** An object that lost a reference and keeps another may be the root of a garbage cycle: makes it a candidate. */
const suspect = fn('suspect', { ref: ptr }, none, ({ ref }) => {
  when(isBufferedIn(infoOf(ref)), () => {
    recolour(ref, Colour.Purple);
    ret();
  });
  when(hasFlag(flagsOf({ id: idOf(ref) }), TypeFlag.Acyclic), () => ret());
  when(isQueued(ref), () => ret()); // to be finalized: who calls the finalizer releases it as well
  addCandidate({ ref });
});

/** Objects that nobody counts any more, linked through MM info, which nobody reads again: no candidate is among them. */
export const dying = global_('dying', ptr);

/** GC info of an object with one reference that is black, no candidate, and was not finalized. */
export const ONE_COUNT = 1;

/** The object waits for its end. */
export const queueDying = (ref: Local<'ptr'>): void => linkDirectly(ref, dying);

/** The object has lost its last reference: it dies, or, if somebody is at work, waits for its turn. */
const loseLast = fn('lose_last', { ref: ptr }, none, ({ ref }) => {
  when(isZero(countIn(infoOf(ref))), () => trap('bad-pointer')); // nobody had a reference that could be given up
  when(isBufferedIn(infoOf(ref)), () => removeCandidate({ ref }));
  when(
    isZero(isWorking.get()),
    () => bury({ ref }),
    () => queueDying(ref),
  );
});

/** Lets an object die, and what only it kept. */
const bury = fn('bury', { ref: ptr }, none, ({ ref }) => {
  isWorking.set(1);
  loop(
    'once a dying object',
    () => ne(ref, nil()),
    () => {
      die({ ref });
      assign(ref, nextDying());
    },
  );
  isWorking.set(0);
});

/** Takes an object out of the list of the dying; its MM info stays what it was there. @returns 0 if there is none */
const nextDying = fn('next_dying', {}, ptr, () => {
  const ref = let_('ref', dying.get());
  when(ne(ref, nil()), () => dying.set(linkedDirectly(ref)));
  ret(ref);
});

/** Lets all die that wait for it, and ends the work of who calls it. */
export const buryQueued = fn('bury_queued', {}, none, () => bury({ ref: nextDying() }));

/** The end of an object that nobody counts: its weak handles, its finalizer, what it refers to, its block. */
const die = fn('die', { ref: ptr }, none, ({ ref }) => {
  when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
  if (hasHook('sigil_finalize'))
    when(isToBeFinalized({ ref }), () => {
      when(survives({ ref }), () => ret());
      when(ne(watchedCount.get(), 0), () => clearHandles({ ref })); // its finalizer may have made some
    });
  visitMembers(ref, Visit.Release);
  freeBlockOf(ref);
});

/** Whether the object's type has a finalizer that was not yet called for it. */
export const isToBeFinalized = fn('is_to_be_finalized', { ref: ptr }, bool, ({ ref }) => {
  when(not(hasFlag(flagsOf({ id: idOf(ref) }), TypeFlag.Finalized)), () => ret(no()));
  ret(isZero(and(infoOf(ref), FINALIZED)));
});

/** Calls the finalizer of an object that nobody counts. @returns whether somebody does afterwards */
const survives = fn('survives', { ref: ptr }, bool, ({ ref }) => {
  setInfo(ref, 1); // so that it cannot die meanwhile
  unlink(ref);
  finalize(ref);
  const info = let_('info', infoOf(ref));
  when(ne(countIn(info), 1), () => {
    releaseCounted({ ref });
    ret(yes());
  });
  when(isBufferedIn(info), () => removeCandidate({ ref }));
  setInfo(ref, FINALIZED);
  ret(no());
});

/** Calls the finalizer of an object, once. */
export function finalize(ref: Local<'ptr'>): void {
  setInfo(ref, or(infoOf(ref), FINALIZED));
  hook('sigil_finalize')({ ref, id: idOf(ref) });
}
