/* The control flow graph of a built function, by index of block. */
import type { Block, Jump, Label } from '../qbe.js';

export interface Flow {
  readonly successors: readonly (readonly number[])[];
  readonly predecessors: readonly (readonly number[])[];
}

export function targetsOf(jump: Jump): Label[] {
  if (jump.kind === 'jmp') return [jump.target];
  return jump.kind === 'jnz' ? [jump.taken, jump.otherwise] : [];
}

export function flowOf(blocks: readonly Block[]): Flow {
  const indexOf = new Map(blocks.map(({ label }, index) => [label, index]));
  const successors = blocks.map(({ jump }) => targetsOf(jump).map((label) => indexOf.get(label)!));
  const predecessors: number[][] = blocks.map(() => []);
  for (const [index, targets] of successors.entries()) for (const target of targets) predecessors[target]!.push(index);
  return { successors, predecessors };
}
