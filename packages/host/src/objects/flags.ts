/**
 * The word of flags that type information has for an id: of what kind objects of the type are, and what their slots hold.
 *
 *   0 view   1 array   2 set   3 map   4 acyclic   5..13 values   14..22 keys   30 row   31 finalised
 *
 * Values and keys have nine bits each: alignment as one bit of five, signed, float, nullable, managed.
 */
import { type Plain, type PlainKind, plainKinds } from './plain.js';

const VIEW = 1 << 0;
const ARRAY = 1 << 1;
const SET = 1 << 2;
const MAP = 1 << 3;
export const ACYCLIC = 1 << 4;
/** Every word of an object is a reference. */
export const ROW = 1 << 30;
export const FINALIZED = 0x8000_0000;
const VALUE_SHIFT = 5;
const KEY_SHIFT = 14;
const SLOT_MASK = 0x1ff;
const SIGNED = 1 << 5;
const FLOAT = 1 << 6;
const NULLABLE = 1 << 7;
const MANAGED = 1 << 8;

/** What a slot holds; `type` is the name of what is referred to, where that is known. */
export type Slot =
  | { readonly plain: PlainKind }
  | { readonly plain?: never; readonly isNullable: boolean; readonly type: string | undefined };

export type ContainerKind = 'array' | 'typed array' | 'set' | 'map';

/** What flags tell of a container. */
export interface Container {
  readonly kind: ContainerKind;
  readonly value: Slot;
  readonly key?: Slot;
}

const INTEGERS: readonly (readonly [unsigned: Plain, signed: Plain])[] = [
  ['u8', 'i8'],
  ['u16', 'i16'],
  ['u32', 'i32'],
  ['u64', 'i64'],
];

function slotOf(bits: number): Slot | undefined {
  if ((bits & MANAGED) !== 0) return { isNullable: (bits & NULLABLE) !== 0, type: undefined };
  const log2 = Math.log2(bits & 0x1f);
  if ((bits & FLOAT) !== 0) return { plain: plainKinds[log2 === 3 ? 'f64' : 'f32'] };
  const name = INTEGERS[log2]?.[(bits & SIGNED) === 0 ? 0 : 1];
  return name && { plain: plainKinds[name] };
}

export const isReference = (slot: Slot): slot is Exclude<Slot, { plain: PlainKind }> => slot.plain === undefined;

export const log2Of = (slot: Slot): number => (isReference(slot) ? 2 : slot.plain.log2);

function bitsOf(slot: Slot): number {
  const alignment = 1 << log2Of(slot);
  if (isReference(slot)) return alignment | MANAGED | (slot.isNullable ? NULLABLE : 0);
  return alignment | (slot.plain.isSigned ? SIGNED : 0) | (slot.plain.isFloat ? FLOAT : 0);
}

/** The container that flags speak of; undefined for other objects, and for slots that nobody knows. */
export function containerOf(flags: number): Container | undefined {
  const value = slotOf((flags >>> VALUE_SHIFT) & SLOT_MASK);
  const key = slotOf((flags >>> KEY_SHIFT) & SLOT_MASK);
  if (value === undefined) return undefined;
  if ((flags & ARRAY) !== 0) return { kind: 'array', value };
  if ((flags & VIEW) !== 0) return { kind: 'typed array', value };
  if ((flags & SET) !== 0) return { kind: 'set', value };
  return (flags & MAP) !== 0 && key ? { kind: 'map', value, key } : undefined;
}

const KINDS: Readonly<Record<ContainerKind, number>> = { array: VIEW | ARRAY, 'typed array': VIEW, set: SET, map: MAP };

/** The flags of a container, without acyclic and finalised. */
export const flagsOf = ({ kind, value, key }: Container): number =>
  KINDS[kind] | (bitsOf(value) << VALUE_SHIFT) | (key === undefined ? 0 : bitsOf(key) << KEY_SHIFT);

/** What of flags a declaration decides; a compiler of old knows neither rows nor finalisers. */
export const comparable = (flags: number): number => flags & ~ACYCLIC & ~ROW & ~FINALIZED;
