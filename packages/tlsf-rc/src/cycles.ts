/**
 * Cycle collection: Bacon and Rajan's synchronous algorithm ("Concurrent Cycle Collection in Reference Counted Systems",
 * ECOOP 2001, section 3). Trial deletion from the candidates: mark gray takes away the counts that come from inside their
 * graph; scan finds what is counted from outside all the same, and gives back what it counts (scan black); the rest is
 * white, garbage that only keeps itself, and is collected.
 *
 * No walk recurses. Marked objects form a chain, so that scan needs no walk to find them:
 *
 *     mark gray    work list -> what is marked, and not yet visited        grays -> what is marked and visited
 *     scan         grays, nothing counted from outside    ->  condemned as they are
 *                  else: counted from outside -> black, to the work list, for scan black; not counted -> white
 *     collect      white, from the roots                  ->  condemned
 */
import {
  assign,
  bool,
  both,
  fn,
  global_,
  hasHook,
  isZero,
  type Local,
  let_,
  loop,
  ne,
  nil,
  no,
  none,
  not,
  ptr,
  ret,
  sub,
  u32,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import { isWaiting } from './candidates.js';
import { visitMembers } from './members.js';
import {
  Colour,
  countIn,
  hasColour,
  hasColourIn,
  infoOf,
  isBufferedIn,
  oneLess,
  oneMore,
  recolour,
  setInfo,
  withColour,
} from './object.js';
import { isToBeFinalized } from './rc.js';
import { Visit } from './visit.js';
import { drain, eachLinked, link, linked, push, takeEach, unlink, workList } from './worklist.js';

/** Objects that may still be marked. */
export const budget = global_('budget', u32);

/** Marked objects whose members were visited. */
export const grays = global_('grays', ptr);
/** Objects that were found garbage. */
export const condemned = global_('condemned', ptr);
/** Whether one of them is to be finalized. */
export const hasLastWill = global_('has_last_will', u32);

/** A candidate that waits for a slot gets its new count, and no walk goes on from it. */
function retIfWaiting(ref: Local<'ptr'>, info: Local<'u32'>): void {
  when(isBufferedIn(info), () =>
    when(isWaiting(ref), () => {
      setInfo(ref, info);
      ret();
    }),
  );
}

/** One count more: also what restoring does to each member. */
export function countMore(ref: Local<'ptr'>): void {
  const info = let_('info', infoOf(ref));
  setInfo(ref, oneMore(info, info));
}

/** Mark gray: one count less, and what is not gray yet waits for its members to be visited. */
export const markMember = fn('mark_member', { ref: ptr }, none, ({ ref }) => {
  const info = let_('info', infoOf(ref));
  assign(info, oneLess(info, info));
  retIfWaiting(ref, info);
  when(
    hasColourIn(info, Colour.Gray),
    () => setInfo(ref, info),
    () => {
      setInfo(ref, withColour(info, Colour.Gray));
      push({ ref });
    },
  );
});

/** Marks the graph of a candidate gray, as far as the budget goes; else the work list is what was not visited. */
export const markGray = fn('mark_gray', { ref: ptr }, none, ({ ref }) => {
  recolour(ref, Colour.Gray);
  push({ ref });
  loop(
    'once an object, as long as the budget lasts',
    () => both(ne(budget.get(), 0), ne(workList.get(), nil())),
    () => {
      const at = let_('at', workList.get());
      workList.set(linked(at));
      link(at, grays);
      budget.set(sub(budget.get(), 1));
      visitMembers(at, Visit.MarkGray);
    },
  );
});

/** Scan. @returns whether nothing outside counts any gray object: then they are condemned */
export const scan = fn('scan', {}, bool, () => {
  when(areAllGarbage(), () => {
    condemned.set(grays.get());
    grays.set(nil());
    ret(yes());
  });
  takeEach(grays, (at) =>
    when(
      isZero(countIn(infoOf(at))),
      () => {
        recolour(at, Colour.White);
        unlink(at);
      },
      () => {
        recolour(at, Colour.Black);
        push({ ref: at });
      },
    ),
  );
  drain((at) => visitMembers(at, Visit.ScanBlack));
  ret(no());
});

/** Whether no gray object is counted; then also says whether one of them is to be finalized. */
const areAllGarbage = fn('are_all_garbage', {}, bool, () => {
  const willed = let_('willed', word(0));
  eachLinked(grays, (at) => {
    when(ne(countIn(infoOf(at)), 0), () => ret(no()));
    if (hasHook('sigil_finalize')) when(isToBeFinalized({ ref: at }), () => assign(willed, word(1)));
  });
  hasLastWill.set(willed);
  ret(yes());
});

/** Scan black: the count is given back, and what is white after all waits for the same. */
export const scanBlackMember = fn('scan_black_member', { ref: ptr }, none, ({ ref }) => {
  const info = let_('info', infoOf(ref));
  assign(info, oneMore(info, info));
  retIfWaiting(ref, info);
  setInfo(ref, withColour(info, Colour.Black));
  when(not(hasColourIn(info, Colour.Black)), () => push({ ref }));
});

/** Collect white: what is white waits to be condemned. */
export const collectMember = fn('collect_member', { ref: ptr }, none, ({ ref }) => {
  when(hasColour(ref, Colour.White), () => {
    recolour(ref, Colour.Black);
    push({ ref });
  });
});

/** Condemns the white objects of a root's graph. */
export const collectWhite = fn('collect_white', { ref: ptr }, none, ({ ref }) => {
  collectMember({ ref });
  drain((at) => {
    visitMembers(at, Visit.CollectWhite);
    if (hasHook('sigil_finalize')) when(isToBeFinalized({ ref: at }), () => hasLastWill.set(1));
    link(at, condemned);
  });
});

/** The colour that a gray object had before, or one that is as good: a candidate is asked about once more. */
export function restoreColour(ref: Local<'ptr'>): void {
  when(
    isBufferedIn(infoOf(ref)),
    () => recolour(ref, Colour.Purple),
    () => recolour(ref, Colour.Black),
  );
}

/** Undoes a marking that the budget ended. */
export const unmark = fn('unmark', {}, none, () => {
  eachLinked(grays, (at) => visitMembers(at, Visit.Restore));
  for (const list of [grays, workList])
    takeEach(list, (at) => {
      unlink(at);
      restoreColour(at);
    });
});
