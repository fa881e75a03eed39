/**
 * When to collect, and how much. All of it: when the program asks, and, before an object is made, where there are as many
 * candidates as the limit says, where memory would grow, and where it is exhausted. Or in steps, of which each looks at
 * some candidates. Never in `release`: a program may release a reference before it overwrites it, and then an edge is there
 * that is not counted any more.
 *
 * What a collection visits in vain is paid for before the next one: by as many new candidates, or by the growth of memory.
 */
import {
  add,
  assign,
  asU32,
  bool,
  both,
  drop,
  fn,
  ge,
  global_,
  gt,
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
  or,
  ptr,
  ret,
  saturatingAdd,
  select,
  shr,
  sub,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import {
  admitWaiting,
  candidateAt,
  candidateCount,
  removeCandidate,
  takeRoots,
  takeWaiting,
  waiting,
} from './candidates.js';
import { budget, collectWhite, condemned, grays, markGray, scan, unmark } from './cycles.js';
import { carryOut, freedBytes, freedCount, testators } from './last-will.js';
import { Colour, hasColour } from './object.js';
import { buryQueued, dying, isWorking } from './rc.js';
import { reserved } from './statistics.js';
import { workList } from './worklist.js';

const NO_BUDGET = 0xffff_ffff;
const DEFAULT_LIMIT_COUNT = 65_536;
/** The limit with which every `make` collects that finds a candidate. */
const AT_ONCE = 1;
/** The threshold of who never wants it. */
const NO_LIMIT = 0xffff_ffff;
const FIRST_COLLECTION_BYTES = 2 ** 20;

/** Candidates that make a collection due, as the program said; 0: never. */
const limit = global_('candidate_limit', u32, () => DEFAULT_LIMIT_COUNT);
/** The same after the last collection: not less than what it visited in vain. */
const threshold = global_('threshold', u32, () => DEFAULT_LIMIT_COUNT);

const resetThreshold = (): void => threshold.set(select(word(NO_LIMIT), limit.get(), isZero(limit.get())));

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

/** Mark roots, scan roots, collect roots. @returns whether finalizers were called, so that the same is to be done again */
const collectOnce = fn('collect_once', {}, bool, () => {
  budget.set(NO_BUDGET);
  const count = let_('count', takeRoots());
  eachRoot(count, (ref) => when(hasColour(ref, Colour.Purple), () => markGray({ ref })));
  when(not(scan()), () => eachRoot(count, (ref) => collectWhite({ ref })));
  ret(carryOut());
});

/** As many candidates as objects were visited and live on make the next collection, and at least the limit. */
function setThreshold(): void {
  const living = let_('living', sub(sub(NO_BUDGET, budget.get()), freedCount.get()));
  when(gt(limit.get(), AT_ONCE), () => threshold.set(select(living, limit.get(), gt(living, limit.get()))));
}

const collectCandidates = fn('collect_candidates', {}, none, () => {
  when(collectOnce(), () => drop(collectOnce()));
  setThreshold();
});

/** All garbage; of candidates that wait for a slot as many at once as find one. */
export const collectAll = fn(
  'collect_all',
  {},
  none,
  () => {
    isWorking.set(1);
    freedCount.set(0);
    collectCandidates();
    loop(
      'once a candidate that waits, at the most',
      () => ne(waiting.get(), nil()),
      () =>
        when(
          admitWaiting(),
          () => collectFromOne({ ref: takeWaiting() }),
          () => collectCandidates(),
        ),
    );
    buryQueued();
  },
  { isCold: true },
);

/** Frees all objects that only references among themselves keep. */
const collect = implement('sigil_collect', () => {
  when(isZero(isWorking.get()), () => collectAll());
});

/** Bytes of the heap from which on it is collected before it grows. */
const collectFrom = global_('collect_from', u32, () => FIRST_COLLECTION_BYTES);

/** Whether there is something to look at, and nobody is at it. */
export const canCollect = (): Val<'bool'> =>
  both(isZero(isWorking.get()), ne(or(candidateCount.get(), asU32(waiting.get())), 0));

/** Whether garbage is to be collected before memory grows. */
export const isCollectionDue = fn('is_collection_due', {}, bool, () => {
  when(not(canCollect()), () => ret(no()));
  when(isZero(limit.get()), () => ret(no()));
  ret(ge(reserved(), collectFrom.get()));
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
    const bytes = let_('bytes', reserved());
    const later = let_('later', saturatingAdd(bytes, let_('half', shr(bytes, 1))));
    collectFrom.set(select(bytes, later, ge(freedBytes.get(), shr(bytes, 2))));
  },
  { isCold: true },
);

/** Collects what is garbage of the graph of one object. */
const collectFromOne = fn('collect_from_one', { ref: ptr }, none, ({ ref }) => {
  budget.set(NO_BUDGET);
  markGray({ ref });
  when(not(scan()), () => collectWhite({ ref }));
  drop(carryOut());
});

/** Whether there are as many candidates as the program wants before a collection. */
export const areMany = (): Val<'bool'> => ge(candidateCount.get(), threshold.get());

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
  drop(carryOut());
});

/** Looks at candidates until about `budget` objects were visited. @returns candidates left */
const collectStep = implement('sigil_collect_step', ({ budget: allowed }) => {
  when(isZero(isWorking.get()), () => {
    isWorking.set(1);
    drop(admitWaiting());
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
  resetThreshold();
});

export const cyclesInterface = {
  sigil_collect: collect,
  sigil_collect_step: collectStep,
  sigil_set_candidate_limit: setCandidateLimit,
};

/** Every list in which objects wait. */
export const lists = [workList, dying, grays, condemned, testators] as const;

/** free-all has freed every object. */
export function forgetWork(): void {
  isWorking.set(0);
  resetThreshold();
  for (const list of lists) list.set(nil());
}
