/** For the longest time that one call takes: small steps beside much that lives, and a large tree dropped at once. */
import { global_, type Local, let_, nil, ptr, word } from '@sigil-alloc/ir';
import { fold, type Kernel, kernel, type Ownership, repeat } from './parts.js';
import type { MakeRing } from './rings.js';
import { DEPTH, type Trees } from './trees.js';
import { Node, Slot } from './types.js';

const SLOTS = 512;
const TREE_DEPTH = 6;
const RING = 32;

const kept = global_('kept', ptr);

/** What lives beside the steps: a ring of 512 slots with a tree of depth 6 each. */
export const preparePauses = (ownership: Ownership, trees: Trees): Kernel =>
  kernel('prepare_pauses', () => {
    const newSlot = (): Local<'ptr'> => {
      const tree = let_('tree', trees.make({ depth: word(TREE_DEPTH) }));
      const slot = let_('slot', ownership.make(Slot));
      Slot.tree.set(slot, tree);
      return slot;
    };
    const first = newSlot();
    Slot.next.set(first, first);
    ownership.share(first);
    repeat(
      SLOTS,
      () => {
        const slot = newSlot();
        Slot.next.set(slot, Slot.next.of(first));
        Slot.next.set(first, slot);
      },
      1,
    );
    kept.set(first);
  });

/** A turn: the oldest of these trees gets a successor; a ring of 32 nodes is made and dropped. */
export const pausesKernel = (ownership: Ownership, trees: Trees, makeRing: MakeRing): Kernel =>
  kernel('kernel_pauses', (turns, sum) =>
    repeat(turns, (turn) => {
      const before = let_('before', kept.get());
      const slot = let_('slot', Slot.next.of(before));
      ownership.share(slot);
      kept.set(slot);
      ownership.unshare(before);
      const tree = let_('tree', trees.make({ depth: word(TREE_DEPTH) }));
      const old = let_('old', Slot.tree.of(slot));
      Slot.tree.set(slot, tree);
      ownership.drop('tree', old);
      fold(sum, trees.count({ tree }));
      const ring = let_('ring', makeRing({ size: word(RING), value: turn }));
      fold(sum, Node.value.of(ring));
      ownership.drop('ring', ring);
    }),
  );

/** Objects made in so many turns. */
export const pauseNodes = (turns: number): number => turns * (2 ** (TREE_DEPTH + 1) - 1 + RING);

const doomed = global_('doomed', ptr);

export const beforeDrop = (trees: Trees): Kernel =>
  kernel('before_drop', () => doomed.set(let_('tree', trees.make({ depth: word(DEPTH) }))));

/** A turn: a tree of depth 16 dies. */
export const dropKernel = (ownership: Ownership): Kernel =>
  kernel('kernel_drop', (_, sum) => {
    const tree = let_('tree', doomed.get());
    doomed.set(nil());
    ownership.drop('tree', tree);
    fold(sum, 1);
  });

/** Objects that die in so many turns. */
export const dropNodes = (turns: number): number => turns * (2 ** (DEPTH + 1) - 1);
