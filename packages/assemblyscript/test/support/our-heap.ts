/** The objects in the heap of our runtime `full`, found by the world `inspection`. */
import { blockKindNumber } from '@sigil-alloc/wit';
import { headerOf, type LiveObject, type Machine } from './machine.js';

/** An object's header is the first thing in its block. */
const HEADER_BYTES = 16;

const LIVE = blockKindNumber('live');

export function objectsOf(machine: Pick<Machine, 'memory' | 'exports'>): readonly LiveObject[] {
  const call = machine.exports as unknown as Machine['call'];
  const next = (payload: number): number => call.sigil_next_block!(payload) >>> 0;
  const objects: LiveObject[] = [];
  for (let payload = next(0); payload !== 0; payload = next(payload))
    if (call.sigil_block_kind!(payload) === LIVE)
      objects.push({ ref: payload + HEADER_BYTES, ...headerOf(machine, payload + HEADER_BYTES) });
  return objects;
}
