/** What the recorder wrote (recorder/events.h), made into calls of a trace. */
import { Slots } from './format/slots.js';
import { Kind, type Ops, TraceError } from './format/trace.js';

const MAGIC = 'sgevents';
const HEAD_BYTES = 4096;
const COUNT_AT = 8;
const COMMAND_AT = 16;
const EVENT_WORDS = 4;
const EVENT_BYTES = EVENT_WORDS * 8;
const MOST_BYTES = 0xffff_ffff;

/** As events.h numbers them. */
export const Event = { malloc: 1, calloc: 2, free: 3, realloc: 4, aligned: 5 } as const;

export interface EventHead {
  /** all that happened, also what found no room */
  readonly events: number;
  readonly command: readonly string[];
}

/** @param bytes of the file, the first 4 KiB at least */
export function readEventHead(bytes: Uint8Array, name: string): EventHead {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEAD_BYTES || file.toString('latin1', 0, COUNT_AT) !== MAGIC)
    throw new TraceError(`${name}: no recording: it does not begin as one, at byte 0 of the file`, 0);
  const command = file.toString('utf8', COMMAND_AT, HEAD_BYTES).replace(/\0+$/, '').split('\0');
  return { events: Number(file.readBigUInt64LE(COUNT_AT)), command };
}

/** Writes what `readEventHead` and `callsOfEvents` read. */
export class EventWriter {
  readonly #words: bigint[] = [];

  add(kind: number, size: number, block: number, old: number): void {
    this.#words.push(BigInt(kind), BigInt(size), BigInt(block), BigInt(old));
  }

  bytes(command: readonly string[]): Uint8Array {
    const head = Buffer.alloc(HEAD_BYTES);
    head.write(MAGIC, 'latin1');
    head.writeBigUInt64LE(BigInt(this.#words.length / EVENT_WORDS), COUNT_AT);
    head.write(command.join('\0'), COMMAND_AT, HEAD_BYTES - COMMAND_AT - 1, 'utf8');
    return Buffer.concat([head, Buffer.from(BigUint64Array.from(this.#words).buffer)]);
  }
}

/** Where in the file the first `events` of them end. */
export const endOfEvents = (events: number): number => HEAD_BYTES + events * EVENT_BYTES;

export interface CallsOfEvents {
  readonly ops: Ops;
  readonly alignedOps: number;
  readonly foreignOps: number;
}

/**
 * The first calls of a recording.
 *
 * @param bytes of the file; events that it promises and does not hold are left out
 * @param most calls of the trace
 */
export function callsOfEvents(bytes: Uint8Array, name: string, most: number): CallsOfEvents {
  const { events } = readEventHead(bytes, name);
  const there = Math.min(events, Math.floor((bytes.length - HEAD_BYTES) / EVENT_BYTES));
  const words = new BigUint64Array(
    bytes.buffer.slice(bytes.byteOffset + HEAD_BYTES, bytes.byteOffset + endOfEvents(there)),
  );
  const calls = new Calls(most);
  for (let i = 0; i < words.length && !calls.isFull; i += EVENT_WORDS) {
    calls.event({ kind: Number(words[i]), size: Number(words[i + 1]), block: words[i + 2]!, old: words[i + 3]! });
  }
  return calls.result();
}

interface MemoryEvent {
  readonly kind: number;
  readonly size: number;
  readonly block: bigint;
  readonly old: bigint;
}

class Calls {
  readonly #slots = new Slots();
  readonly #slotAt = new Map<bigint, number>();
  readonly #kinds: Uint8Array;
  readonly #slotColumn: Uint32Array;
  readonly #sizes: Uint32Array;
  #count = 0;
  #aligned = 0;
  #foreign = 0;

  constructor(readonly most: number) {
    this.#kinds = new Uint8Array(most);
    this.#slotColumn = new Uint32Array(most);
    this.#sizes = new Uint32Array(most);
  }

  get isFull(): boolean {
    return this.#count === this.most;
  }

  event({ kind, size, block, old }: MemoryEvent): void {
    if (kind === Event.free) this.#free(old);
    else if (kind === Event.realloc) this.#realloc(old, block, size);
    else this.#make(kind, block, size);
  }

  #make(kind: number, block: bigint, size: number): void {
    if (kind === Event.aligned) this.#aligned++;
    this.#add(kind === Event.calloc ? Kind.calloc : Kind.malloc, this.#begin(block), size);
  }

  #begin(block: bigint): number {
    const slot = this.#slots.take();
    this.#slotAt.set(block, slot);
    return slot;
  }

  #free(block: bigint): void {
    const slot = this.#known(block);
    if (slot === undefined) return;
    this.#slotAt.delete(block);
    this.#slots.give(slot);
    this.#add(Kind.free, slot, 0);
  }

  #realloc(old: bigint, block: bigint, size: number): void {
    const slot = this.#known(old);
    if (slot === undefined) return;
    this.#slotAt.delete(old);
    this.#slotAt.set(block, slot);
    this.#add(Kind.realloc, slot, size);
  }

  #known(block: bigint): number | undefined {
    const slot = this.#slotAt.get(block);
    if (slot === undefined) this.#foreign++;
    return slot;
  }

  #add(kind: Kind, slot: number, size: number): void {
    if (size > MOST_BYTES) throw new TraceError(`a call asks for ${size} bytes, more than a trace can hold`, 0);
    const index = this.#count++;
    this.#kinds[index] = kind;
    this.#slotColumn[index] = slot;
    this.#sizes[index] = size;
  }

  result(): CallsOfEvents {
    const count = this.#count;
    const [kinds, slots, sizes] = [this.#kinds, this.#slotColumn, this.#sizes].map((column) => column.slice(0, count));
    const ops = { count, kinds: kinds as Uint8Array, slots: slots as Uint32Array, sizes: sizes as Uint32Array };
    return { ops, alignedOps: this.#aligned, foreignOps: this.#foreign };
  }
}
