/** What a worker says beside checksum and time. */
import type { Measurement } from '../worker.js';

export interface Answer {
  /** of memory at the worst, beyond what the process had before */
  readonly peakBytes: number;
  readonly linearBytes: number;
  readonly longestNanoseconds: number;
  /** asked for and not yet freed, at the most */
  readonly liveBytes: number;
}

export function answerOf({ further }: Measurement): Answer {
  const [peakBytes, linearBytes, longestNanoseconds, liveBytes] = further as [number, number, number, number];
  return { peakBytes, linearBytes, longestNanoseconds, liveBytes };
}
