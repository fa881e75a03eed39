/** Rings of 210 to 721 nodes: made, linked, walked once, dropped. All of it is cyclic garbage. */
import { add, and, assign, type Callable, fn, type Local, let_, loop, mul, ne, ptr, ret, u32 } from '@sigil-alloc/ir';
import { fold, type Kernel, kernel, type Ownership, repeat, type Sum } from './parts.js';
import { Node } from './types.js';

export const LEAST_RING = 210;
const SIZE_MASK = 511;

/** A ring whose nodes hold the numbers from `value` on. */
export type MakeRing = Callable<{ readonly size: 'u32'; readonly value: 'u32' }, 'ptr'>;

export const ringOf = (ownership: Ownership): MakeRing =>
  fn('make_ring', { size: u32, value: u32 }, ptr, ({ size, value }) => {
    const first = let_('first', ownership.make(Node));
    Node.value.set(first, value);
    const last = let_('last', first);
    repeat(
      size,
      (index) => {
        const node = let_('node', ownership.make(Node));
        Node.value.set(node, add(value, index));
        Node.next.set(last, node);
        assign(last, node);
      },
      1,
    );
    ownership.share(first);
    Node.next.set(last, first);
    ret(first);
  });

/** Takes all values of a ring into the checksum, from `first` on. */
export function foldRing(sum: Sum, first: Local<'ptr'>): void {
  const node = let_('node', first);
  const takeIn = (): void => {
    fold(sum, Node.value.of(node));
    assign(node, Node.next.of(node));
  };
  takeIn();
  loop('nodes of the ring', () => ne(node, first), takeIn);
}

/** A turn: one ring. */
export const ringsKernel = (ownership: Ownership, makeRing: MakeRing): Kernel =>
  kernel('kernel_rings', (turns, sum) => {
    repeat(turns, (turn) =>
      ownership.within(() => {
        const size = let_('size', add(and(mul(turn, 37), SIZE_MASK), LEAST_RING));
        const first = let_('first', makeRing({ size, value: turn }));
        foldRing(sum, first);
        ownership.drop('ring', first);
      }),
    );
  });

const sizeOfRing = (turn: number): number => LEAST_RING + ((turn * 37) & SIZE_MASK);

/** Objects made in so many turns. */
export function ringNodes(turns: number): number {
  let nodes = 0;
  for (let turn = 0; turn < turns; turn++) nodes += sizeOfRing(turn);
  return nodes;
}
