/**
 * All live objects and what they refer to, of an instance that has the world `leaks`. Nothing of the heap changes: room to write
 * references into is taken from memory of its own, once an instance.
 */
import { ValueError } from './errors.js';
import { LinearMemory } from './memory.js';
import { type Exporting, memoryOf, requireExport } from './runtime.js';

/** An object that lives. */
export interface LiveObject {
  readonly ref: number;
  readonly id: number;
  /** as it was asked for, without what the runtime has beside it */
  readonly bytes: number;
  /** references counted */
  readonly count: number;
  readonly site: number;
  /** how many objects were ever made before it, and it */
  readonly serial: number;
  /** the live objects that it refers to, as often as it does */
  readonly edges: readonly LiveObject[];
}

const PURPOSE = 'a leak report';
const PAGE_BYTES = 65_536;
const SERIAL_OFFSET = 28;

/** The newest first. @throws MissingExportsError */
export function censusOf(instance: Exporting): readonly LiveObject[] {
  const call = {
    next: requireExport(instance.exports, 'sigil_next_object', PURPOSE),
    siteOf: requireExport(instance.exports, 'sigil_site_of', PURPOSE),
    edges: requireExport(instance.exports, 'sigil_edges', PURPOSE),
  };
  const memory = new LinearMemory(memoryOf(instance));
  const all = new Map<number, LiveObject & { edges: LiveObject[] }>();
  for (let ref = call.next(0); ref !== 0; ref = call.next(ref)) {
    const [id, bytes, count] = [memory.idOf(ref), memory.sizeOf(ref), memory.countOf(ref)];
    all.set(ref, {
      ref,
      id,
      bytes,
      count,
      site: call.siteOf(ref),
      serial: memory.word(ref - SERIAL_OFFSET),
      edges: [],
    });
  }
  for (const object of all.values()) {
    const found = referencesOf(object.ref, memory, call.edges);
    object.edges = found.flatMap((ref) => all.get(ref) ?? []);
  }
  return [...all.values()];
}

function referencesOf(ref: number, memory: LinearMemory, edges: (...args: readonly number[]) => number): number[] {
  const count = edges(ref, 0, 0);
  if (count === 0) return [];
  const at = roomFor(count, memory);
  edges(ref, at, count);
  return Array.from({ length: count }, (_, index) => memory.word(at + 4 * index));
}

const rooms = new WeakMap<WebAssembly.Memory, { readonly at: number; readonly words: number }>();

/** Memory that no one else has, for so many words. */
function roomFor(words: number, { memory }: LinearMemory): number {
  const known = rooms.get(memory);
  if (known !== undefined && known.words >= words) return known.at;
  const pages = Math.ceil((4 * words) / PAGE_BYTES);
  const at = grownBy(memory, pages);
  rooms.set(memory, { at, words: (pages * PAGE_BYTES) / 4 });
  return at;
}

function grownBy(memory: WebAssembly.Memory, pages: number): number {
  try {
    return memory.grow(pages) * PAGE_BYTES;
  } catch {
    throw new ValueError(
      pages,
      'a leak report needs so many more pages of linear memory than it may have',
      'leakReport',
    );
  }
}
