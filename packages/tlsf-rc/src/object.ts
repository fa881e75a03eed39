/**
 * Managed objects. An object is a block outside of all scopes, whose payload begins with the header (contract, section 3):
 *
 *     payload                                              ref
 *     v                                                    v
 *     | MM info    | GC info    | runtime id | runtime size | bytes of the object . . .
 *
 *     GC info:  31         30          29 28     27 .. 0
 *               buffered   finalized   colour    count
 *
 * MM info is the size of the block in bytes, a multiple of 16, except where the object waits: a candidate has its place in
 * the candidate buffer there (`candidates.ts`), and in a work list it is the link (`worklist.ts`). Objects belong to who
 * counts them: leaving a scope neither frees nor releases one that was made in it. free-all frees them with all else.
 *
 * The size of the block is the word of every object; a candidate's is in its slot. Between calls, unless somebody further
 * out on the stack is in the middle of a collection:
 *
 *   I14 a candidate is in the candidate buffer once: it is buffered, MM info is its place, its word is the size of its block,
 *       and it is purple, or black if it was counted again; all other objects are black
 *   I15 a weak handle that holds an object is in the bucket of that object, once; they are as many as `watchedCount` says
 *   I16 no object waits in a work list
 *   I17 builds with the world `leaks`: from the newest on, births are linked both ways, and of used blocks (`birth.ts`)
 */
import {
  add,
  and,
  eq,
  headerOfObject,
  type Local,
  lt,
  ne,
  ObjectHeader,
  type Operand,
  or,
  sub,
  type Val,
} from '@sigil-alloc/ir';
import { birthBytes } from './birth.js';
import { blockOf, sizeOf } from './layout.js';
import { lowestObject } from './state.js';

export const BUFFERED = 0x8000_0000;
/** A finalizer has been called for it. */
export const FINALIZED = 0x4000_0000;
const COLOUR_MASK = 0x3000_0000;
export const COUNT_MASK = 0x0fff_ffff;

/** In use or free; possible member of a cycle; member of a garbage cycle; possible root of a cycle. */
export const Colour = { Black: 0, Gray: 1 << 28, White: 2 << 28, Purple: 3 << 28 } as const;
export type Colour = (typeof Colour)[keyof typeof Colour];

/** Bytes of an object's block before its reference. */
export const objectHeaderBytes = (): number => birthBytes() + ObjectHeader.SIZE_BYTES;

export const payloadOfObject = (ref: Operand<'ptr'>): Val<'ptr'> => sub(ref, objectHeaderBytes());
export const objectIn = (payload: Operand<'ptr'>): Val<'ptr'> => add(payload, objectHeaderBytes());

export const infoOf = (ref: Operand<'ptr'>): Val<'u32'> => ObjectHeader.gcInfo.of(headerOfObject(ref));
export const setInfo = (ref: Operand<'ptr'>, info: Operand<'u32'>): void =>
  ObjectHeader.gcInfo.set(headerOfObject(ref), info);
export const mmInfoOf = (ref: Operand<'ptr'>): Val<'u32'> => ObjectHeader.mmInfo.of(headerOfObject(ref));
export const setMmInfo = (ref: Operand<'ptr'>, info: Operand<'u32'>): void =>
  ObjectHeader.mmInfo.set(headerOfObject(ref), info);
export const idOf = (ref: Operand<'ptr'>): Val<'u32'> => ObjectHeader.runtimeId.of(headerOfObject(ref));
export const sizeOfObject = (ref: Operand<'ptr'>): Val<'u32'> => ObjectHeader.runtimeSize.of(headerOfObject(ref));
export const setSizeOf = (ref: Operand<'ptr'>, size: Operand<'u32'>): void =>
  ObjectHeader.runtimeSize.set(headerOfObject(ref), size);
export const setIdOf = (ref: Operand<'ptr'>, id: Operand<'u32'>): void =>
  ObjectHeader.runtimeId.set(headerOfObject(ref), id);

export const countIn = (info: Operand<'u32'>): Val<'u32'> => and(info, COUNT_MASK);
export const hasColourIn = (info: Operand<'u32'>, colour: Colour): Val<'bool'> => eq(and(info, COLOUR_MASK), colour);
export const withColour = (info: Operand<'u32'>, colour: Colour): Val<'u32'> =>
  colour === Colour.Purple ? or(info, colour) : or(and(info, ~COLOUR_MASK >>> 0), colour);
/**
 * The count in GC info, one less or one more, modulo 2^28: a program may hold for a moment more edges to an object than it
 * counted, while it sorts an array for example. Below 0 an object is as much in use as with any other count than 0.
 */
export const oneLess = (info: Operand<'u32'>, again: Operand<'u32'>): Val<'u32'> =>
  or(and(info, ~COUNT_MASK >>> 0), and(sub(again, 1), COUNT_MASK));
export const oneMore = (info: Operand<'u32'>, again: Operand<'u32'>): Val<'u32'> =>
  or(and(info, ~COUNT_MASK >>> 0), and(add(again, 1), COUNT_MASK));

/** A candidate that is purple already. */
export const isSuspectIn = (info: Operand<'u32'>): Val<'bool'> =>
  eq(and(info, (BUFFERED | COLOUR_MASK) >>> 0), (BUFFERED | Colour.Purple) >>> 0);
export const isBufferedIn = (info: Operand<'u32'>): Val<'bool'> => ne(and(info, BUFFERED), 0);

export const hasColour = (ref: Operand<'ptr'>, colour: Colour): Val<'bool'> => hasColourIn(infoOf(ref), colour);
export const recolour = (ref: Local<'ptr'>, colour: Colour): void => setInfo(ref, withColour(infoOf(ref), colour));

/** References to nothing and to static objects, which lie below the heap, are not counted. */
export const isUncounted = (ref: Operand<'ptr'>): Val<'bool'> => lt(ref, lowestObject());

/** Bytes of the object's block. */
export const blockBytesOf = (ref: Operand<'ptr'>): Val<'u32'> => sizeOf(blockOf(payloadOfObject(ref)));
