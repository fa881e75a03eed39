/**
 * Values while they are being built. A `Val` is one Binaryen node that waits for its parent.
 *
 * Binaryen wants one parent per node and its validator does not notice a second; and a load that is built before a store
 * but placed after it silently returns the new value. Both are refused here, with the lines involved:
 *
 *   V1  a value is used once; a local, made by `let_`, as often as one likes
 *   V2  no statement that writes a resource stands between the reading of it and the use of what was read
 *   V3  a call is used by the statement in which it is written
 *   V4  operands stand in the order in which they were built, as far as calls and what they may write are concerned
 *   V5  what reads or calls is used in the loop in which it was built
 *   V6  values and locals are used in the function in which they were built
 *
 * A resource is `memory`, `memory size`, one global or one local. Statements write resources; a call may write all but
 * the locals.
 */
import type binaryen from 'binaryen';
import { BuildError, callerOrigin, type Origin } from './errors.js';
import type { Kind } from './kinds.js';

export type Resource = string;

interface Read {
  readonly resource: Resource;
  /** statements emitted before the read */
  readonly statement: number;
  readonly sequence: number;
  readonly origin: Origin;
}

interface Call {
  readonly statement: number;
  readonly sequence: number;
  readonly origin: Origin;
}

/** What a value depends on beside its operands' bits. */
export interface Effects {
  readonly reads: readonly Read[];
  readonly calls: readonly Call[];
}

export const NO_EFFECTS: Effects = { reads: [], calls: [] };

export class Val<K extends Kind = Kind> {
  readonly origin: Origin = callerOrigin();
  usedAt: Origin | undefined;
  /** the loop in which it was built, 0 outside all */
  readonly loop: number;

  constructor(
    readonly kind: K,
    readonly node: binaryen.ExpressionRef,
    readonly effects: Effects,
    /** of the function in which it was built */
    readonly journal: Journal,
  ) {
    this.loop = journal.loop;
  }
}

/** A named wasm local: may be used any number of times, and changed by `assign`. */
export class Local<K extends Kind = Kind> {
  constructor(
    readonly kind: K,
    readonly index: number,
    readonly label: string,
    /** of the function whose local it is */
    readonly journal: Journal,
  ) {}
}

/** An operand: a value, a local, or for sizes a plain number. */
export type Operand<K extends Kind> = Val<K> | Local<K> | (K extends 'u32' ? number : never);

/** Keeps V1..V6 for the function under construction. */
export class Journal {
  #sequence = 0;
  #statement = 0;
  #loopCount = 0;
  readonly #loops: number[] = [0];
  readonly #writes = new Map<Resource, { statement: number; origin: Origin }>();
  #lastCall: { statement: number; origin: Origin } | undefined;
  readonly #pendingCalls = new Set<Val>();

  get loop(): number {
    return this.#loops.at(-1) ?? 0;
  }

  enterLoop(): void {
    this.#loops.push(++this.#loopCount);
  }

  leaveLoop(): void {
    this.#loops.pop();
  }

  read(resource: Resource): Effects {
    const origin = callerOrigin();
    return { reads: [{ resource, statement: this.#statement, sequence: ++this.#sequence, origin }], calls: [] };
  }

  call(operands: readonly Val[]): Effects {
    const { reads, calls } = mergeEffects(operands);
    const call = { statement: this.#statement, sequence: ++this.#sequence, origin: callerOrigin() };
    return { reads, calls: [...calls, call] };
  }

  made<V extends Val>(value: V): V {
    if (value.effects.calls.length > 0) this.#pendingCalls.add(value);
    return value;
  }

  /** Takes the nodes of `operands`, which become the children of one node in this order. */
  use(operands: readonly Val[]): binaryen.ExpressionRef[] {
    const at = callerOrigin();
    for (const [i, before] of operands.entries())
      for (const after of operands.slice(i + 1)) checkOrder(before.effects, after.effects);
    for (const value of operands) {
      this.#checkUse(value, at);
      value.usedAt = at;
      this.#pendingCalls.delete(value);
    }
    return operands.map(({ node }) => node);
  }

  /** A statement was emitted: it wrote `resources`, and if it called, perhaps everything but the locals. */
  emitted(resources: readonly Resource[], calls: boolean): void {
    const origin = callerOrigin();
    this.#statement++;
    for (const resource of resources) this.#writes.set(resource, { statement: this.#statement, origin });
    if (calls) this.#lastCall = { statement: this.#statement, origin };
  }

  /** At the end of the function no call may be left unplaced. */
  finish(): void {
    for (const { origin } of this.#pendingCalls)
      throw new BuildError(`call built at ${origin} is never used: name it or drop it`);
  }

  #checkUse(value: Val, at: Origin): void {
    if (value.usedAt !== undefined)
      throw new BuildError(
        `value built at ${value.origin} is used at ${value.usedAt} and again at ${at}: name it with let_`,
      );
    if (value.journal !== this)
      throw new BuildError(`value built at ${value.origin} is used in another function at ${at}`);
    const { reads, calls } = value.effects;
    for (const { resource, statement, origin } of reads) {
      const write = this.#lastWrite(resource);
      if (write !== undefined && write.statement > statement)
        throw new BuildError(
          `${resource} read at ${origin} is used at ${at}, after the write at ${write.origin}: name it with let_`,
        );
    }
    for (const { statement, origin } of calls)
      if (statement !== this.#statement)
        throw new BuildError(`call built at ${origin} is used at ${at}, after another statement: name it with let_`);
    if (value.loop !== this.loop && reads.length + calls.length > 0)
      throw new BuildError(`value built at ${value.origin} is used in another loop at ${at}: name it with let_`);
  }

  #lastWrite(resource: Resource): { statement: number; origin: Origin } | undefined {
    const own = this.#writes.get(resource);
    if (isLocal(resource) || this.#lastCall === undefined) return own;
    return own === undefined || own.statement < this.#lastCall.statement ? this.#lastCall : own;
  }
}

export const localResource = (label: string): Resource => `local ${label}`;
export const globalResource = (name: string): Resource => `global ${name}`;
const isLocal = (resource: Resource): boolean => resource.startsWith('local ');

export function mergeEffects(values: readonly Val[]): Effects {
  return {
    reads: values.flatMap(({ effects }) => effects.reads),
    calls: values.flatMap(({ effects }) => effects.calls),
  };
}

/** V4: wasm evaluates `before` first, so nothing in it may have been built after a call in `after`, nor read what it writes. */
function checkOrder(before: Effects, after: Effects): void {
  const sensitive = ({ reads, calls }: Effects) => [...reads.filter(({ resource }) => !isLocal(resource)), ...calls];
  const swapped =
    sensitive(before).find((early) => after.calls.some((call) => call.sequence < early.sequence)) ??
    sensitive(after).find((late) => before.calls.some((call) => call.sequence > late.sequence));
  if (swapped !== undefined)
    throw new BuildError(
      `operands stand in another order than they were built, around ${swapped.origin}: name the call with let_`,
    );
}
