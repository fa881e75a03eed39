/** One block that grows to 1 MiB, by steps or by doubling. What was written on the way is read at the end. */
import { add, assign, type Local, let_, loop, lt, shl, type Val, word } from '@sigil-alloc/ir';
import { alloc, free, realloc } from './face.js';
import { Block, fold, kernel, repeat, type Sum } from './parts.js';

const END_BYTES = 1 << 20;
const LOOK_BYTES = 1 << 12;

interface Growth {
  readonly startBytes: number;
  readonly next: (size: Local<'u32'>) => Val<'u32'>;
}

const STEP_BYTES = 32;
const stepping: Growth = { startBytes: STEP_BYTES, next: (size) => add(size, STEP_BYTES) };
const doubling_: Growth = { startBytes: 16, next: (size) => shl(size, 1) };

const growing = (name: string, growth: Growth) =>
  kernel(name, (turns, sum) =>
    repeat(turns, (turn) => {
      const block = grown(growth, turn);
      look(block, sum);
      free({ ptr: block });
    }),
  );

/** Where each part begins, a word that is made of the turn and the place. */
function grown({ startBytes, next }: Growth, turn: Local<'u32'>): Local<'ptr'> {
  const size = let_('size', word(startBytes));
  const block = let_('block', alloc({ size }));
  Block.mark.set(block, turn);
  loop(
    'reallocations to 1 MiB',
    () => lt(size, END_BYTES),
    () => {
      const larger = let_('larger', next(size));
      assign(block, realloc({ oldPtr: block, oldSize: size, newSize: larger }));
      Block.mark.set(add(block, size), add(turn, size));
      assign(size, larger);
    },
  );
  return block;
}

/** At powers of two both growths wrote. */
function look(block: Local<'ptr'>, sum: Sum): void {
  const at = let_('at', word(LOOK_BYTES));
  fold(sum, Block.mark.of(block));
  loop(
    'powers of two below 1 MiB',
    () => lt(at, END_BYTES),
    () => {
      fold(sum, Block.mark.of(add(block, at)));
      assign(at, shl(at, 1));
    },
  );
}

/** Reallocations of a turn. */
export const STEPS = END_BYTES / STEP_BYTES - 1;
export const DOUBLINGS = Math.log2(END_BYTES / doubling_.startBytes);

export const step = growing('step', stepping);
export const doubling = growing('doubling', doubling_);
