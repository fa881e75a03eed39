/** The fixed questions that every conformer answers about itself. A public format; `version` counts its changes. */
export interface Answers {
  readonly version: 1;
  readonly conformer: string;
  /** every payload is aligned to this many bytes */
  readonly alignmentBytes: number;
  /** bytes a block costs beside its payload, without rounding */
  readonly blockOverheadBytes: number;
  /** the largest `size` that `alloc` can ever grant */
  readonly largestRequestBytes: number;
  /** lowest address of the heap */
  readonly heapBase: number;
  readonly growsInPlace: 'last-block' | 'into-free-neighbour' | 'never';
  /** whether a block can move without being passed to `realloc` or `promote` */
  readonly movesLiveBlocks: boolean;
  /** `release`: the last one of a managed object, which is counted; `collection`: of cycles of them */
  readonly reclaims: readonly ('scope-exit' | 'free-all' | 'realloc' | 'free' | 'release' | 'collection')[];
  /** what `old-size` may be at most: the size asked for, or that rounded up to the alignment */
  readonly usableSize: 'requested' | 'rounded-up';
  readonly collectsCycles: boolean | 'not-applicable';
  readonly needsRoots: boolean | 'not-applicable';
}
