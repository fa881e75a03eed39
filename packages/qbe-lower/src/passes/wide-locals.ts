/*
 * Pass: keeps i32 locals that serve as addresses zero-extended. An address is extended where it is used; a local used
 * so more often than it is assigned is cheaper extended where it is assigned, in a temporary of class l.
 *
 * Needs: a finished function, its blocks weighed by the depth of loops. Leaves: the same function with some locals (and
 * copies of them) of class l, their upper half zero, as loaded words already are. Breaks: nothing.
 */
import type { FunctionBuilder } from '../builder.js';
import { constant, type QbeFunction, type Temporary, type ValueInstruction } from '../qbe.js';

interface LocalUse {
  readonly assignments: ValueInstruction[];
  /** Temporaries that hold a copy of it. */
  readonly copies: Set<Temporary>;
  /** Where a copy is extended. */
  readonly extensions: ValueInstruction[];
  /** Extensions minus assignments, each weighed by how often it runs. */
  gain: number;
}

export function widenLocals(built: QbeFunction, builder: FunctionBuilder): void {
  const uses = collect(built);
  for (const [local, { assignments, copies, extensions, gain }] of uses) {
    if (gain <= 0) continue;
    local.class = 'l';
    for (const assignment of assignments) extend(assignment);
    for (const copy of copies) copy.class = 'l';
    for (const extension of extensions) extension.op = 'copy';
    const position = built.parameters.indexOf(local);
    if (position < 0) continue;
    const passed = builder.temporary('w', 'local');
    built.parameters = built.parameters.with(position, passed);
    builder.valueAtStart('extuw', local, passed);
  }
}

function collect({ blocks, parameters }: QbeFunction): Map<Temporary, LocalUse> {
  const uses = new Map<Temporary, LocalUse>();
  const copyOf = new Map<Temporary, LocalUse>();
  const useOf = (local: Temporary) => {
    let use = uses.get(local);
    if (use === undefined) {
      use = { assignments: [], copies: new Set(), extensions: [], gain: 0 };
      uses.set(local, use);
    }
    return use;
  };
  for (const parameter of parameters) if (parameter.class === 'w') useOf(parameter).gain -= 1;
  for (const { instructions, weight } of blocks) {
    for (const ins of instructions) {
      if (ins.kind !== 'value') continue;
      const [source] = ins.operands;
      const { result, op } = ins;
      if (result.role === 'local' && result.class === 'w') {
        const use = useOf(result);
        use.assignments.push(ins);
        if (source?.kind === 'temporary' && source.class === 'w') use.gain -= weight;
      }
      if (source?.kind !== 'temporary') continue;
      if (op === 'copy' && source.role === 'local' && source.class === 'w' && result.role === 'value') {
        const use = useOf(source);
        use.copies.add(result);
        copyOf.set(result, use);
      }
      const extended = op === 'extuw' ? copyOf.get(source) : undefined;
      if (extended !== undefined) {
        extended.extensions.push(ins);
        extended.gain += weight;
      }
    }
  }
  return uses;
}

/** An assignment to a local that is now wide: a word loaded without sign is wide already. */
function extend(assignment: ValueInstruction): void {
  const source = assignment.operands[0]!;
  if (source.kind === 'constant') assignment.operands = [constant('l', BigInt.asUintN(32, source.bits))];
  else if (source.kind === 'temporary' && source.class === 'w') assignment.op = 'extuw';
}
