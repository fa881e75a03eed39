/**
 * What becomes of condemned objects. Garbage is freed, save what an object with a finalizer refers to, and that itself: it is
 * given back its counts, finalized while it is whole, and released, so that it is a candidate again, or dies. What the
 * finalizer made use of is found to be counted from outside when it is looked at once more; the rest has no finalizer left.
 *
 * To find what testators refer to takes the work list, so that meanwhile the condemned are linked through their counts, which
 * are 0: a reference is a multiple of 16, and fits.
 */
import {
  add,
  and,
  asPtr,
  assign,
  asU32,
  bool,
  fn,
  global_,
  hasHook,
  type Local,
  let_,
  loop,
  ne,
  nil,
  no,
  none,
  or,
  ptr,
  ret,
  shl,
  shr,
  u32,
  when,
  yes,
} from '@sigil-alloc/ir';
import { removeCandidate } from './candidates.js';
import { condemned, countMore, hasLastWill, restoreColour } from './cycles.js';
import { freeBlockOf } from './leaks.js';
import { visitMembers } from './members.js';
import {
  BUFFERED,
  blockBytesOf,
  Colour,
  countIn,
  FINALIZED,
  hasColour,
  hasColourIn,
  infoOf,
  isBufferedIn,
  recolour,
  setInfo,
  withColour,
} from './object.js';
import { finalize, isToBeFinalized, releaseCounted } from './rc.js';
import { Visit } from './visit.js';
import { clearHandles, watchedCount } from './weak.js';
import { drain, eachLinked, link, push, takeEach, unlink } from './worklist.js';

/** Objects that were condemned and freed, and the bytes of their blocks. */
export const freedCount = global_('freed_count', u32);
export const freedBytes = global_('freed_bytes', u32);

const REFERENCE_SHIFT = 4;

/** The condemned, linked through their counts. */
const chain = global_('chain', ptr);

/** The object, condemned, leaves its block. */
const execute = fn('execute', { ref: ptr }, none, ({ ref }) => {
  when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
  when(isBufferedIn(infoOf(ref)), () => removeCandidate({ ref }));
  freedBytes.set(add(freedBytes.get(), blockBytesOf(ref)));
  freedCount.set(add(freedCount.get(), 1));
  freeBlockOf(ref);
});

/** Condemned objects whose finalizers are to be called, each with a count of one more so that it does not die meanwhile. */
export const testators = global_('testators', ptr);

/** Puts a condemned object into the chain: white, or, of a testator, gray and in the work list. */
function chainUp(ref: Local<'ptr'>): void {
  unlink(ref);
  const kept = let_('kept', and(infoOf(ref), (BUFFERED | FINALIZED) >>> 0));
  const chained = let_('chained', or(kept, shr(asU32(chain.get()), REFERENCE_SHIFT)));
  chain.set(ref);
  setInfo(ref, withColour(chained, Colour.White));
  when(isToBeFinalized({ ref }), () => keepMember({ ref }));
}

/** Keep: what a testator refers to is gray, and waits for its members. */
export const keepMember = fn('keep_member', { ref: ptr }, none, ({ ref }) => {
  when(hasColour(ref, Colour.White), () => {
    recolour(ref, Colour.Gray);
    push({ ref });
  });
});

/** Frees of the condemned what no testator refers to; the others are the condemned from then on. */
const executeOthers = fn('execute_others', {}, none, () => {
  takeEach(condemned, chainUp);
  drain((at) => visitMembers(at, Visit.Keep));
  const ref = let_('ref', chain.get());
  chain.set(nil());
  loop(
    'once a condemned object',
    () => ne(ref, nil()),
    () => {
      const info = let_('info', infoOf(ref));
      const next = let_('next', asPtr(shl(countIn(info), REFERENCE_SHIFT)));
      setInfo(ref, and(info, (BUFFERED | FINALIZED) >>> 0));
      when(
        hasColourIn(info, Colour.Gray),
        () => link(ref, condemned),
        () => execute({ ref }),
      );
      assign(ref, next);
    },
  );
});

/** Gives condemned objects their counts back, and calls the finalizers that were not called yet. */
const hearLastWills = fn('hear_last_wills', {}, none, () => {
  eachLinked(condemned, (ref) => {
    restoreColour(ref);
    visitMembers(ref, Visit.Restore);
  });
  takeEach(condemned, (ref) => {
    unlink(ref);
    when(isToBeFinalized({ ref }), () => {
      countMore(ref);
      link(ref, testators);
    });
  });
  takeEach(testators, (ref) => {
    unlink(ref);
    when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
    finalize(ref);
    releaseCounted({ ref });
  });
});

/** Frees or finalizes what was condemned. @returns whether finalizers were called */
export const carryOut = fn('carry_out', {}, bool, () => {
  if (hasHook('sigil_finalize'))
    when(ne(hasLastWill.get(), 0), () => {
      hasLastWill.set(0);
      executeOthers();
      hearLastWills();
      ret(yes());
    });
  takeEach(condemned, (ref) => execute({ ref }));
  ret(no());
});
