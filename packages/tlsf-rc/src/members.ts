/**
 * Who knows the references in an object. A compiled program brings `visit-members`. For one that does not, layout tables
 * stand beside its runtime type information:
 *
 *     layouts
 *     v
 *     | layout 0 | layout 1 | . . .          0 for a type without references of its own
 *          v
 *          | number | offset | offset | . . .
 *
 * Containers need no layout; their flags say what is in them, and they are laid out as in the standard library of
 * AssemblyScript 0.9.4. A view and an array refer to a buffer, a set and a map to two:
 *
 *     view, array    | buffer | start | bytes | length |             elements lie from `start`
 *     set, map       | buckets | mask | entries | capacity | filled | count |
 *     an entry       | key | value (of a map) | next bucket, with bit 0 set where the entry was removed |
 */
import {
  add,
  and,
  assign,
  Field,
  fn,
  global_,
  gt,
  hasHook,
  hook,
  isZero,
  type Local,
  layout,
  let_,
  loop,
  ne,
  nil,
  none,
  not,
  type Operand,
  ptr,
  ret,
  select,
  shl,
  shr,
  sub,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { idOf, sizeOfObject } from './object.js';
import {
  ALIGNMENT_MASK,
  flagsOf,
  hasFlag,
  isDescribed,
  KEY_ALIGNMENT_SHIFT,
  TypeFlag,
  VALUE_ALIGNMENT_SHIFT,
} from './types.js';
import { type Visit, visitMember } from './visit.js';

/** Where the layouts are, 0 for nowhere. */
export const layouts = global_('layouts', ptr);

const View = layout('View', { buffer: ptr, start: ptr, bytes: u32, length: u32 });
const Hashed = layout('Hashed', { buckets: ptr, mask: u32, entries: ptr, capacity: u32, filled: u32, count: u32 });
const IS_REMOVED = 1;

const WORD_BYTES = 4;
const WORD_LOG2 = 2;
const wordAt = new Field('word', 'u32', 0);
const refAt = new Field('reference', 'ptr', 0);

/** Calls `visit` with `cookie` for every reference in the object. */
export function visitMembers(ref: Local<'ptr'>, cookie: Visit): void {
  if (hasHook('sigil_visit_members')) hook('sigil_visit_members')({ ref, cookie });
  else walkMembers({ ref, cookie });
}

const walkMembers = fn('walk_members', { ref: ptr, cookie: u32 }, none, ({ ref, cookie }) => {
  const id = let_('id', idOf(ref));
  const flags = let_('flags', flagsOf({ id }));
  when(ne(layouts.get(), nil()), () => when(isDescribed({ id }), () => walkLayout({ ref, id, cookie })));
  when(hasFlag(flags, TypeFlag.Row), () => walkRow({ from: ref, count: shr(sizeOfObject(ref), WORD_LOG2), cookie }));
  when(hasFlag(flags, TypeFlag.View | TypeFlag.Array), () => walkView({ ref, flags, cookie }));
  when(hasFlag(flags, TypeFlag.Set | TypeFlag.Map), () => walkHashed({ ref, flags, cookie }));
});

const walkLayout = fn('walk_layout', { ref: ptr, id: u32, cookie: u32 }, none, ({ ref, id, cookie }) => {
  const at = let_('at', refAt.of(add(layouts.get(), shl(id, WORD_LOG2))));
  when(isZero(at), () => ret());
  const left = let_('left', wordAt.of(at));
  loop(
    'once a reference of the layout',
    () => ne(left, 0),
    () => {
      assign(at, add(at, WORD_BYTES));
      assign(left, sub(left, 1));
      visitMember(refAt.of(add(ref, wordAt.of(at))), cookie);
    },
  );
});

/** `count` references, one after the other. */
const walkRow = fn('walk_row', { from: ptr, count: u32, cookie: u32 }, none, ({ from, count, cookie }) => {
  loop(
    'once a reference',
    () => ne(count, 0),
    () => {
      visitMember(refAt.of(from), cookie);
      assign(from, add(from, WORD_BYTES));
      assign(count, sub(count, 1));
    },
  );
});

const walkView = fn('walk_view', { ref: ptr, flags: u32, cookie: u32 }, none, ({ ref, flags, cookie }) => {
  when(hasFlag(flags, TypeFlag.Array), () =>
    when(hasFlag(flags, TypeFlag.ValueManaged), () =>
      walkRow({ from: View.start.of(ref), count: View.length.of(ref), cookie }),
    ),
  );
  visitMember(View.buffer.of(ref), cookie);
});

/** 2^n for a type of which bit n says so. */
const alignmentIn = (flags: Local<'u32'>, shift: number): Val<'u32'> => and(shr(flags, shift), ALIGNMENT_MASK);

/** The next multiple of `alignment`, a power of two. */
const nextMultiple = (offset: Operand<'u32'>, alignment: Local<'u32'>): Val<'u32'> =>
  and(add(offset, sub(alignment, 1)), sub(0, alignment));

/** The entries of a set or a map that were not removed: their keys and values as far as they are references. */
const walkHashed = fn('walk_hashed', { ref: ptr, flags: u32, cookie: u32 }, none, ({ ref, flags, cookie }) => {
  const isMap = let_('is_map', and(flags, TypeFlag.Map));
  const valueBytes = let_('value_bytes', alignmentIn(flags, VALUE_ALIGNMENT_SHIFT));
  const keyBytes = let_('key_bytes', alignmentIn(flags, KEY_ALIGNMENT_SHIFT));
  const valueOffset = let_('value_offset', word(0)); // a set has only values
  when(ne(isMap, 0), () => assign(valueOffset, nextMultiple(keyBytes, valueBytes)));
  const next = let_('next', and(add(add(valueOffset, valueBytes), WORD_BYTES - 1), ~(WORD_BYTES - 1) >>> 0));
  const largest = let_('largest', select(valueBytes, word(WORD_BYTES), gt(valueBytes, WORD_BYTES)));
  when(gt(keyBytes, largest), () => assign(largest, keyBytes));
  const bytes = let_('bytes', nextMultiple(add(next, WORD_BYTES), largest));
  const entry = let_('entry', Hashed.entries.of(ref));
  const left = let_('left', Hashed.filled.of(ref));
  when(not(hasFlag(flags, TypeFlag.KeyManaged | TypeFlag.ValueManaged)), () => assign(left, word(0)));
  loop(
    'once an entry',
    () => ne(left, 0),
    () => {
      when(isZero(and(wordAt.of(add(entry, next)), IS_REMOVED)), () => {
        when(hasFlag(flags, TypeFlag.KeyManaged), () => visitMember(refAt.of(entry), cookie));
        when(hasFlag(flags, TypeFlag.ValueManaged), () => visitMember(refAt.of(add(entry, valueOffset)), cookie));
      });
      assign(entry, add(entry, bytes));
      assign(left, sub(left, 1));
    },
  );
  visitMember(Hashed.buckets.of(ref), cookie);
  visitMember(Hashed.entries.of(ref), cookie);
});
