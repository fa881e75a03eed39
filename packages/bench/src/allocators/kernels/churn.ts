/** Live blocks, one of which, drawn by chance, is freed and replaced in each turn. */
import { add, isZero, type Local, let_, mul, shr, type Val, when, word } from '@sigil-alloc/ir';
import {
  below,
  blockIn,
  freeMarked,
  kernel,
  MOST_SLOTS,
  newMarked,
  powerLaw,
  putBlock,
  repeat,
  withRandom,
} from './parts.js';

type SizeOf = (random: Local<'u32'>) => Val<'u32'>;

const churning = (name: string, slots: number, sizeOf: SizeOf) =>
  kernel(name, (turns, sum) =>
    withRandom((next) => {
      const renew = (slot: Local<'u32'>): void => {
        const random = next();
        putBlock(slot, newMarked(sizeOf(random), random));
      };
      const first = let_('first', word(0));
      when(isZero(blockIn(first)), () => repeat(slots, renew));
      repeat(turns, () => {
        const slot = below(next(), slots);
        freeMarked(let_('block', blockIn(slot)), sum);
        renew(slot);
      });
    }),
  );

/** 1 to 256 KiB, evenly. */
const kibibytes = (random: Local<'u32'>): Val<'u32'> => add(shr(mul(shr(random, 14), 255), 8), 1_024);

export const churn = churning('churn', 10_000, powerLaw);
export const churn100k = churning('churn_100k', MOST_SLOTS, powerLaw);
export const large = churning('large', 256, kibibytes);
