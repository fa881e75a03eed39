/*
 * Data and element segments: read from Binaryen, and told apart by where they are laid.
 *
 * A segment at a literal offset is laid before any code runs: data by the shim, elements at compile time. From the first
 * one on whose offset is computed (it reads an imported global), all are laid by the instantiate function, in their
 * order: a later segment may overwrite an earlier one.
 */
import type binaryen from 'binaryen';
import { LowerError } from './errors.js';
import { dataSegmentOffset } from './layout.js';
import { isLiteral } from './literals.js';
import { type Expression, modulePointer, type NamePointer, raw } from './raw.js';

export type Offset =
  | { readonly kind: 'passive' }
  | { readonly kind: 'literal'; readonly value: number }
  | { readonly kind: 'computed'; readonly expression: Expression };

export interface ElementSegment {
  readonly name: string;
  readonly table: string;
  readonly offset: Offset;
  /** Function names; null is a null reference. */
  readonly elements: readonly (string | null)[];
}

export interface DataSegment {
  readonly name: string;
  readonly offset: Offset;
  readonly bytes: Uint8Array;
}

type NameAt = (pointer: NamePointer) => string;

const passive: Offset = { kind: 'passive' };

function offsetOf(expression: Expression): Offset {
  if (!isLiteral(expression)) return { kind: 'computed', expression };
  return { kind: 'literal', value: raw._BinaryenConstGetValueI32(expression) >>> 0 };
}

export function readElementSegments(module: binaryen.Module, nameAt: NameAt): ElementSegment[] {
  const pointer = modulePointer(module);
  return Array.from({ length: raw._BinaryenGetNumElementSegments(pointer) }, (_, index) => {
    const at = raw._BinaryenGetElementSegmentByIndex(pointer, index);
    const isPassive = raw._BinaryenElementSegmentIsPassive(at) !== 0;
    return {
      name: nameAt(raw._BinaryenElementSegmentGetName(at)),
      table: nameAt(raw._BinaryenElementSegmentGetTable(at)),
      offset: isPassive ? passive : offsetOf(raw._BinaryenElementSegmentGetOffset(at)),
      elements: Array.from({ length: raw._BinaryenElementSegmentGetLength(at) }, (_, position) =>
        elementAt(at, position, nameAt),
      ),
    };
  });
}

/** Binaryen gives functions and null; at anything else it ends in an exception of its own. */
function elementAt(segment: number, position: number, nameAt: NameAt): string | null {
  try {
    const target = raw._BinaryenElementSegmentGetData(segment, position);
    return target === 0 ? null : nameAt(target);
  } catch {
    const name = nameAt(raw._BinaryenElementSegmentGetName(segment));
    throw new LowerError(
      `element segment "${name}"`,
      'this module',
      `element ${position} is neither a function nor null`,
    );
  }
}

export function readDataSegments(module: binaryen.Module, nameAt: NameAt): DataSegment[] {
  const pointer = modulePointer(module);
  return Array.from({ length: raw._BinaryenGetNumDataSegments(pointer) }, (_, index) => {
    const at = raw._BinaryenGetDataSegmentByIndex(pointer, index);
    const isPassive = raw._BinaryenGetDataSegmentPassive(at) !== 0;
    return {
      name: nameAt(raw._BinaryenDataSegmentGetName(at)),
      offset: isPassive ? passive : offsetOf(dataSegmentOffset(at)),
      bytes: bytesOf(at),
    };
  });
}

function bytesOf(segment: number): Uint8Array {
  const length = raw._BinaryenGetDataSegmentByteLength(segment);
  const buffer = raw._malloc(length + 3);
  raw._BinaryenCopyDataSegmentData(segment, buffer);
  const words = new Uint32Array(Math.ceil(length / 4));
  for (const index of words.keys()) words[index] = raw.__i32_load(buffer + index * 4);
  raw._free(buffer);
  return new Uint8Array(words.buffer, 0, length);
}

/** Segments that are laid before any code runs, and those the instantiate function lays. */
export function splitActive<Segment extends { readonly offset: Offset }>(segments: readonly Segment[]) {
  const active = segments.filter(({ offset }) => offset.kind !== 'passive');
  const firstComputed = active.findIndex(({ offset }) => offset.kind === 'computed');
  const border = firstComputed < 0 ? active.length : firstComputed;
  return { early: active.slice(0, border), late: active.slice(border) };
}

/** The literal offset of a segment laid early. */
export function literalOffset({ offset }: { readonly offset: Offset }): number {
  return offset.kind === 'literal' ? offset.value : 0;
}
