/** Doubly linked lists: built, changed at places drawn by chance, dropped. Nodes die one by one, lists as cyclic garbage. */
import { and, assign, eq, type Local, let_, when } from '@sigil-alloc/ir';
import { fold, type Kernel, kernel, type Ownership, randomNumbers, repeat } from './parts.js';
import { Item } from './types.js';

export const LIST_ITEMS = 256;
export const REPLACEMENTS = 1_024;
const LONGEST_WALK = 8;

/**
 * A turn: a ring of a head and 256 items. 1,024 times a cursor walks on by up to 8 items, the one that it comes to is taken
 * out, and a new one is put in before the head.
 *
 * The cursor is the one reference that is kept while the list changes around it, so it is counted; walking is not.
 */
export const listsKernel = (ownership: Ownership): Kernel =>
  kernel('kernel_lists', (turns, sum) => {
    const random = randomNumbers();
    repeat(turns, () =>
      ownership.within(() => {
        const head = let_('head', ownership.make(Item));
        Item.value.set(head, 0);
        Item.next.set(head, head);
        Item.prev.set(head, head);
        ownership.share(head);
        ownership.share(head);
        repeat(LIST_ITEMS, (index) => append(ownership, head, index));
        const cursor = let_('cursor', head);
        ownership.share(cursor);
        repeat(REPLACEMENTS, () => {
          random.next();
          const victim = let_('victim', walked(cursor, random.current));
          when(eq(victim, head), () => assign(victim, Item.next.of(victim)));
          ownership.share(victim);
          ownership.unshare(cursor);
          assign(cursor, Item.prev.of(victim));
          ownership.share(cursor);
          fold(sum, Item.value.of(victim));
          takeOut(ownership, victim);
          append(ownership, head, random.current);
        });
        ownership.unshare(cursor);
        ownership.drop('list', head);
      }),
    );
  });

function walked(cursor: Local<'ptr'>, random: Local<'u32'>): Local<'ptr'> {
  const at = let_('at', Item.next.of(cursor));
  const steps = let_('steps', and(random, LONGEST_WALK - 1));
  repeat(steps, () => assign(at, Item.next.of(at)));
  return at;
}

/** What leads to the head from the last item leads from the new one afterwards: that count, too, only moves. */
function append(ownership: Ownership, head: Local<'ptr'>, value: Local<'u32'>): void {
  const last = let_('last', Item.prev.of(head));
  const item = let_('item', ownership.make(Item));
  Item.value.set(item, value);
  Item.next.set(item, head);
  Item.prev.set(item, last);
  Item.next.set(last, item);
  Item.prev.set(head, item);
  ownership.share(item);
}

/** Its neighbours get each other in its place; it leads to them until it dies. */
function takeOut(ownership: Ownership, victim: Local<'ptr'>): void {
  const before = let_('before', Item.prev.of(victim));
  const after = let_('after', Item.next.of(victim));
  ownership.share(after);
  Item.next.set(before, after);
  ownership.unshare(victim);
  ownership.share(before);
  Item.prev.set(after, before);
  ownership.unshare(victim);
  ownership.lose(victim);
}

/** Objects made in so many turns. */
export const listNodes = (turns: number): number => turns * (1 + LIST_ITEMS + REPLACEMENTS);
