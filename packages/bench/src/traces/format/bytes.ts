/** Whole numbers of up to 53 bits as bytes: seven bits each, the lowest first, the highest bit says that more follow. */
import { TraceError } from './trace.js';

const MORE = 0x80;
const BITS = 0x80;
const MOST_BYTES = 8;

export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  number(value: number): void {
    let rest = value;
    while (rest >= BITS) {
      this.#byte((rest % BITS) | MORE);
      rest = Math.floor(rest / BITS);
    }
    this.#byte(rest);
  }

  /** What was written. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = value;
  }
}

export class ByteReader {
  #offset = 0;

  /** @param name of the trace, for errors */
  constructor(
    readonly bytes: Uint8Array,
    readonly name: string,
  ) {}

  get offset(): number {
    return this.#offset;
  }

  number(): number {
    const start = this.#offset;
    let value = 0;
    let unit = 1;
    for (let i = 0; i < MOST_BYTES; i++) {
      const byte = this.bytes[this.#offset++];
      if (byte === undefined) throw this.error('the calls end within a number', start);
      value += (byte % BITS) * unit;
      if (byte < MORE) return value;
      unit *= BITS;
    }
    throw this.error(`a number has more than ${MOST_BYTES} bytes`, start);
  }

  error(what: string, offset = this.#offset): TraceError {
    return new TraceError(`${this.name}: ${what}, at byte ${offset} of the unpacked calls`, offset);
  }
}
