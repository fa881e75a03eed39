/** A queue: blocks are freed in the order in which they were made, in bursts, while as many new ones are made. */
import { add, and, assign, global_, isZero, type Local, let_, u32, when, word } from '@sigil-alloc/ir';
import { blockIn, freeMarked, kernel, newMarked, powerLaw, putBlock, repeat, withRandom } from './parts.js';

/** Blocks in the queue; a power of two. */
const LAG = 8_192;
/** Blocks that a turn takes out, and puts in. */
export const BURST = 32;

/** The slot of the oldest block. */
const head = global_('head', u32);

const slotAfter = (at: Local<'u32'>, index: Local<'u32'>): Local<'u32'> => let_('slot', and(add(at, index), LAG - 1));

export const producerConsumer = kernel('producer_consumer', (turns, sum) =>
  withRandom((next) => {
    const produce = (slot: Local<'u32'>): void => {
      const random = next();
      putBlock(slot, newMarked(powerLaw(random), random));
    };
    const first = let_('first', word(0));
    when(isZero(blockIn(first)), () => repeat(LAG, produce));
    const at = let_('at', head.get());
    repeat(turns, () => {
      repeat(BURST, (index) => freeMarked(let_('block', blockIn(slotAfter(at, index))), sum));
      repeat(BURST, (index) => produce(slotAfter(at, index)));
      assign(at, add(at, BURST));
    });
    head.set(at);
  }),
);
