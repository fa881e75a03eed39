/** The fixed questions that every conformer answers about itself. The suite holds it to what it answers. */
import { ADDRESS_SPACE_END } from '@sigil-alloc/ir';
import { ALIGNMENT_BYTES, Region } from './layout.js';

/** The lowest address of a heap unless a build says otherwise. */
const DEFAULT_HEAP_BASE = 1024;

/** @type {import('@sigil-alloc/ir').Conformer['answers']} */
export const answers = ({ heapBase } = {}) => {
  const base = typeof heapBase === 'number' ? heapBase : DEFAULT_HEAP_BASE;
  const start = Math.ceil(base / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
  return {
    version: 1,
    conformer: 'my-arena',
    alignmentBytes: ALIGNMENT_BYTES,
    blockOverheadBytes: 0,
    largestRequestBytes: ADDRESS_SPACE_END - start - Region.SIZE_BYTES,
    heapBase: base,
    growsInPlace: 'never',
    movesLiveBlocks: false,
    reclaims: ['scope-exit', 'free-all'],
    usableSize: 'requested',
    collectsCycles: 'not-applicable',
    needsRoots: 'not-applicable',
  };
};
