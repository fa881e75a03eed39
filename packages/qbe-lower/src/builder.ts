/*
 * Builds one function, block by block. What it decides: every block has exactly one jump, and what cannot be reached is
 * not emitted.
 *
 * I1  After a jump there is no current block until a label is placed that somebody uses; instructions until then vanish.
 * I2  The start block is the target of no jump, so that QBE can put parameters and stack slots there.
 */
import {
  type Aggregate,
  type Block,
  type CallInstruction,
  type Class,
  constant,
  type EffectOp,
  type Jump,
  type Label,
  type Mark,
  type Operand,
  type QbeFunction,
  type Temporary,
  type ValueOp,
} from './qbe.js';

/** On 32 bits the flags of these tell whether their result is zero. */
const flagsTellZero: ReadonlySet<ValueOp> = new Set(['add', 'sub', 'and', 'or', 'xor']);

const isComparison = (op: ValueOp) => /^c.*[wlsd]$/.test(op);

export class FunctionBuilder {
  readonly #blocks: Block[] = [];
  readonly #start: Block;
  #current: Block | null;
  #temporaries = 0;
  #labels = 0;

  constructor() {
    this.#start = this.#open(this.label());
    this.#current = this.#start;
  }

  /** Whether the next instruction can be reached. */
  get isReachable(): boolean {
    return this.#current !== null;
  }

  temporary(kind: Class, role: Temporary['role'] = 'value', definedBy: ValueOp | null = null): Temporary {
    return { kind: 'temporary', class: kind, id: this.#temporaries++, role, definedBy };
  }

  /** Appends an instruction with a result and returns the result, a fresh temporary. */
  value(op: ValueOp, kind: Class, ...operands: Operand[]): Temporary {
    const result = this.temporary(kind, 'value', op);
    this.#current?.instructions.push({ kind: 'value', op, result, operands });
    return result;
  }

  /** The same, with a mark for the passes. */
  marked(mark: Mark, op: ValueOp, kind: Class, ...operands: Operand[]): Temporary {
    const result = this.temporary(kind, 'value', op);
    this.#current?.instructions.push({ kind: 'value', op, result, operands, mark });
    return result;
  }

  /** Appends an instruction in the start block, before whatever stands there: for values a whole function shares. */
  valueAtStart(op: ValueOp, result: Temporary, ...operands: Operand[]): void {
    this.#start.instructions.unshift({ kind: 'value', op, result, operands });
  }

  assign(target: Temporary, source: Operand): void {
    this.#current?.instructions.push({ kind: 'value', op: 'copy', result: target, operands: [source] });
  }

  effect(op: EffectOp, ...operands: Operand[]): void {
    this.#current?.instructions.push({ kind: 'effect', op, operands });
  }

  call(
    target: Operand,
    type: Class | Aggregate | null,
    parameters: readonly Class[],
    operands: Operand[],
  ): Temporary | null {
    const result = type === null ? null : this.temporary(typeof type === 'string' ? type : 'l');
    const call: CallInstruction = { kind: 'call', target, result, type, parameters, operands };
    this.#current?.instructions.push(call);
    return result;
  }

  label(): Label {
    return { id: this.#labels++, uses: 0 };
  }

  /** Continues at a label: falls through into it if the place before can be reached. */
  place(label: Label): void {
    if (this.#current !== null) this.jump(label);
    if (label.uses > 0) this.#current = this.#open(label);
  }

  jump(target: Label): void {
    if (this.#current === null) return;
    target.uses += 1;
    this.#close({ kind: 'jmp', target });
  }

  /** Goes to one of two labels; a condition known now makes it a plain jump. */
  branch(condition: Operand, taken: Label, otherwise: Label): void {
    if (this.#current === null) return;
    if (condition.kind === 'constant') {
      this.jump(BigInt.asUintN(32, condition.bits) !== 0n ? taken : otherwise);
      return;
    }
    taken.uses += 1;
    otherwise.uses += 1;
    this.#close({ kind: 'jnz', condition: this.#tested(condition), taken, otherwise });
  }

  /**
   * A condition QBE 1.2 may branch on. On amd64 it takes the flags of the instruction that computed the condition for a
   * comparison with zero: wrong for a shift, which by zero leaves them alone, and for 64-bit arithmetic whose lower half
   * is meant. So everything is compared but what is surely fine.
   */
  #tested(condition: Operand): Operand {
    if (condition.kind !== 'temporary') return condition;
    const { definedBy, class: kind } = condition;
    const isFine = definedBy !== null && ((kind === 'w' && flagsTellZero.has(definedBy)) || isComparison(definedBy));
    return isFine ? condition : this.value('cnew', 'w', condition, constant('w', 0));
  }

  /** Goes to `target` if the condition is not zero, else continues. */
  branchTo(target: Label, condition: Operand): void {
    const next = this.label();
    this.branch(condition, target, next);
    this.place(next);
  }

  ret(value: Operand | null): void {
    this.#close({ kind: 'ret', value });
  }

  halt(): void {
    this.#close({ kind: 'hlt' });
  }

  /** What stands for a value that is never computed, in code that cannot be reached. */
  nothing(kind: Class): Operand {
    return constant(kind, 0);
  }

  finish(
    symbol: string,
    isExported: boolean,
    result: Class | Aggregate | null,
    parameters: readonly Temporary[],
  ): QbeFunction {
    if (this.#current !== null) throw new Error(`internal: ${symbol} ends in an open block`);
    return { symbol, isExported, result, parameters, blocks: this.#blocks };
  }

  #open(label: Label): Block {
    const block: Block = { label, instructions: [], jump: { kind: 'hlt' } };
    this.#blocks.push(block);
    return block;
  }

  #close(jump: Jump): void {
    if (this.#current === null) return;
    this.#current.jump = jump;
    this.#current = null;
  }
}
