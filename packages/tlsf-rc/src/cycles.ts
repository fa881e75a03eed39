/**
 * Cycle collection: Bacon and Rajan's synchronous algorithm ("Concurrent Cycle Collection in Reference Counted Systems",
 * ECOOP 2001, section 3). Trial deletion from the candidates: mark gray takes away the counts that come from inside their
 * graph; scan finds what is counted from outside all the same, and gives back what it counts (scan black); the rest is
 * white, garbage that only keeps itself, and is collected.
 *
 * Every walk goes by the work list. An object waits in it at most once, and its colour says what is to be done when its turn
 * comes: one that scan queued, and that was found in use before its turn, is scanned black instead.
 */
import {
  add,
  assign,
  both,
  check,
  fn,
  global_,
  hasHook,
  isZero,
  type Local,
  let_,
  loop,
  ne,
  nil,
  none,
  not,
  ptr,
  ret,
  sub,
  u32,
  when,
} from '@sigil-alloc/ir';
import { visitMembers } from './members.js';
import { Colour, countIn, hasColour, infoOf, isBufferedIn, recolour, setInfo } from './object.js';
import { isToBeFinalized } from './rc.js';
import { Visit } from './visit.js';
import { drain, isQueued, link, linked, pop, push, unlink, workList } from './worklist.js';

/** Objects that may still be marked. */
export const budget = global_('budget', u32);

/** Objects that were found garbage, linked like the work list. */
export const condemned = global_('condemned', ptr);
/** How many. */
export const condemnedCount = global_('condemned_count', u32);
/** Whether one of them is to be finalized. */
export const hasLastWill = global_('has_last_will', u32);

const queue = (ref: Local<'ptr'>, colour: Colour): void => {
  recolour(ref, colour);
  when(not(isQueued(ref)), () => push({ ref }));
};

/** The count of an object of which one reference less counts for now. */
function countLess(ref: Local<'ptr'>): void {
  check(() => ne(countIn(infoOf(ref)), 0), 'heap-corruption'); // more references than were counted
  setInfo(ref, sub(infoOf(ref), 1));
}

export const countMore = (ref: Local<'ptr'>): void => setInfo(ref, add(infoOf(ref), 1));

/** Mark gray. */
export const markMember = fn('mark_member', { ref: ptr }, none, ({ ref }) => {
  countLess(ref);
  when(not(hasColour(ref, Colour.Gray)), () => {
    recolour(ref, Colour.Gray);
    push({ ref });
  });
});

/** Marks the graph of a candidate gray, as far as the budget goes; else the work list is what was not reached. */
export const markGray = fn('mark_gray', { ref: ptr }, none, ({ ref }) => {
  recolour(ref, Colour.Gray);
  push({ ref });
  loop(
    'once an object, as long as the budget lasts',
    () => both(ne(budget.get(), 0), ne(workList.get(), nil())),
    () => {
      const at = let_('at', pop());
      budget.set(sub(budget.get(), 1));
      visitMembers(at, Visit.MarkGray);
    },
  );
});

/** Scan: what is gray waits for its turn. */
export const scanMember = fn('scan_member', { ref: ptr }, none, ({ ref }) => {
  when(hasColour(ref, Colour.Gray), () => when(not(isQueued(ref)), () => push({ ref })));
});

/** Scan black. */
export const scanBlackMember = fn('scan_black_member', { ref: ptr }, none, ({ ref }) => {
  countMore(ref);
  when(not(hasColour(ref, Colour.Black)), () => queue(ref, Colour.Black));
});

/** Finds out of every gray object whether something outside counts it: then it is black again, else white. */
export const scan = fn('scan', { ref: ptr }, none, ({ ref }) => {
  when(not(hasColour(ref, Colour.Gray)), () => ret());
  push({ ref });
  drain((at) => {
    when(
      both(hasColour(at, Colour.Gray), isZero(countIn(infoOf(at)))),
      () => recolour(at, Colour.White),
      () => recolour(at, Colour.Black),
    );
    when(
      hasColour(at, Colour.White),
      () => visitMembers(at, Visit.Scan),
      () => visitMembers(at, Visit.ScanBlack),
    );
  });
});

/** Collect white: a garbage object waits to be condemned. */
export const whitenMember = fn('collect_member', { ref: ptr }, none, ({ ref }) => {
  when(hasColour(ref, Colour.White), () => queue(ref, Colour.Black));
});

/** Condemns the white objects of the candidate's graph. */
export const collectWhite = fn('collect_white', { ref: ptr }, none, ({ ref }) => {
  when(not(hasColour(ref, Colour.White)), () => ret());
  queue(ref, Colour.Black);
  drain((at) => {
    visitMembers(at, Visit.CollectWhite);
    if (hasHook('sigil_finalize')) when(isToBeFinalized({ ref: at }), () => hasLastWill.set(1));
    condemnedCount.set(add(condemnedCount.get(), 1));
    link(at, condemned);
  });
});

/** What a marked object was before. */
function unmarkOne(ref: Local<'ptr'>): void {
  when(
    isBufferedIn(infoOf(ref)),
    () => recolour(ref, Colour.Purple),
    () => recolour(ref, Colour.Black),
  );
}

/** Gives back a count that was taken away; a gray object whose members were visited waits for the same. */
export const restoreMember = fn('restore_member', { ref: ptr }, none, ({ ref }) => {
  countMore(ref);
  when(hasColour(ref, Colour.Gray), () =>
    when(not(isQueued(ref)), () => {
      unmarkOne(ref);
      push({ ref });
    }),
  );
});

/** Undoes a marking that the budget ended. */
export const unmark = fn('unmark', { ref: ptr }, none, ({ ref }) => {
  const unvisited = let_('unvisited', workList.get());
  workList.set(nil());
  unmarkOne(ref);
  push({ ref });
  drain((at) => visitMembers(at, Visit.Restore));
  loop(
    'once an object that was not visited',
    () => ne(unvisited, nil()),
    () => {
      const next = let_('next', linked(unvisited));
      unlink(unvisited);
      unmarkOne(unvisited);
      assign(unvisited, next);
    },
  );
});
