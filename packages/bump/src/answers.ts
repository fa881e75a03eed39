/** The fixed questions, answered. */
import { ADDRESS_SPACE_END, type AnswersOptions } from '@sigil-alloc/ir';
import { type Answers, DEFAULT_HEAP_BASE } from '@sigil-alloc/wit';
import { blockOverheadBytes, regionHeaderBytes } from './layout.js';

export const NAME = 'bump';
/** On offer, the default first. */
export const ALIGNMENTS_BYTES = [8, 4, 16] as const;
/** What bump answers for a build; without options for the fast one. */
export function answers(options: AnswersOptions = {}): Answers {
  const { build = 'fast', alignmentBytes = ALIGNMENTS_BYTES[0] } = options;
  const heapBase = typeof options.heapBase === 'number' ? options.heapBase : DEFAULT_HEAP_BASE;
  const start = Math.ceil(heapBase / alignmentBytes) * alignmentBytes;
  const overheadBytes = blockOverheadBytes(build !== 'fast', alignmentBytes);
  return {
    version: 1,
    conformer: NAME,
    alignmentBytes,
    blockOverheadBytes: overheadBytes,
    largestRequestBytes:
      ADDRESS_SPACE_END - start - regionHeaderBytes(build !== 'fast', alignmentBytes) - overheadBytes,
    heapBase,
    growsInPlace: 'last-block',
    movesLiveBlocks: false,
    reclaims: ['scope-exit', 'free-all', 'realloc'],
    usableSize: build === 'fast' ? 'rounded-up' : 'requested',
    collectsCycles: 'not-applicable',
    needsRoots: 'not-applicable',
  };
}
