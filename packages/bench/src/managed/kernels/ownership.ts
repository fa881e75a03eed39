/** The ways to own objects: counted, freed one by one by who knows when, or all at once at the end of a scope. */
import {
  assign,
  type Callable,
  drop,
  fn,
  isZero,
  type Local,
  let_,
  loop,
  ne,
  none,
  not,
  ptr,
  when,
} from '@sigil-alloc/ir';
import { alloc, enterScope, exitScope, free } from '../../allocators/kernels/face.js';
import { make, release, retain } from './face.js';
import type { ObjectType, Ownership, Shape } from './parts.js';
import { idOf, Node, Tree } from './types.js';

const objectOf = (type: ObjectType) => make({ size: type.SIZE_BYTES, id: idOf(type) });

/** By a runtime of managed objects. */
export const counted: Ownership = {
  make: (type) => retain({ ref: let_('made', objectOf(type)) }),
  share: (ref) => drop(retain({ ref })),
  unshare: (ref) => release({ ref }),
  lose: (ref) => release({ ref }),
  drop: (_, ref) => release({ ref }),
  within: (body) => body(),
};

type FreeAll = Callable<{ readonly from: 'ptr' }, 'none'>;

const freeTree: FreeAll = fn('free_tree', { from: ptr }, none, ({ from }) => {
  const left = let_('left', Tree.left.of(from));
  when(not(isZero(left)), () => {
    freeTree({ from: left });
    freeTree({ from: let_('right', Tree.right.of(from)) });
  });
  free({ ptr: from });
});

/** `next` is where all of these have it. */
const freeRound: FreeAll = fn('free_round', { from: ptr }, none, ({ from }) => {
  const at = let_('at', Node.next.of(from));
  loop(
    'objects of the ring',
    () => ne(at, from),
    () => {
      const after = let_('after', Node.next.of(at));
      free({ ptr: at });
      assign(at, after);
    },
  );
  free({ ptr: from });
});

const freeOf: Readonly<Record<Shape, FreeAll>> = { tree: freeTree, ring: freeRound, list: freeRound, cells: freeRound };

/** By the program, which knows when each dies. Nothing is counted. */
export const freed: Ownership = {
  make: ({ SIZE_BYTES }) => alloc({ size: SIZE_BYTES }),
  share: () => {},
  unshare: () => {},
  lose: (ref: Local<'ptr'>) => free({ ptr: ref }),
  drop: (shape, from) => freeOf[shape]({ from }),
  within: (body) => body(),
};

/** By scopes. Nothing is counted, nothing freed before its scope ends. */
export const scoped: Ownership = {
  ...freed,
  lose: () => {},
  drop: () => {},
  within: (body) => {
    const handle = let_('handle', enterScope());
    body();
    exitScope({ handle });
  },
};
