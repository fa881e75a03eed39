/** What happens to a reference in an object: each walk over a graph has its number, which a program hands on unread. */
import {
  eq,
  fn,
  hasHook,
  implement,
  isChecked,
  type Local,
  none,
  type Operand,
  ptr,
  ret,
  u32,
  when,
} from '@sigil-alloc/ir';
import { keepsBirths } from './birth.js';
import { collectMember, countMore, markMember, scanBlackMember } from './cycles.js';
import { keepMember } from './last-will.js';
import { tellMember } from './leaks.js';
import { infoOf, isUncounted } from './object.js';
import { ONE_COUNT, queueDying, releaseCounted, requireObject } from './rc.js';

export const Visit = { Release: 1, MarkGray: 2, ScanBlack: 3, CollectWhite: 4, Restore: 5, Keep: 6, Tell: 7 } as const;
export type Visit = (typeof Visit)[keyof typeof Visit];

/** What each walk does. A function, because the walks import this file. */
const steps = (): readonly (readonly [Visit, (member: { ref: Local<'ptr'> }) => void])[] => [
  [Visit.MarkGray, markMember],
  [Visit.Release, releaseCounted],
  [Visit.ScanBlack, scanBlackMember],
  [Visit.CollectWhite, collectMember],
  [Visit.Restore, ({ ref }) => countMore(ref)],
  ...(hasHook('sigil_finalize') ? ([[Visit.Keep, keepMember]] as const) : []),
  ...(keepsBirths() ? ([[Visit.Tell, tellMember]] as const) : []),
];

const step = fn(
  'visit_member',
  { ref: ptr, cookie: u32 },
  none,
  ({ ref, cookie }) => {
    for (const [visit, run] of steps())
      when(eq(cookie, visit), () => {
        run({ ref });
        ret();
      });
  },
  { isCold: true },
);

/** The reference that a dying object had to one that only it kept needs no more than a place in the list; so it is inlined. */
function visitOne(ref: Local<'ptr'>, cookie: Local<'u32'>): void {
  when(isUncounted(ref), () => ret());
  if (isChecked()) requireObject(ref);
  when(eq(cookie, Visit.Release), () =>
    when(eq(infoOf(ref), ONE_COUNT), () => {
      queueDying(ref);
      ret();
    }),
  );
  step({ ref, cookie });
}

/** For a reference that was found in a layout. */
const visitFound = fn('visit_found', { ref: ptr, cookie: u32 }, none, ({ ref, cookie }) => visitOne(ref, cookie));
export const visitMember = (ref: Operand<'ptr'>, cookie: Operand<'u32'>): void => visitFound({ ref, cookie });

/** For one that the program tells of. */
export const visit = implement('sigil_visit', ({ ref, cookie }) => visitOne(ref, cookie));
