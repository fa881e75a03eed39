/** What a program tells its runtime of its types: by a function that the runtime calls, or by tables that it reads. */
import {
  address,
  fn,
  headerOfObject,
  isZero,
  type Local,
  let_,
  ne,
  nil,
  none,
  not,
  ObjectHeader,
  ptr,
  u32,
  when,
} from '@sigil-alloc/ir';
import { describe, visit } from './face.js';
import { idOf, LAYOUTS, Node, RTTI, Tree } from './types.js';

/** All types begin with a reference, and all but `Node` go on with a second. */
export const visitMembers = fn('sigil_visit_members', { ref: ptr, cookie: u32 }, none, ({ ref, cookie }) => {
  const pass = (member: Local<'ptr'>): void => when(not(isZero(member)), () => visit({ ref: member, cookie }));
  pass(let_('first', Tree.left.of(ref)));
  when(ne(ObjectHeader.runtimeId.of(headerOfObject(ref)), idOf(Node)), () => pass(let_('second', Tree.right.of(ref))));
});

/** Called once, before any kernel. */
export const initializeWithTables = fn('_initialize', {}, none, () =>
  describe({ rtti: address(RTTI), layouts: address(LAYOUTS) }),
);
export const initialize = fn('_initialize', {}, none, () => describe({ rtti: address(RTTI), layouts: nil() }));
