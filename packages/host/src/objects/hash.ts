/**
 * The hash of a key as programs of asc 0.9.4 compute it (FNV-1a over the bytes of the key), so that they find what a host
 * put into a set or a map. Keys of one byte are hashed in one step, without being cut to eight bits.
 */
const START = 0x811c_9dc5;
const FACTOR = 0x0100_0193;

const step = (hash: number, bits: number): number => Math.imul(hash ^ bits, FACTOR) >>> 0;

/** Of a key that is an integer of one byte; a negative one with all 32 bits of it. */
export const hashOfByte = (key: number): number => step(START, key);

/** Of a key of two bytes. Above the lower eight bits all of it goes in: a negative one counts with all 32 bits. */
export const hashOfShort = (key: number): number => step(step(START, key & 0xff), key >>> 8);

/** Of bytes of linear memory: a key of four or eight bytes, or the letters of a string. */
export function hashOfBytes(bytes: Uint8Array, at: number, byteLength: number): number {
  let hash = START;
  for (let position = at; position < at + byteLength; position++) hash = step(hash, bytes[position]!);
  return hash;
}

/** Of the string that is null. */
export const HASH_OF_NULL = START;
