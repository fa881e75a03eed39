/**
 * Declared types as the words that a runtime reads.
 *
 *   type information   how many ids, then per id {flags, id of the base}
 *   layouts            per id the address of its layout, 0 for none
 *   a layout           how many references an object has, then their offsets
 */
import type { Types } from './declare.js';
import { ACYCLIC, FINALIZED, flagsOf, isReference, ROW, type Slot } from './flags.js';
import { FIRST_OWN_ID, lineOf, type Shape, shapesOf, VIEW_ID } from './shapes.js';

/** Ids of declared types: in the order of the declarations, behind those that are always there. */
export const idsFor = (types: Types): ReadonlyMap<string, number> =>
  new Map(Object.keys(types).map((name, index) => [name, FIRST_OWN_ID + index]));

export interface Tables {
  readonly words: Uint32Array;
  readonly rtti: number;
  readonly layouts: number;
}

/**
 * @param at where the tables will lie, a multiple of 4
 * @throws DeclarationError
 */
export function tablesAt(at: number, types: Types): Tables {
  const shapes = shapesOf(types);
  const ids = idsFor(types);
  const count = FIRST_OWN_ID + ids.size;
  const words = [count, ...[0, 1, VIEW_ID].flatMap(() => [ACYCLIC, 0])];
  for (const [name, shape] of shapes)
    words.push(flagsFor(name, shape, types, shapes), baseFor(name, shape, types, ids));
  const layouts = words.length;
  words.push(...Array.from({ length: count }, () => 0));
  for (const [name, shape] of shapes) {
    const offsets = referencesOf(shape);
    if (offsets.length === 0) continue;
    words[layouts + ids.get(name)!] = at + 4 * words.length;
    words.push(offsets.length, ...offsets);
  }
  return { words: Uint32Array.from(words), rtti: at, layouts: at + 4 * layouts };
}

/** Bytes that the tables take, wherever they lie. */
export const tableBytes = (types: Types): number => tablesAt(0, types).words.byteLength;

const referencesOf = (shape: Shape): number[] =>
  shape.kind === 'class' ? shape.fields.filter(({ slot }) => isReference(slot)).map(({ offset }) => offset) : [];

function flagsFor(name: string, shape: Shape, types: Types, shapes: ReadonlyMap<string, Shape>): number {
  const declaration = types[name]!;
  const options = declaration.kind === 'class' ? declaration.options : {};
  const isAcyclic = options.isAcyclic ?? !reaches(name, types, shapes);
  return (isAcyclic ? ACYCLIC : 0) | (options.isFinalized === true ? FINALIZED : 0) | containerFlags(shape);
}

function containerFlags(shape: Shape): number {
  if (shape.kind === 'static array') return isReference(shape.value) ? ROW : 0;
  return 'value' in shape ? flagsOf(shape) : 0;
}

function baseFor(name: string, shape: Shape, types: Types, ids: ReadonlyMap<string, number>): number {
  if (shape.kind === 'array' || shape.kind === 'typed array') return VIEW_ID;
  const declaration = types[name]!;
  const base = declaration.kind === 'class' ? declaration.options.base : undefined;
  return base === undefined ? 0 : ids.get(base)!;
}

/** The slots of a shape. */
const slotsOf = (shape: Shape): readonly Slot[] => {
  if (shape.kind === 'class') return shape.fields.map(({ slot }) => slot);
  if (shape.kind === 'map') return [shape.value, shape.key!];
  return 'value' in shape ? [shape.value] : [];
};

/** Whether a reference in objects of exactly this type can lead back to an object of it. */
function reaches(start: string, types: Types, shapes: ReadonlyMap<string, Shape>): boolean {
  const seen = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const named = slotsOf(shapes.get(name)!).flatMap((slot) => (isReference(slot) && slot.type ? [slot.type] : []));
    const next = named.flatMap((type) => [...shapes.keys()].filter((other) => isKindOf(other, type, types)));
    if (next.includes(start)) return true;
    for (const other of next) if (!seen.has(other)) waiting.push(other);
    for (const other of next) seen.add(other);
  }
  return false;
}

const isKindOf = (name: string, base: string, types: Types): boolean =>
  name === base || (types[name]?.kind === 'class' && lineOf(name, types).some(([other]) => other === base));
