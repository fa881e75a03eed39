/** What is to be reached, and what was: one time over another, as the quotient of their ratios against the peer. */
import type { Shown } from './grids.js';

export interface Goal {
  readonly case: string;
  readonly contender: string;
  readonly against: string;
  /** time over the other's, at most */
  readonly most: number;
}

const OURS = 'sigil';

export const goals: readonly Goal[] = [
  { case: 'trees', contender: OURS, against: 'asc-0.9-arc', most: 0.5 },
  { case: 'trees', contender: OURS, against: 'javascript', most: 1 },
  { case: 'trees', contender: OURS, against: 'wasmgc', most: 1 },
  { case: 'rings', contender: OURS, against: 'asc-minimal', most: 0.5 },
];

/** A row per goal for which both were measured, below a head. */
export function goalRows(lines: readonly Shown[]): readonly (readonly string[])[] {
  const ratioOf = (name: string, contender: string): number | null =>
    lines.find((line) => line.case === name && line.contender === contender)?.ratio ?? null;
  const rows = goals.flatMap(({ case: name, contender, against, most }) => {
    const [own, other] = [ratioOf(name, contender), ratioOf(name, against)];
    if (own === null || other === null) return [];
    const reached = own / other;
    return [[`${name}: ${contender} over ${against}`, times(reached), times(most), reached <= most ? 'met' : 'missed']];
  });
  return [['', 'measured', 'goal', ''], ...rows];
}

const times = (value: number): string => `${value.toFixed(2)}x`;
