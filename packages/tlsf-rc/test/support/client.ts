/** A caller that remembers what it holds: every block is stamped when it is had, and looked at before it is given back. */
import { overheadBytes } from '../../src/layout.js';
import type { Machine } from './machine.js';
import { walk } from './walk.js';

export interface Held {
  readonly payload: number;
  readonly size: number;
  readonly stamp: number;
  /** how many scopes are around it */
  readonly depth: number;
}

const STAMPED_BYTES = 16;
const STRIDE_BYTES = 1021;
/** Between both ends at most so many bytes carry the stamp: who touches every page of gigabytes has them committed. */
const MOST_STAMPS = 1024;

/** The offsets that carry the stamp: both ends, and some between. */
function* stampedOffsets(size: number): Generator<number> {
  const edge = Math.min(size, STAMPED_BYTES);
  const stride = Math.max(STRIDE_BYTES, Math.ceil(size / MOST_STAMPS));
  for (let offset = 0; offset < edge; offset++) yield offset;
  for (let offset = stride; offset < size; offset += stride) yield offset;
  for (let offset = size - edge; offset < size; offset++) yield offset;
}

export class Client {
  readonly held: Held[] = [];
  readonly scopes: number[] = [];
  liveBytes = 0;
  peakBytes = 0;
  private stamps = 0;
  private view = new Uint8Array(0);

  constructor(readonly machine: Machine) {}

  /** Takes what was answered for `size` bytes; false for a refusal. */
  take(payload: number, size: number, depth = this.scopes.length): boolean {
    if (payload === 0) return false;
    this.stamps = (this.stamps % 255) + 1;
    const { bytes, stamps: stamp } = this;
    for (const offset of stampedOffsets(size)) bytes[payload + offset] = stamp;
    this.held.push({ payload, size, stamp, depth });
    this.liveBytes += size;
    this.peakBytes = Math.max(this.peakBytes, this.liveBytes);
    return true;
  }

  alloc(size: number): boolean {
    return this.take(this.machine.call.sigil_try_alloc(size) >>> 0, size);
  }

  /** Resizes the block at an index; false if it stays as it is. */
  realloc(index: number, size: number): boolean {
    const before = this.held[index]!;
    this.verify(before);
    const payload = this.machine.call.sigil_try_realloc(before.payload, before.size, size) >>> 0;
    if (payload === 0) return false;
    this.verify({ ...before, payload }, Math.min(before.size, size));
    this.forget(index);
    return this.take(payload, size, payload === before.payload ? before.depth : this.scopes.length);
  }

  /** False for a refusal. */
  enter(): boolean {
    const handle = this.machine.try(() => this.machine.call.sigil_enter_scope());
    if (typeof handle === 'number') this.scopes.push(handle);
    return typeof handle === 'number';
  }

  exit(): void {
    this.exitTo(this.scopes.length - 1);
  }

  /** Leaves all scopes at once, by the outermost. */
  exitAll(): void {
    this.exitTo(0);
  }

  private exitTo(depth: number): void {
    this.machine.call.sigil_exit_scope(this.scopes[depth]!);
    this.scopes.length = depth;
    for (let index = this.held.length - 1; index >= 0; index--)
      if (this.held[index]!.depth > this.scopes.length) this.forget(index);
  }

  free(index: number): void {
    this.verify(this.held[index]!);
    this.machine.call.sigil_free(this.held[index]!.payload);
    this.forget(index);
  }

  freeEverything(): void {
    while (this.held.length > 0) this.free(this.held.length - 1);
  }

  /** Throws unless every block is whole, every invariant holds, and the heap's live blocks are those that are held. */
  verifyAll(): void {
    for (const held of this.held) this.verify(held);
    const broken = this.machine.call.sigil_check_heap();
    if (broken !== 0) throw new Error(`invariant ${broken} does not hold`);
    const { kinds } = walk(this.machine);
    const live = kinds.filter((kind) => kind === 'used' || kind === 'scoped' || kind === 'apart').length;
    if (live !== this.held.length) throw new Error(`${live} live blocks, but ${this.held.length} are held`);
  }

  /** Throws unless a request is served that some free block surely holds, whatever class it is in. */
  verifySmallerIsServed(): void {
    const { largestFreeBytes } = walk(this.machine);
    const surely = Math.floor((largestFreeBytes * 31) / 32) - 2 * STAMPED_BYTES - overheadBytes(this.machine.isChecked);
    if (surely < 0) return;
    if (!this.alloc(surely)) throw new Error(`${surely} bytes are refused with ${largestFreeBytes} free`);
    this.free(this.held.length - 1);
  }

  forget(index: number): void {
    this.liveBytes -= this.held[index]!.size;
    this.held[index] = this.held.at(-1)!;
    this.held.pop();
  }

  verify({ payload, size, stamp }: Held, bytes = size): void {
    const view = this.bytes;
    for (const offset of stampedOffsets(size))
      if (offset < bytes && view[payload + offset] !== stamp)
        throw new Error(`byte ${offset} of the block of ${size} bytes at ${payload} has changed`);
  }

  private get bytes(): Uint8Array {
    const { buffer } = this.machine.memory;
    if (this.view.buffer !== buffer) this.view = new Uint8Array(buffer);
    return this.view;
  }
}
