/** The reference: a heap is nothing but a list of blocks and a stack of scopes. */
import type { Machine } from './machine.js';

export interface ModelBlock {
  readonly payload: number;
  readonly size: number;
  /** how many scopes are around it */
  readonly depth: number;
  /** the word that fills it */
  readonly mark: number;
}

export interface Model {
  /** in the order in which they were made */
  readonly blocks: readonly ModelBlock[];
  /** handles, the outermost first */
  readonly scopes: readonly number[];
  /** what the last call promoted; 0 if it was no promote */
  readonly promoted: number;
}

export const EMPTY: Model = { blocks: [], scopes: [], promoted: 0 };

/** A call with its operands: what to do, and what the model makes of the answer. */
export interface Trial {
  readonly text: string;
  /** the result, unsigned */
  readonly run: (machine: Machine) => number | undefined;
  /** after an answer; the blocks whose contents are no longer all theirs have the mark 0 */
  readonly after: (answer: number) => Model;
  /** bytes that had to be found; exhaustion is an answer where they are known */
  readonly needs?: number;
  /** 0 says that there is no memory */
  readonly refuses?: boolean;
  /** the heap is as new after it */
  readonly isReset?: boolean;
}

/** Whether the bytes at an address are all those of a mark. */
export type Holds = (payload: number, bytes: number, mark: number) => boolean;

/** Nothing was promoted just now. */
export const calm = (model: Model): Model => ({ ...model, promoted: 0 });

/** With a new block in the innermost scope. */
export const withBlock = ({ blocks, scopes }: Model, payload: number, size: number): Model => ({
  blocks: [...blocks, { payload, size, depth: scopes.length, mark: 0 }],
  scopes,
  promoted: 0,
});

export function requireKept(holds: Holds, { size: old, mark }: ModelBlock, payload: number, size: number): void {
  if (!holds(payload, Math.min(old, size), mark)) throw new Error(`${payload} has not kept its bytes`);
}

export function requireAligned(payload: number, align: number): void {
  if (payload === 0 || payload % align !== 0) throw new Error(`${payload} is no multiple of ${align}`);
}

/** A block that stays keeps its scope; one that moves belongs to the innermost. */
export function moved(model: Model, block: ModelBlock, payload: number, size: number, holds: Holds): Model {
  requireKept(holds, block, payload, size);
  const depth = payload === block.payload ? block.depth : model.scopes.length;
  const others = model.blocks.filter((other) => other !== block);
  return { ...calm(model), blocks: [...others, { payload, size, depth, mark: 0 }] };
}
