/*
 * The data of an object: globals, the bytes of segments, the descriptor by which the shim knows the module (sigil_rt.h).
 */
import type { GlobalHome, SegmentHome } from './body.js';
import type { ModuleImage } from './image.js';
import { escapeName } from './mangle.js';
import type { Class, DataItem, QbeData } from './qbe.js';
import { type DataSegment, literalOffset, splitActive } from './segments.js';
import type { Symbols } from './symbols.js';

const ABI_VERSION = 1;
const DEFAULT_MAX_PAGES = 65536;
/** Data may end at 4 GiB, which no word holds. */
const MOST_ADDRESS = 2 ** 32 - 1;

const itemKind = { w: 'w', l: 'l', s: 'w', d: 'l' } as const satisfies Record<Class, DataItem['kind']>;

function definition(symbol: string, items: DataItem[], isExported = false): QbeData {
  return { symbol, isExported, section: null, align: 8, items };
}

/** A global as C reads it; what is computed at start begins as 0. */
export function globalData({ class: kind, initial }: GlobalHome, symbol: string, isExported: boolean): QbeData {
  return definition(symbol, [{ kind: itemKind[kind], value: initial?.bits ?? 0n }], isExported);
}

/** Constant bits of a float class, out of QBE's sight. */
export function floatData(symbol: string, kind: 's' | 'd', bits: bigint): QbeData {
  return definition(symbol, [{ kind: itemKind[kind], value: bits }]);
}

/** A word that is 0 until the module has been instantiated. */
export function flagData(symbol: string): QbeData {
  return definition(symbol, [{ kind: 'w', value: 0 }]);
}

/** Symbols for the segments that memory.init and data.drop name. */
export function placeSegments({ data }: ModuleImage, symbols: Symbols): Map<string, SegmentHome> {
  return new Map(
    data.map(({ name }) => {
      const hint = escapeName(name);
      return [name, { bytes: symbols.fresh(`d_${hint}`), length: symbols.fresh(`n_${hint}`) }] as const;
    }),
  );
}

/** The bytes of each segment and what memory.init finds left of it: nothing of an active one. */
export function segmentData(segments: readonly DataSegment[], homes: ReadonlyMap<string, SegmentHome>): QbeData[] {
  return segments.flatMap(({ name, offset, bytes }) => {
    const home = homes.get(name)!;
    const left: DataItem = { kind: 'w', value: offset.kind === 'passive' ? bytes.length : 0 };
    return [definition(home.bytes, [{ kind: 'bytes', bytes }]), definition(home.length, [left])];
  });
}

/** Lowest address above the static data: segments, what the module calls its heap base, what the caller says. */
export function dataEnd(image: ModuleImage, heapBase: number, given: number): number {
  const ends = image.data.map(
    (segment) => literalOffset(segment) + (segment.offset.kind === 'literal' ? segment.bytes.length : 0),
  );
  const highest = ends.reduce((a, b) => Math.max(a, b), Math.max(heapBase, given));
  return Math.min(highest, MOST_ADDRESS);
}

export interface DescriptorNames {
  readonly descriptor: string;
  readonly segments: string;
  readonly name: string;
}

/** The descriptor, laid out as `sigil_rt_module`. */
export function descriptorData(
  image: ModuleImage,
  names: DescriptorNames,
  moduleName: string,
  end: number,
  homes: ReadonlyMap<string, SegmentHome>,
  start: string | null,
): QbeData[] {
  const { early } = splitActive(image.data);
  const rows = early.flatMap((segment): DataItem[] => [
    { kind: 'w', value: literalOffset(segment) },
    { kind: 'w', value: segment.bytes.length },
    { kind: 'address', symbol: homes.get(segment.name)!.bytes },
  ]);
  return [
    definition(names.segments, rows),
    definition(names.name, [
      { kind: 'bytes', bytes: new TextEncoder().encode(moduleName) },
      { kind: 'b', value: 0 },
    ]),
    definition(names.descriptor, [
      { kind: 'w', value: ABI_VERSION },
      { kind: 'w', value: image.memory?.initial ?? 0 },
      { kind: 'w', value: image.memory?.maximum ?? DEFAULT_MAX_PAGES },
      { kind: 'w', value: end },
      { kind: 'w', value: early.length },
      { kind: 'w', value: 0 },
      { kind: 'address', symbol: names.segments },
      { kind: 'address', symbol: names.name },
      start === null ? { kind: 'l', value: 0 } : { kind: 'address', symbol: start },
    ]),
  ];
}

/** Has the dynamic loader call a function before main. */
export function constructorData(symbol: string, called: string, section: string): QbeData {
  return { ...definition(symbol, [{ kind: 'address', symbol: called }]), section };
}
