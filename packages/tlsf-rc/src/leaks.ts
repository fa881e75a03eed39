/**
 * The world `leaks`: all live objects in a list from the newest to the oldest, each with the site at which it was made, and
 * what an object refers to.
 */
import {
  add,
  asU32,
  Field,
  fn,
  global_,
  hasHook,
  headerOfObject,
  hook,
  implement,
  isZero,
  type Local,
  let_,
  ne,
  nil,
  none,
  type Operand,
  ptr,
  ret,
  sub,
  u32,
  type Val,
  type WorldSurface,
  when,
} from '@sigil-alloc/ir';
import { freeBlock } from './alloc.js';
import { Birth, keepsBirths } from './birth.js';
import { visitMembers } from './members.js';
import { isUncounted, payloadOfObject } from './object.js';
import { requireObject } from './rc.js';
import { Visit } from './visit.js';

/** What the program said last. */
const site = global_('site', u32);
/** Of the newest object that was ever made. */
const lastSerial = global_('last_birth', u32);
export const newest = global_('newest_object', ptr);

export const birthOf = (ref: Operand<'ptr'>): Val<'ptr'> => sub(headerOfObject(ref), Birth.SIZE_BYTES);

const siteNow = (): Val<'u32'> => (hasHook('sigil_site') ? hook('sigil_site')() : site.get());

/** Puts a birth into the list, on the newer side of `older`. */
const enlist = fn('enlist_birth', { ref: ptr, newer: ptr, older: ptr }, none, ({ ref, newer, older }) => {
  const birth = let_('birth', birthOf(ref));
  Birth.newer.set(birth, newer);
  Birth.older.set(birth, older);
  when(ne(older, nil()), () => Birth.newer.set(birthOf(older), ref));
  when(
    ne(newer, nil()),
    () => Birth.older.set(birthOf(newer), ref),
    () => newest.set(ref),
  );
});

const strike = fn('strike_birth', { ref: ptr }, none, ({ ref }) => {
  const birth = let_('birth', birthOf(ref));
  const newer = let_('newer', Birth.newer.of(birth));
  const older = let_('older', Birth.older.of(birth));
  when(ne(older, nil()), () => Birth.newer.set(birthOf(older), newer));
  when(
    ne(newer, nil()),
    () => Birth.older.set(birthOf(newer), older),
    () => newest.set(older),
  );
});

const bear = fn('bear', { ref: ptr }, none, ({ ref }) => {
  const here = let_('here', siteNow());
  const birth = let_('birth', birthOf(ref));
  Birth.site.set(birth, here);
  lastSerial.set(add(lastSerial.get(), 1));
  Birth.serial.set(birth, lastSerial.get());
  enlist({ ref, newer: nil(), older: newest.get() });
});

const replace = fn('replace_birth', { from: ptr, to: ptr }, none, ({ from, to }) => {
  strike({ ref: to });
  const [old, birth] = [let_('old', birthOf(from)), let_('birth', birthOf(to))];
  Birth.site.set(birth, Birth.site.of(old));
  Birth.serial.set(birth, Birth.serial.of(old));
  enlist({ ref: to, newer: Birth.newer.of(old), older: from });
});

/** An object has been made. */
export function noteBirth(ref: Local<'ptr'>): void {
  if (keepsBirths()) bear({ ref });
}

/** An object that was made a moment ago is to be what another one was, which dies. */
export function noteMove(from: Local<'ptr'>, to: Local<'ptr'>): void {
  if (keepsBirths()) replace({ from, to });
}

/** The end of an object. */
export function freeBlockOf(ref: Local<'ptr'>): void {
  if (keepsBirths()) strike({ ref });
  freeBlock({ payload: payloadOfObject(ref) });
}

/** free-all has freed every object. */
export function forgetBirths(): void {
  if (keepsBirths()) newest.set(nil());
}

const word = new Field('word', 'u32', 0);
const WORD_BYTES = 4;

/** Where the next reference is written, for how many more there is room, and how many there were. */
const into = global_('edges_into', ptr);
const roomLeft = global_('edges_room', u32);
const found = global_('edges_found', u32);

/** A reference in the object that `edges` looks at. */
export const tellMember = fn('tell_member', { ref: ptr }, none, ({ ref }) => {
  found.set(add(found.get(), 1));
  when(isZero(roomLeft.get()), () => ret());
  word.set(into.get(), asU32(ref));
  into.set(add(into.get(), WORD_BYTES));
  roomLeft.set(sub(roomLeft.get(), 1));
});

export const leaksWorld: WorldSurface<'leaks'> = {
  sigil_set_site: implement('sigil_set_site', ({ site: next }) => {
    const before = let_('before', site.get());
    site.set(next);
    ret(before);
  }),
  sigil_site_of: implement('sigil_site_of', ({ ref }) => {
    when(isUncounted(ref), () => ret(0));
    requireObject(ref);
    ret(Birth.site.of(birthOf(ref)));
  }),
  sigil_next_object: implement('sigil_next_object', ({ ref }) => {
    when(isZero(ref), () => ret(newest.get()));
    requireObject(ref);
    ret(Birth.older.of(birthOf(ref)));
  }),
  sigil_edges: implement('sigil_edges', ({ ref, into: start, capacity }) => {
    when(isZero(ref), () => ret(0));
    into.set(start);
    roomLeft.set(capacity);
    found.set(0);
    visitMembers(ref, Visit.Tell);
    ret(found.get());
  }),
};
