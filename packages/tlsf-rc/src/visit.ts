/** What happens to a reference in an object: each walk over a graph has its number, which a program hands on unread. */
import { eq, fn, implement, isChecked, type Local, none, type Operand, ptr, ret, u32, when } from '@sigil-alloc/ir';
import { keepsBirths } from './birth.js';
import { markMember, restoreMember, scanBlackMember, scanMember, whitenMember } from './cycles.js';
import { tellMember } from './leaks.js';
import { isUncounted } from './object.js';
import { releaseCounted, requireObject } from './rc.js';

export const Visit = { Release: 1, MarkGray: 2, Scan: 3, ScanBlack: 4, CollectWhite: 5, Restore: 6, Tell: 7 } as const;
export type Visit = (typeof Visit)[keyof typeof Visit];

/** What each walk does. A function, because the walks import this file. */
const steps = (): readonly (readonly [Visit, (member: { ref: Local<'ptr'> }) => void])[] => [
  [Visit.Release, releaseCounted],
  [Visit.MarkGray, markMember],
  [Visit.Scan, scanMember],
  [Visit.ScanBlack, scanBlackMember],
  [Visit.CollectWhite, whitenMember],
  [Visit.Restore, restoreMember],
  ...(keepsBirths() ? ([[Visit.Tell, tellMember]] as const) : []),
];

const step = fn('visit_member', { ref: ptr, cookie: u32 }, none, ({ ref, cookie }) => {
  when(isUncounted(ref), () => ret());
  if (isChecked()) requireObject(ref);
  for (const [visit, run] of steps())
    when(eq(cookie, visit), () => {
      run({ ref });
      ret();
    });
});

/** For a reference that was found in a layout. */
export const visitMember = (ref: Operand<'ptr'>, cookie: Operand<'u32'>): void => step({ ref, cookie });

/** For one that the program tells of. */
export const visit = implement('sigil_visit', ({ ref, cookie }) => step({ ref, cookie }));
