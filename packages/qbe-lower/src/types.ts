/* How the types of wasm become QBE classes. Everything that is not one of the four number types is refused here. */
import type { CoreType } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { LowerError } from './errors.js';
import { type Aggregate, aggregate, type Class } from './qbe.js';

export const classOf = { i32: 'w', i64: 'l', f32: 's', f64: 'd' } as const satisfies Record<CoreType, Class>;

const coreTypes = new Map<number, CoreType>([
  [binaryen.i32, 'i32'],
  [binaryen.i64, 'i64'],
  [binaryen.f32, 'f32'],
  [binaryen.f64, 'f64'],
]);

const refusedTypes = new Map<number, string>([
  [binaryen.v128, 'SIMD values (v128)'],
  [binaryen.funcref, 'references (funcref)'],
  [binaryen.externref, 'references (externref)'],
]);

const expanded = new Map<number, readonly number[]>();

function expand(type: number): readonly number[] {
  let parts = expanded.get(type);
  if (parts === undefined) {
    parts = type === binaryen.none || type === binaryen.unreachable ? [] : binaryen.expandType(type);
    // Tuple types are numbered per process, so this map is bounded by what Binaryen itself keeps.
    expanded.set(type, parts);
  }
  return parts;
}

/** The number types a Binaryen type stands for: none, one, or those of a tuple. */
export function typesOf(type: number, place: string): CoreType[] {
  return expand(type).map((part) => {
    const core = coreTypes.get(part);
    if (core === undefined) {
      const construct = refusedTypes.get(part) ?? 'reference or garbage-collected types';
      throw new LowerError(construct, place, 'only i32, i64, f32 and f64 are supported');
    }
    return core;
  });
}

export function classesOf(type: number, place: string): Class[] {
  return typesOf(type, place).map((core) => classOf[core]);
}

export interface Signature {
  readonly params: readonly CoreType[];
  readonly results: readonly CoreType[];
}

export function paramClasses({ params }: Signature): Class[] {
  return params.map((type) => classOf[type]);
}

/** The C result type: nothing, a number, or a struct of all results in order. */
export function resultType({ results }: Signature): Class | Aggregate | null {
  const classes = results.map((type) => classOf[type]);
  return classes.length === 0 ? null : classes.length === 1 ? classes[0]! : aggregate(classes);
}

/** A signature as text, `il:` taking i32 and i64 and giving nothing; equal signatures have equal keys. */
export function signatureKey({ params, results }: Signature): string {
  const letters = (types: readonly CoreType[]) => types.map((type) => classOf[type]).join('');
  return `${letters(params)}:${letters(results)}`;
}
