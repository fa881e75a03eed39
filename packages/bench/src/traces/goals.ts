/** What we want to reach on traces, and what was measured. */
import type { Shown } from './grids.js';

interface Goal {
  readonly what: string;
  /** who is to reach it */
  readonly ours: string;
  readonly peer: string;
  /** ours over the peer's, at the most */
  readonly most: number;
  /** null for rows that it does not speak of */
  readonly measure: (row: Shown) => number | null;
}

const memory = ({ pages }: Shown): number | null => pages;
const timeNatively = ({ pages, ratio }: Shown): number | null => (pages === null ? ratio : null);

const goals: readonly Goal[] = [
  { what: 'linear memory', ours: 'tlsf-rc', peer: 'dlmalloc', most: 1, measure: memory },
  { what: 'time natively', ours: 'tlsf-rc', peer: 'glibc', most: 1, measure: timeNatively },
  { what: 'time natively, linked', ours: 'tlsf-rc-linked', peer: 'glibc', most: 1, measure: timeNatively },
];

/** Rows of cells, without a head: goal and trace, measured, the most it may be, whether it is met. Memory is the same in every engine. */
export function goalCells(rows: readonly Shown[]): string[][] {
  const cells = goals.flatMap((goal) =>
    rows.filter(({ contender }) => contender === goal.ours).flatMap((row) => cellsOf(goal, row, rows)),
  );
  return [...new Map(cells.map((one) => [one[0], one])).values()];
}

function cellsOf({ what, peer, most, measure }: Goal, row: Shown, rows: readonly Shown[]): string[][] {
  const other = rows.find((one) => one.contender === peer && one.case === row.case && one.engine === row.engine);
  const [own, theirs] = [measure(row), other === undefined ? null : measure(other)];
  if (own === null || theirs === null) return [];
  const ratio = own / theirs;
  // Three places: what misses by a page is to be seen.
  const goal = `${what} over ${peer}'s, ${row.case}`;
  return [[goal, `${ratio.toFixed(3)}x`, `${most.toFixed(2)}x`, ratio <= most ? 'met' : 'missed']];
}
