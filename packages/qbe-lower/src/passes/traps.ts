/*
 * Pass: removes what is computed for nobody, and keeps the trap of loads among it. QBE deletes an instruction whose result
 * is unused, a load and its trap included; so such a load becomes a call that touches the same bytes.
 *
 * Needs: a finished function whose loads of linear memory are marked. Leaves: no instruction whose result is not needed.
 * Breaks: nothing.
 *
 * A temporary with one assignment is needed if a needed instruction uses it, wherever that stands. One with several
 * (parameters, locals, block results) is followed along the flow: an assignment is needed where its value may be read.
 */
import { address, constant, type Instruction, type Operand, type QbeFunction } from '../qbe.js';
import { flowOf } from './flow.js';

export function keepTraps({ blocks }: QbeFunction): void {
  const { successors, predecessors } = flowOf(blocks);
  const needed = new Set<number>();
  const definedIn = new Map<number, number>();
  const liveAtStart: Set<number>[] = blocks.map(() => new Set());
  for (const [index, { instructions }] of blocks.entries()) {
    for (const ins of instructions)
      if (ins.kind === 'value' && ins.result.role === 'value') definedIn.set(ins.result.id, index);
  }

  const queued = new Set<number>(blocks.keys());
  const queue = [...queued];
  const enqueue = (index: number) => {
    if (queued.has(index)) return;
    queued.add(index);
    queue.push(index);
  };
  const use = (operand: Operand, live: Set<number>) => {
    if (operand.kind !== 'temporary') return;
    if (operand.role !== 'value') {
      live.add(operand.id);
    } else if (!needed.has(operand.id)) {
      needed.add(operand.id);
      enqueue(definedIn.get(operand.id) ?? 0);
    }
  };
  const isNeeded = (ins: Instruction, live: ReadonlySet<number>) =>
    ins.kind !== 'value' || (ins.result.role === 'value' ? needed : live).has(ins.result.id);

  /** Walks a block backwards, telling for each instruction whether it is needed. */
  const walk = (index: number, visit?: (position: number, isUsed: boolean) => void): Set<number> => {
    const { instructions, jump } = blocks[index]!;
    const live = new Set<number>();
    for (const successor of successors[index]!) for (const id of liveAtStart[successor]!) live.add(id);
    if (jump.kind === 'jnz') use(jump.condition, live);
    if (jump.kind === 'ret' && jump.value !== null) use(jump.value, live);
    for (let position = instructions.length - 1; position >= 0; position--) {
      const ins = instructions[position]!;
      const isUsed = isNeeded(ins, live);
      visit?.(position, isUsed);
      if (ins.kind === 'value' && ins.result.role !== 'value') live.delete(ins.result.id);
      // A load that is not needed becomes a call: its address is needed either way.
      if (isUsed || (ins.kind === 'value' && ins.mark?.kind === 'load'))
        for (const operand of ins.operands) use(operand, live);
      if (ins.kind === 'call') use(ins.target, live);
    }
    return live;
  };

  while (queue.length > 0) {
    const index = queue.pop()!;
    queued.delete(index);
    const live = walk(index);
    if (live.size === liveAtStart[index]!.size) continue;
    liveAtStart[index] = live;
    for (const predecessor of predecessors[index]!) enqueue(predecessor);
  }

  for (const index of blocks.keys()) {
    const kept: Instruction[] = [];
    const { instructions } = blocks[index]!;
    walk(index, (position, isUsed) => {
      const ins = instructions[position]!;
      if (isUsed) kept.push(ins);
      else if (ins.kind === 'value' && ins.mark?.kind === 'load') kept.push(touch(ins.operands[0]!, ins.mark.bytes));
    });
    blocks[index]!.instructions = kept.reverse();
  }
}

function touch(at: Operand, bytes: number): Instruction {
  const operands = [at, constant('w', bytes)];
  const target = address('sigil_op_touch');
  return { kind: 'call', target, result: null, type: null, parameters: ['l', 'w'], operands };
}
