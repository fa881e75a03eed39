/**
 * A runtime in a few lines, to watch what the library asks of one: it counts, says what died, and uses no memory twice. What a
 * dead object refers to it does not release.
 */
import { tablesAt } from '../../src/objects/tables.js';

export interface Fake {
  readonly exports: WebAssembly.Exports;
  readonly memory: WebAssembly.Memory;
  /** objects by their counts, the dead ones left out */
  readonly counts: ReadonlyMap<number, number>;
  readonly dead: readonly number[];
  /** what was told by `describe` */
  readonly described: number[];
}

const FIRST = 1024;
/** Where type information of nobody's types lies. */
export const RTTI = 16;

export function fake(leftOut: readonly string[] = []): Fake {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 100 });
  const { words } = tablesAt(RTTI, {});
  new Uint32Array(memory.buffer).set(words, RTTI / 4);
  let top = FIRST;
  const counts = new Map<number, number>();
  const dead: number[] = [];
  const described: number[] = [];
  const count = (ref: number, by: number): number => {
    const before = counts.get(ref);
    if (before === undefined) throw new Error(`${ref} is no object`);
    counts.set(ref, before + by);
    new Uint32Array(memory.buffer)[ref / 4 - 3] = before + by;
    return before + by;
  };
  const calls: Record<string, (...args: number[]) => number | undefined> = {
    sigil_make: (size, id) => {
      const ref = top + 16;
      top = Math.ceil((ref + size!) / 16) * 16;
      while (top > memory.buffer.byteLength) memory.grow(1);
      new Uint32Array(memory.buffer).set([size!, 0, id!, size!], ref / 4 - 4);
      counts.set(ref, 0);
      return ref;
    },
    sigil_retain: (ref) => {
      if (ref !== 0) count(ref!, 1);
      return ref;
    },
    sigil_release: (ref) => {
      if (ref === 0 || count(ref!, -1) > 0) return undefined;
      counts.delete(ref!);
      dead.push(ref!);
      return undefined;
    },
    sigil_collect: () => undefined,
    sigil_describe: (...args) => void described.push(...args),
    sigil_weaken: (ref) => ref,
    sigil_upgrade: (handle) => (counts.has(handle!) ? calls.sigil_retain!(handle!) : 0),
    sigil_forget: (handle) => void dead.push(-handle!),
    sigil_free_all: () => counts.clear() as undefined,
  };
  const exports = { memory, __rtti_base: new WebAssembly.Global({ value: 'i32' }, RTTI), ...calls };
  for (const name of leftOut) delete (exports as Record<string, unknown>)[name];
  return { exports: exports as unknown as WebAssembly.Exports, memory, counts, dead, described };
}
