/*
 * Pass: does beforehand what QBE would do with constants, where that ends badly. QBE 1.2 propagates constants after the
 * lowering has looked for literals; then it prints shift counts beyond the width and displacements of 2^31 and more, which
 * no assembler takes, and drops branches that are never taken, and with them the only uses of a load and so its trap.
 *
 * Needs: a finished function whose shifts and indexed addresses are marked. Leaves: counts that may be constant masked;
 * indexes that may be constant subtracted (negated) from the base, which QBE does not fold; no branch whose condition is
 * known and no block that is never reached. Breaks: nothing.
 *
 * What may be constant is found as QBE finds it, by conditional constant propagation. Most functions need none of that:
 * their counts, indexes and conditions come from loads, calls, parameters.
 */
import type { FunctionBuilder } from '../builder.js';
import {
  type Block,
  constant,
  type Instruction,
  type Jump,
  type Operand,
  type QbeFunction,
  type ValueInstruction,
} from '../qbe.js';
import { flowOf } from './flow.js';
import { CONSTANT, evaluate, type Known, VARYING } from './known.js';

function isGuarded(ins: Instruction): ins is ValueInstruction {
  return ins.kind === 'value' && (ins.mark?.kind === 'index' || ins.mark?.kind === 'count');
}

/** The operand of a marked instruction that must not become a large constant. */
const guardedOperand = ({ operands }: ValueInstruction): Operand => operands[1]!;

export function foldConstants(built: QbeFunction, builder: FunctionBuilder): void {
  const varying = surelyVarying(built);
  if (!built.blocks.some((block) => isSuspicious(block, varying))) return;
  const { entry, values } = propagate(built, varying);
  built.blocks = built.blocks.filter((block, index) => {
    const before = entry[index];
    if (before === undefined) return false;
    const knowledge: Knowledge = { values, locals: new Map(before) };
    block.instructions = block.instructions.flatMap((ins) => {
      const isHidden = isGuarded(ins) && knownOf(guardedOperand(ins), knowledge) !== VARYING;
      follow(ins, knowledge, varying);
      return isHidden ? hidden(ins, builder) : [ins];
    });
    block.jump = decided(block.jump, knowledge);
    return true;
  });
}

/** Whether a block has anything that may be constant where that matters. */
function isSuspicious({ instructions, jump }: Block, varying: ReadonlySet<number>): boolean {
  const mayBeConstant = (operand: Operand) => operand.kind !== 'temporary' || !varying.has(operand.id);
  if (jump.kind === 'jnz' && mayBeConstant(jump.condition)) return true;
  return instructions.some((ins) => isGuarded(ins) && mayBeConstant(guardedOperand(ins)));
}

/** A jump whose way is known goes there. */
function decided(jump: Jump, knowledge: Knowledge): Jump {
  if (jump.kind !== 'jnz') return jump;
  const condition = knownOf(jump.condition, knowledge);
  if (typeof condition !== 'bigint') return jump;
  return { kind: 'jmp', target: BigInt.asUintN(32, condition) !== 0n ? jump.taken : jump.otherwise };
}

function hidden(ins: ValueInstruction, builder: FunctionBuilder): Instruction[] {
  const [first, second] = ins.operands as [Operand, Operand];
  if (ins.mark?.kind === 'count') {
    const result = builder.temporary('w');
    const mask = constant('w', ins.result.class === 'w' ? 31 : 63);
    return [
      { kind: 'value', op: 'and', result, operands: [second, mask] },
      { ...ins, operands: [first, result] },
    ];
  }
  const negated = builder.temporary('l');
  return [
    { kind: 'value', op: 'sub', result: negated, operands: [constant('l', 0), second] },
    { ...ins, op: 'sub', operands: [first, negated] },
  ];
}

/** Loads read, calls return, what nobody knows before. */
const isOpaque = (ins: Instruction) => ins.kind === 'call' || (ins.kind === 'value' && ins.op.startsWith('load'));

/**
 * Temporaries that cannot be constant at any place: every assignment is opaque or uses one of them. Begins with all and
 * takes away, so that p = p + 4 in a loop counts if p came from a parameter.
 */
function surelyVarying({ blocks, parameters }: QbeFunction): Set<number> {
  const definitions = new Map<number, ValueInstruction[]>();
  const users = new Map<number, number[]>();
  const varying = new Set<number>(parameters.map(({ id }) => id));
  for (const { instructions } of blocks) {
    for (const ins of instructions) {
      if (ins.kind === 'effect' || ins.result === null) continue;
      varying.add(ins.result.id);
      if (ins.kind === 'call' || isOpaque(ins)) continue;
      const all = definitions.get(ins.result.id);
      if (all === undefined) definitions.set(ins.result.id, [ins]);
      else all.push(ins);
      for (const operand of ins.operands) {
        if (operand.kind !== 'temporary') continue;
        const list = users.get(operand.id);
        if (list === undefined) users.set(operand.id, [ins.result.id]);
        else list.push(ins.result.id);
      }
    }
  }
  const varies = (id: number) =>
    (definitions.get(id) ?? []).every(({ operands }) =>
      operands.some((operand) => operand.kind === 'temporary' && varying.has(operand.id)),
    );
  const queue = [...definitions.keys()];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (!varying.has(id) || varies(id)) continue;
    varying.delete(id);
    queue.push(...(users.get(id) ?? []));
  }
  return varying;
}

/** What is known at a place: of single assignments everywhere, of the others here. What surely varies is in neither. */
interface Knowledge {
  readonly values: Map<number, Known>;
  readonly locals: Map<number, Known>;
}

/** What is known at the start of each block, nothing of those never reached; what is left out is VARYING. */
interface Findings {
  readonly entry: readonly (ReadonlyMap<number, Known> | undefined)[];
  readonly values: Map<number, Known>;
}

/** Conditional constant propagation to a fixed point. */
function propagate({ blocks }: QbeFunction, varying: ReadonlySet<number>): Findings {
  const { successors } = flowOf(blocks);
  const values = new Map<number, Known>();
  const entry: (Map<number, Known> | undefined)[] = blocks.map(() => undefined);
  entry[0] = new Map();
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const [index, block] of blocks.entries()) {
      const before = entry[index];
      if (before === undefined) continue;
      const after: Knowledge = { values, locals: new Map(before) };
      for (const ins of block.instructions) if (follow(ins, after, varying)) isStable = false;
      for (const successor of liveSuccessors(block, successors[index]!, after)) {
        const merged = merge(entry[successor], after.locals);
        if (merged === entry[successor]) continue;
        entry[successor] = merged;
        isStable = false;
      }
    }
  }
  return { entry, values };
}

/** Adds what an instruction tells; true if that is new of a single assignment. */
function follow(ins: Instruction, knowledge: Knowledge, varying: ReadonlySet<number>): boolean {
  if (ins.kind !== 'value' || varying.has(ins.result.id)) return false;
  const { values, locals } = knowledge;
  const { id, role } = ins.result;
  const known = isOpaque(ins) ? VARYING : evaluate(ins, (operand) => knownOf(operand, knowledge));
  if (role !== 'value') {
    if (known === VARYING) locals.delete(id);
    else locals.set(id, known);
    return false;
  }
  if (values.get(id) === known) return false;
  values.set(id, known);
  return true;
}

function knownOf(operand: Operand, { values, locals }: Knowledge): Known {
  if (operand.kind === 'constant') return operand.bits;
  if (operand.kind === 'address') return VARYING;
  return (operand.role === 'value' ? values : locals).get(operand.id) ?? VARYING;
}

function liveSuccessors({ jump }: Block, all: readonly number[], knowledge: Knowledge): readonly number[] {
  if (jump.kind !== 'jnz') return all;
  const condition = knownOf(jump.condition, knowledge);
  if (typeof condition !== 'bigint') return all;
  return [all[BigInt.asUintN(32, condition) !== 0n ? 0 : 1]!];
}

/** What is known where two ways meet; the first is returned itself if nothing is lost. */
function merge(known: Map<number, Known> | undefined, arriving: ReadonlyMap<number, Known>): Map<number, Known> {
  if (known === undefined) return new Map(arriving);
  let merged = known;
  for (const [id, value] of known) {
    const both = meet(value, arriving.get(id) ?? VARYING);
    if (both === value) continue;
    if (merged === known) merged = new Map(known);
    if (both === VARYING) merged.delete(id);
    else merged.set(id, both);
  }
  return merged;
}

/** A constant nobody computed may be any: only two numbers can be told apart. */
function meet(a: Known, b: Known): Known {
  if (a === b) return a;
  if (a === VARYING || b === VARYING) return VARYING;
  return typeof a === 'bigint' && typeof b === 'bigint' ? VARYING : CONSTANT;
}
