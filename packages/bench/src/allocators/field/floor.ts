/**
 * Less than an allocator: blocks of one size, one free list, push and pop. Nobody who hands out blocks can do with less, so
 * it says how much of a time is the kernel's.
 */
import {
  add,
  asPtr,
  assembleFunctions,
  drop,
  eq,
  fn,
  global_,
  growMemory,
  implement,
  isZero,
  layout,
  let_,
  memoryPages,
  ptr,
  ret,
  shl,
  when,
} from '@sigil-alloc/ir';
import { type Allocator, NO_SCOPES } from '../allocator.js';
import { merge } from '../merge.js';
import { MOST_BYTES_OF_ONE_SIZE as BLOCK_BYTES } from '../program.js';
import { withMemory } from './own-memory.js';

const PAGE_BYTES_LOG2 = 16;

const FreeBlock = layout('FreeBlock', { next: ptr });

/** @param base where the first block begins */
function freeList(base: number) {
  const head = global_('head', ptr);
  /** Where the block after the last one ever cut begins. */
  const top = global_('top', ptr, () => base);
  const cut = fn(
    'cut',
    {},
    ptr,
    () => {
      const block = let_('block', top.get());
      // A refused growth shows at once: the block then lies behind the end of memory.
      when(eq(block, asPtr(shl(memoryPages(), PAGE_BYTES_LOG2))), () => drop(growMemory(1)));
      top.set(add(block, BLOCK_BYTES));
      ret(block);
    },
    { isCold: true },
  );
  return {
    sigil_alloc: implement('sigil_alloc', () => {
      const block = let_('block', head.get());
      when(isZero(block), () => ret(cut()));
      head.set(FreeBlock.next.of(block));
      ret(block);
    }),
    sigil_free: implement('sigil_free', ({ ptr: block }) => {
      FreeBlock.next.set(block, head.get());
      head.set(block);
    }),
  };
}

const ONE_SIZE = `its blocks have ${BLOCK_BYTES} bytes, all of them`;

const oneList = (name: string, what: string, staysCalled: boolean): Allocator => ({
  name,
  what,
  isOurs: false,
  lacks: { ...NO_SCOPES, size: ONE_SIZE, realloc: ONE_SIZE },
  version: async () => '-',
  join: async (program, goal, folder) => {
    const module = assembleFunctions(freeList(program.tablesEnd), { optimize: 'none' });
    return merge(program, withMemory(module, program.initialPages), goal, folder, { staysCalled });
  },
});

export const floor = oneList('floor', 'no allocator: one free list of blocks of one size, merged', false);
export const floorCalled = oneList('floor-called', 'the same, nothing of it inlined', true);
