/**
 * Links one object, with the addresses that it is told: enough of a linker to run an object where no wasm-ld is. What an
 * object's numbers refer to in itself, they refer to already; what is left are addresses, and exports.
 */
import { globalFunctions, readObject } from './read-object.js';

export interface Places {
  readonly __heap_base: number;
  /** 0 where the linker knows none */
  readonly __heap_end?: number;
  /** of what says that malloc calls on to us; 0 where nothing says so */
  readonly sigil_rt_owns_malloc?: number;
  /** of a malloc in the table; 0 where there is none */
  readonly mallocSlot?: number;
  /** of memory, at the start; those below the heap's base if absent */
  readonly pages?: number;
}

const number = (value: number): number[] => (value < 128 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)]);
const named = (text: string): number[] => [...number(Buffer.byteLength(text)), ...Buffer.from(text)];

/** Signed, in five bytes. */
const address = (value: number): number[] =>
  [0, 7, 14, 21, 28].map((shift) => (((value | 0) >> shift) & 0x7f) | (shift === 28 ? 0 : 0x80));

const PAGE_BYTES = 65536;
const SECTION = { import: 2, memory: 5, export: 7 } as const;
const section = (id: number, items: readonly (readonly number[])[]): Uint8Array => {
  const content = [...number(items.length), ...items.flat()];
  return Uint8Array.from([id, ...number(content.length), ...content]);
};

/** What the module that is linked imports: nothing calls it. */
export const UNUSED_MALLOC = { env: { malloc: () => 0 } };

/** @returns a module with a memory of its own, which exports all global functions */
export function linkAlone(object: Uint8Array, places: Places): Uint8Array {
  const { sections, imports, symbols, relocations } = readObject(object);
  const linked = Uint8Array.from(object);
  for (const { type, at, index } of relocations) {
    const { name } = symbols[index] ?? { name: '' };
    if (type === 'R_WASM_MEMORY_ADDR_SLEB') linked.set(address(places[name as keyof Places] ?? 0), at);
    if (type === 'R_WASM_TABLE_INDEX_SLEB') linked.set(address(places.mallocSlot ?? 0), at);
  }
  const { pages = Math.ceil(places.__heap_base / PAGE_BYTES) } = places;
  const functions = imports.filter(({ kind }) => kind === 'function');
  const copied = (...names: readonly string[]): Uint8Array[] =>
    names.flatMap((name) => {
      const { head, end } = sections.get(name) ?? { head: 0, end: 0 };
      return linked.subarray(head, end);
    });
  return Buffer.concat([
    linked.subarray(0, 8),
    ...copied('type'),
    section(
      SECTION.import,
      functions.map(({ name, type }) => [...named('env'), ...named(name.slice(4)), 0, ...number(type)]),
    ),
    ...copied('function'),
    section(SECTION.memory, [[0, ...number(pages)]]),
    ...copied('global'),
    section(SECTION.export, [
      [...named('memory'), 2, 0],
      ...globalFunctions(object).map(({ name, index }) => [...named(name), 0, ...number(index!)]),
    ]),
    ...copied('code'),
  ]);
}
