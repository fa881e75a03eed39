/**
 * The types of the kernels' objects, which are those of the programs in `programs/`: references first, then a value.
 * Below the heap lies what tells a runtime of them, if it asks:
 *
 *     1024                              LAYOUTS
 *     | count, then flags and base of each | address of each layout | the layouts: number, offsets
 */
import { layout, ptr, u32 } from '@sigil-alloc/ir';

export const Tree = layout('Tree', { left: ptr, right: ptr });
export const Node = layout('Node', { next: ptr, value: u32 });
export const Item = layout('Item', { next: ptr, prev: ptr, value: u32 });
export const Cell = layout('Cell', { next: ptr, other: ptr, value: u32 });
export const Slot = layout('Slot', { next: ptr, tree: ptr });

/** In the order of their ids, which begin where those of strings, buffers and views end. */
const types = [Tree, Node, Item, Cell, Slot] as const;
const FIRST_ID = 3;

export const idOf = (type: { readonly NAME: string }): number =>
  FIRST_ID + types.findIndex(({ NAME }) => NAME === type.NAME);

const WORD_BYTES = 4;
export const RTTI = 1024;
const idCount = FIRST_ID + types.length;
export const LAYOUTS = RTTI + WORD_BYTES * (1 + 2 * idCount);

const referencesOf = ({ FIELDS }: (typeof types)[number]): number[] =>
  FIELDS.filter(({ kind }) => kind === ptr).map(({ offset }) => offset);

/** What lies in memory from `RTTI` on. No type is known to be acyclic: a field of any may be set at any time. */
export function typeTables(): Uint8Array {
  const rtti = [idCount, ...Array<number>(2 * idCount).fill(0)];
  const records = types.map((type) => [referencesOf(type).length, ...referencesOf(type)]);
  const firstRecord = LAYOUTS + WORD_BYTES * idCount;
  const addresses = records.map((_, i) => firstRecord + WORD_BYTES * records.slice(0, i).flat().length);
  const words = [...rtti, ...Array<number>(FIRST_ID).fill(0), ...addresses, ...records.flat()];
  return new Uint8Array(Uint32Array.from(words).buffer);
}
