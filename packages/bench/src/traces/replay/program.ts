/**
 * The replayer in wasm: walks over the words of a trace (words.ts), which the host puts before it, a window full at a time.
 *
 *     0       1024                  2 pages                                     tables' end
 *     | empty | words of the trace  | addresses by slot                         | the allocator's
 *
 * All words at once would be many times what a program has of static data, and there are allocators that grow by a share
 * of all linear memory. Into each block goes its mark, the place of the call that asked for it in the trace, which no
 * other live block holds; it is looked at when the block is freed or resized.
 */
import {
  add,
  address,
  and,
  assign,
  eq,
  Field,
  fn,
  type Local,
  layout,
  let_,
  loop,
  lt,
  ptr,
  ret,
  sub,
  u32,
  when,
} from '@sigil-alloc/ir';
import { alloc, free, realloc } from '../../allocators/kernels/face.js';
import { Block, fold, PAGE_BYTES, type Sum } from '../../allocators/kernels/parts.js';
import { type Program, program } from '../../allocators/program.js';
import { Kind } from '../format/trace.js';
import type { Replay } from './words.js';

/** Marks begin there as well, also those of the native replayer: checksums are made of them. */
export const WORDS_AT = 1_024;
export const WORD_BYTES = 4;
const WINDOW_PAGES = 2;
export const SLOTS_AT = WINDOW_PAGES * PAGE_BYTES;
/** The most words that are before the replayer at once. */
export const WINDOW_WORDS = (SLOTS_AT - WORDS_AT) / WORD_BYTES;
const KIND_MASK = 3;

const Call = layout('Call', { head: u32, size: u32, oldSize: u32 });
const SlotBlock = new Field('block', ptr, 0);

interface Step {
  readonly call: Local<'ptr'>;
  readonly slot: Local<'ptr'>;
  /** from the address of a call to its mark */
  readonly shift: Local<'u32'>;
  readonly sum: Sum;
}

function mark({ call, slot, shift }: Step, block: Local<'ptr'>): void {
  Block.mark.set(block, add(sub(call, address(0)), shift));
  SlotBlock.set(slot, block);
}

function replayMalloc(step: Step): void {
  mark(step, let_('block', alloc({ size: Call.size.of(step.call) })));
  assign(step.call, add(step.call, 2 * WORD_BYTES));
}

function replayFree({ call, slot, sum }: Step): void {
  const block = let_('block', SlotBlock.of(slot));
  fold(sum, Block.mark.of(block));
  free({ ptr: block });
  assign(call, add(call, WORD_BYTES));
}

function replayRealloc(step: Step): void {
  const { call, slot, sum } = step;
  const oldSize = let_('old_size', Call.oldSize.of(call));
  const newSize = let_('new_size', Call.size.of(call));
  const block = let_('block', realloc({ oldPtr: SlotBlock.of(slot), oldSize, newSize }));
  fold(sum, Block.mark.of(block));
  mark(step, block);
  assign(call, add(call, 3 * WORD_BYTES));
}

/**
 * Replays the calls from one address of a word to another.
 *
 * `shift` is what is added to the address of a call for its mark: bytes of the trace before the window. `before` is the
 * checksum so far.
 */
const replay = fn(
  'replay',
  { from: ptr, to: ptr, slots: ptr, shift: u32, before: u32 },
  u32,
  ({ from, to, slots, shift, before }) => {
    const call = let_('call', from);
    const sum = let_('sum', before);
    loop(
      'calls of the trace',
      () => lt(call, to),
      () => {
        const head = let_('head', Call.head.of(call));
        const slot = let_('slot', add(slots, and(head, ~KIND_MASK >>> 0)));
        const kind = let_('kind', and(head, KIND_MASK));
        const step = { call, slot, shift, sum };
        when(
          eq(kind, Kind.free),
          () => replayFree(step),
          () =>
            when(
              eq(kind, Kind.malloc),
              () => replayMalloc(step),
              () => replayRealloc(step),
            ),
        );
      },
    );
    ret(sum);
  },
);

/** Pages below the heap that a replay takes. */
export const tablePages = ({ slots }: Replay): number => Math.ceil((SLOTS_AT + slots * WORD_BYTES) / PAGE_BYTES);

/** The replayer, with room for the largest of the replays below the heap. */
export const replayProgram = (pages: number): Program => program({ replay }, { tablePages: pages });
