/*
 * What the lowering of one function body shares: the builder, the module's symbols, the base of linear memory, the blocks
 * that end in a trap. The topic files (memory.ts, control.ts, ...) are functions over this.
 */
import { type TrapKind, trapNumber } from '@sigil-alloc/wit';
import { FunctionBuilder } from './builder.js';
import { LowerError } from './errors.js';
import type { ModuleImage } from './image.js';
import {
  address,
  type Class,
  type Constant,
  constant,
  type EffectOp,
  type Label,
  type Operand,
  type Temporary,
} from './qbe.js';
import type { Expression, NamePointer } from './raw.js';
import type { Symbols } from './symbols.js';
import { resultType, type Signature } from './types.js';

const fieldStores = { w: 'storew', l: 'storel', s: 'stores', d: 'stored' } as const satisfies Record<Class, EffectOp>;

/** What the bodies of a module need to know of it. */
export interface ModuleContext {
  readonly image: ModuleImage;
  readonly symbols: Symbols;
  readonly signatures: ReadonlyMap<string, Signature>;
  readonly globals: ReadonlyMap<string, GlobalHome>;
  readonly tables: ReadonlyMap<string, TableHome>;
  readonly segments: ReadonlyMap<string, SegmentHome>;
  readonly elements: ReadonlyMap<string, ElementHome>;
  /** The number call_indirect compares: equal for equal signatures, never 0. */
  typeId(signature: Signature): number;
  /** A symbol for constant data that holds these bits, local to the module. */
  floatData(kind: 's' | 'd', bits: bigint): string;
}

export interface GlobalHome {
  readonly class: Class;
  readonly symbol: string;
  /** The initial value if it is a literal; else it is computed at start, or imported. */
  readonly initial: Constant | null;
  readonly isMutable: boolean;
}

export interface TableHome {
  readonly symbol: string;
  readonly length: number;
}

/** Where a data segment's bytes lie, and the word that says how many are left (0 after data.drop). */
export interface SegmentHome {
  readonly bytes: string;
  readonly length: string;
}

/** Where the entries of an element segment lie, as in a table, and the word that says how many are left. */
export interface ElementHome {
  readonly entries: string;
  readonly length: string;
}

/** Where a branch to a label goes, and the temporaries that take its values. */
export interface Target {
  readonly label: Label;
  readonly results: readonly Temporary[];
}

export class Body {
  readonly builder = new FunctionBuilder();
  /** The temporaries of each local: one, or one per element of a tuple. */
  readonly locals: Temporary[][] = [];
  readonly targets = new Map<NamePointer, Target>();
  /** Temporaries that are known to be 0 or 1. */
  readonly truths = new WeakSet<Operand>();
  readonly #traps = new Map<TrapKind, Label>();
  #base: Temporary | null = null;
  #results: Temporary | null = null;

  constructor(
    readonly module: ModuleContext,
    /** The function as error messages call it. */
    readonly place: string,
    readonly signature: Signature,
    /** Lowers an expression and gives its values: none, one, or those of a tuple. */
    readonly lower: (body: Body, expression: Expression) => Operand[],
  ) {}

  /** Lowers an expression with one value. */
  value(expression: Expression): Operand {
    const [first] = this.lower(this, expression);
    if (first !== undefined) return first;
    if (this.builder.isReachable) throw this.refusal('an expression without a value', 'a value is needed here');
    return this.builder.nothing('w');
  }

  refusal(construct: string, reason: string): LowerError {
    return new LowerError(construct, this.place, reason);
  }

  /** The base of linear memory, read once on entry: position independent, and several modules share it. */
  base(): Temporary {
    if (this.#base === null) {
      this.#base = this.builder.temporary('l');
      this.builder.valueAtStart('loadl', this.#base, address('sigil_rt_base'));
    }
    return this.#base;
  }

  /** Puts several results into this function's result struct and gives its address: what QBE returns it by. */
  packResults(values: readonly Operand[]): Operand {
    const type = resultType(this.signature);
    if (type === null || typeof type === 'string') throw this.refusal('a return', 'there are more values than results');
    if (this.#results === null) {
      this.#results = this.builder.temporary('l');
      this.builder.valueAtStart('alloc8', this.#results, constant('l', type.size));
    }
    for (const [index, value] of values.entries()) {
      const place = this.builder.value('add', 'l', this.#results, constant('l', type.offsets[index]!));
      this.builder.effect(fieldStores[type.fields[index]!], value, place);
    }
    return this.#results;
  }

  /** Calls a function of the shim or of sigil_ops.c. */
  helper(symbol: string, result: Class, parameters: readonly Class[], ...operands: Operand[]): Operand {
    return this.builder.call(address(symbol), result, parameters, operands) ?? this.builder.nothing(result);
  }

  helperEffect(symbol: string, parameters: readonly Class[], ...operands: Operand[]): void {
    this.builder.call(address(symbol), null, parameters, operands);
  }

  /** A comparison: its result is known to be 0 or 1. */
  truth(result: Operand): Operand {
    this.truths.add(result);
    return result;
  }

  /** Traps if the condition is not zero. All traps of one kind in a function share one block. */
  trapIf(kind: TrapKind, condition: Operand): void {
    this.builder.branchTo(this.#trapLabel(kind), condition);
  }

  trapUnless(kind: TrapKind, condition: Operand): void {
    const fine = this.builder.label();
    this.builder.branch(condition, fine, this.#trapLabel(kind));
    this.builder.place(fine);
  }

  trap(kind: TrapKind): void {
    this.builder.jump(this.#trapLabel(kind));
  }

  /** Places the trap blocks; after the last expression. */
  finishTraps(): void {
    for (const [kind, label] of this.#traps) {
      this.builder.place(label);
      this.helperEffect('sigil_rt_trap', ['w'], constant('w', trapNumber(kind)));
      this.builder.halt();
    }
  }

  #trapLabel(kind: TrapKind): Label {
    let label = this.#traps.get(kind);
    if (label === undefined) {
      label = this.builder.label();
      this.#traps.set(kind, label);
    }
    return label;
  }
}
