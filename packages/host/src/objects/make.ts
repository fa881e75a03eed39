/**
 * Objects made of values of JavaScript. Every object is first made empty and filled later, from a list of what is left to do:
 * so depth costs no stack, what is shared stays shared, and what leads back to itself does so here as well.
 */
import type { Catalog } from './catalog.js';
import { show, UnknownTypeError, ValueError } from './errors.js';
import { type Container, isReference, log2Of, type Slot } from './flags.js';
import { bytesOf, requireEntries, requireList, requireRecord, requireText } from './given.js';
import {
  beginTable,
  entryLayout,
  hashAt,
  linkEntry,
  nextEntry,
  roomFor,
  slotsOfTable,
  TABLE_BYTES,
} from './hash-table.js';
import { type Entries, isTextKey, uniqueEntries } from './keys.js';
import { isPin } from './pin.js';
import { arrayTypes } from './plain.js';
import type { Runtime } from './runtime.js';
import { BUILTINS, type ClassShape, type Shape } from './shapes.js';
import { type Content, requireContent, writeSlot } from './slots.js';
import { writeText } from './text.js';

const BUFFER_ID = BUILTINS.ArrayBuffer!.id;
const ARRAY_BYTES = 16;
const VIEW_BYTES = 12;
const MOST_BYTES = 0xffff_ffe0;

const refOf = (value: unknown): unknown => (isPin(value) ? value.ref : value);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export class Maker {
  readonly #catalog: Catalog;
  readonly #runtime: Runtime;
  readonly #made: number[] = [];
  /** keys that turned out to be there already */
  readonly #surplus: number[] = [];
  readonly #known = new Map<object, { readonly id: number; readonly ref: number }>();
  readonly #todo: (() => void)[] = [];

  constructor(catalog: Catalog, runtime: Runtime) {
    this.#catalog = catalog;
    this.#runtime = runtime;
  }

  /** A new object that one count keeps, the caller's. Fails whole: then nothing of it is left. */
  make(type: string | number, value: unknown, where: string): number {
    return Number(this.#kept(() => this.#object(this.#catalog.idOf(type, where), value, where)));
  }

  /** Puts a value into the slot of an object that is there, and gives back what was in it. */
  put(slot: Slot, at: number, value: unknown, where: string): void {
    const isCounted = isReference(slot);
    const content = isCounted ? this.#kept(() => this.#content(slot, value, where)) : this.#content(slot, value, where);
    const before = isCounted ? this.#catalog.memory.word(at) : 0;
    writeSlot(this.#catalog, slot, at, content);
    if (before !== 0) this.#runtime.release(before);
  }

  /** Does the work and all that comes of it, and counts the object that it gives. */
  #kept(work: () => Content): Content {
    try {
      const content = work();
      this.#finish();
      this.#keep(content);
      this.#drop(this.#surplus);
      return content;
    } catch (error) {
      this.#drop(this.#made);
      throw error;
    }
  }

  #keep(content: Content): void {
    if (content !== null) this.#runtime.retain(Number(content));
  }

  /** Objects that nobody counted, and their like: what only they keep dies with them. */
  #drop(refs: readonly number[]): void {
    for (const ref of refs) this.#runtime.retain(ref);
    for (const ref of refs) this.#runtime.release(ref);
  }

  #finish(): void {
    for (let next = this.#todo.pop(); next !== undefined; next = this.#todo.pop()) next();
  }

  /** What goes into a slot: values that are no references yet become objects. */
  #content(slot: Slot, value: unknown, where: string): Content {
    if (!isReference(slot)) return requireContent(this.#catalog, slot, value, where);
    const isMade = typeof value === 'string' || (isObject(value) && !isPin(value));
    if (!isMade) return requireContent(this.#catalog, slot, refOf(value), where);
    if (slot.type !== undefined) return this.#object(this.#catalog.idOf(slot.type, where), value, where);
    if (typeof value === 'string') return this.#object(BUILTINS.String!.id, value, where);
    throw new ValueError(value, 'of a type that nobody declared, a reference is given', where);
  }

  /** Writes a slot that held nothing, and counts what it then refers to. */
  #fill(slot: Slot, at: number, value: unknown, where: string): void {
    this.#store(slot, at, this.#content(slot, value, where));
  }

  #store(slot: Slot, at: number, content: Content): void {
    writeSlot(this.#catalog, slot, at, content);
    if (isReference(slot)) this.#keep(content);
  }

  #allocate(byteLength: number, id: number, value: unknown, where: string): number {
    if (byteLength > MOST_BYTES) throw new ValueError(value, `an object has at most ${MOST_BYTES} bytes`, where);
    const ref = this.#runtime.make(byteLength, id);
    this.#made.push(ref);
    this.#catalog.memory.clear(ref, byteLength);
    return ref;
  }

  #object(id: number, value: unknown, where: string): number {
    const known = isObject(value) ? this.#known.get(value) : undefined;
    if (known?.id === id) return known.ref;
    const ref = this.#shell(id, this.#catalog.shapeOf(id, where), value, where);
    if (isObject(value)) this.#known.set(value, { id, ref });
    return ref;
  }

  /** The object, empty; what is to be in it is on the list. */
  #shell(id: number, shape: Shape, value: unknown, where: string): number {
    switch (shape.kind) {
      case 'string':
        return this.#text(requireText(value, where), id, where);
      case 'buffer':
        return this.#bytes(bytesOf(value, where), where);
      case 'class':
        return this.#instance(id, shape, requireRecord(value, where), where);
      case 'static array':
        return this.#staticArray(id, shape.value, requireList(value, where), where);
      case 'array':
      case 'typed array':
        return this.#array(id, shape, requireList(value, where), where);
      case 'set':
      case 'map':
        return this.#table(id, shape, requireEntries(value, shape.kind, where), where);
      case 'opaque':
        throw new UnknownTypeError(id, 'objects of a class are made when the class was declared', where);
    }
  }

  #text(text: string, id: number, where: string): number {
    const ref = this.#allocate(2 * text.length, id, text, where);
    writeText(this.#catalog.memory, ref, text);
    return ref;
  }

  #bytes(bytes: Uint8Array, where: string): number {
    const ref = this.#allocate(bytes.length, BUFFER_ID, bytes, where);
    this.#catalog.memory.bytes.set(bytes, ref);
    return ref;
  }

  #instance(
    id: number,
    { fields, byteLength }: ClassShape,
    given: Readonly<Record<string, unknown>>,
    where: string,
  ): number {
    const stranger = Object.keys(given).find((name) => !fields.some((field) => field.name === name));
    if (stranger !== undefined)
      throw new ValueError(stranger, `a field is one of ${fields.map(({ name }) => name).join(', ')}`, where);
    const ref = this.#allocate(byteLength, id, given, where);
    this.#todo.push(() => {
      for (const { name, slot, offset } of fields)
        if (given[name] !== undefined || (isReference(slot) && !slot.isNullable))
          this.#fill(slot, ref + offset, given[name], `${where}.${name}`);
    });
    return ref;
  }

  #staticArray(id: number, slot: Slot, values: ArrayLike<unknown>, where: string): number {
    const ref = this.#allocate(values.length * 2 ** log2Of(slot), id, values, where);
    this.#todo.push(() => this.#elements(slot, ref, values, where));
    return ref;
  }

  #array(
    id: number,
    { kind, value: slot, isClamped }: Container & { isClamped?: boolean },
    values: ArrayLike<unknown>,
    where: string,
  ): number {
    const { memory } = this.#catalog;
    const byteLength = values.length * 2 ** log2Of(slot);
    const buffer = this.#allocate(byteLength, BUFFER_ID, values, where);
    const ref = this.#allocate(kind === 'array' ? ARRAY_BYTES : VIEW_BYTES, id, values, where);
    memory.setWord(ref, this.#runtime.retain(buffer));
    memory.setWord(ref + 4, buffer);
    memory.setWord(ref + 8, byteLength);
    if (kind === 'array') memory.setWord(ref + 12, values.length);
    this.#todo.push(() => this.#elements(slot, buffer, values, where, isClamped));
    return ref;
  }

  #elements(slot: Slot, start: number, values: ArrayLike<unknown>, where: string, isClamped = false): void {
    const { memory } = this.#catalog;
    const isChecked = isReference(slot) || slot.plain.name === 'bool';
    const type = isChecked ? undefined : isClamped ? Uint8ClampedArray : arrayTypes[slot.plain.name];
    if (type !== undefined && values instanceof type) {
      memory.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start);
      return;
    }
    for (let index = 0; index < values.length; index++)
      this.#fill(slot, start + index * 2 ** log2Of(slot), values[index], `${where}[${index}]`);
  }

  #table(id: number, container: Container, entries: Entries, where: string): number {
    const { memory } = this.#catalog;
    const { key, value } = slotsOfTable(container);
    const layout = entryLayout(key, value);
    const { buckets, capacity } = roomFor(entries.length);
    const buffers = {
      bucketCount: buckets,
      buckets: this.#allocate(4 * buckets, BUFFER_ID, entries, where),
      capacity,
      entries: this.#allocate(capacity * layout.byteLength, BUFFER_ID, entries, where),
    };
    const ref = this.#allocate(TABLE_BYTES, id, entries, where);
    beginTable(memory, ref, buffers);
    this.#runtime.retain(buffers.buckets);
    this.#runtime.retain(buffers.entries);
    this.#todo.push(() => {
      const contentOf = (name: unknown) => this.#content(key, name, `a key of ${where}`);
      const { unique, surplus } = uniqueEntries(memory, key, entries, contentOf);
      this.#surplus.push(...surplus);
      for (const { name, content, given } of unique) {
        const kept = value && this.#content(value, given, `${where}[${show(name)}]`);
        const at = nextEntry(memory, ref, layout);
        this.#store(key, at, content);
        if (value !== undefined) this.#store(value, at + layout.valueOffset!, kept!);
        linkEntry(memory, ref, layout, hashAt(memory, key, at, isTextKey(memory, key, content)));
      }
    });
    return ref;
  }
}
