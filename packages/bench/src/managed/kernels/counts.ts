/** References stored over others: each store is a count up and a count down, and nothing dies. */
import { add, and, assign, eq, let_, nil, when } from '@sigil-alloc/ir';
import { fold, type Kernel, kernel, type Ownership, repeat } from './parts.js';
import { Cell } from './types.js';

export const CELLS = 1_024;

/** A turn: one cell of a ring gets another one in place of what it led to. One cursor walks, the other runs. */
export const countsKernel = (ownership: Ownership): Kernel =>
  kernel('kernel_counts', (turns, sum) =>
    ownership.within(() => {
      const first = let_('first', ownership.make(Cell));
      Cell.value.set(first, 0);
      Cell.other.set(first, nil());
      Cell.next.set(first, first);
      ownership.share(first);
      repeat(
        CELLS,
        (index) => {
          const cell = let_('cell', ownership.make(Cell));
          Cell.value.set(cell, index);
          Cell.other.set(cell, nil());
          Cell.next.set(cell, Cell.next.of(first));
          Cell.next.set(first, cell);
        },
        1,
      );
      const [walker, runner] = [let_('walker', first), let_('runner', first)];
      repeat(turns, (turn) => {
        assign(walker, Cell.next.of(walker));
        assign(runner, Cell.next.of(Cell.next.of(runner)));
        when(eq(and(turn, CELLS - 1), 0), () => assign(runner, Cell.next.of(runner)));
        const old = let_('old', Cell.other.of(walker));
        ownership.share(runner);
        Cell.other.set(walker, runner);
        ownership.unshare(old);
        fold(sum, add(Cell.value.of(runner), turn));
      });
      ownership.drop('cells', first);
    }),
  );
