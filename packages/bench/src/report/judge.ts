/** A goal beside what was measured: tables of them, and whether each is met. */
import { markdownRow, UNSTEADY } from '../table.js';
import { type Measured, numberIn, type Source } from './results.js';

export interface Bound {
  readonly limit: number;
  /** the limit is the least, not the most */
  readonly isLeast?: true;
}

export interface Finding {
  readonly value: number;
  /** the value for a person */
  readonly text: string;
  /** what else there is to say */
  readonly note?: string;
  readonly isSteady: boolean;
}

export interface Column {
  readonly title: string;
  /** in the summary: goals are about it. Ours elsewhere is shown with its verdict, others without one */
  readonly kind: 'goal' | 'ours' | 'others';
}

export interface Row {
  readonly what: string;
  /** null: there is no goal, or a limit for this row */
  readonly bound: Bound | null;
  /** one for each column; null: not measured */
  readonly findings: readonly (Finding | null)[];
}

export interface GoalTable {
  /** of its marks in the document */
  readonly name: string;
  /** for the summary */
  readonly title: string;
  readonly sources: readonly Source[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const PLACES = 2;
export const times = (value: number, places = PLACES): string => `${value.toFixed(places)}x`;

/** One time over another of the same engine and case, as the quotient of their ratios where both have one. */
export function timeOver(own: Measured | undefined, other: Measured | undefined): number | null {
  if (own === undefined || other === undefined) return null;
  if (own.ratio !== null && other.ratio !== null) return own.ratio / other.ratio;
  return own.nanoseconds / other.nanoseconds;
}

export function timeFinding(own: Measured | undefined, other: Measured | undefined): Finding | null {
  const value = timeOver(own, other);
  return value === null ? null : { value, text: times(value), isSteady: own!.isSteady && other!.isSteady };
}

/** Of a column that is a count: the same in every run. Three places, so that what misses by a page is seen. */
export function countFinding(own: Measured | undefined, other: Measured | undefined, column: string): Finding | null {
  const [ours, theirs] = [own, other].map((row) => (row === undefined ? null : numberIn(row.line, column)));
  if (ours == null || theirs == null) return null;
  const value = ours / theirs;
  return { value, text: times(value, 3), note: `(${ours} over ${theirs})`, isSteady: true };
}

export const find = (
  rows: readonly Measured[],
  engine: string,
  name: string,
  contender: string,
): Measured | undefined =>
  rows.find((row) => row.engine === engine && row.case === name && row.contender === contender);

export type Verdict = 'met' | 'missed';

export function verdict({ value }: Finding, { limit, isLeast }: Bound): Verdict {
  return (isLeast ? value >= limit : value <= limit) ? 'met' : 'missed';
}

const NOT_MEASURED = 'not measured';

export function goalMarkdown(table: GoalTable): string {
  const absent = table.sources.filter(({ lines }) => lines === null);
  const present = table.sources.filter(({ lines }) => lines !== null);
  return [
    ...(present.length > 0 ? [grid(table), ''] : []),
    ...absent.map(({ file, command }) => `\`${file}\` is not there: \`${command}\` makes it.`),
    ...present.map(originOf),
    ...(hasUnsteady(table)
      ? [`\`${UNSTEADY}\`: rounds disagree so that another run may differ by more than 10 %.`]
      : []),
  ].join('\n');
}

const hasUnsteady = ({ rows }: GoalTable): boolean =>
  rows.some(({ findings }) => findings.some((finding) => finding?.isSteady === false));

function originOf({ file, lines }: Source): string {
  const { rounds, machine, binaryen, commit, date } = lines![0]!;
  return `From \`${file}\`: ${rounds} rounds; ${machine}; Binaryen ${binaryen}; commit ${commit}, ${date}.`;
}

function grid({ columns, rows }: GoalTable): string {
  const hasGoals = rows.some(({ bound }) => bound !== null);
  const hasVerdict = columns.map(({ kind }) => hasGoals && kind !== 'others');
  const head = [
    '',
    ...(hasGoals ? ['goal'] : []),
    ...columns.flatMap(({ title }, i) => (hasVerdict[i] ? [title, ''] : [title])),
  ];
  const body = rows.map(({ what, bound, findings }) => [
    what,
    ...(hasGoals ? [bound === null ? '' : goalCell(bound)] : []),
    ...findings.flatMap((finding, i) => [fullCell(finding), ...(hasVerdict[i] ? [verdictCell(finding, bound)] : [])]),
  ]);
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...body].map(markdownRow).join('\n');
}

const goalCell = ({ limit, isLeast }: Bound): string => `${isLeast ? 'at least' : 'at most'} ${times(limit)}`;

export const valueCell = (finding: Finding | null): string =>
  finding === null ? NOT_MEASURED : `${finding.isSteady ? '' : UNSTEADY}${finding.text}`;

const fullCell = (finding: Finding | null): string =>
  [valueCell(finding), ...(finding?.note === undefined ? [] : [finding.note])].join(' ');

function verdictCell(finding: Finding | null, bound: Bound | null): string {
  if (finding === null || bound === null) return '';
  const reached = verdict(finding, bound);
  return reached === 'missed' ? `**${reached}**` : reached;
}
