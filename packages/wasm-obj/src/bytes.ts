/**
 * Bytes of the binary format, read and written. A number that the linker will replace is written padded: in as many bytes
 * as the largest takes, so that no other byte has to move.
 */
import { WasmObjectError } from './errors.js';

export const PADDED_BYTES = 5;

const CONTINUED = 0x80;

export class Cursor {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    readonly end = bytes.length,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  byte(): number {
    if (this.isAtEnd) throw new WasmObjectError(`byte ${this.at}`, 'the module ends too early');
    return this.bytes[this.at++]!;
  }

  /** Multiplication, because a shift would make the highest bit a sign. */
  u32(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < CONTINUED) return value;
    }
  }

  /** A signed number, of any width; up to 33 bits of it are kept. */
  signed(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < CONTINUED) return byte & 0x40 ? value - factor : value;
    }
  }

  take(count: number): Uint8Array {
    if (this.at + count > this.end) throw new WasmObjectError(`byte ${this.at}`, 'the module ends too early');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  name(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.take(this.u32()));
  }

  list<Item>(readOne: (index: number) => Item): Item[] {
    return Array.from({ length: this.u32() }, (_, index) => readOne(index));
  }
}

export type Bytes = readonly number[] | Uint8Array;

export const join = (...parts: readonly Bytes[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

export const u32 = (value: number): number[] =>
  value < CONTINUED ? [value] : [(value % CONTINUED) + CONTINUED, ...u32(Math.floor(value / CONTINUED))];

/** The same bytes stand for a signed number as long as it is below 2^31. */
export const padded = (value: number): number[] =>
  Array.from(
    { length: PADDED_BYTES },
    (_, index) => (Math.floor(value / CONTINUED ** index) % CONTINUED) + (index < PADDED_BYTES - 1 ? CONTINUED : 0),
  );

/** Preceded by its length. */
export const sized = (content: Bytes): Uint8Array => join(u32(content.length), content);

export const text = (value: string): Uint8Array => sized(new TextEncoder().encode(value));

export const list = (items: readonly Bytes[]): Uint8Array => join(u32(items.length), ...items);

export const isSame = (one: Bytes, other: Bytes): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
