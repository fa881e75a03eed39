/** Ops as laws spell them. */
import type { FigureName } from '../further-op.js';
import { type BlockRef, NULL_BLOCK, type Op, type ScopeRef, type Slot } from '../op.js';

export const alloc = (into: Slot, size: number): Op => ({ op: 'alloc', into, size });

export const realloc = (block: Slot, oldSize: number, newSize: number, into: Slot = block): Op => ({
  op: 'realloc',
  block,
  oldSize,
  newSize,
  into,
});

export const reallocNull = (into: Slot, newSize: number): Op => ({
  op: 'realloc',
  block: NULL_BLOCK,
  oldSize: 0,
  newSize,
  into,
});

export const memCopy = (to: BlockRef, from: BlockRef, bytes: number): Op => ({ op: 'mem-copy', to, from, bytes });

export const enter = (into: Slot): Op => ({ op: 'enter-scope', into });

export const exit = (scope: ScopeRef): Op => ({ op: 'exit-scope', scope });

export const promote = (scope: Slot, block: Slot, size: number, into: Slot = block): Op => ({
  op: 'promote',
  scope,
  block,
  size,
  into,
});

export const freeAll: Op = { op: 'free-all' };

export const growMemory = (pages: number): Op => ({ op: 'grow-memory', pages });

export const free = (block: BlockRef): Op => ({ op: 'free', block });

export const usableSize = (block: Slot): Op => ({ op: 'usable-size', block });

export const allocZeroed = (into: Slot, size: number): Op => ({ op: 'alloc-zeroed', into, size });

export const allocAligned = (into: Slot, size: number, align: number): Op => ({
  op: 'alloc-aligned',
  into,
  size,
  align,
});

export const resizeInPlace = (block: Slot, newSize: number): Op => ({ op: 'resize-in-place', block, newSize });

export const trim: Op = { op: 'trim' };

export const tryAlloc = (into: Slot, size: number): Op => ({ op: 'try-alloc', into, size });

export const tryRealloc = (block: Slot, oldSize: number, newSize: number, into: Slot = block): Op => ({
  op: 'try-realloc',
  block,
  oldSize,
  newSize,
  into,
});

export const tryAllocAligned = (into: Slot, size: number, align: number): Op => ({
  op: 'try-alloc-aligned',
  into,
  size,
  align,
});

export const figure = (name: FigureName): Op => ({ op: 'figure', figure: name });

export const checkHeap: Op = { op: 'check-heap' };
