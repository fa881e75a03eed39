/** Every misuse of line 12 that the contract's own functions and those of the further worlds allow. */
import type { Law } from '../laws/law.js';
import { blockEndOverrun } from './block-end-overrun.js';
import { discardOfADeadObject } from './discard-of-a-dead-object.js';
import { discardOfAForeignObject } from './discard-of-a-foreign-object.js';
import { discardOfAnInteriorPointer } from './discard-of-an-interior-pointer.js';
import { discardTwice } from './discard-twice.js';
import { exitOfAHandleNeverIssued } from './exit-of-a-handle-never-issued.js';
import { exitOfAScopeClosedByAnOuterExit } from './exit-of-a-scope-closed-by-an-outer-exit.js';
import { exitOfAScopeClosedByFreeAll } from './exit-of-a-scope-closed-by-free-all.js';
import { exitTwice } from './exit-twice.js';
import { exitTwiceAfterPromote } from './exit-twice-after-promote.js';
import { exitWithNoScopeOpen } from './exit-with-no-scope-open.js';
import { freeOfABlockFreedByExit } from './free-of-a-block-freed-by-exit.js';
import { freeOfABlockFreedByFreeAll } from './free-of-a-block-freed-by-free-all.js';
import { freeOfAForeignPointer } from './free-of-a-foreign-pointer.js';
import { freeOfAMovedBlock } from './free-of-a-moved-block.js';
import { freeOfAnAddressBelowTheHeap } from './free-of-an-address-below-the-heap.js';
import { freeOfAnInteriorPointer } from './free-of-an-interior-pointer.js';
import { freeOfAnObject } from './free-of-an-object.js';
import { freeOfAnUnalignedPointer } from './free-of-an-unaligned-pointer.js';
import { freeTwice } from './free-twice.js';
import { freeTwiceInAScope } from './free-twice-in-a-scope.js';
import { freeTwiceOfALargeBlock } from './free-twice-of-a-large-block.js';
import { freeTwiceOfAMergedBlock } from './free-twice-of-a-merged-block.js';
import { freeWithTheBlockEndOverrun } from './free-with-the-block-end-overrun.js';
import { freeWithTheHeaderOverwritten } from './free-with-the-header-overwritten.js';
import { headerOverwritten } from './header-overwritten.js';
import { promoteOfABlockFreedByExit } from './promote-of-a-block-freed-by-exit.js';
import { promoteOfAForeignPointer } from './promote-of-a-foreign-pointer.js';
import { promoteOfAFreedBlock } from './promote-of-a-freed-block.js';
import { promoteOfAMovedBlock } from './promote-of-a-moved-block.js';
import { promoteOfAnInteriorPointer } from './promote-of-an-interior-pointer.js';
import { promoteOfAnUnalignedPointer } from './promote-of-an-unaligned-pointer.js';
import { promoteTwice } from './promote-twice.js';
import { promoteWithAHandleNeverIssued } from './promote-with-a-handle-never-issued.js';
import { promoteWithAScopeClosedByAnOuterExit } from './promote-with-a-scope-closed-by-an-outer-exit.js';
import { promoteWithAScopeClosedByFreeAll } from './promote-with-a-scope-closed-by-free-all.js';
import { reallocOfABlockFreedByExit } from './realloc-of-a-block-freed-by-exit.js';
import { reallocOfABlockFreedByFreeAll } from './realloc-of-a-block-freed-by-free-all.js';
import { reallocOfAForeignPointer } from './realloc-of-a-foreign-pointer.js';
import { reallocOfAFreedBlock } from './realloc-of-a-freed-block.js';
import { reallocOfAMovedBlock } from './realloc-of-a-moved-block.js';
import { reallocOfAnAddressBelowTheHeap } from './realloc-of-an-address-below-the-heap.js';
import { reallocOfAnInteriorPointer } from './realloc-of-an-interior-pointer.js';
import { reallocOfAnUnalignedPointer } from './realloc-of-an-unaligned-pointer.js';
import { reallocWithAnOldSizeOverTheUsableSize } from './realloc-with-an-old-size-over-the-usable-size.js';
import { releaseOfACollectedObject } from './release-of-a-collected-object.js';
import { releaseOfADeadObject } from './release-of-a-dead-object.js';
import { releaseOfAnInteriorPointer } from './release-of-an-interior-pointer.js';
import { releaseOfAnObjectFreedByFreeAll } from './release-of-an-object-freed-by-free-all.js';
import { releaseOfAnObjectNeverRetained } from './release-of-an-object-never-retained.js';
import { resizeInPlaceOfAFreedBlock } from './resize-in-place-of-a-freed-block.js';
import { resizeOfADeadObject } from './resize-of-a-dead-object.js';
import { resizeOfADiscardedObject } from './resize-of-a-discarded-object.js';
import { resizeOfAForeignObject } from './resize-of-a-foreign-object.js';
import { resizeOfAnInteriorPointer } from './resize-of-an-interior-pointer.js';
import { retainOfABlock } from './retain-of-a-block.js';
import { retainOfADeadObject } from './retain-of-a-dead-object.js';
import { retainOfAForeignPointer } from './retain-of-a-foreign-pointer.js';
import { retainOfAMovedObject } from './retain-of-a-moved-object.js';
import { retainOfAnUnalignedPointer } from './retain-of-an-unaligned-pointer.js';
import { usableSizeOfAForeignPointer } from './usable-size-of-a-foreign-pointer.js';
import { usableSizeOfAFreedBlock } from './usable-size-of-a-freed-block.js';
import { usableSizeOfAnInteriorPointer } from './usable-size-of-an-interior-pointer.js';
import { weakenOfADeadObject } from './weaken-of-a-dead-object.js';
import { writeAfterFree } from './write-after-free.js';

export const misuseLaws: readonly Law[] = [
  exitOfAHandleNeverIssued,
  exitWithNoScopeOpen,
  exitOfAScopeClosedByAnOuterExit,
  exitOfAScopeClosedByFreeAll,
  exitTwice,
  exitTwiceAfterPromote,
  promoteWithAHandleNeverIssued,
  promoteWithAScopeClosedByAnOuterExit,
  promoteWithAScopeClosedByFreeAll,
  promoteTwice,
  reallocOfAMovedBlock,
  reallocOfABlockFreedByExit,
  reallocOfABlockFreedByFreeAll,
  reallocOfAForeignPointer,
  reallocOfAnAddressBelowTheHeap,
  reallocOfAnInteriorPointer,
  reallocOfAnUnalignedPointer,
  promoteOfAMovedBlock,
  promoteOfABlockFreedByExit,
  promoteOfAForeignPointer,
  promoteOfAnInteriorPointer,
  promoteOfAnUnalignedPointer,
  reallocWithAnOldSizeOverTheUsableSize,
  headerOverwritten,
  blockEndOverrun,
  freeTwice,
  freeTwiceInAScope,
  freeTwiceOfALargeBlock,
  freeTwiceOfAMergedBlock,
  freeOfAForeignPointer,
  freeOfAnAddressBelowTheHeap,
  freeOfAnInteriorPointer,
  freeOfAnUnalignedPointer,
  freeOfAMovedBlock,
  freeOfABlockFreedByExit,
  freeOfABlockFreedByFreeAll,
  reallocOfAFreedBlock,
  promoteOfAFreedBlock,
  usableSizeOfAFreedBlock,
  usableSizeOfAnInteriorPointer,
  usableSizeOfAForeignPointer,
  resizeInPlaceOfAFreedBlock,
  freeWithTheBlockEndOverrun,
  freeWithTheHeaderOverwritten,
  writeAfterFree,
  retainOfADeadObject,
  releaseOfADeadObject,
  releaseOfACollectedObject,
  releaseOfAnObjectFreedByFreeAll,
  releaseOfAnInteriorPointer,
  retainOfAnUnalignedPointer,
  retainOfAForeignPointer,
  retainOfABlock,
  releaseOfAnObjectNeverRetained,
  weakenOfADeadObject,
  resizeOfADeadObject,
  resizeOfADiscardedObject,
  resizeOfAnInteriorPointer,
  resizeOfAForeignObject,
  discardTwice,
  discardOfADeadObject,
  discardOfAnInteriorPointer,
  discardOfAForeignObject,
  retainOfAMovedObject,
  freeOfAnObject,
];
