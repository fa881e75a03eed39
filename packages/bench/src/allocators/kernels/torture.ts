/**
 * What fragments a heap: in each phase it is filled with blocks of one size up to a budget of live bytes, then every other block
 * of all is freed. Holes never hold a block of the next size; two of them do, with what was between.
 */
import { add, and, assign, type Local, let_, loop, lt, ne, nil, shl, shr, sub, when, word } from '@sigil-alloc/ir';
import { blockIn, freeMarked, kernel, newMarked, putBlock, putSize, repeat, type Sum, sizeIn } from './parts.js';

const BUDGET_BYTES = 1 << 20;
const PHASES = 16;
const FIRST_BYTES = 16;
/** More than there ever are at once. */
const SLOTS = BUDGET_BYTES / FIRST_BYTES;

interface Heap {
  readonly count: Local<'u32'>;
  readonly liveBytes: Local<'u32'>;
  readonly size: Local<'u32'>;
  readonly mark: Local<'u32'>;
}

function fill({ count, liveBytes, size, mark }: Heap): void {
  loop(
    'blocks up to the budget',
    () => lt(add(liveBytes, size), BUDGET_BYTES + 1),
    () => {
      putBlock(count, newMarked(size, mark));
      putSize(count, size);
      assign(mark, add(mark, 1));
      assign(count, add(count, 1));
      assign(liveBytes, add(liveBytes, size));
    },
  );
}

/** Every other one is freed, oldest first; the others move together. */
function thin({ count, liveBytes }: Heap, sum: Sum): void {
  const kept = let_('kept', word(0));
  repeat(count, (index) => {
    const block = let_('block', blockIn(index));
    const size = let_('size', sizeIn(index));
    when(
      ne(and(index, 1), 0),
      () => {
        freeMarked(block, sum);
        assign(liveBytes, sub(liveBytes, size));
      },
      () => {
        putBlock(kept, block);
        putSize(kept, size);
        assign(kept, add(kept, 1));
      },
    );
  });
  assign(count, kept);
}

export const fragmentation = kernel('fragmentation', (turns, sum) => {
  repeat(turns, (turn) => {
    const heap = {
      count: let_('count', word(0)),
      liveBytes: let_('live_bytes', word(0)),
      size: let_('size', word(FIRST_BYTES)),
      mark: let_('mark', shl(turn, 20)),
    };
    repeat(PHASES, () => {
      fill(heap);
      thin(heap, sum);
      assign(heap.size, add(add(heap.size, shr(heap.size, 1)), 8));
    });
    repeat(heap.count, (index) => freeMarked(let_('block', blockIn(index)), sum));
  });
  // What the slots still name is freed.
  repeat(SLOTS, (index) => putBlock(index, nil()));
});

/** Blocks that a turn makes and frees, by the same steps. */
export function blocksOfTurn(): number {
  let [blocks, sizes]: [number, number[]] = [0, []];
  for (let phase = 0, size = FIRST_BYTES; phase < PHASES; phase++, size += (size >> 1) + 8) {
    for (let live = sizes.reduce((sum, one) => sum + one, 0); live + size <= BUDGET_BYTES; live += size, blocks++)
      sizes.push(size);
    sizes = sizes.filter((_, index) => index % 2 === 0);
  }
  return blocks;
}
