/** What an allocator takes of memory while a trace goes on. */
import { PAGE_BYTES } from '../allocators/kernels/parts.js';
import type { TraceCase } from './case.js';
import { slotsAt, WORDS_AT } from './replay/program.js';
import { wordsOfCall } from './replay/words.js';

export interface Footprint {
  readonly case: string;
  readonly contender: string;
  readonly place: 'wasm' | 'native';
  /** one for each point of the case */
  readonly memoryBytes: readonly number[];
}

/** @param pages of linear memory that are the replayer's own */
export function wasmFootprint(one: TraceCase, wasm: WebAssembly.Module, pages: number): number[] {
  const { replay: run, memory, initialize } = start(wasm, one);
  initialize?.();
  const { words } = one.replay;
  const found: number[] = [];
  let [calls, from, at, sum] = [0, 0, 0, 0];
  for (const point of one.points) {
    for (; calls < point; calls++) at += wordsOfCall(words[at]!);
    sum = run(WORDS_AT + from * 4, WORDS_AT + at * 4, slotsAt(one.replay), sum);
    from = at;
    found.push(memory.buffer.byteLength - pages * PAGE_BYTES);
  }
  return found;
}

interface Replayer {
  readonly replay: (from: number, to: number, slots: number, sum: number) => number;
  readonly memory: WebAssembly.Memory;
  readonly initialize: (() => void) | undefined;
}

function start(wasm: WebAssembly.Module, { replay: { words } }: TraceCase): Replayer {
  const { exports } = new WebAssembly.Instance(wasm);
  const { replay, memory, _initialize } = exports as Record<string, unknown>;
  new Uint32Array((memory as WebAssembly.Memory).buffer, WORDS_AT).set(words);
  return { replay, memory, initialize: _initialize } as Replayer;
}
