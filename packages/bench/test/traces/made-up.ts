/** Calls that no program made: by chance, from a seed. */
import { readTrace, writeTrace } from '../../src/traces/format/file.js';
import { Slots } from '../../src/traces/format/slots.js';
import { Kind, type Ops, type Recorded, type Trace } from '../../src/traces/format/trace.js';

export const recorded: Recorded = {
  name: 'made-up',
  program: 'chance',
  package: 'from no package',
  command: 'chance',
  arguments: ['--seed', '1'],
  pointerBytes: 8,
  recordedOps: 0,
  alignedOps: 0,
  foreignOps: 0,
};

const SIZES = [0, 1, 3, 8, 24, 100, 4_096, 70_000, 1 << 20];

function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 48_271) % 2_147_483_647) >>> 0;
    return state % limit;
  };
}

/** @param sizes that are asked for */
export function madeUpOps(seed: number, count: number, sizes: readonly number[] = SIZES): Ops {
  const random = randomOf(seed);
  const slots = new Slots();
  const live: number[] = [];
  const calls: { kind: Kind; slot: number; size: number }[] = [];
  while (calls.length < count) {
    const kind = live.length === 0 ? Kind.malloc : ([0, 0, 1, 1, 2, 3] as const)[random(6)]!;
    const at = random(live.length || 1);
    const size = kind === Kind.free ? 0 : sizes[random(sizes.length)]!;
    const slot = kind === Kind.malloc || kind === Kind.calloc ? slots.take() : live[at]!;
    if (kind === Kind.free) {
      live.splice(at, 1);
      slots.give(slot);
    } else if (kind !== Kind.realloc) live.push(slot);
    calls.push({ kind, slot, size });
  }
  return columns(calls);
}

export const columns = (
  calls: readonly { readonly kind: Kind; readonly slot: number; readonly size: number }[],
): Ops => ({
  count: calls.length,
  kinds: Uint8Array.from(calls, ({ kind }) => kind),
  slots: Uint32Array.from(calls, ({ slot }) => slot),
  sizes: Uint32Array.from(calls, ({ size }) => size),
});

export const traceOf = (ops: Ops, name = recorded.name): Trace =>
  readTrace(writeTrace({ ...recorded, name }, ops), name);
