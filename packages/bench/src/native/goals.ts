/** What is to be reached: one time over another, as the quotient of their ratios against the peer. */
import { nativeKernels } from './catalogue.js';
import type { NativeRow } from './result.js';

export interface NativeGoal {
  readonly case: string;
  readonly against: string;
  /** time over the other's, at most */
  readonly most: number;
}

/** Who is to reach them. */
const OURS = 'tlsf-rc';

export const nativeGoals: readonly NativeGoal[] = [
  ...nativeKernels
    .filter(({ needs }) => !needs.some((need) => need === 'scopes'))
    .map(({ name }) => ({ case: name, against: 'glibc', most: 1 })),
  { case: 'churn', against: 'mimalloc', most: 1.3 },
];

type Judged = Pick<NativeRow, 'case' | 'contender' | 'ratio'>;

/** A row per goal for which both were measured. */
export function goalCells(rows: readonly Judged[]): readonly (readonly string[])[] {
  const ratioOf = (name: string, contender: string): number | null =>
    rows.find((row) => row.case === name && row.contender === contender)?.ratio ?? null;
  return nativeGoals.flatMap(({ case: name, against, most }) => {
    const [own, other] = [ratioOf(name, OURS), ratioOf(name, against)];
    if (own === null || other === null) return [];
    const reached = own / other;
    const verdict = reached <= most ? 'met' : 'missed';
    return [[`${name}: ${OURS} over ${against}`, `${reached.toFixed(2)}x`, `${most.toFixed(2)}x`, verdict]];
  });
}
