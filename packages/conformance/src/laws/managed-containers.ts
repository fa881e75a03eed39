/**
 * `sigil:managed`, layouts: a runtime that asks no program for the members of an object finds the references in containers
 * by their types' flags. Containers are laid out as in the standard library of AssemblyScript 0.9.4:
 *
 *     view, array    buffer | start | bytes | length
 *     set, map       buckets | mask | entries | capacity | filled | count
 *     entry          key | value (of a map, at its alignment) | next bucket, bit 0 set where the entry was removed
 */
import { OBJECT_TYPES, type ObjectType } from '../object-types.js';
import type { BlockRef, Op } from '../op.js';
import type { Law, LawRun } from './law.js';
import { countAlive, openDescribed, past, skipUncollected } from './managed-run.js';
import { ALL_OBJECT_FUNCTIONS, collect, make, release, retain, setLimit, store, weaken } from './managed-steps.js';

const needs = ALL_OBJECT_FUNCTIONS;
const skip = skipUncollected;
const { node, buffer, text, view } = OBJECT_TYPES;

/** Slots, and weak handles of the same numbers: the container, its buffers, and what is in it. */
const CONTAINER = 1;
const BUFFER = 2;
const BUCKETS = 3;

/** Raw ops: the session's model knows nothing of what containers hold. */
const made = (slot: number, type: ObjectType, size: number): readonly Op[] => [
  make(slot, type, size),
  weaken(slot, slot),
];

/** Writes a reference and counts it. */
const refer = (slot: number, plus: number, to: number): readonly Op[] => [retain(to), store({ slot, plus }, to)];

const word = (slot: number, plus: number, value: number): Op => store({ slot, plus }, { literal: value });

const pointer = (slot: number, plus: number, to: BlockRef): Op => store({ slot, plus }, to);

/** Elements are nodes; all but the last refer back to the container, so that it is in cycles. */
const elements = (slots: readonly number[]): readonly Op[] =>
  slots.flatMap((slot) => [...made(slot, node, 16), ...(slot === LAST ? [] : refer(slot, 4, CONTAINER))]);

const LAST = 13;
const ELEMENTS = [10, 11, 12, LAST];
/** It is removed from sets and maps. */
const REMOVED = 11;
const REMAINING = ELEMENTS.filter((slot) => slot !== REMOVED);
/** Above all memory: who takes it for a reference traps. */
const JUNK = 0xffff_0010;

/** An array that begins in the third word of its buffer; what is there behind its elements is no reference. */
function array(type: ObjectType, length: number): readonly Op[] {
  return [
    ...made(CONTAINER, type, 16),
    ...made(BUFFER, buffer, 40),
    ...elements(ELEMENTS.slice(0, length)),
    ...refer(CONTAINER, 0, BUFFER),
    pointer(CONTAINER, 4, { slot: BUFFER, plus: 8 }),
    word(CONTAINER, 8, 4 * length),
    word(CONTAINER, 12, length),
    ...ELEMENTS.slice(0, length).flatMap((slot, index) => refer(BUFFER, 8 + 4 * index, slot)),
    word(BUFFER, 8 + 4 * length, JUNK),
  ];
}

interface Hashed {
  readonly type: ObjectType;
  readonly entryBytes: number;
  /** offsets of references in an entry */
  readonly references: readonly number[];
  readonly next: number;
}

const SET: Hashed = { type: OBJECT_TYPES.setOfObjects, entryBytes: 8, references: [0], next: 4 };
const MAPS: readonly Hashed[] = [
  { type: OBJECT_TYPES.mapOfObjects, entryBytes: 12, references: [0, 4], next: 8 },
  { type: OBJECT_TYPES.mapFromLongs, entryBytes: 16, references: [8], next: 12 },
  { type: OBJECT_TYPES.mapToBytes, entryBytes: 12, references: [0], next: 8 },
];

/** A container of entries, of which the second was removed: what stands in it is no reference any more. */
function hashed({ type, entryBytes, references, next }: Hashed): readonly Op[] {
  const entries = ELEMENTS.length;
  const entry = (slot: number, index: number): readonly Op[] => {
    const at = index * entryBytes;
    if (slot === REMOVED)
      return [...references.map((offset) => word(BUFFER, at + offset, JUNK)), word(BUFFER, at + next, 1)];
    return [...references.flatMap((offset) => refer(BUFFER, at + offset, slot)), word(BUFFER, at + next, 0)];
  };
  return [
    ...made(CONTAINER, type, 24),
    ...made(BUFFER, buffer, (entries + 2) * entryBytes),
    ...made(BUCKETS, buffer, 16),
    ...elements(REMAINING),
    ...refer(CONTAINER, 0, BUCKETS),
    word(CONTAINER, 4, 3),
    ...refer(CONTAINER, 8, BUFFER),
    word(CONTAINER, 12, entries + 2),
    word(CONTAINER, 16, entries),
    word(CONTAINER, 20, entries - 1),
    ...ELEMENTS.flatMap(entry),
  ];
}

/** The container is kept by the caller, and with it all that have these handles; then by nobody. */
async function collected(run: LawRun, ops: readonly Op[], handles: readonly number[]): Promise<void> {
  const session = await openDescribed(run);
  await past(run, session, [setLimit(0), ...ops, retain(CONTAINER), collect]);
  run.equal(await countAlive(run, session, handles), handles.length, 'objects alive while the container is held');
  await past(run, session, [collect]);
  run.equal(await countAlive(run, session, handles), handles.length, 'objects alive after a collection');
  await past(run, session, [release(CONTAINER), collect]);
  run.equal(await countAlive(run, session, handles), 0, 'objects alive when nobody holds the container');
  await session.close();
}

export const containerLaws: readonly Law[] = [
  {
    id: 'references-in-arrays',
    line: 'managed',
    title: 'An array refers to its buffer and, where its elements are objects, to each of its `length` elements.',
    needs,
    skip,
    run: async (run) => {
      await collected(run, array(OBJECT_TYPES.arrayOfObjects, 4), [CONTAINER, BUFFER, ...ELEMENTS]);
      await collected(run, array(OBJECT_TYPES.arrayOfObjects, 3), [CONTAINER, BUFFER, ...ELEMENTS.slice(0, 3)]);
      const numbers = [...made(CONTAINER, OBJECT_TYPES.arrayOfNumbers, 16), ...made(BUFFER, buffer, 40)];
      const filled = [0, 4, 8, 12].map((offset) => word(BUFFER, offset, JUNK));
      const start = [pointer(CONTAINER, 4, BUFFER), word(CONTAINER, 8, 16), word(CONTAINER, 12, 4)];
      await collected(run, [...numbers, ...filled, ...refer(CONTAINER, 0, BUFFER), ...start], [CONTAINER, BUFFER]);
    },
  },
  {
    id: 'references-in-views',
    line: 'managed',
    title: 'A view refers to its buffer and to nothing else.',
    needs,
    skip,
    run: async (run) => {
      const ops = [...made(CONTAINER, view, 16), ...made(BUFFER, buffer, 40), ...refer(CONTAINER, 0, BUFFER)];
      const rest = [pointer(CONTAINER, 4, BUFFER), word(CONTAINER, 8, 40), word(CONTAINER, 12, JUNK)];
      await collected(run, [...ops, ...rest], [CONTAINER, BUFFER]);
    },
  },
  {
    id: 'references-in-sets',
    line: 'managed',
    title: 'A set refers to its buckets, its entries, and the object of every entry that was not removed.',
    needs,
    skip,
    run: async (run) => {
      await collected(run, hashed(SET), [CONTAINER, BUFFER, BUCKETS, ...REMAINING]);
    },
  },
  {
    id: 'references-in-maps',
    line: 'managed',
    title: 'A map refers to its buckets, its entries, and the keys and values of every entry that was not removed.',
    needs,
    skip,
    run: async (run) => {
      for (const map of MAPS) await collected(run, hashed(map), [CONTAINER, BUFFER, BUCKETS, ...REMAINING]);
    },
  },
  {
    id: 'objects-without-references',
    line: 'managed',
    title: 'Bytes of an object that its type does not call references are none, whatever they look like.',
    needs,
    skip,
    run: async (run) => {
      const bytes = (slot: number, offsets: readonly number[]): readonly Op[] =>
        offsets.map((offset) => word(slot, offset, JUNK));
      const types: readonly (readonly [ObjectType, readonly number[]])[] = [
        [OBJECT_TYPES.pair, [0, 8, 12, 16, 20]],
        [OBJECT_TYPES.leaf, [0, 4, 8, 12]],
        [OBJECT_TYPES.record, [0, 4, 12]],
        [text, [0, 4]],
        [node, [16, 20]],
      ];
      for (const [type, offsets] of types) {
        await collected(run, [...made(CONTAINER, type, 32), ...bytes(CONTAINER, offsets)], [CONTAINER]);
      }
    },
  },
];
