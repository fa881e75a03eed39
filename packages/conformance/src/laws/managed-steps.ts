/** Ops on objects as laws spell them. */
import { type WorldLinkName, worlds } from '@sigil-alloc/wit';
import type { HandleRef } from '../object-op.js';
import { OBJECT_TYPES, type ObjectType, TYPES_AT } from '../object-types.js';
import { type BlockRef, NULL_BLOCK, type Op, type Slot } from '../op.js';

/** What a program of managed objects needs of a runtime. */
export const ALL_OBJECT_FUNCTIONS: readonly WorldLinkName[] = worlds.managed.functions.map(({ linkName }) => linkName);

export const describeTypes: Op = { op: 'describe', at: TYPES_AT };

export const make = (into: Slot, { id, fieldsBytes }: ObjectType = OBJECT_TYPES.node, size = fieldsBytes): Op => ({
  op: 'make',
  into,
  size,
  id,
});

export const resize = (object: BlockRef, size: number, into: Slot): Op => ({ op: 'resize', object, size, into });

export const discard = (object: BlockRef): Op => ({ op: 'discard', object });

export const retain = (object: BlockRef): Op => ({ op: 'retain', object });

export const release = (object: BlockRef): Op => ({ op: 'release', object });

export const link = (object: BlockRef, offset: number, to: BlockRef): Op => ({ op: 'link', object, offset, to });

export const unlink = (object: BlockRef, offset: number): Op => link(object, offset, NULL_BLOCK);

export const collect: Op = { op: 'collect' };

export const collectStep = (budget: number): Op => ({ op: 'collect-step', budget });

export const setLimit = (count: number): Op => ({ op: 'set-candidate-limit', count });

export const weaken = (object: BlockRef, into: Slot): Op => ({ op: 'weaken', object, into });

export const upgrade = (handle: HandleRef, into: Slot): Op => ({ op: 'upgrade', handle, into });

export const forget = (handle: HandleRef): Op => ({ op: 'forget', handle });

export const load = (block: BlockRef): Op => ({ op: 'load', block });

export const store = (block: BlockRef, value: BlockRef): Op => ({ op: 'store', block, value });

/** An object that the caller holds. */
export const held = (into: Slot, type?: ObjectType, size?: number): readonly Op[] => [
  make(into, type, size),
  retain(into),
];
