/**
 * What is known of types: runtime type information, which lies in the program's memory,
 *
 *     rtti
 *     v
 *     | count | flags 0 | base 0 | flags 1 | base 1 | . . .
 *
 * with the flags of contract, section 3, and two beyond that era.
 */
import {
  add,
  and,
  bool,
  buildOptions,
  Field,
  fn,
  global_,
  isZero,
  layout,
  let_,
  lt,
  ne,
  no,
  not,
  type Operand,
  ptr,
  ret,
  shl,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';

/** Flags of a type that the runtime asks for. */
export const TypeFlag = {
  View: 1 << 0,
  Array: 1 << 1,
  Set: 1 << 2,
  Map: 1 << 3,
  Acyclic: 1 << 4,
  ValueManaged: 1 << 13,
  KeyManaged: 1 << 22,
  /** beyond that era: every word of the object is a reference */
  Row: 1 << 30,
  /** beyond that era: `finalize` is called before an object of the type dies */
  Finalized: 2 ** 31,
} as const;

/** The first of the bits that say how keys and values are aligned: bit n for 2^n bytes. */
export const VALUE_ALIGNMENT_SHIFT = 5;
export const KEY_ALIGNMENT_SHIFT = 14;
export const ALIGNMENT_MASK = 31;

const TypeInfo = layout('TypeInfo', { flags: u32, base: u32 });
const TYPE_INFO_LOG2 = 3;
const count = new Field('count', 'u32', 0);
const COUNT_BYTES = 4;

/** Where runtime type information lies, 0 for nowhere. */
export const rtti = global_('rtti', ptr, () => buildOptions().rttiBase ?? 0);

/** Whether runtime type information reaches to a type. */
export const isDescribed = fn('is_described', { id: u32 }, bool, ({ id }) => {
  const table = let_('table', rtti.get());
  when(isZero(table), () => ret(no()));
  ret(lt(id, count.of(table)));
});

/** The flags of a type, 0 for one that is not described. */
export const flagsOf = fn('flags_of', { id: u32 }, u32, ({ id }) => {
  when(not(isDescribed({ id })), () => ret(0));
  ret(TypeInfo.flags.of(add(add(rtti.get(), COUNT_BYTES), shl(id, TYPE_INFO_LOG2))));
});

export const hasFlag = (flags: Operand<'u32'>, flag: number): Val<'bool'> => ne(and(flags, flag), 0);
