/**
 * When to collect, and how much. All of it: when the program asks, when a release has made as many candidates as the limit
 * says, before memory grows, and before it is said to be exhausted. Or in steps, of which each looks at some candidates.
 *
 * What a collection visits in vain is paid for before the next one: by as many new candidates, or by the growth of memory.
 */
import {
  add,
  assign,
  bool,
  both,
  drop,
  either,
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
  memoryPages,
  ne,
  nil,
  no,
  none,
  not,
  ptr,
  ret,
  select,
  shr,
  sub,
  u32,
  when,
  word,
  yes,
} from '@sigil-alloc/ir';
import { candidateAt, candidateCount, removeCandidate, setRoot, takeRoots } from './candidates.js';
import { budget, collectWhite, condemned, countMore, grays, hasLastWill, markGray, scan, unmark } from './cycles.js';
import { execute, freedBytes, freedCount, hearLastWills, testators } from './last-will.js';
import { Colour, hasColour } from './object.js';
import { buryQueued, dying, isWorking, releaseCounted } from './rc.js';
import { isQueued, link, workList } from './worklist.js';

const NO_BUDGET = 0xffff_ffff;
const DEFAULT_LIMIT_COUNT = 65_536;
/** The limit with which every release that makes a candidate collects. */
const AT_ONCE = 1;
const PAGE_LOG2 = 16;
/** A mebibyte. */
const FIRST_COLLECTION_PAGES = 16;

/** Candidates at which a release collects, as the program said; 0: never. */
const limit = global_('candidate_limit', u32, () => DEFAULT_LIMIT_COUNT);
/** The same after the last collection: not less than what it visited in vain. */
const threshold = global_('threshold', u32, () => DEFAULT_LIMIT_COUNT);

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
  when(scan(), () => ret(count));
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
  budget.set(NO_BUDGET);
  const count = let_('count', takeRoots());
  eachRoot(count, (ref) => when(hasColour(ref, Colour.Purple), () => markGray({ ref })));
  const kept = let_('kept', collectRoots({ count }));
  if (hasHook('sigil_finalize'))
    when(ne(hasLastWill.get(), 0), () => {
      hearLastWills({ roots: kept });
      ret(yes());
    });
  execute();
  ret(no());
});

/** As many candidates as objects were visited and live on make the next collection, and at least the limit. */
function setThreshold(): void {
  const living = let_('living', sub(sub(NO_BUDGET, budget.get()), freedCount.get()));
  when(ne(limit.get(), AT_ONCE), () => threshold.set(select(living, limit.get(), gt(living, limit.get()))));
}

export const collectAll = fn(
  'collect_all',
  {},
  none,
  () => {
    isWorking.set(1);
    freedCount.set(0);
    when(collectOnce(), () => drop(collectOnce()));
    setThreshold();
    buryQueued();
  },
  { isCold: true },
);

/** Frees all objects that only references among themselves keep. */
const collect = implement('sigil_collect', () => {
  when(isZero(isWorking.get()), () => collectAll());
});

/** Linear memory, in pages, from which on it is collected before it grows. */
const collectFrom = global_('collect_from', u32, () => FIRST_COLLECTION_PAGES);

/** Whether garbage is to be collected before memory grows. */
export const isCollectionDue = fn('is_collection_due', {}, bool, () => {
  when(either(ne(isWorking.get(), 0), isZero(candidateCount.get())), () => ret(no()));
  when(isZero(limit.get()), () => ret(no()));
  ret(ge(memoryPages(), collectFrom.get()));
});

/**
 * Collects, and says when to do so again: at the next growth if a quarter of memory was freed, so that what a collection
 * costs is paid by what is allocated in between; else when memory is half as large again.
 */
export const collectBeforeGrowth = fn(
  'collect_before_growth',
  {},
  none,
  () => {
    freedBytes.set(0);
    collectAll();
    const pages = let_('pages', memoryPages());
    const freedPages = let_('freed_pages', shr(freedBytes.get(), PAGE_LOG2));
    const later = let_('later', add(pages, shr(pages, 1)));
    collectFrom.set(select(pages, later, ge(freedPages, shr(pages, 2))));
  },
  { isCold: true },
);

/** Suspect objects that found no room in the candidate buffer while somebody was at work, each with a count of one more. */
export const unroomed = global_('unroomed', ptr);

/**
 * A suspect object for which memory has no room in the candidate buffer. A collection empties the buffer; where there is not
 * even an empty one, the object is looked at alone. In the middle of other work it waits for the end of that.
 */
export const suspectWithoutRoom = fn(
  'suspect_without_room',
  { ref: ptr },
  none,
  ({ ref }) => {
    when(isQueued(ref), () => ret()); // who holds the list releases it in the end
    when(both(isZero(isWorking.get()), isZero(candidateCount.get())), () => {
      collectFromOne({ ref });
      ret();
    });
    countMore(ref); // so that it does not die meanwhile
    when(ne(isWorking.get(), 0), () => {
      link(ref, unroomed);
      ret();
    });
    collectAll();
    releaseCounted({ ref });
  },
  { isCold: true },
);

/** Collects what is garbage of the graph of one object. */
const collectFromOne = fn('collect_from_one', { ref: ptr }, none, ({ ref }) => {
  isWorking.set(1);
  budget.set(NO_BUDGET);
  markGray({ ref });
  when(not(scan()), () => collectWhite({ ref }));
  carryOut();
  buryQueued();
});

/** What is condemned is finalized or freed. */
function carryOut(): void {
  if (hasHook('sigil_finalize'))
    when(
      ne(hasLastWill.get(), 0),
      () => hearLastWills({ roots: 0 }),
      () => execute(),
    );
  else execute();
}

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
    unmark();
    position.set(add(position.get(), 1));
    ret();
  });
  when(not(scan()), () => {
    when(not(hasColour(ref, Colour.White)), () => {
      removeCandidate({ ref });
      ret();
    });
    collectWhite({ ref });
  });
  carryOut();
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

/** Every list in which objects wait. */
export const lists = [workList, dying, grays, condemned, testators, unroomed] as const;

/** free-all has freed every object. */
export function forgetWork(): void {
  isWorking.set(0);
  threshold.set(limit.get());
  for (const list of lists) list.set(nil());
}
