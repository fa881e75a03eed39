/**
 * How many bytes a kernel has asked for and not yet freed, at the most: counted by an allocator that notes the size of each
 * block, with a list of free blocks for each power of two. It takes part in nothing else.
 */
import {
  add,
  address,
  asPtr,
  assembleFunctions,
  assign,
  clz,
  copyBytes,
  drop,
  emitWasm,
  eq,
  Field,
  fn,
  global_,
  growMemory,
  gt,
  implement,
  isZero,
  type Local,
  layout,
  let_,
  memoryPages,
  none,
  type Operand,
  optimize,
  ptr,
  ret,
  shl,
  shr,
  sub,
  u32,
  type Val,
  when,
  word,
} from '@sigil-alloc/ir';
import { NO_SCOPES } from './allocator.js';
import { canRun, FRESH_KERNEL, type HeapKernel } from './catalogue.js';
import { PAGE_BYTES } from './kernels/parts.js';
import { importMemory } from './merge.js';
import { IMPORT_MODULE, kernelProgram, MEMORY } from './program.js';

const PAGE_BYTES_LOG2 = 16;
const WORD_BITS = 32;
const WORD_BYTES_LOG2 = 2;

/** Before the payload; the same word leads to the next block while it is free. */
const Header = layout('Header', { size: u32, unused: u32 });
const Free = layout('Free', { next: ptr, unused: u32 });

/** Of two, the power that holds a block of so many bytes with its header. */
const classOf = (size: Local<'u32'>): Val<'u32'> => sub(WORD_BITS, clz(add(size, Header.SIZE_BYTES - 1)));

/** @param base where it keeps its lists, and its blocks behind them */
function counting(base: number) {
  const [live, peak] = [global_('live', u32), global_('peak', u32)];
  const top = global_('top', ptr, () => base + (WORD_BITS << WORD_BYTES_LOG2));
  const head = new Field('head', ptr, 0);
  const listOf = (size: Local<'u32'>): Local<'ptr'> =>
    let_('list', add(address(base), shl(classOf(size), WORD_BYTES_LOG2)));

  const count = (more: Operand<'u32'>): void => {
    live.set(add(live.get(), more));
    when(gt(live.get(), peak.get()), () => peak.set(live.get()));
  };
  const cut = fn('cut', { size: u32 }, ptr, ({ size }) => {
    const block = let_('block', top.get());
    const end = let_('end', add(block, shl(word(1), classOf(size))));
    const missing = let_('missing', sub(end, asPtr(shl(memoryPages(), PAGE_BYTES_LOG2))));
    when(gt(end, asPtr(shl(memoryPages(), PAGE_BYTES_LOG2))), () =>
      drop(growMemory(add(shr(missing, PAGE_BYTES_LOG2), 1))),
    );
    top.set(end);
    ret(block);
  });
  const take = fn('take', { size: u32 }, ptr, ({ size }) => {
    const list = listOf(size);
    const block = let_('block', head.of(list));
    when(
      isZero(block),
      () => assign(block, cut({ size })),
      () => head.set(list, Free.next.of(block)),
    );
    Header.size.set(block, size);
    count(size);
    ret(add(block, Header.SIZE_BYTES));
  });
  const give = fn('give', { payload: ptr }, none, ({ payload }) => {
    const block = let_('block', sub(payload, word(Header.SIZE_BYTES)));
    const size = let_('size', Header.size.of(block));
    live.set(sub(live.get(), size));
    const list = listOf(size);
    Free.next.set(block, head.of(list));
    head.set(list, block);
  });
  return {
    sigil_alloc: implement('sigil_alloc', ({ size }) => ret(take({ size }))),
    sigil_free: implement('sigil_free', ({ ptr: payload }) => give({ payload })),
    sigil_realloc: implement('sigil_realloc', ({ oldPtr, oldSize, newSize }) => {
      const isInPlace = eq(classOf(oldSize), classOf(newSize));
      when(isInPlace, () => {
        count(sub(newSize, oldSize));
        Header.size.set(sub(oldPtr, word(Header.SIZE_BYTES)), newSize);
        ret(oldPtr);
      });
      // Its program has one block all the time, not two.
      live.set(sub(live.get(), oldSize));
      const moved = let_('moved', take({ size: newSize }));
      live.set(add(live.get(), oldSize));
      copyBytes(moved, oldPtr, oldSize);
      give({ payload: oldPtr });
      ret(moved);
    }),
    peak: fn('peak', {}, u32, () => ret(peak.get())),
  };
}

/** Kernels as they are, over the counting allocator; a new instance for each kernel. */
function ledger(kernels: readonly HeapKernel[]) {
  const { module, tablesEnd } = kernelProgram(kernels, NO_SCOPES);
  module.removeExport(MEMORY);
  importMemory(module, tablesEnd / PAGE_BYTES);
  const allocator = assembleFunctions(counting(tablesEnd), { optimize: 'none' });
  importMemory(allocator, tablesEnd / PAGE_BYTES);
  const [kernelModule, allocatorModule] = [module, allocator].map((one) => {
    optimize(one, { level: 'speed', isLowMemoryUnused: true });
    const wasm = emitWasm(one);
    one.dispose();
    return new WebAssembly.Module(wasm as BufferSource);
  });
  return () => {
    // One more page for the lists.
    const memory = new WebAssembly.Memory({ initial: tablesEnd / PAGE_BYTES + 1 });
    const { exports: face } = new WebAssembly.Instance(allocatorModule!, { [IMPORT_MODULE]: { memory } });
    const { exports } = new WebAssembly.Instance(kernelModule!, { [IMPORT_MODULE]: { ...face, memory } });
    return { ...exports, peak: face.peak } as unknown as Readonly<Record<string, (turns?: number) => number>>;
  };
}

/** @param turnsOf a kernel's turns that count; as in the worker, a quarter as many run before */
export function peakLiveBytes(
  kernels: readonly HeapKernel[],
  turnsOf: (kernel: HeapKernel) => number,
): ReadonlyMap<string, number> {
  const able = kernels.filter((kernel) => canRun(kernel, NO_SCOPES));
  const start = ledger(able);
  return new Map(
    able.map((kernel) => {
      const exports = start();
      const run = exports[`kernel_${kernel.name}`]!;
      if (kernel.name === FRESH_KERNEL) run(1);
      else for (const turns of [Math.ceil(turnsOf(kernel) / 4), turnsOf(kernel)]) run(turns);
      return [kernel.name, exports.peak!() >>> 0];
    }),
  );
}
