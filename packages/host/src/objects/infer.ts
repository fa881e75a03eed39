/** From declarations to the types of what is read and made. */
import type {
  ArrayDeclaration,
  ClassDeclaration,
  Fields,
  MapDeclaration,
  SetDeclaration,
  StaticArrayDeclaration,
  TypedArrayDeclaration,
  Types,
} from './declare.js';
import type { Pin } from './pin.js';
import type { ArrayTypeOf, LongInteger, Plain } from './plain.js';

declare const brand: unique symbol;

/** A reference to an object of all the types named: a number, which keeps nothing. */
export type Ref<Names extends string = never> = number & { readonly [brand]: { readonly [N in Names]: true } };

export type Builtin = 'String' | 'ArrayBuffer';

export type NameOf<T extends Types> = (keyof T & string) | Builtin;

/** What a slot of declared types may say. */
export type SlotOf<Names extends string> = Plain | Names | Builtin | `${Names | Builtin}?`;

/** Holds declarations against each other: a name that is none does not compile. */
export type Checked<T> = {
  readonly [N in keyof T]: T[N] extends ClassDeclaration<infer F, infer B>
    ? ClassDeclaration<
        { readonly [K in keyof F]: SlotOf<keyof T & string> },
        Extract<B, undefined> | (keyof T & string)
      >
    : T[N] extends MapDeclaration
      ? MapDeclaration<SlotOf<keyof T & string>, SlotOf<keyof T & string>>
      : T[N] extends SetDeclaration
        ? SetDeclaration<SlotOf<keyof T & string>>
        : T[N] extends ArrayDeclaration
          ? ArrayDeclaration<SlotOf<keyof T & string>>
          : T[N] extends StaticArrayDeclaration
            ? StaticArrayDeclaration<SlotOf<keyof T & string>>
            : T[N];
};

/** The type and all types above it. */
type Above<T extends Types, N extends string> =
  | N
  | (T[N] extends ClassDeclaration<Fields, infer B> ? (B extends string ? Above<T, B> : never) : never);

export type RefOf<T extends Types, N extends string> = Ref<Above<T, N>>;

/** The fields of a class, those of its base as well. */
export type FieldsOf<T extends Types, N extends string> =
  T[N] extends ClassDeclaration<infer F, infer B> ? (B extends string ? FieldsOf<T, B> & F : F) : never;

export type PlainValue<P extends Plain> = P extends 'bool' ? boolean : P extends LongInteger ? bigint : number;

/** What is read of a slot. */
export type SlotValue<T extends Types, S extends string> = S extends Plain
  ? PlainValue<S>
  : S extends `${infer N}?`
    ? RefOf<T, N> | null
    : RefOf<T, S>;

/** What is read of an object: references stay references. */
export type Value<T extends Types, N extends string> = N extends 'String'
  ? string
  : N extends 'ArrayBuffer'
    ? ArrayBuffer
    : T[N] extends ClassDeclaration
      ? { readonly [F in keyof FieldsOf<T, N>]: SlotValue<T, FieldsOf<T, N>[F] & string> }
      : T[N] extends ArrayDeclaration<infer E>
        ? SlotValue<T, E>[]
        : T[N] extends StaticArrayDeclaration<infer E>
          ? SlotValue<T, E>[]
          : T[N] extends TypedArrayDeclaration<infer E>
            ? ArrayTypeOf<E>
            : T[N] extends SetDeclaration<infer K>
              ? Set<SlotValue<T, K>>
              : T[N] extends MapDeclaration<infer K, infer V>
                ? Map<SlotValue<T, K>, SlotValue<T, V>>
                : unknown;

type DeepSlot<T extends Types, S extends string> = S extends Plain
  ? PlainValue<S>
  : S extends `${infer N}?`
    ? DeepValue<T, N> | null
    : DeepValue<T, S>;

/** What is read of an object and of all it leads to: references are followed. */
export type DeepValue<T extends Types, N extends string> = N extends 'String'
  ? string
  : N extends 'ArrayBuffer'
    ? ArrayBuffer
    : T[N] extends ClassDeclaration
      ? { readonly [F in keyof FieldsOf<T, N>]: DeepSlot<T, FieldsOf<T, N>[F] & string> }
      : T[N] extends ArrayDeclaration<infer E>
        ? DeepSlot<T, E>[]
        : T[N] extends StaticArrayDeclaration<infer E>
          ? DeepSlot<T, E>[]
          : T[N] extends TypedArrayDeclaration<infer E>
            ? ArrayTypeOf<E>
            : T[N] extends SetDeclaration<infer K>
              ? Set<DeepSlot<T, K>>
              : T[N] extends MapDeclaration<infer K, infer V>
                ? Map<DeepSlot<T, K>, DeepSlot<T, V>>
                : unknown;

/** What may be put into a slot: an object that is there, or what one is made of. */
export type SlotInput<T extends Types, S extends string> = S extends Plain
  ? PlainValue<S>
  : S extends `${infer N}?`
    ? ObjectInput<T, N> | null
    : ObjectInput<T, S>;

export type ObjectInput<T extends Types, N extends string> = RefOf<T, N> | Pin<RefOf<T, N>> | Input<T, N>;

/** Fields that need a value: references that may not be null. All else begins as 0. */
type Needed<F> = { [K in keyof F]: F[K] extends Plain | `${string}?` ? never : K }[keyof F];

type ClassInput<T extends Types, F> = { readonly [K in keyof F & Needed<F>]: SlotInput<T, F[K] & string> } & {
  readonly [K in Exclude<keyof F, Needed<F>>]?: SlotInput<T, F[K] & string>;
};

/** What an object is made of. */
export type Input<T extends Types, N extends string> = N extends 'String'
  ? string
  : N extends 'ArrayBuffer'
    ? ArrayBuffer | ArrayBufferView<ArrayBufferLike>
    : T[N] extends ClassDeclaration
      ? ClassInput<T, FieldsOf<T, N>>
      : T[N] extends ArrayDeclaration<infer E>
        ? readonly SlotInput<T, E>[]
        : T[N] extends StaticArrayDeclaration<infer E>
          ? readonly SlotInput<T, E>[]
          : T[N] extends TypedArrayDeclaration<infer E>
            ? ArrayLike<E extends LongInteger ? bigint : number>
            : T[N] extends SetDeclaration<infer K>
              ? Iterable<SlotInput<T, K>>
              : T[N] extends MapDeclaration<infer K, infer V>
                ? Iterable<readonly [SlotInput<T, K>, SlotInput<T, V>]>
                : never;
