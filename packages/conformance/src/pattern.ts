/**
 * The pattern with which payloads are filled: byte i depends on the seed and on i alone, never on the address, so that
 * a block which moved can be verified where it is now. native/driver.c has the same function.
 */
const WORD_FACTOR = 0x9e3779b1;

/** Little-endian word of bytes 4 * index … 4 * index + 3, as a signed 32-bit number. */
export function patternWord(seed: number, index: number): number {
  const word = Math.imul((seed + index) | 0, WORD_FACTOR);
  return word ^ (word >>> 15);
}

export function patternByte(seed: number, index: number): number {
  return (patternWord(seed, index >>> 2) >>> ((index & 3) * 8)) & 0xff;
}

const WORD_LOOP_FROM_BYTES = 16;

/** Writes pattern bytes phase … phase + bytes - 1 at `address`. */
export function fillPattern(memory: ArrayBuffer, address: number, bytes: number, seed: number, phase: number): void {
  const aligned = ((address | phase) & 3) === 0 && bytes >= WORD_LOOP_FROM_BYTES;
  const words = aligned ? bytes >>> 2 : 0;
  if (words > 0) {
    const view = new Int32Array(memory, address, words);
    const first = phase >>> 2;
    for (let index = 0; index < words; index += 1) view[index] = patternWord(seed, first + index);
  }
  const done = words * 4;
  if (done === bytes) return;
  const rest = new Uint8Array(memory, address + done, bytes - done);
  for (let index = 0; index < rest.length; index += 1) rest[index] = patternByte(seed, phase + done + index);
}

/** Offset of the first byte that differs, or -1. */
export function firstMismatch(
  memory: ArrayBuffer,
  address: number,
  bytes: number,
  seed: number,
  phase: number,
): number {
  const aligned = ((address | phase) & 3) === 0 && bytes >= WORD_LOOP_FROM_BYTES;
  const words = aligned ? bytes >>> 2 : 0;
  let done = 0;
  if (words > 0) {
    const view = new Int32Array(memory, address, words);
    const first = phase >>> 2;
    let index = 0;
    while (index < words && view[index] === patternWord(seed, first + index)) index += 1;
    done = index * 4;
  }
  if (done === bytes) return -1;
  const rest = new Uint8Array(memory, address + done, bytes - done);
  for (let index = 0; index < rest.length; index += 1) {
    if (rest[index] !== patternByte(seed, phase + done + index)) return done + index;
  }
  return -1;
}
