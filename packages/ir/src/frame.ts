/**
 * The function under construction: its locals, the statement list that grows, and the journal that keeps V1..V6.
 * Building is synchronous, so the innermost function is simply `here()`.
 */
import binaryen from 'binaryen';
import type { Assembly } from './assembly.js';
import { BuildError } from './errors.js';
import type { Kind, ResultKind } from './kinds.js';
import { Journal, Local, localResource, NO_EFFECTS, type Operand, type Resource, Val } from './value.js';

export class Frame {
  readonly journal = new Journal();
  readonly #locals: string[];
  #statements: binaryen.ExpressionRef[] = [];
  #labels = 0;

  constructor(
    readonly assembly: Assembly,
    readonly name: string,
    readonly result: ResultKind,
    params: readonly string[],
  ) {
    this.#locals = [...params];
    this.#paramCount = params.length;
  }
  readonly #paramCount: number;

  get module(): binaryen.Module {
    return this.assembly.module;
  }

  /** Names of parameters and locals, by index. */
  get localNames(): readonly string[] {
    return this.#locals;
  }

  get varCount(): number {
    return this.#locals.length - this.#paramCount;
  }

  newLocal<K extends Kind>(kind: K, name: string): Local<K> {
    let label = name;
    for (let n = 1; this.#locals.includes(label); n++) label = `${name}.${n}`;
    this.#locals.push(label);
    return new Local(kind, this.#locals.length - 1, label, this.journal);
  }

  newLabel(purpose: string): string {
    return `${purpose}.${this.#labels++}`;
  }

  /** A value from any operand: a local is read, a number becomes a constant. */
  value<K extends Kind>(operand: Operand<K>): Val<K> {
    if (operand instanceof Val) return operand;
    if (operand instanceof Local) {
      this.#requireOwn(operand);
      const effects = this.journal.read(localResource(operand.label));
      return new Val(operand.kind, this.module.local.get(operand.index, binaryen.i32), effects, this.journal);
    }
    return this.constant('u32' as K, operand as number);
  }

  #requireOwn({ label, journal }: Local): void {
    if (journal !== this.journal) throw new BuildError(`'${this.name}' uses the local '${label}' of another function`);
  }

  constant<K extends Kind>(kind: K, value: number): Val<K> {
    if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff)
      throw new BuildError(`a constant is an integer from 0 to 2^32 - 1, got ${value} in '${this.name}'`);
    return new Val(kind, this.module.i32.const(value | 0), NO_EFFECTS, this.journal);
  }

  /** Appends a statement whose node was built from operands already used. */
  emit(node: binaryen.ExpressionRef, writes: readonly Resource[], calls: boolean): void {
    this.#statements.push(node);
    this.journal.emitted(writes, calls);
  }

  /** Builds a nested statement list and returns it as one block. */
  block(body: () => void): binaryen.ExpressionRef {
    const outer = this.#statements;
    this.#statements = [];
    try {
      body();
      return this.module.block(null, this.#statements, binaryen.auto);
    } finally {
      this.#statements = outer;
    }
  }
}

const frames: Frame[] = [];

/** @throws BuildError outside of a function body */
export function here(): Frame {
  const frame = frames.at(-1);
  if (frame === undefined) throw new BuildError('values and statements are built inside a function body only');
  return frame;
}

export function within<T>(frame: Frame, body: () => T): T {
  frames.push(frame);
  try {
    return body();
  } finally {
    frames.pop();
  }
}

export const hasCalls = (values: readonly Val[]): boolean => values.some(({ effects }) => effects.calls.length > 0);
