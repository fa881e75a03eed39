/**
 * Linear memory as the host sees it, and the header of an object. Growing memory gives it a new buffer, so every view is
 * asked for when it is needed and never kept.
 */
const HEADER_BYTES = 16;
const COUNT_MASK = 0x0fff_ffff;

export class LinearMemory {
  #words: DataView;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(readonly memory: WebAssembly.Memory) {
    this.#words = new DataView(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer as ArrayBuffer;
  }

  /** Valid until memory grows. */
  get words(): DataView {
    if (this.#words.buffer !== this.memory.buffer) this.#words = new DataView(this.memory.buffer);
    return this.#words;
  }

  /** All of memory; valid until it grows. */
  get bytes(): Uint8Array<ArrayBuffer> {
    if (this.#bytes.buffer !== this.memory.buffer) this.#bytes = new Uint8Array(this.memory.buffer);
    return this.#bytes;
  }

  word(at: number): number {
    return this.words.getUint32(at, true);
  }

  setWord(at: number, value: number): void {
    this.words.setUint32(at, value, true);
  }

  clear(at: number, byteLength: number): void {
    this.bytes.fill(0, at, at + byteLength);
  }

  idOf(ref: number): number {
    return this.word(ref - 8);
  }

  /** Bytes that were asked for. */
  sizeOf(ref: number): number {
    return this.word(ref - 4);
  }

  /** References counted. */
  countOf(ref: number): number {
    return this.word(ref - 12) & COUNT_MASK;
  }

  /** What keeps a number from being a reference, undefined for none: a rule as in an error. */
  faultOf(ref: unknown): string | undefined {
    if (typeof ref !== 'number' || !Number.isInteger(ref) || ref < 0) return 'a reference is an unsigned integer';
    if (ref === 0) return 'a reference is not 0';
    if (ref % HEADER_BYTES !== 0) return `a reference is a multiple of ${HEADER_BYTES}`;
    if (ref < HEADER_BYTES || ref > this.buffer.byteLength) return 'a reference lies in linear memory';
    return ref + this.sizeOf(ref) > this.buffer.byteLength ? 'an object ends in linear memory' : undefined;
  }
}
