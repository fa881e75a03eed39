/** The story: alloc, realloc, free, mem-copy. */
import {
  add,
  bool,
  both,
  buildOptions,
  copyBytes,
  drop,
  eq,
  fn,
  gt,
  implement,
  isChecked,
  isZero,
  type Local,
  le,
  let_,
  lt,
  ne,
  nil,
  no,
  none,
  not,
  type Operand,
  ptr,
  ret,
  select,
  sub,
  trap,
  u32,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { advanceTo, extend, giveBack, leastBytes, resizeInPool, retIfGrown, rightOf } from './block.js';
import { cachedBytes, firstCached, isCacheable, pop, push } from './cache.js';
import { requireFreeable, requireResizable } from './check.js';
import { allocScoped, bearScoped, freeScoped, resizeScoped } from './chunk.js';
import { CHUNKED_BYTES, GRANULE_BYTES } from './constants.js';
import { born, bornPlain, countIn, countOut, isCounting } from './count.js';
import { blockOf, bytesFor, hasTag, overheadBytes, payloadOf, SCOPED, sizeOf, wordOf } from './layout.js';
import { extendFor } from './pool.js';
import { cutFromRemnant, dropRemnant, isHuge, joinRemnant, partRemnant } from './remnant.js';
import { MOST_REQUESTED_BYTES, mergeAll, reserve } from './reserve.js';
import { handOut, handOutPlain, Kind, label, whenPlainLive } from './seal.js';
import { cursor, hasRemnant, limit, plain, reach, remnant, room, scope, wilderness } from './state.js';

/** Returns a cached block of the size's class, if the cache of the heap at `from` holds one; 0 is no heap. */
export function retCached(from: Local<'ptr'>, size: Local<'u32'>): void {
  when(ne(from, nil()), () => {
    when(le(size, cachedBytes(isChecked()) - overheadBytes(isChecked())), () => {
      const { list, payload } = firstCached(from, add(size, overheadBytes(isChecked()) + GRANULE_BYTES - 1));
      when(ne(payload, nil()), () => {
        pop(list, payload, size);
        if (isCounting()) countIn(let_('block', blockOf(payload)));
        ret(payload);
      });
      if (hasRemnant())
        cutFromRemnant(list, size, (block, bytes) => {
          bornPlain(block, size, bytes);
          ret(payloadOf(block));
        });
    });
  });
}

/** Returns the next bytes of the innermost scope's chunk, if one is open, the size is one for chunks and there is room. */
function retChunked(from: Local<'ptr'>, size: Local<'u32'>): void {
  when(isZero(from), () => {
    when(le(size, CHUNKED_BYTES - overheadBytes(isChecked())), () => {
      const bytes = let_('bytes', bytesFor(size));
      const block = let_('block', cursor.get());
      when(le(bytes, sub(limit.get(), block)), () => {
        cursor.set(add(block, bytes));
        bearScoped(block, bytes, size);
        ret(payloadOf(block));
      });
    });
  });
}

/** `from` is the heap for a block outside all scopes, or 0 for one in the innermost. @returns 0 if memory cannot be had */
const allocUncached = fn('alloc_uncached', { from: ptr, size: u32 }, ptr, ({ from, size }) => {
  when(gt(size, MOST_REQUESTED_BYTES), () => ret(nil()));
  when(isZero(from), () => when(ne(scope.get(), nil()), () => ret(allocScoped({ size }))));
  const block = let_('block', reserve({ bytes: bytesFor(size) }));
  when(isZero(block), () => ret(nil()));
  born(block, size);
  ret(payloadOf(block));
});

/** The same, from the cache if that holds a block of the size. */
export const allocFrom = fn('alloc_from', { from: ptr, size: u32 }, ptr, ({ from, size }) => {
  retCached(from, size);
  ret(allocUncached({ from, size }));
});

/** `alloc`, but 0 where it would trap. */
export const allocOrNil = ({ size }: { size: Operand<'u32'> }): Val<'ptr'> => allocFrom({ from: plain.get(), size });

/** The payload, unless it is 0: then memory for `size` could not be had. */
export const orTrap = fn('or_trap', { payload: ptr, size: u32 }, ptr, ({ payload, size }) => {
  when(isZero(payload), () => trap('out-of-memory', size));
  ret(payload);
});

const allocOrTrap = fn(
  'alloc_or_trap',
  { from: ptr, size: u32 },
  ptr,
  ({ from, size }) => ret(orTrap({ payload: allocUncached({ from, size }), size })),
  { isCold: true },
);

/** A block in the innermost open scope, or of the heap where none is open. */
export const alloc = implement('sigil_alloc', ({ size }) => {
  if (buildOptions().optimize === 'size') return ret(orTrap({ payload: allocOrNil({ size }), size }));
  const from = let_('from', plain.get());
  retCached(from, size);
  retChunked(from, size);
  ret(allocOrTrap({ from, size }));
});

/** Frees a block of the heap or of a scope that the cache does not take. */
const freeUncached = fn(
  'free_uncached',
  { payload: ptr },
  none,
  ({ payload }) => {
    const block = let_('block', blockOf(payload));
    when(hasTag(wordOf(block), SCOPED), () => {
      freeScoped({ block });
      ret();
    });
    label(block, Kind.Dead);
    giveBack({ block });
  },
  { isCold: true },
);

/** Frees a live block, whatever scope it is of. */
export const freeBlock = fn('free_block', { payload: ptr }, none, ({ payload }) => {
  if (isCounting()) {
    const block = let_('block', blockOf(payload));
    countOut(block);
  }
  const word = let_('word', wordOf(blockOf(payload)));
  retIfPushed(payload, word);
  freeUncached({ payload });
});

/** Returns if the cache takes the block. */
function retIfPushed(payload: Local<'ptr'>, word: Local<'u32'>): void {
  when(isCacheable(word), () => {
    when(ne(room.get(), 0), () => {
      push(payload, word);
      ret();
    });
  });
}

/** Check builds: frees a block of no scope on a path of its own, with one look at each of its words. */
function retIfPlainFreed(payload: Local<'ptr'>): void {
  if (!isChecked() || isCounting() || buildOptions().optimize === 'size') return;
  whenPlainLive(payload, (_, header) => {
    retIfPushed(payload, header);
    freeUncached({ payload });
    ret();
  });
}

/** Frees a block; 0 is ignored. */
export const free = implement('sigil_free', ({ ptr: payload }) => {
  when(isZero(payload), () => ret());
  retIfPlainFreed(payload);
  if (isChecked()) requireFreeable({ payload });
  freeBlock({ payload });
});

/** Copies bytes, right for every overlap. */
export const memCopy = implement('sigil_mem_copy', ({ dst, src, nBytes }) => copyBytes(dst, src, nBytes));

/** Grows memory behind the last block of the heap until the block has `bytes`. @returns whether that could be */
const growBehind = fn('grow_behind', { block: ptr, bytes: u32 }, bool, ({ block, bytes }) => {
  when(not(extendFor({ bytes: sub(bytes, sizeOf(block)) })), () => ret(no()));
  ret(extend({ block, bytes }));
});

/** Grows memory behind the last block of the heap, and the block into it. @returns whether that could be */
const growLast = fn(
  'grow_last',
  { block: ptr, bytes: u32 },
  bool,
  ({ block, bytes }) => {
    const end = let_('end', add(block, sizeOf(block)));
    when(ne(end, wilderness.get()), () => ret(no()));
    if (hasRemnant()) when(isHuge(bytes), () => ret(growBehind({ block, bytes })));
    when(mergeAll(), () => when(extend({ block, bytes }), () => ret(yes())));
    ret(growBehind({ block, bytes }));
  },
  { isCold: true },
);

/** A block that only the remnant and the wilderness follow grows to more than all memory in use. @returns whether that could be */
const growHuge = fn(
  'grow_huge',
  { block: ptr, bytes: u32 },
  bool,
  ({ block, bytes }) => {
    const end = let_('end', wilderness.get());
    const start = let_('start', joinRemnant());
    when(isZero(start), () => ret(no()));
    when(growBehind({ block, bytes }), () => ret(yes()));
    partRemnant({ start, end });
    ret(no());
  },
  { isCold: true },
);

/** The remnant directly behind a block that is to grow goes back to the heap; of a huge block, only if that succeeds. */
function makeWay(block: Local<'ptr'>, bytes: Local<'u32'>): void {
  when(eq(rightOf(block, sizeOf(block)), remnant.get()), () => {
    when(isHuge(bytes), () => ret(growHuge({ block, bytes })));
    drop(dropRemnant());
  });
}

/** Resizes the place of a block. @returns whether that could be; if not, nothing has changed */
const resizePlace = fn('resize_place', { block: ptr, size: u32 }, bool, ({ block, size }) => {
  when(hasTag(wordOf(block), SCOPED), () => ret(resizeScoped({ block, size })));
  const bytes = let_('bytes', bytesFor(size));
  if (buildOptions().optimize !== 'size')
    when(gt(bytes, sizeOf(block)), () => {
      if (hasRemnant()) makeWay(block, bytes);
      retIfGrown(block, bytes);
    });
  when(resizeInPool({ block, bytes }), () => ret(yes()));
  ret(growLast({ block, bytes }));
});

/** Resizes a live block where it is. @returns whether that could be; if not, nothing has changed */
export const resize = fn('resize', { payload: ptr, size: u32 }, bool, ({ payload, size }) => {
  when(gt(size, MOST_REQUESTED_BYTES), () => ret(no()));
  const block = let_('block', blockOf(payload));
  countOut(block);
  const done = let_('done', resizePlace({ block, size }));
  if (isChecked()) when(done, () => handOut(block, size));
  countIn(block);
  ret(done);
});

/** `realloc` of a block, but 0 where it would trap. */
export const reallocOrNil = fn(
  'realloc_or_nil',
  { payload: ptr, oldSize: u32, size: u32 },
  ptr,
  ({ payload, oldSize, size }) => {
    when(isZero(payload), () => ret(allocOrNil({ size })));
    if (isChecked()) requireResizable({ payload, oldSize });
    when(resize({ payload, size }), () => ret(payload));
    const moved = let_('moved', allocOrNil({ size }));
    when(ne(moved, nil()), () => {
      copyBytes(moved, payload, select(size, oldSize, gt(oldSize, size)));
      freeBlock({ payload });
    });
    ret(moved);
  },
);

/** Returns a block without tags that only the wilderness follows, if it grows and the wilderness suffices. */
function retIfLastGrown(payload: Local<'ptr'>, oldSize: Local<'u32'>, size: Local<'u32'>): void {
  if (isCounting()) return;
  if (isChecked())
    whenPlainLive(payload, (block, header, requested) =>
      when(le(oldSize, requested), () => retIfAdvanced(payload, block, header, size)),
    );
  else
    when(ne(payload, nil()), () => {
      const block = let_('block', blockOf(payload));
      const header = let_('header', wordOf(block));
      retIfAdvanced(payload, block, header, size);
    });
}

function retIfAdvanced(payload: Local<'ptr'>, block: Local<'ptr'>, header: Local<'u32'>, size: Local<'u32'>): void {
  when(eq(add(block, header), wilderness.get()), () => {
    const bytes = let_('bytes', bytesFor(size)); // of a size that wraps, less than any block has
    const most = sub(sub(reach.get(), block), leastBytes() - GRANULE_BYTES);
    when(both(gt(bytes, header), lt(bytes, most)), () => {
      advanceTo(block, bytes);
      handOutPlain(block, size, bytes);
      ret(payload);
    });
  });
}

const reallocOrTrap = fn(
  'realloc_or_trap',
  { payload: ptr, oldSize: u32, size: u32 },
  ptr,
  ({ payload, oldSize, size }) => ret(orTrap({ payload: reallocOrNil({ payload, oldSize, size }), size })),
  { isCold: true },
);

/**
 * Resizes in place where the block shrinks, where the next one is free and large enough, or where it is the heap's or the
 * chunk's last; else moves it into the innermost scope.
 */
export const realloc = implement('sigil_realloc', ({ oldPtr, oldSize, newSize }) => {
  const all = { payload: oldPtr, oldSize, size: newSize };
  if (buildOptions().optimize === 'size') return ret(orTrap({ payload: reallocOrNil(all), size: newSize }));
  retIfLastGrown(oldPtr, oldSize, newSize);
  ret(reallocOrTrap(all));
});
