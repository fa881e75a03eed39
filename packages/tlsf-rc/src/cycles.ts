/**
 * Cycle collection: Bacon and Rajan's synchronous algorithm ("Concurrent Cycle Collection in Reference Counted Systems",
 * ECOOP 2001, section 3). Trial deletion from the candidates: mark gray takes away the counts that come from inside their
 * graph; scan finds what is counted from outside all the same, and gives back what it counts (scan black); the rest is
 * white, garbage that only keeps itself, and is collected.
 *
 * Every walk goes by the work list. An object waits in it at most once, and its colour says what is to be done when its turn
 * comes: one that scan queued, and that was found in use before its turn, is scanned black instead.
 *
 * Garbage with finalizers is given back its counts, finalized, and looked at again: what a finalizer made use of lives on.
 */
import {
  add,
  assign,
  bool,
  both,
  check,
  drop,
  fn,
  ge,
  global_,
  gt,
  hasHook,
  implement,
  isZero,
  type Local,
  let_,
  loop,
  lt,
  ne,
  nil,
  no,
  none,
  not,
  ptr,
  ret,
  select,
  sub,
  u32,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import { candidateAt, candidateCount, readmitRoots, removeCandidate, setRoot, takeRoots } from './candidates.js';
import { freeBlockOf } from './leaks.js';
import { visitMembers } from './members.js';
import { Colour, countIn, hasColour, infoOf, isBufferedIn, recolour, setInfo } from './object.js';
import { buryQueued, finalize, isToBeFinalized, isWorking, releaseCounted } from './rc.js';
import { Visit } from './visit.js';
import { clearHandles, watchedCount } from './weak.js';
import { drain, eachLinked, isQueued, link, linked, pop, push, takeEach, unlink, workList } from './worklist.js';

const NO_LIMIT = 0xffff_ffff;
const DEFAULT_LIMIT_COUNT = 65_536;

/** Candidates at which a release collects, as the program said; 0: never. */
const limit = global_('candidate_limit', u32, () => DEFAULT_LIMIT_COUNT);
/** The same after the last collection: not less than what it visited in vain. */
const threshold = global_('threshold', u32, () => DEFAULT_LIMIT_COUNT);
/** Objects that may still be marked. */
const budget = global_('budget', u32);
/** Objects that were found garbage, linked like the work list. */
const condemned = global_('condemned', ptr);
/** How many. */
const condemnedCount = global_('condemned_count', u32);
/** Whether one of them is to be finalized. */
const hasLastWill = global_('has_last_will', u32);

const queue = (ref: Local<'ptr'>, colour: Colour): void => {
  recolour(ref, colour);
  when(not(isQueued(ref)), () => push({ ref }));
};

/** The count of an object of which one reference less counts for now. */
function countLess(ref: Local<'ptr'>): void {
  check(() => ne(countIn(infoOf(ref)), 0), 'heap-corruption'); // more references than were counted
  setInfo(ref, sub(infoOf(ref), 1));
}

const countMore = (ref: Local<'ptr'>): void => setInfo(ref, add(infoOf(ref), 1));

/** Mark gray. */
export const markMember = fn('mark_member', { ref: ptr }, none, ({ ref }) => {
  countLess(ref);
  when(not(hasColour(ref, Colour.Gray)), () => {
    recolour(ref, Colour.Gray);
    push({ ref });
  });
});

/** Marks the graph of a candidate gray, as far as the budget goes; else the work list is what was not reached. */
const markGray = fn('mark_gray', { ref: ptr }, none, ({ ref }) => {
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
const scan = fn('scan', { ref: ptr }, none, ({ ref }) => {
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
const collectWhite = fn('collect_white', { ref: ptr }, none, ({ ref }) => {
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
const unmark = fn('unmark', { ref: ptr }, none, ({ ref }) => {
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

/** Frees what was condemned. */
const execute = fn('execute', {}, none, () => {
  takeEach(condemned, (ref) => {
    when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
    when(isBufferedIn(infoOf(ref)), () => removeCandidate({ ref }));
    freeBlockOf(ref);
  });
});

/** Condemned objects whose finalizers are to be called, each with a count of one more so that it does not die meanwhile. */
const testators = global_('testators', ptr);

/**
 * Gives condemned objects their counts back, and calls the finalizers that were not called yet.
 * @param roots how many roots in the candidate buffer lead to them: they become candidates again
 */
const hearLastWills = fn('hear_last_wills', { roots: u32 }, none, ({ roots }) => {
  hasLastWill.set(0);
  condemnedCount.set(0);
  eachLinked(condemned, (ref) => visitMembers(ref, Visit.Restore));
  takeEach(condemned, (ref) => {
    unlink(ref);
    when(isToBeFinalized({ ref }), () => {
      countMore(ref);
      link(ref, testators);
    });
  });
  readmitRoots({ count: roots });
  takeEach(testators, (ref) => {
    unlink(ref);
    when(ne(watchedCount.get(), 0), () => clearHandles({ ref }));
    finalize(ref);
    releaseCounted({ ref });
  });
});

/** Runs `step` on the first `count` roots. */
function eachRoot(count: Local<'u32'>, step: (ref: Local<'ptr'>) => void): void {
  const index = let_('index', word(0));
  loop(
    'once a root',
    () => lt(index, count),
    () => {
      const ref = let_('ref', candidateAt(index));
      step(ref);
      assign(index, add(index, 1));
    },
  );
}

/** Condemns the garbage of all roots. @returns how many lead to some: they are the first now */
const collectRoots = fn('collect_roots', { count: u32 }, u32, ({ count }) => {
  const kept = let_('kept', word(0));
  eachRoot(count, (ref) =>
    when(hasColour(ref, Colour.White), () => {
      setRoot(kept, ref);
      assign(kept, add(kept, 1));
      collectWhite({ ref });
    }),
  );
  ret(kept);
});

/** Mark roots, scan roots, collect roots. @returns whether finalizers were called, so that the same is to be done again */
const collectOnce = fn('collect_once', {}, bool, () => {
  budget.set(NO_LIMIT);
  condemnedCount.set(0);
  const count = let_('count', takeRoots());
  eachRoot(count, (ref) => when(hasColour(ref, Colour.Purple), () => markGray({ ref })));
  eachRoot(count, (ref) => scan({ ref }));
  const kept = let_('kept', collectRoots({ count }));
  const living = let_('living', sub(sub(NO_LIMIT, budget.get()), condemnedCount.get()));
  threshold.set(select(living, limit.get(), gt(living, limit.get())));
  if (hasHook('sigil_finalize'))
    when(ne(hasLastWill.get(), 0), () => {
      hearLastWills({ roots: kept });
      ret(yes());
    });
  execute();
  ret(no());
});

export const collectAll = fn(
  'collect_all',
  {},
  none,
  () => {
    isWorking.set(1);
    when(collectOnce(), () => drop(collectOnce()));
    buryQueued();
  },
  { isCold: true },
);

/** Frees all objects that only references among themselves keep. */
const collect = implement('sigil_collect', () => {
  when(isZero(isWorking.get()), () => collectAll());
});

/** At the end of a release: collects if there are as many candidates as the program wants. */
export const collectIfMany = fn('collect_if_many', {}, none, () => {
  when(isZero(limit.get()), () => ret());
  loop(
    'until finalizers make no more candidates than the limit',
    () => ge(candidateCount.get(), threshold.get()),
    () => collectAll(),
  );
});

/** The slot at which the next step goes on. */
const position = global_('position', u32);

/** Looks at one candidate. One whose graph is too large for the budget is passed over. */
const stepOnce = fn('step_once', {}, none, () => {
  when(ge(position.get(), candidateCount.get()), () => position.set(0));
  const ref = let_('ref', candidateAt(position.get()));
  when(not(hasColour(ref, Colour.Purple)), () => {
    removeCandidate({ ref });
    budget.set(sub(budget.get(), 1));
    ret();
  });
  markGray({ ref });
  when(ne(workList.get(), nil()), () => {
    unmark({ ref });
    position.set(add(position.get(), 1));
    ret();
  });
  scan({ ref });
  when(not(hasColour(ref, Colour.White)), () => {
    removeCandidate({ ref });
    ret();
  });
  collectWhite({ ref });
  recolour(ref, Colour.Purple);
  if (hasHook('sigil_finalize'))
    when(ne(hasLastWill.get(), 0), () => {
      hearLastWills({ roots: 0 }); // it never left the buffer
      ret();
    });
  execute();
});

/** Looks at candidates until about `budget` objects were visited. @returns candidates left */
const collectStep = implement('sigil_collect_step', ({ budget: allowed }) => {
  when(isZero(isWorking.get()), () => {
    isWorking.set(1);
    budget.set(allowed);
    loop(
      'once a candidate, as long as the budget lasts',
      () => both(ne(budget.get(), 0), ne(candidateCount.get(), 0)),
      () => stepOnce(),
    );
    buryQueued();
  });
  ret(candidateCount.get());
});

const setCandidateLimit = implement('sigil_set_candidate_limit', ({ count }) => {
  limit.set(count);
  threshold.set(count);
});

export const cyclesInterface = {
  sigil_collect: collect,
  sigil_collect_step: collectStep,
  sigil_set_candidate_limit: setCandidateLimit,
};

/** free-all has freed every object. */
export function forgetWork(): void {
  isWorking.set(0);
  threshold.set(limit.get());
  for (const list of [workList, condemned, testators]) list.set(nil());
}
