/**
 * Sets and maps in memory, as programs of asc 0.9.4 have them: entries in the order in which they came, and chains of them
 * by the hash of their keys.
 *
 *   object    {buckets, mask, entries, capacity, offset, count}    buckets and entries: buffers of their own
 *   bucket    address of the newest entry of its chain, 0 for none
 *   entry     {key, value, next}: each at a multiple of its size; bit 0 of next: the entry is empty
 */
import { type Container, isReference, log2Of, type Slot } from './flags.js';
import { HASH_OF_NULL, hashOfByte, hashOfBytes, hashOfShort } from './hash.js';
import type { LinearMemory } from './memory.js';

export const TABLE_BYTES = 24;
const FEWEST = 4;
const EMPTY = 1;

export interface EntryLayout {
  /** undefined for a set */
  readonly valueOffset: number | undefined;
  readonly nextOffset: number;
  readonly byteLength: number;
}

const upTo = (at: number, multiple: number): number => Math.ceil(at / multiple) * multiple;

export function entryLayout(key: Slot, value: Slot | undefined): EntryLayout {
  const keyBytes = 1 << log2Of(key);
  const valueBytes = value === undefined ? 1 : 1 << log2Of(value);
  const valueOffset = value === undefined ? undefined : upTo(keyBytes, valueBytes);
  const nextOffset = upTo((valueOffset ?? keyBytes) + (value === undefined ? 0 : valueBytes), 4);
  return { valueOffset, nextOffset, byteLength: upTo(nextOffset + 4, Math.max(keyBytes, valueBytes, 4)) };
}

/** The slots of a set or a map: a set has keys only, which flags speak of as values. */
export const slotsOfTable = ({
  value,
  key,
}: Pick<Container, 'value' | 'key'>): { key: Slot; value: Slot | undefined } =>
  key === undefined ? { key: value, value: undefined } : { key, value };

/** Buckets and entries that a program would have come to with so many keys. */
export function roomFor(count: number): { readonly buckets: number; readonly capacity: number } {
  let [buckets, capacity] = [FEWEST, FEWEST];
  while (capacity < count) {
    buckets *= 2;
    capacity = Math.floor((buckets * 8) / 3);
  }
  return { buckets, capacity };
}

/** The hash of the key that lies at `at`. */
export function hashAt(memory: LinearMemory, slot: Slot, at: number, isString: boolean): number {
  if (isReference(slot)) {
    if (!isString) return hashOfBytes(memory.bytes, at, 4);
    const ref = memory.word(at);
    return ref === 0 ? HASH_OF_NULL : hashOfBytes(memory.bytes, ref, memory.sizeOf(ref) & ~1);
  }
  const { log2, isSigned } = slot.plain;
  if (log2 === 0) return hashOfByte(isSigned ? memory.words.getInt8(at) : memory.words.getUint8(at));
  if (log2 === 1) return hashOfShort(isSigned ? memory.words.getInt16(at, true) : memory.words.getUint16(at, true));
  return hashOfBytes(memory.bytes, at, 1 << log2);
}

export interface Buffers {
  readonly buckets: number;
  readonly bucketCount: number;
  readonly entries: number;
  readonly capacity: number;
}

/** A table without entries. The buffers are zeroed, and counted by the caller. */
export function beginTable(
  memory: LinearMemory,
  ref: number,
  { buckets, bucketCount, entries, capacity }: Buffers,
): void {
  for (const [index, word] of [buckets, bucketCount - 1, entries, capacity, 0, 0].entries())
    memory.setWord(ref + 4 * index, word);
}

/** Where the next entry is to be written. */
export const nextEntry = (memory: LinearMemory, ref: number, layout: EntryLayout): number =>
  memory.word(ref + 8) + memory.word(ref + 16) * layout.byteLength;

/** Takes the entry that was written last into its chain. */
export function linkEntry(memory: LinearMemory, ref: number, layout: EntryLayout, hash: number): void {
  const entry = nextEntry(memory, ref, layout);
  const bucket = memory.word(ref) + 4 * ((hash & memory.word(ref + 4)) >>> 0);
  memory.setWord(entry + layout.nextOffset, memory.word(bucket));
  memory.setWord(bucket, entry);
  memory.setWord(ref + 16, memory.word(ref + 16) + 1);
  memory.setWord(ref + 20, memory.word(ref + 20) + 1);
}

/** Addresses of the entries that hold something, in the order in which they came. */
export function entriesOf(memory: LinearMemory, ref: number, layout: EntryLayout): number[] {
  const first = memory.word(ref + 8);
  const all = Array.from({ length: memory.word(ref + 16) }, (_, index) => first + index * layout.byteLength);
  return all.filter((entry) => (memory.word(entry + layout.nextOffset) & EMPTY) === 0);
}
