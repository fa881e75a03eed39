/** Types declared by the host, for a program that brings no type information. */
import type { Types } from './declare.js';
import { ValueError } from './errors.js';
import type { Checked } from './infer.js';
import { LinearMemory } from './memory.js';
import { Objects, type ObjectsOptions } from './objects.js';
import { type Exporting, memoryOf, requireExport } from './runtime.js';
import { idsFor, tableBytes, tablesAt } from './tables.js';

const PAGE_BYTES = 65_536;

export interface DescribeOptions extends Pick<ObjectsOptions<Types>, 'hooks' | 'onError'> {
  /** where the tables are to lie: memory of the caller's that stays. Default: pages of their own, grown for them */
  readonly at?: number;
}

/**
 * Lays type information and layouts in linear memory and tells the runtime. Ids are given in the order of the declarations,
 * from 3. Once an instance, before the first object is made.
 *
 * @throws DeclarationError, MissingExportsError, ValueError
 */
export function describe<const T extends Types>(
  instance: Exporting,
  types: T & Checked<T>,
  { at, ...options }: DescribeOptions = {},
): Objects<T> {
  const tell = requireExport(instance.exports, 'sigil_describe', 'types that the host declares');
  const memory = memoryOf(instance);
  const bytes = tableBytes(types);
  const start = at ?? memory.grow(Math.ceil(bytes / PAGE_BYTES)) * PAGE_BYTES;
  if (start % 4 !== 0 || start + bytes > memory.buffer.byteLength)
    throw new ValueError(at, `tables of ${bytes} bytes lie in memory, at a multiple of 4`, 'describe');
  const { words, rtti, layouts } = tablesAt(start, types);
  const linear = new LinearMemory(memory);
  for (const [index, word] of words.entries()) linear.setWord(start + 4 * index, word);
  tell(rtti, layouts);
  const ids = Object.fromEntries(idsFor(types)) as { readonly [N in keyof T]: number };
  return new Objects<T>(instance, { ...options, types, ids, rtti });
}

/** Bytes that the tables of these types take, for who gives them a place. @throws DeclarationError */
export const describedBytes = (types: Types): number => tableBytes(types);
