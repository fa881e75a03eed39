/**
 * A seeded search for the script whose worst call of a function is the worst: scripts are changed a little at a time, and
 * a change stays if the worst call of the function did not become cheaper by it.
 */
import type { LinkName } from '@sigil-alloc/wit';
import type { Meter } from './meter.js';
import type { Random } from './random.js';

/** What to do, with numbers that are read as slot, size or alignment as the op needs them. */
interface SearchOp {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

const SLOTS = 16;
const SCOPES = 4;
const OPS = 60;
const SIZES_BYTES = [
  0, 12, 28, 100, 220, 500, 1000, 1009, 1100, 1500, 2030, 2100, 3000, 4990, 5060, 5090, 9000, 20_000,
];
const ALIGNS_BYTES = [32, 64, 256, 4096];

const pick = (items: readonly number[], index: number): number => items[index % items.length]!;

interface Slot {
  readonly payload: number;
  readonly size: number;
  readonly depth: number;
}

class Player {
  private readonly slots: (Slot | undefined)[] = [];
  private readonly scopes: number[] = [];

  constructor(private readonly meter: Meter) {}

  play({ kind, a, b }: SearchOp): void {
    const slot = a % SLOTS;
    const held = this.slots[slot];
    const size = pick(SIZES_BYTES, b);
    if (kind < 8) this.scopeOp(kind, a, b);
    else if (held === undefined) this.fill(slot, kind, size, pick(ALIGNS_BYTES, a >> 4));
    else if (kind < 50) this.drop(slot, held);
    else if (kind < 75) this.hold(slot, this.meter.call('sigil_realloc', held.payload, held.size, size), size);
    else if (kind < 85) this.resize(slot, held, size);
    else if (kind < 90) this.hold(slot, this.meter.call('sigil_try_realloc', held.payload, held.size, size), size);
    else this.hold(slot, this.meter.call('cabi_realloc', held.payload, held.size, pick(ALIGNS_BYTES, a), size), size);
  }

  private fill(slot: number, kind: number, size: number, align: number): void {
    if (kind < 70) this.hold(slot, this.meter.call('sigil_alloc', size), size);
    else if (kind < 85) this.hold(slot, this.meter.call('sigil_alloc_aligned', size, align), size);
    else if (kind < 90) this.hold(slot, this.meter.call('sigil_try_alloc_aligned', size, align), size);
    else if (kind < 95) this.hold(slot, this.meter.call('sigil_try_alloc', size), size);
    else this.hold(slot, this.meter.call('sigil_alloc_zeroed', size), size);
  }

  private hold(slot: number, answer: number, size: number): void {
    const before = this.slots[slot];
    const payload = answer >>> 0;
    if (payload === 0) return; // refused: what was there is still there
    const depth = before?.payload === payload ? before.depth : this.scopes.length;
    this.slots[slot] = { payload, size, depth };
  }

  private drop(slot: number, { payload }: Slot): void {
    this.meter.call('sigil_usable_size', payload);
    this.meter.call('sigil_free', payload);
    this.slots[slot] = undefined;
  }

  private resize(slot: number, held: Slot, size: number): void {
    const isDone = this.meter.call('sigil_resize_in_place', held.payload, size) === 1;
    if (isDone) this.slots[slot] = { ...held, size };
  }

  private scopeOp(kind: number, a: number, b: number): void {
    const { scopes, meter } = this;
    if (kind < 4 && scopes.length < SCOPES) {
      const handle = meter.call('sigil_enter_scope');
      if (handle !== 0) scopes.push(handle);
      return;
    }
    if (scopes.length === 0) return;
    const index = b % scopes.length;
    const slot = a % SLOTS;
    const held = this.slots[slot];
    if (kind < 6 || held === undefined) {
      meter.leaving('sigil_exit_scope', scopes[index]!);
      this.close(index);
      return;
    }
    const size = Math.min(held.size, pick(SIZES_BYTES, b >> 3));
    const payload = meter.leaving('sigil_promote', scopes[index]!, held.payload, size) >>> 0;
    if (payload === 0) return;
    const stays = held.depth <= index && payload === held.payload;
    this.slots[slot] = undefined;
    this.close(index);
    this.slots[slot] = { payload, size, depth: stays ? held.depth : index };
  }

  private close(index: number): void {
    this.scopes.length = index;
    for (const [slot, held] of this.slots.entries()) if (held && held.depth > index) this.slots[slot] = undefined;
  }
}

const randomOp = (random: Random): SearchOp => ({
  kind: random.below(100),
  a: random.below(2 ** 16),
  b: random.below(2 ** 16),
});

/** The worst call of `target` that does neither flush nor grow, while the script runs on an empty heap. */
function play(meter: Meter, script: readonly SearchOp[], target: LinkName): number {
  meter.machine.call.sigil_free_all();
  meter.watch(target);
  const player = new Player(meter);
  for (const op of script) player.play(op);
  return meter.watched;
}

/** Adds to what the meter has seen. @returns the worst call of the function */
export function search(meter: Meter, target: LinkName, random: Random, rounds: number): number {
  let best = Array.from({ length: OPS }, () => randomOp(random));
  let worst = play(meter, best, target);
  for (let round = 0; round < rounds; round++) {
    const script = [...best];
    for (let count = 1 + random.below(6); count > 0; count--) script[random.below(OPS)] = randomOp(random);
    const steps = play(meter, script, target);
    if (steps < worst) continue;
    best = script;
    worst = steps;
  }
  return worst;
}
