/**
 * What becomes of condemned objects. Garbage without finalizers is freed. Garbage with some is given back its counts, is
 * finalized while it is whole, and is a candidate again: what a finalizer made use of is found to be counted from outside
 * when it is looked at once more, and the rest is garbage that has no finalizer left.
 */
import { add, fn, global_, ne, none, ptr, u32, when } from '@sigil-alloc/ir';
import { readmitRoots, removeCandidate } from './candidates.js';
import { condemned, countMore, hasLastWill, restoreColour } from './cycles.js';
import { freeBlockOf } from './leaks.js';
import { visitMembers } from './members.js';
import { blockBytesOf, infoOf, isBufferedIn } from './object.js';
import { finalize, isToBeFinalized, releaseCounted } from './rc.js';
import { Visit } from './visit.js';
import { clearHandles, watchedCount } from './weak.js';
import { eachLinked, link, takeEach, unlink } from './worklist.js';

/** Objects that were condemned and freed, and the bytes of their blocks. */
export const freedCount = global_('freed_count', u32);
export const freedBytes = global_('freed_bytes', u32);

/** Frees what was condemned. */
export const execute = fn('execute', {}, none, () => {
  takeEach(condemned, (ref) => {
    when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
    when(isBufferedIn(infoOf(ref)), () => removeCandidate({ ref }));
    freedBytes.set(add(freedBytes.get(), blockBytesOf(ref)));
    freedCount.set(add(freedCount.get(), 1));
    freeBlockOf(ref);
  });
});

/** Condemned objects whose finalizers are to be called, each with a count of one more so that it does not die meanwhile. */
export const testators = global_('testators', ptr);

/**
 * Gives condemned objects their counts back, and calls the finalizers that were not called yet.
 * @param roots how many roots lead to them that have left the candidate buffer: they become candidates again
 */
export const hearLastWills = fn('hear_last_wills', { roots: u32 }, none, ({ roots }) => {
  hasLastWill.set(0);
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
  when(ne(roots, 0), () => readmitRoots({ count: roots }));
  takeEach(testators, (ref) => {
    unlink(ref);
    when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
    finalize(ref);
    releaseCounted({ ref });
  });
});
