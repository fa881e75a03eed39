/** What an allocator takes of memory while a trace goes on. */
import { PAGE_BYTES } from '../allocators/kernels/parts.js';
import type { TraceCase } from './case.js';
import { SLOTS_AT, WINDOW_WORDS, WORD_BYTES, WORDS_AT } from './replay/program.js';
import { wordsOfCall } from './replay/words.js';

export interface Footprint {
  readonly case: string;
  readonly contender: string;
  readonly place: 'wasm' | 'native';
  /** one for each point of the case */
  readonly memoryBytes: readonly number[];
}

/** @param pages of linear memory that are the replayer's own */
export function wasmFootprint({ replay, points }: TraceCase, wasm: WebAssembly.Module, pages: number): number[] {
  const { words } = replay;
  const [run, memory] = start(wasm);
  const found: number[] = [];
  let [calls, from, at] = [0, 0, 0];
  const goOn = (): void => {
    run(words.subarray(from, at), from);
    from = at;
  };
  for (const point of points) {
    for (; calls < point; calls++) {
      const next = at + wordsOfCall(words[at]!);
      if (next - from > WINDOW_WORDS) goOn();
      at = next;
    }
    goOn();
    found.push(memory.buffer.byteLength - pages * PAGE_BYTES);
  }
  return found;
}

/** A new instance: what replays words that are so far from the first of the trace, and its memory. */
function start(wasm: WebAssembly.Module): [(words: Uint32Array, place: number) => void, WebAssembly.Memory] {
  const { exports } = new WebAssembly.Instance(wasm);
  const { replay, memory, _initialize } = exports as unknown as Replayer;
  _initialize?.();
  const run = (words: Uint32Array, place: number): void => {
    new Uint32Array(memory.buffer, WORDS_AT).set(words);
    replay(WORDS_AT, WORDS_AT + words.length * WORD_BYTES, SLOTS_AT, place * WORD_BYTES, 0);
  };
  return [run, memory];
}

interface Replayer {
  readonly replay: (from: number, to: number, slots: number, shift: number, before: number) => number;
  readonly memory: WebAssembly.Memory;
  readonly _initialize?: () => void;
}
