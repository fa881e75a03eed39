/**
 * The heap of asc's own runtime, read by the host: a record at the heap base, rounded up to 16, and blocks one after the
 * other behind it, each a header of 16 bytes and a payload, up to one of no size.
 */
import { globalValue, headerOf, type LiveObject, type Machine, start, wordsOf } from './machine.js';

const RECORD_BYTES = 1572;
const HEADER_BYTES = 16;
const FREE_BIT = 1;
const TAG_BITS = 3;

const roundUp = (address: number): number => Math.ceil(address / HEADER_BYTES) * HEADER_BYTES;

function* usedBlocks(machine: Pick<Machine, 'memory' | 'exports'>): Generator<number> {
  const words = wordsOf(machine);
  const record = roundUp(globalValue(machine, '__heap_base'));
  let block = roundUp(record + RECORD_BYTES);
  for (;;) {
    const info = words[block / 4]!;
    const size = info & ~TAG_BITS;
    if (size === 0) return;
    if ((info & FREE_BIT) === 0) yield block + HEADER_BYTES;
    block += HEADER_BYTES + size;
  }
}

/** An object that died while it was a candidate: asc's runtime keeps its block until the next collection, ours does not. */
const DEAD = 0x8000_0000;

/** The list of candidates is a block, too, but nobody ever retained it. */
const isObject = ({ gcInfo, runtimeId }: LiveObject): boolean => gcInfo !== DEAD && (gcInfo !== 0 || runtimeId !== 0);

export const ownObjects = (machine: Pick<Machine, 'memory' | 'exports'>): readonly LiveObject[] =>
  [...usedBlocks(machine)].map((ref) => ({ ref, ...headerOf(machine, ref) })).filter(isObject);

/** @param wasm compiled with asc's own runtime `full` */
export const startOwn = (wasm: Uint8Array): Machine => start(wasm, ownObjects);
