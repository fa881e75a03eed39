/**
 * Work lists: objects that wait to be looked at, linked through the word that is else MM info, so that walking a graph takes
 * no memory and no stack whatever its shape. An object is in one list at most. MM info is even; a link is odd:
 *
 *     list -> ref       ref
 *             | next + 1    | 0 + 1
 */
import {
  and,
  asPtr,
  assign,
  asU32,
  both,
  Field,
  fn,
  type Global,
  global_,
  type Local,
  let_,
  loop,
  ne,
  nil,
  none,
  not,
  or,
  ptr,
  ret,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { isWaiting, LINKED, wordPlace } from './candidates.js';
import { blockBytesOf, mmInfoOf, setMmInfo } from './object.js';

const linkWord = new Field('link', 'u32', 0);

/** The list from which graphs are walked; 0: empty. */
export const workList = global_('work_list', ptr);

const wordOfObject = (ref: Local<'ptr'>): Val<'u32'> => linkWord.of(wordPlace({ ref }));

/** Whether the object is in a list, other than that of candidates that wait for a slot. */
export const isQueued = (ref: Local<'ptr'>): Val<'bool'> =>
  both(not(isWaiting(ref)), ne(and(wordOfObject(ref), LINKED), 0));

/** Puts an object that is in no list in front of one. */
export const push = fn('push_object', { ref: ptr }, none, ({ ref }) => link(ref, workList));

/** The same for any list. */
export function link(ref: Local<'ptr'>, list: Global<'ptr'>): void {
  const place = let_('place', wordPlace({ ref }));
  linkWord.set(place, or(asU32(list.get()), LINKED));
  list.set(ref);
}

/** The same for an object that is no candidate. */
export function linkDirectly(ref: Local<'ptr'>, list: Global<'ptr'>): void {
  setMmInfo(ref, or(asU32(list.get()), LINKED));
  list.set(ref);
}

/** The object that follows one that is no candidate. */
export const linkedDirectly = (ref: Local<'ptr'>): Val<'ptr'> => asPtr(and(mmInfoOf(ref), ~LINKED >>> 0));

/** The object that follows in its list, 0 for none. */
export const linked = (ref: Local<'ptr'>): Val<'ptr'> => asPtr(and(wordOfObject(ref), ~LINKED >>> 0));

/** The object is in no list any more: its word says how large its block is. */
export function unlink(ref: Local<'ptr'>): void {
  const place = let_('place', wordPlace({ ref }));
  const bytes = let_('bytes', blockBytesOf(ref));
  linkWord.set(place, bytes);
}

/** Takes the first object out of the work list. @returns 0 if it is empty */
export const pop = fn('pop_object', {}, ptr, () => {
  const ref = let_('ref', workList.get());
  when(ne(ref, nil()), () => {
    const next = let_('next', linked(ref));
    workList.set(next);
    unlink(ref);
  });
  ret(ref);
});

/** Takes the objects of the work list out one by one, also those that `step` puts into it. */
export function drain(step: (ref: Local<'ptr'>) => void): void {
  const ref = let_('ref', pop());
  loop(
    'once an object in the list',
    () => ne(ref, nil()),
    () => {
      step(ref);
      assign(ref, pop());
    },
  );
}

/** Empties a list, and runs `step` on each object that was in it: its link is still there. */
export function takeEach(list: Global<'ptr'>, step: (ref: Local<'ptr'>) => void): void {
  const ref = let_('ref', list.get());
  list.set(nil());
  loop(
    'once an object in the list',
    () => ne(ref, nil()),
    () => {
      const next = let_('next', linked(ref));
      step(ref);
      assign(ref, next);
    },
  );
}

/** Runs `step` on each object of a list, which stays. */
export function eachLinked(list: Global<'ptr'>, step: (ref: Local<'ptr'>) => void): void {
  const ref = let_('ref', list.get());
  loop(
    'once an object in the list',
    () => ne(ref, nil()),
    () => {
      step(ref);
      assign(ref, linked(ref));
    },
  );
}
