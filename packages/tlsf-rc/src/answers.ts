/** The fixed questions, answered. */
import { type AnswersOptions, hasObjects } from '@sigil-alloc/ir';
import { type Answers, DEFAULT_HEAP_BASE } from '@sigil-alloc/wit';
import { GRANULE_BYTES } from './constants.js';
import { FIRST_BLOCK_OFFSET, HEAP_BYTES, overheadBytes, SENTINEL_BYTES } from './layout.js';

export const NAME = 'tlsf-rc';
/** On offer, the default first. */
export const ALIGNMENTS_BYTES = [GRANULE_BYTES] as const;

/** How objects end, beyond what ends every block. */
const COUNTED = ['release', 'collection'] as const;

/** What tlsf-rc answers for a build; without options for the fast one. */
export function answers(options: AnswersOptions = {}): Answers {
  const { build = 'fast', worlds = [] } = options;
  const isCounting = hasObjects(worlds);
  const heapBase = typeof options.heapBase === 'number' ? options.heapBase : DEFAULT_HEAP_BASE;
  const start = Math.ceil(heapBase / GRANULE_BYTES) * GRANULE_BYTES;
  const overhead = overheadBytes(build !== 'fast');
  return {
    version: 1,
    conformer: NAME,
    alignmentBytes: GRANULE_BYTES,
    blockOverheadBytes: overhead,
    largestRequestBytes: 2 ** 32 - SENTINEL_BYTES - (start + HEAP_BYTES + FIRST_BLOCK_OFFSET) - overhead,
    heapBase,
    growsInPlace: 'into-free-neighbour',
    movesLiveBlocks: false,
    reclaims: ['scope-exit', 'free-all', 'realloc', 'free', ...(isCounting ? COUNTED : [])],
    usableSize: build === 'fast' ? 'rounded-up' : 'requested',
    collectsCycles: isCounting ? true : 'not-applicable',
    needsRoots: 'not-applicable',
  };
}
