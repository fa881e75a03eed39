/**
 * The candidate buffer: possible roots of garbage cycles, objects that lost a reference and kept another. It lies in a block
 * of the heap that doubles when it is full. An object knows its place in it, so that one that dies leaves at once:
 *
 *     buffer                             count                  capacity, in slots
 *     v                                  v                      v
 *     | ref, word | ref, word | . . .    |                      |
 *
 * MM info of a candidate is its place, 16 for each slot before its own; the word that stood there is in the slot. Where the
 * buffer cannot grow, a candidate waits for a slot in a list through MM info, which then is odd. No walk goes on
 * from one that waits: for a collection it is in use, and so is what it refers to.
 */
import {
  add,
  and,
  asPtr,
  assign,
  asU32,
  bool,
  both,
  copyBytes,
  eq,
  fn,
  global_,
  headerOfObject,
  isZero,
  type Local,
  layout,
  let_,
  loop,
  lt,
  ne,
  nil,
  no,
  none,
  not,
  type Operand,
  or,
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
  yes,
} from '@sigil-alloc/ir';
import {
  BUFFERED,
  blockBytesOf,
  Colour,
  hasColour,
  infoOf,
  isBufferedIn,
  mmInfoOf,
  setInfo,
  setMmInfo,
} from './object.js';
import { candidateBuffer, freeOwnBlock, ownBlockOrNil } from './own.js';

const Slot = layout('Slot', {
  ref: ptr,
  /** what MM info was; of a candidate in a work list its link */
  word: u32,
});
const SLOT_LOG2 = 3;
/** Two bytes of a place are one of the slot's offset: places are multiples of 16, like sizes of blocks. */
const PLACE_SHIFT = 1;
const FIRST_CAPACITY_COUNT = 62;

const capacity = global_('candidate_capacity', u32);
/** Candidates in the buffer. */
export const candidateCount = global_('candidate_count', u32);

const slotAt = (index: Operand<'u32'>): Val<'ptr'> => add(candidateBuffer.get(), shl(index, SLOT_LOG2));
const slotOf = (ref: Local<'ptr'>): Val<'ptr'> => add(candidateBuffer.get(), shr(mmInfoOf(ref), PLACE_SHIFT));
export const placeAt = (index: Operand<'u32'>): Val<'u32'> => shl(index, SLOT_LOG2 + PLACE_SHIFT);

/** What is in a slot: a candidate, or during a collection a root. */
export const candidateAt = (index: Operand<'u32'>): Val<'ptr'> => Slot.ref.of(slotAt(index));
/** The word of a candidate that else is MM info. */
export const wordAt = (index: Operand<'u32'>): Val<'u32'> => Slot.word.of(slotAt(index));
/** During a collection: a slot whose candidate has left it takes a root. */
const setRoot = (index: Operand<'u32'>, ref: Operand<'ptr'>): void => Slot.ref.set(slotAt(index), ref);

/** Makes a link of an object's word, which is even as MM info. */
export const LINKED = 1;

/** Whether a candidate has no slot: it waits for one. */
export const isWaiting = (ref: Local<'ptr'>): Val<'bool'> =>
  both(isBufferedIn(infoOf(ref)), ne(and(mmInfoOf(ref), LINKED), 0));

/** Where the word of an object is that else is MM info: of a candidate, in its slot. */
export const wordPlace = fn('word_place', { ref: ptr }, ptr, ({ ref }) => {
  when(isBufferedIn(infoOf(ref)), () =>
    when(isZero(and(mmInfoOf(ref), LINKED)), () => ret(add(slotOf(ref), Slot.word.offset))),
  );
  ret(headerOfObject(ref));
});

/** @returns whether there is room for one candidate more */
const growBuffer = fn(
  'grow_candidates',
  {},
  bool,
  () => {
    const count = let_('count', capacity.get());
    const wanted = let_('wanted', select(word(FIRST_CAPACITY_COUNT), shl(count, 1), isZero(count)));
    const larger = let_('larger', ownBlockOrNil({ size: shl(wanted, SLOT_LOG2) }));
    when(isZero(larger), () => ret(no()));
    const old = let_('old', candidateBuffer.get());
    when(ne(old, nil()), () => {
      copyBytes(larger, old, shl(count, SLOT_LOG2));
      freeOwnBlock({ payload: old });
    });
    candidateBuffer.set(larger);
    capacity.set(wanted);
    ret(yes());
  },
  { isCold: true },
);

/** The candidate `ref` is in slot `index` from now on. */
const place = (ref: Local<'ptr'>, index: Local<'u32'>): void => {
  setRoot(index, ref);
  setMmInfo(ref, placeAt(index));
};

/** Makes an object that is none a candidate: in the buffer, or where that cannot grow, in the list of those that wait. */
export const addCandidate = fn('add_candidate', { ref: ptr }, none, ({ ref }) => {
  when(eq(candidateCount.get(), capacity.get()), () =>
    when(not(growBuffer()), () => {
      setMmInfo(ref, or(asU32(waiting.get()), LINKED));
      setInfo(ref, or(infoOf(ref), (BUFFERED | Colour.Purple) >>> 0));
      waiting.set(ref);
      ret();
    }),
  );
  const count = let_('count', candidateCount.get());
  enter(ref, count);
  candidateCount.set(add(count, 1));
});

/** Candidates without a slot, linked through MM info. */
export const waiting = global_('waiting', ptr);

const nextWaiting = (ref: Local<'ptr'>): Val<'ptr'> => asPtr(and(mmInfoOf(ref), ~LINKED >>> 0));

/** The candidate is none any more, and its MM info the size of its block. */
function settle(ref: Local<'ptr'>): void {
  const bytes = let_('block_bytes', blockBytesOf(ref));
  setMmInfo(ref, bytes);
  setInfo(ref, and(infoOf(ref), ~BUFFERED >>> 0));
}

/** Takes the first of the waiting out of their list: it is no candidate. There must be one. */
export const takeWaiting = fn('take_waiting', {}, ptr, () => {
  const ref = let_('ref', waiting.get());
  waiting.set(nextWaiting(ref));
  settle(ref);
  ret(ref);
});

/** Gives those that wait a slot, as far as there is room. @returns whether there is room for none of them */
export const admitWaiting = fn('admit_waiting', {}, bool, () => {
  loop(
    'once a candidate that waits',
    () => ne(waiting.get(), nil()),
    () => {
      when(eq(candidateCount.get(), capacity.get()), () =>
        when(not(growBuffer()), () => ret(isZero(candidateCount.get()))),
      );
      const ref = let_('ref', takeWaiting());
      addCandidate({ ref });
    },
  );
  ret(no());
});

/** Takes a candidate out of the list of those that wait, which is as long as memory was full. */
const removeWaiting = fn(
  'remove_waiting',
  { ref: ptr },
  none,
  ({ ref }) => {
    const next = let_('next', nextWaiting(ref));
    const at = let_('at', waiting.get());
    when(
      eq(at, ref),
      () => waiting.set(next),
      () => {
        loop(
          'once a candidate that waits',
          () => ne(nextWaiting(at), ref),
          () => assign(at, nextWaiting(at)),
        );
        setMmInfo(at, or(asU32(next), LINKED));
      },
    );
    settle(ref);
  },
  { isCold: true },
);

/** Makes an object that is no candidate the one in slot `index`, and purple. */
function enter(ref: Local<'ptr'>, index: Local<'u32'>): void {
  Slot.word.set(slotAt(index), mmInfoOf(ref));
  place(ref, index);
  setInfo(ref, or(infoOf(ref), (BUFFERED | Colour.Purple) >>> 0));
}

/** The object is no candidate any more; its slot is free. */
function leave(ref: Local<'ptr'>): void {
  const own = let_('own', Slot.word.of(slotOf(ref)));
  setMmInfo(ref, own);
  setInfo(ref, and(infoOf(ref), ~BUFFERED >>> 0));
}

/** Makes a candidate none. Of those in the buffer, the last one gets its slot. */
export const removeCandidate = fn('remove_candidate', { ref: ptr }, none, ({ ref }) => {
  when(isWaiting(ref), () => {
    removeWaiting({ ref });
    ret();
  });
  const last = let_('last', sub(candidateCount.get(), 1));
  const index = let_('index', shr(mmInfoOf(ref), SLOT_LOG2 + PLACE_SHIFT));
  leave(ref);
  candidateCount.set(last);
  when(ne(index, last), () => move(last, index));
});

/** The candidate in slot `from` goes to slot `to`, which is free. */
function move(from: Local<'u32'>, to: Local<'u32'>): void {
  const ref = let_('moved', candidateAt(from));
  const own = let_('word', Slot.word.of(slotAt(from)));
  Slot.word.set(slotAt(to), own);
  place(ref, to);
}

/** Takes all candidates out of the buffer and leaves the purple ones as roots in its first slots. @returns how many */
export const takeRoots = fn('take_roots', {}, u32, () => {
  const kept = let_('kept', word(0));
  const index = let_('index', word(0));
  loop(
    'once a candidate',
    () => lt(index, candidateCount.get()),
    () => {
      const ref = let_('ref', candidateAt(index));
      leave(ref);
      when(hasColour(ref, Colour.Purple), () => {
        setRoot(kept, ref);
        assign(kept, add(kept, 1));
      });
      assign(index, add(index, 1));
    },
  );
  candidateCount.set(0);
  ret(kept);
});

/** Gives the buffer back while it is empty. */
export const dropEmptyBuffer = fn('drop_empty_buffer', {}, none, () => {
  const buffer = let_('buffer', candidateBuffer.get());
  when(both(ne(buffer, nil()), isZero(candidateCount.get())), () => {
    freeOwnBlock({ payload: buffer });
    forgetCandidates();
  });
});

/** free-all has taken the buffer with all else. */
export function forgetCandidates(): void {
  candidateBuffer.set(nil());
  waiting.set(nil());
  capacity.set(0);
  candidateCount.set(0);
}
