/** The mapping of `size-class.ts` again, from the paper and in plain JavaScript. */
import { GRANULE_BYTES, LINEAR_BYTES, LINEAR_LOG2, SECOND_LEVEL_LOG2 } from '../../src/constants.js';

/** The class in whose list a free block of `bytes` is kept. */
export function storedClass(bytes: number): number {
  if (bytes < LINEAR_BYTES) return bytes / GRANULE_BYTES;
  const firstLevel = Math.floor(Math.log2(bytes));
  const rest = bytes - 2 ** firstLevel;
  const secondLevel = Math.floor((rest * 2 ** SECOND_LEVEL_LOG2) / 2 ** firstLevel);
  return (firstLevel - LINEAR_LOG2 + 1) * 2 ** SECOND_LEVEL_LOG2 + secondLevel;
}
