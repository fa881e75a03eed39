/**
 * How types are declared. A slot is named by what it holds: a plain kind (`i32`), a type (`Node`: never null), or a type that
 * may be null (`Node?`). `String` and `ArrayBuffer` are there without a declaration.
 */
import type { Clamped, Plain } from './plain.js';

export type Fields = Readonly<Record<string, string>>;

export interface ClassOptions<Base extends string | undefined = string | undefined> {
  /** the class whose fields come before its own, and whose instances these are too */
  readonly base?: Base | undefined;
  /** objects of the type are never part of a cycle. Default: found out from what the types refer to */
  readonly isAcyclic?: boolean;
  /** the host is told before an object of the type dies */
  readonly isFinalized?: boolean;
}

export interface ClassDeclaration<F extends Fields = Fields, Base extends string | undefined = string | undefined> {
  readonly kind: 'class';
  readonly fields: F;
  readonly options: ClassOptions<Base>;
}

export interface ArrayDeclaration<E extends string = string> {
  readonly kind: 'array';
  readonly element: E;
}

export interface StaticArrayDeclaration<E extends string = string> {
  readonly kind: 'static array';
  readonly element: E;
}

export interface TypedArrayDeclaration<E extends Plain | Clamped = Plain | Clamped> {
  readonly kind: 'typed array';
  readonly element: E;
}

export interface SetDeclaration<K extends string = string> {
  readonly kind: 'set';
  readonly key: K;
}

export interface MapDeclaration<K extends string = string, V extends string = string> {
  readonly kind: 'map';
  readonly key: K;
  readonly value: V;
}

export type Declaration =
  | ClassDeclaration
  | ArrayDeclaration
  | StaticArrayDeclaration
  | TypedArrayDeclaration
  | SetDeclaration
  | MapDeclaration;

/** Declarations by the names of the types. */
export type Types = Readonly<Record<string, Declaration>>;

type BaseIn<O> = O extends { readonly base: infer B extends string } ? B : undefined;

/** Objects with named fields, in the order in which they lie in memory. */
export const classOf = <const F extends Fields, const O extends ClassOptions = Record<never, never>>(
  fields: F,
  options?: O,
): ClassDeclaration<F, BaseIn<O>> => ({ kind: 'class', fields, options: (options ?? {}) as ClassOptions<BaseIn<O>> });

/** Arrays that can grow. */
export const arrayOf = <const E extends string>(element: E): ArrayDeclaration<E> => ({ kind: 'array', element });

/** Arrays of a fixed length without an object around them. Type information does not tell them from classes. */
export const staticArrayOf = <const E extends string>(element: E): StaticArrayDeclaration<E> => ({
  kind: 'static array',
  element,
});

/** `Int8Array` and its like. */
export const typedArrayOf = <const E extends Plain | Clamped>(element: E): TypedArrayDeclaration<E> => ({
  kind: 'typed array',
  element,
});

export const setOf = <const K extends string>(key: K): SetDeclaration<K> => ({ kind: 'set', key });

export const mapOf = <const K extends string, const V extends string>(key: K, value: V): MapDeclaration<K, V> => ({
  kind: 'map',
  key,
  value,
});
