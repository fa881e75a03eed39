/** Objects as values of JavaScript: one object at a time with references in it, or with all it leads to. */
import type { Catalog } from './catalog.js';
import { WrongTypeError } from './errors.js';
import { type Container, isReference, log2Of, type Slot } from './flags.js';
import { entriesOf, entryLayout, slotsOfTable } from './hash-table.js';
import { arrayTypes } from './plain.js';
import type { ClassShape, Shape } from './shapes.js';
import { type Content, readSlot } from './slots.js';
import { readText } from './text.js';

/** Stands for an object of a class that nobody declared. */
export class OpaqueObject {
  constructor(
    readonly ref: number,
    readonly id: number,
  ) {}
}

/** What becomes of a value that was read of a slot. */
type Follow = (slot: Slot, content: Content) => unknown;

export class Reader {
  readonly #catalog: Catalog;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** One object: references in it stay references. */
  read(ref: number, where: string): unknown {
    const { value, fill } = this.#open(ref, where);
    fill?.((_, content) => content);
    return value;
  }

  /** The object and all it leads to, each once: what is shared or leads back to itself does so in JavaScript as well. */
  readDeep(ref: number, where: string): unknown {
    const known = new Map<number, unknown>();
    const todo: (() => void)[] = [];
    const open = (at: number): unknown => {
      if (known.has(at)) return known.get(at);
      const { value, fill } = this.#open(at, where);
      known.set(at, value);
      if (fill) todo.push(() => fill(follow));
      return value;
    };
    const follow: Follow = (slot, content) => (isReference(slot) && content !== null ? open(Number(content)) : content);
    const value = open(ref);
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) next();
    return value;
  }

  /** The value for an object, and how it gets its content if that may lead on. */
  #open(ref: number, where: string): { readonly value: unknown; readonly fill?: (follow: Follow) => void } {
    const id = this.#catalog.typeOf(ref, where);
    const shape = this.#catalog.shapeOf(id, where);
    switch (shape.kind) {
      case 'string':
        return { value: readText(this.#catalog.memory, ref) };
      case 'buffer':
        return { value: this.#copy(ref, this.#catalog.memory.sizeOf(ref)) };
      case 'class':
        return this.#instance(ref, id, shape, where);
      case 'array':
      case 'static array':
        return this.#list(ref, shape);
      case 'typed array':
        return { value: this.#typedArray(ref, shape) };
      case 'set':
      case 'map':
        return this.#table(ref, shape);
      case 'opaque':
        return { value: new OpaqueObject(ref, id) };
    }
  }

  #copy(at: number, byteLength: number): ArrayBuffer {
    return this.#catalog.memory.buffer.slice(at, at + byteLength);
  }

  #instance(ref: number, id: number, shape: ClassShape, where: string) {
    requireRoom(this.#catalog, ref, id, shape, where);
    const value: Record<string, unknown> = {};
    const fill = (follow: Follow): void => {
      for (const { name, slot, offset } of shape.fields)
        value[name] = follow(slot, readSlot(this.#catalog, slot, ref + offset));
    };
    return { value, fill };
  }

  #list(ref: number, shape: Extract<Shape, { value: Slot }>) {
    const { start, length } = elementsOf(this.#catalog, ref, shape);
    const value: unknown[] = [];
    const slot = shape.value;
    const fill = (follow: Follow): void => {
      for (let index = 0; index < length; index++)
        value.push(follow(slot, readSlot(this.#catalog, slot, start + index * 2 ** log2Of(slot))));
    };
    return { value, fill };
  }

  #typedArray(ref: number, shape: Extract<Shape, { value: Slot }>): unknown {
    const { start, length } = elementsOf(this.#catalog, ref, shape);
    return new (arrayTypeFor(shape))(this.#copy(start, length * 2 ** log2Of(shape.value)));
  }

  #table(ref: number, container: Container) {
    const { memory } = this.#catalog;
    const { key, value: slot } = slotsOfTable(container);
    const layout = entryLayout(key, slot);
    const [set, map] = [new Set<unknown>(), new Map<unknown, unknown>()];
    const fill = (follow: Follow): void => {
      for (const entry of entriesOf(memory, ref, layout)) {
        const name = follow(key, readSlot(this.#catalog, key, entry));
        if (slot === undefined) set.add(name);
        else map.set(name, follow(slot, readSlot(this.#catalog, slot, entry + layout.valueOffset!)));
      }
    };
    return { value: slot === undefined ? set : map, fill };
  }
}

/** @throws WrongTypeError for an object too small for the fields that were declared */
export function requireRoom(
  catalog: Catalog,
  ref: number,
  id: number,
  { byteLength }: ClassShape,
  where: string,
): void {
  const size = catalog.memory.sizeOf(ref);
  if (size >= byteLength) return;
  throw new WrongTypeError(ref, `of ${byteLength} bytes, as ${catalog.wordsFor(id)} was declared`, `of ${size}`, where);
}

/** Where the elements of an array of any sort lie, and how many there are. */
export function elementsOf(
  { memory }: Catalog,
  ref: number,
  shape: Extract<Shape, { value: Slot }>,
): { start: number; length: number } {
  const log2 = log2Of(shape.value);
  if (shape.kind === 'static array') return { start: ref, length: memory.sizeOf(ref) >>> log2 };
  const length = shape.kind === 'array' ? memory.word(ref + 12) : memory.word(ref + 8) >>> log2;
  return { start: memory.word(ref + 4), length };
}

/** JavaScript's typed array for the elements; references are numbers of 32 bits. */
export function arrayTypeFor(shape: Extract<Shape, { value: Slot }>): (typeof arrayTypes)[keyof typeof arrayTypes] {
  if ('isClamped' in shape && shape.isClamped) return Uint8ClampedArray;
  return isReference(shape.value) ? Uint32Array : arrayTypes[shape.value.plain.name];
}
