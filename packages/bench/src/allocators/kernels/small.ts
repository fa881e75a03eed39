/** Small blocks in simple orders. */
import { add, and, type Local, let_, mul, nil, shl, shr, sub, type Val } from '@sigil-alloc/ir';
import { blockIn, freeMarked, kernel, newMarked, putBlock, repeat } from './parts.js';

export const BATCH = 1_000;

/** A turn: a block of 16, 32, 48 or 64 bytes, freed at once. */
export const pair = kernel('pair', (turns, sum) =>
  repeat(turns, (turn) => freeMarked(newMarked(add(and(shl(turn, 3), 48), 16), turn), sum)),
);

/** 8 to 256 bytes, in an order without a pattern of its own. */
const batchSize = (index: Local<'u32'>): Val<'u32'> => add(shr(mul(and(mul(index, 37), 255), 249), 8), 8);

const batches = (name: string, indexOf: (turn: Local<'u32'>) => Local<'u32'>) =>
  kernel(name, (turns, sum) => {
    repeat(turns, (turn) => {
      repeat(BATCH, (index) => putBlock(index, newMarked(batchSize(index), add(shl(turn, 10), index))));
      repeat(BATCH, (index) => freeMarked(let_('block', blockIn(indexOf(index))), sum));
    });
    // What the slots still name is freed.
    repeat(BATCH, (index) => putBlock(index, nil()));
  });

/** A turn: a batch, freed last in, first out. */
export const lifo = batches('lifo', (turn) => let_('last', sub(BATCH - 1, turn)));

/** A turn: a batch, freed first in, first out. */
export const fifo = batches('fifo', (turn) => turn);
