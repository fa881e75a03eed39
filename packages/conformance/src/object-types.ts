/**
 * The types of the suite's objects, and their table as a program lays it out that has no `visit-members`:
 *
 *     at:       count | flags 0 | base 0 | flags 1 | base 1 | …          runtime type information
 *     layouts:  layout of 0 | layout of 1 | …                            0: no references of its own
 *               number | offset | offset | …                             a layout
 *
 * Containers are laid out as in the standard library of AssemblyScript 0.9.4; their flags say what is in them.
 */
import type { Answers } from '@sigil-alloc/wit';

const View = 1 << 0;
const ArrayOf = 1 << 1;
const SetOf = 1 << 2;
const MapOf = 1 << 3;
const Acyclic = 1 << 4;
const valueAligned = (log2: number): number => 1 << (5 + log2);
const ValueManaged = 1 << 13;
const keyAligned = (log2: number): number => 1 << (14 + log2);
const KeyManaged = 1 << 22;

export interface ObjectType {
  readonly id: number;
  readonly flags: number;
  /** bytes that are the type's own; what an object has beyond them is payload */
  readonly fieldsBytes: number;
  /** offsets of references */
  readonly members: readonly number[];
}

const type = (id: number, flags: number, fieldsBytes = 0, members: readonly number[] = []): ObjectType => ({
  id,
  flags,
  fieldsBytes,
  members,
});

export const OBJECT_TYPES = {
  /** its bytes are whatever a container keeps in them */
  buffer: type(0, Acyclic),
  text: type(1, Acyclic),
  view: type(2, View | Acyclic, 16),
  node: type(3, 0, 16, [0, 4, 8, 12]),
  /** references far apart, with bytes between them */
  pair: type(4, 0, 28, [4, 24]),
  /** refers to nothing, and does not say that it is acyclic */
  leaf: type(5, 0),
  /** refers to acyclic objects only */
  record: type(6, Acyclic, 12, [8]),
  arrayOfObjects: type(7, ArrayOf | valueAligned(2) | ValueManaged, 16),
  arrayOfNumbers: type(8, ArrayOf | valueAligned(2), 16),
  setOfObjects: type(9, SetOf | valueAligned(2) | ValueManaged, 24),
  mapOfObjects: type(10, MapOf | keyAligned(2) | KeyManaged | valueAligned(2) | ValueManaged, 24),
  mapFromLongs: type(11, MapOf | keyAligned(3) | valueAligned(2) | ValueManaged, 24),
  mapToBytes: type(12, MapOf | keyAligned(2) | KeyManaged | valueAligned(0), 24),
} as const satisfies Record<string, ObjectType>;

const BY_ID: readonly ObjectType[] = Object.values(OBJECT_TYPES);

/** undefined for an id that is not in the table. */
export const objectType = (id: number): ObjectType | undefined => BY_ID[id];

export const isAcyclic = ({ flags }: ObjectType): boolean => (flags & Acyclic) !== 0;

const WORD_BYTES = 4;

export interface TypeTable {
  /** what stands from `at` on */
  readonly words: readonly number[];
  readonly layouts: number;
}

/** The table for address `at`. */
export function typeTable(at: number): TypeTable {
  const rtti = [BY_ID.length, ...BY_ID.flatMap(({ flags }) => [flags, 0])];
  const layouts = at + rtti.length * WORD_BYTES;
  const pointers: number[] = [];
  const tables: number[] = [];
  for (const { members } of BY_ID) {
    const place = layouts + (BY_ID.length + tables.length) * WORD_BYTES;
    pointers.push(members.length === 0 ? 0 : place);
    if (members.length > 0) tables.push(members.length, ...members);
  }
  return { words: [...rtti, ...pointers, ...tables], layouts };
}

/** Where laws have the table: below the heap of any conformer, which begins at 1024 or above. */
export const TYPES_AT = 64;
/** Laws have static objects from here on. */
export const STATICS_AT = 512;
export const LEAST_HEAP_BASE = 1024;

/** Why there is no room for a table below the heap, if there is none. */
export const whyNoTypes = ({ heapBase }: Answers): string | undefined =>
  heapBase < LEAST_HEAP_BASE ? `types lie below the heap, which begins at ${heapBase}` : undefined;

/** Whether a table at `at` lies below the heap and in nobody's way. */
export const isPlaceForTypes = (at: number, { heapBase }: Answers): boolean =>
  at > 0 && at % WORD_BYTES === 0 && at + typeTable(at).words.length * WORD_BYTES <= heapBase;
