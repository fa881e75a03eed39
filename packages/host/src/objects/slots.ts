/** Places in objects that hold a value: read as what they hold, written with the counts that keep it. */
import type { Catalog } from './catalog.js';
import { ValueError } from './errors.js';
import { isReference, type Slot } from './flags.js';
import { type PlainContent, requirePlain } from './plain.js';

export type Content = PlainContent | null;

/** A reference is a number, and null for 0. */
export function readSlot({ memory }: Pick<Catalog, 'memory'>, slot: Slot, at: number): Content {
  if (isReference(slot)) return memory.word(at) || null;
  return slot.plain.read(memory.words, at);
}

/**
 * What may be put into a slot, checked: a plain value, or a reference to an object that is there.
 *
 * @throws ValueError, BadReferenceError, UnknownTypeError, WrongTypeError
 */
export function requireContent(catalog: Catalog, slot: Slot, value: unknown, where: string): Content {
  if (!isReference(slot)) return requirePlain(slot.plain, value, where);
  if (value !== null && value !== undefined) {
    if (slot.type !== undefined) return catalog.require(value, slot.type, where);
    catalog.typeOf(value, where);
    return value as number;
  }
  if (slot.isNullable) return null;
  throw new ValueError(value, `a reference to ${slot.type ?? 'an object'} is not null`, where);
}

/** Writes what was checked. Of counts it knows nothing. */
export function writeSlot({ memory }: Pick<Catalog, 'memory'>, slot: Slot, at: number, content: Content): void {
  if (isReference(slot)) memory.setWord(at, Number(content ?? 0));
  else slot.plain.write(memory.words, at, content as PlainContent);
}
