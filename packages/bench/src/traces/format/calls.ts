/**
 * Calls as bytes. A call is a number, and a second one, the size, where it is a realloc:
 *
 *     number = argument * 8 + code
 *
 *     code 0  malloc   argument: bytes                 code 3  calloc   argument: bytes, count times size
 *     code 1  free     argument: age                   code 5  free     argument: distance
 *     code 2  realloc  argument: age                   code 6  realloc  argument: distance
 *
 * Which object is meant: objects that live stand in a row by birth. Its age is how many stand behind it, younger ones: 0 is
 * the newest. Its distance is its place less the place that the last free or realloc found its object at, folded so that
 * 0, -1, 1, -2 are 0, 1, 2, 3. The smaller of the two is written. Programs free what they made last, or walk over what they
 * made in either direction: in both cases numbers are small and repeat themselves.
 */
import { ByteReader, ByteWriter } from './bytes.js';
import { LiveOrder } from './live-order.js';
import { Slots } from './slots.js';
import { Kind, type Ops } from './trace.js';

const CODES = 8;
const BY_DISTANCE = 4;
const MOST_BYTES = 0xffff_ffff;

const fold = (distance: number): number => (distance >= 0 ? 2 * distance : -2 * distance - 1);
const unfold = (folded: number): number => (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);

export const makesObject = (kind: number): boolean => kind === Kind.malloc || kind === Kind.calloc;

export function encodeCalls(ops: Ops): Uint8Array {
  const out = new ByteWriter();
  const row = new LiveOrder(ops.count);
  const births = new Uint32Array(ops.count);
  let lastPlace = 0;
  for (let i = 0; i < ops.count; i++) {
    const kind = ops.kinds[i]!;
    const slot = ops.slots[i]!;
    const size = ops.sizes[i]!;
    if (makesObject(kind)) {
      births[slot] = row.add();
      out.number(size * CODES + kind);
      continue;
    }
    const birth = births[slot]!;
    const place = row.placeOf(birth);
    const age = row.living - 1 - place;
    const distance = fold(place - lastPlace);
    out.number(distance < age ? distance * CODES + kind + BY_DISTANCE : age * CODES + kind);
    lastPlace = place;
    if (kind === Kind.free) row.remove(birth);
    else out.number(size);
  }
  return out.bytes();
}

/**
 * @param count calls to be there, no more and no less
 * @throws TraceError
 */
export function decodeCalls(bytes: Uint8Array, count: number, name: string): Ops {
  const reader = new Decoder(new ByteReader(bytes, name), count);
  return reader.all();
}

class Decoder {
  readonly #slots = new Slots();
  readonly #row: LiveOrder;
  /** by birth number */
  readonly #slotOf: Uint32Array;
  readonly #ops;
  #lastPlace = 0;

  constructor(
    readonly reader: ByteReader,
    readonly count: number,
  ) {
    this.#row = new LiveOrder(count);
    this.#slotOf = new Uint32Array(count);
    this.#ops = {
      count,
      kinds: new Uint8Array(count),
      slots: new Uint32Array(count),
      sizes: new Uint32Array(count),
    };
  }

  all(): Ops {
    for (let i = 0; i < this.count; i++) this.#call(i);
    const { bytes, offset } = this.reader;
    if (offset < bytes.length) throw this.reader.error(`the head promises ${this.count} calls and there are more`);
    return this.#ops;
  }

  #call(index: number): void {
    const start = this.reader.offset;
    const number = this.reader.number();
    const code = number % CODES;
    const argument = (number - code) / CODES;
    const kind = code % BY_DISTANCE;
    const isByDistance = code >= BY_DISTANCE;
    if (isByDistance && makesObject(kind)) throw this.reader.error(`there is no call of code ${code}`, start);
    if (makesObject(kind)) this.#make(index, kind, this.#size(argument, start));
    else this.#use(index, kind, this.#place(argument, isByDistance, start));
  }

  #make(index: number, kind: number, size: number): void {
    const slot = this.#slots.take();
    this.#slotOf[this.#row.add()] = slot;
    this.#set(index, kind, slot, size);
  }

  #use(index: number, kind: number, place: number): void {
    const birth = this.#row.at(place);
    const slot = this.#slotOf[birth]!;
    this.#lastPlace = place;
    if (kind === Kind.realloc) this.#set(index, kind, slot, this.#newSize());
    else this.#end(index, birth, slot);
  }

  #end(index: number, birth: number, slot: number): void {
    this.#row.remove(birth);
    this.#slots.give(slot);
    this.#set(index, Kind.free, slot, 0);
  }

  #newSize(): number {
    const start = this.reader.offset;
    return this.#size(this.reader.number(), start);
  }

  #place(argument: number, isByDistance: boolean, start: number): number {
    const { living } = this.#row;
    const place = isByDistance ? this.#lastPlace + unfold(argument) : living - 1 - argument;
    if (place >= 0 && place < living) return place;
    throw this.reader.error(`a call names an object at place ${place} of ${living} that live`, start);
  }

  #size(bytes: number, start: number): number {
    if (bytes <= MOST_BYTES) return bytes;
    throw this.reader.error(`a call asks for ${bytes} bytes, more than a trace can hold`, start);
  }

  #set(index: number, kind: number, slot: number, size: number): void {
    this.#ops.kinds[index] = kind;
    this.#ops.slots[index] = slot;
    this.#ops.sizes[index] = size;
  }
}
