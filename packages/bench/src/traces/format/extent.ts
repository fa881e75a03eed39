/** How large a trace is, and its live bytes call by call. */
import { makesObject } from './calls.js';
import type { Extent, Ops } from './trace.js';

/** Bytes that live, asked for and not freed, after each call: told to `see`. */
export function walkLiveBytes(ops: Ops, see: (index: number, liveBytes: number) => void): void {
  // Slots are numbered as they come up: there are no more than calls. A free asks for 0 bytes.
  const sizes = new Uint32Array(ops.count);
  let live = 0;
  for (let i = 0; i < ops.count; i++) {
    const slot = ops.slots[i]!;
    const size = ops.sizes[i]!;
    live += size - sizes[slot]!;
    sizes[slot] = size;
    see(i, live);
  }
}

export function extentOf(ops: Ops): Extent {
  let [objects, peakLiveObjects, peakLiveBytes] = [0, 0, 0];
  walkLiveBytes(ops, (index, liveBytes) => {
    if (makesObject(ops.kinds[index]!)) objects++;
    peakLiveObjects = Math.max(peakLiveObjects, ops.slots[index]! + 1);
    peakLiveBytes = Math.max(peakLiveBytes, liveBytes);
  });
  return { ops: ops.count, objects, peakLiveObjects, peakLiveBytes };
}
