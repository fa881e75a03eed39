/** Full binary trees: made from the leaves up, counted, dropped. */
import {
  add,
  assign,
  type Callable,
  fn,
  isZero,
  type Local,
  le,
  let_,
  loop,
  lt,
  nil,
  ptr,
  ret,
  shl,
  sub,
  u32,
  when,
  word,
} from '@sigil-alloc/ir';
import { fold, type Kernel, kernel, type Ownership, repeat } from './parts.js';
import { Tree } from './types.js';

export const DEPTH = 16;
export const LEAST_DEPTH = 4;

export interface Trees {
  readonly make: Callable<{ readonly depth: 'u32' }, 'ptr'>;
  readonly count: Callable<{ readonly tree: 'ptr' }, 'u32'>;
}

export function treesOf(ownership: Ownership): Trees {
  const make: Trees['make'] = fn('make_tree', { depth: u32 }, ptr, ({ depth }) => {
    const [left, right] = [let_('left', nil()), let_('right', nil())];
    when(lt(0, depth), () => {
      assign(left, make({ depth: sub(depth, 1) }));
      assign(right, make({ depth: sub(depth, 1) }));
    });
    const tree = let_('tree', ownership.make(Tree));
    Tree.left.set(tree, left);
    Tree.right.set(tree, right);
    ret(tree);
  });
  const count: Trees['count'] = fn('count_tree', { tree: ptr }, u32, ({ tree }) => {
    const left = let_('left', Tree.left.of(tree));
    when(isZero(left), () => ret(1));
    const nodes = let_('nodes', count({ tree: left }));
    assign(nodes, add(nodes, count({ tree: let_('right', Tree.right.of(tree)) })));
    ret(add(nodes, 1));
  });
  return { make, count };
}

/**
 * The usual shape: a tree deeper than any other, a tree that lives as long as the kernel, and meanwhile many short-lived
 * ones of each even depth, the fewer the deeper: as many as turns of the deepest.
 */
export const treesKernel = (ownership: Ownership, { make, count }: Trees): Kernel =>
  kernel('kernel_trees', (turns, sum) => {
    const tree = let_('tree', nil());
    const use = (depth: Local<'u32'> | number): void =>
      ownership.within(() => {
        assign(tree, make({ depth }));
        fold(sum, count({ tree }));
        ownership.drop('tree', tree);
      });
    ownership.within(() => {
      use(DEPTH + 1);
      const longLived = let_('long_lived', make({ depth: DEPTH }));
      const depth = let_('depth', word(LEAST_DEPTH));
      loop(
        'even depths',
        () => le(depth, DEPTH),
        () => {
          repeat(let_('trees', shl(turns, sub(DEPTH, depth))), () => use(depth));
          assign(depth, add(depth, 2));
        },
      );
      fold(sum, count({ tree: longLived }));
      ownership.drop('tree', longLived);
    });
  });

const nodesOfTree = (depth: number): number => 2 ** (depth + 1) - 1;

/** Objects made in so many turns. */
export function treeNodes(turns: number): number {
  let nodes = nodesOfTree(DEPTH + 1) + nodesOfTree(DEPTH);
  for (let depth = LEAST_DEPTH; depth <= DEPTH; depth += 2) nodes += turns * 2 ** (DEPTH - depth) * nodesOfTree(depth);
  return nodes;
}
