/** Free blocks by class, in two levels of bitmaps: insert, remove, find a good fit. Every step is bounded. */
import {
  add,
  and,
  assign,
  buildOptions,
  ctz,
  fn,
  ge,
  isChecked,
  isZero,
  type Local,
  let_,
  ne,
  nil,
  none,
  type Operand,
  or,
  ptr,
  ret,
  rotl,
  shl,
  shr,
  trap,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { LOOK_COUNT, SECOND_LEVEL_LOG2 } from './constants.js';
import { Block, Heap, lists, secondLevel, sizeOf } from './layout.js';
import { requireListed, rewrite, sealFirst } from './seal.js';
import { classToStore } from './size-class.js';
import { heap, reach } from './state.js';

const rowOf = (classIndex: Local<'u32'>): Val<'u32'> => shr(classIndex, SECOND_LEVEL_LOG2);
/** The bit of a class in its row's map, of a row in the first level: shifts count modulo 32. */
const bit = (index: Operand<'u32'>): Val<'u32'> => shl(1, index);
const bitsAbove = (index: Operand<'u32'>): Val<'u32'> => shl(0xffff_fffe, index);

/** Puts a free block of `size` bytes first into the list of its class. */
export const insert = fn('insert', { block: ptr, size: u32 }, none, ({ block, size }) => {
  const at = let_('at', heap());
  const index = let_('index', classToStore({ bytes: size }));
  const next = let_('next', lists.of(at, index));
  Block.nextFree.set(block, next);
  Block.prevFree.set(block, nil());
  when(ne(next, nil()), () => Block.prevFree.set(next, block));
  sealFirst(block, next);
  lists.set(at, index, block);
  const row = let_('row', rowOf(index));
  secondLevel.set(at, row, or(secondLevel.of(at, row), bit(index)));
  Heap.firstLevel.set(at, or(Heap.firstLevel.of(at), bit(row)));
});

/** Takes a free block of `size` bytes out of the list of its class. */
export const remove = fn('remove', { block: ptr, size: u32 }, none, ({ block, size }) => {
  requireListed(block);
  const next = let_('next', Block.nextFree.of(block));
  const prev = let_('prev', Block.prevFree.of(block));
  when(ne(next, nil()), () => Block.prevFree.set(next, prev));
  when(
    ne(prev, nil()),
    () => {
      if (isChecked()) requireNext(prev, block);
      rewrite(Block.nextFree, prev, next);
    },
    () => {
      // shorter where it is read; read later, and so slower, where it is handed on
      const bytes = buildOptions().optimize === 'size' ? sizeOf(block) : size;
      const index = let_('index', classToStore({ bytes }));
      if (isChecked()) requireFirst(index, block);
      removeFirst({ index, next });
    },
  );
});

/** Check builds: the block `prev` leads to `block`. */
const requireNext = (prev: Local<'ptr'>, block: Local<'ptr'>): void => {
  when(ge(prev, reach.get()), () => trap('heap-corruption'));
  when(ne(Block.nextFree.of(prev), block), () => trap('heap-corruption'));
};

/** Check builds: the list of a class begins with `block`. */
const requireFirst = (index: Local<'u32'>, block: Local<'ptr'>): void =>
  when(ne(lists.of(heap(), index), block), () => trap('heap-corruption'));

/** The list of a class begins with `next` from now on; where it is empty, the bitmaps say so. */
const removeFirst = fn('remove_first', { index: u32, next: ptr }, none, ({ index, next }) => {
  const at = let_('at', heap());
  lists.set(at, index, next);
  when(isZero(next), () => {
    const row = let_('row', rowOf(index));
    const map = let_('map', and(secondLevel.of(at, row), rotl(0xffff_fffe, index)));
    secondLevel.set(at, row, map);
    when(isZero(map), () => Heap.firstLevel.set(at, and(Heap.firstLevel.of(at), rotl(0xffff_fffe, row))));
  });
});

/** Built for size, only the first block is looked at. */
const lookCount = (): number => (buildOptions().optimize === 'size' ? 1 : LOOK_COUNT);

/** A listed block of at least `bytes`, still in its list; 0 if there is none. */
export const findFit = fn('find_fit', { bytes: u32 }, ptr, ({ bytes }) => {
  const at = let_('at', heap());
  const index = let_('index', classToStore({ bytes }));
  const candidate = let_('candidate', lists.of(at, index));
  const look = (): void => {
    requireListed(candidate);
    when(ge(sizeOf(candidate), bytes), () => ret(candidate));
    assign(candidate, Block.nextFree.of(candidate));
  };
  for (let looks = 0; looks < lookCount(); looks++) when(ne(candidate, nil()), look);
  const row = let_('row', rowOf(index));
  const map = let_('map', and(secondLevel.of(at, row), bitsAbove(index)));
  when(isZero(map), () => {
    const rows = let_('rows', and(Heap.firstLevel.of(at), bitsAbove(row)));
    when(isZero(rows), () => ret(nil()));
    assign(row, ctz(rows));
    assign(map, secondLevel.of(at, row));
  });
  ret(lists.of(at, add(shl(row, SECOND_LEVEL_LOG2), ctz(map))));
});
