/**
 * The calls of a trace as a replayer walks over them: words of 32 bits.
 *
 *     malloc    slot * 4       bytes
 *     free      slot * 4 + 1
 *     realloc   slot * 4 + 2   bytes    bytes before
 *
 * Behind the calls of the trace, frees of all that then lives, by slot: a replay leaves nothing. calloc is malloc: that
 * zeros are asked for is not the allocator's affair. Each block has room for the word by which a replay knows it.
 */
import { Kind, type Ops, type Trace } from '../format/trace.js';

const MARK_BYTES = 4;
const KIND_BITS = 4;
const MOST_WORDS_OF_A_CALL = 3;

export interface Replay {
  readonly words: Uint32Array;
  /** index of the first word that is behind the calls of the trace */
  readonly callsEnd: number;
  readonly slots: number;
  /** calls, and frees behind them */
  readonly operations: number;
}

export function replayOf({ ops, head }: Pick<Trace, 'ops' | 'head'>): Replay {
  const slots = head.peakLiveObjects;
  // 0 for what does not live: no block is smaller than its mark.
  const words = new Uint32Array(ops.count * MOST_WORDS_OF_A_CALL + slots);
  const sizes = new Uint32Array(slots);
  let end = 0;
  for (let i = 0; i < ops.count; i++) end = putCall(words, end, ops, i, sizes);
  const callsEnd = end;
  for (let slot = 0; slot < slots; slot++) if (sizes[slot] !== 0) words[end++] = slot * KIND_BITS + Kind.free;
  return { words: words.slice(0, end), callsEnd, slots, operations: ops.count + end - callsEnd };
}

/** Writes call `index` at `at`; gives where the next one goes. */
function putCall(words: Uint32Array, at: number, ops: Ops, index: number, sizes: Uint32Array): number {
  const slot = ops.slots[index]!;
  const size = Math.max(ops.sizes[index]!, MARK_BYTES);
  let end = at;
  switch (ops.kinds[index]) {
    case Kind.free:
      words[end++] = slot * KIND_BITS + Kind.free;
      sizes[slot] = 0;
      return end;
    case Kind.realloc:
      words[end++] = slot * KIND_BITS + Kind.realloc;
      words[end++] = size;
      words[end++] = sizes[slot]!;
      break;
    default:
      words[end++] = slot * KIND_BITS + Kind.malloc;
      words[end++] = size;
  }
  sizes[slot] = size;
  return end;
}

/** Evenly spaced, at most so many: after how many calls the live bytes and memory are looked at; the last is the last call. */
export function pointsOf(calls: number, most: number): Uint32Array {
  const count = Math.min(calls, most);
  return Uint32Array.from({ length: count }, (_, i) => Math.floor(((i + 1) * calls) / count));
}

/**
 * Where words may be parted so that each part is of whole calls and no longer than `most`: ends of the parts, the last is
 * that of the words.
 */
export function windowsOf(words: Uint32Array, most: number): Uint32Array {
  const ends: number[] = [];
  let start = 0;
  let at = 0;
  while (at < words.length) {
    const next = at + wordsOfCall(words[at]!);
    if (next - start > most) {
      ends.push(at);
      start = at;
    }
    at = next;
  }
  return Uint32Array.from([...ends, words.length]);
}

/** The file that workers read: words of calls, slots, points and windows; those of the calls, points, windows; all words. */
export function replayFile({ words, callsEnd, slots }: Replay, points: Uint32Array, windows: Uint32Array): Uint8Array {
  const head = [callsEnd, slots, points.length, windows.length, ...points, ...windows];
  return new Uint8Array(Uint32Array.from([...head, ...words]).buffer);
}

/** Words of a call, by the first of them. */
export const wordsOfCall = (first: number): number => [2, 1, 3][first % KIND_BITS]!;
