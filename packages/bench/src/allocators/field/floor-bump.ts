/**
 * Less than an arena: a pointer that moves on and a look at the end of memory. Blocks lie as close as their sizes, nothing is
 * aligned and nothing is refused. Nobody who hands out blocks that are never freed can do with less.
 */
import {
  add,
  asPtr,
  assembleFunctions,
  drop,
  fn,
  global_,
  growMemory,
  gt,
  implement,
  let_,
  memoryPages,
  none,
  ptr,
  ret,
  shl,
  shr,
  sub,
  when,
} from '@sigil-alloc/ir';
import { type Allocator, NO_SCOPES } from '../allocator.js';
import { merge } from '../merge.js';
import { withMemory } from './own-memory.js';

const PAGE_BYTES_LOG2 = 16;

/** @param base where the first block begins */
function pointer(base: number) {
  const top = global_('top', ptr, () => base);
  const endOfMemory = () => asPtr(shl(memoryPages(), PAGE_BYTES_LOG2));
  const grow = fn(
    'grow',
    { end: ptr },
    none,
    ({ end }) => {
      const missing = let_('missing', sub(end, endOfMemory()));
      drop(growMemory(add(shr(missing, PAGE_BYTES_LOG2), 1)));
    },
    { isCold: true },
  );
  return {
    sigil_alloc: implement('sigil_alloc', ({ size }) => {
      const block = let_('block', top.get());
      const end = let_('end', add(block, size));
      when(gt(end, endOfMemory()), () => grow({ end }));
      top.set(end);
      ret(block);
    }),
  };
}

export const floorBump: Allocator = {
  name: 'floor-bump',
  what: 'no allocator: a pointer that moves on, merged',
  isOurs: false,
  lacks: { ...NO_SCOPES, free: 'it frees nothing', realloc: 'it frees nothing' },
  version: async () => '-',
  join: async (program, goal, folder) => {
    const module = assembleFunctions(pointer(program.tablesEnd), { optimize: 'none' });
    return merge(program, withMemory(module, program.initialPages), goal, folder);
  },
};
