/** Keys of sets and maps that are made: which are the same to a program, and which it hashes letter by letter. */
import { isReference, type Slot } from './flags.js';
import type { LinearMemory } from './memory.js';
import { BUILTINS } from './shapes.js';
import type { Content } from './slots.js';
import { readText } from './text.js';

const STRING_ID = BUILTINS.String!.id;

/** What is given for a set or a map. */
export type Entries = readonly (readonly [key: unknown, value: unknown])[];

/** An entry whose key is an object by now, or a plain value. */
export interface Entry {
  readonly name: unknown;
  readonly content: Content;
  readonly given: unknown;
}

export interface UniqueEntries {
  /** of entries that a program would take for the same the last, where the first stood */
  readonly unique: Iterable<Entry>;
  /** strings that were made for keys that were there already */
  readonly surplus: readonly number[];
}

export function uniqueEntries(
  memory: LinearMemory,
  key: Slot,
  entries: Entries,
  contentOf: (name: unknown) => Content,
): UniqueEntries {
  const found = new Map<Content | string, Entry>();
  const surplus: number[] = [];
  for (const [name, given] of entries) {
    const content = contentOf(name);
    const same = samenessOf(memory, key, content);
    const first = found.get(same)?.content;
    if (first !== undefined && first !== content && typeof name === 'string') surplus.push(Number(content));
    found.set(same, { name, content: first ?? content, given });
  }
  return { unique: found.values(), surplus };
}

const isString = (memory: LinearMemory, content: Content): boolean =>
  content !== null && memory.idOf(Number(content)) === STRING_ID;

/** What is equal for keys that are equal in a program. */
function samenessOf(memory: LinearMemory, key: Slot, content: Content): Content | string {
  if (!isReference(key)) return key.plain.name === 'f32' ? Math.fround(Number(content)) : content;
  return isString(memory, content) ? readText(memory, Number(content)) : content;
}

/** Whether keys are strings: by what was declared, or else by what the key is. */
export function isTextKey(memory: LinearMemory, key: Slot, content: Content): boolean {
  if (!isReference(key)) return false;
  return key.type === undefined ? content === null || isString(memory, content) : key.type === 'String';
}
