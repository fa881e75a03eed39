/** Goals of managed objects, and their pauses. */
import { type Goal, goals } from '../../managed/goals.js';
import { type Finding, find, type GoalTable, timeFinding } from '../judge.js';
import { distinct, enginesOf, type Measured, measuredOf, numberIn, type Results, shortName } from '../results.js';

export const managedTables = ({ managed }: Results): readonly GoalTable[] => [times(managed), pauses(managed)];

type Managed = Results['managed'];

function times(managed: Managed): GoalTable {
  const rows = measuredOf(managed);
  const engines = enginesOf(rows);
  return {
    name: 'managed',
    title: 'time of managed objects',
    sources: [managed],
    columns: engines.map((engine, i) => ({ title: shortName(engine), kind: i === 0 ? 'goal' : 'ours' })),
    rows: goals.map((goal) => ({
      what: `${goal.case}: ${goal.contender} over ${goal.against}`,
      bound: { limit: goal.most },
      findings: engines.map((engine) => reached(rows, engine, goal)),
    })),
  };
}

const reached = (rows: readonly Measured[], engine: string, { case: name, contender, against }: Goal): Finding | null =>
  timeFinding(find(rows, engine, name, contender), find(rows, engine, name, against));

const MICROSECONDS = 'longest_us';

/** The longest turn in µs: stated, not judged. */
function pauses(managed: Managed): GoalTable {
  const rows = measuredOf(managed).filter(({ line }) => numberIn(line, MICROSECONDS) !== null);
  const places = enginesOf(rows).flatMap((engine) =>
    distinct(rows.map((row) => row.case)).map((name) => ({ engine, name })),
  );
  return {
    name: 'pauses',
    title: 'longest turn',
    sources: [managed],
    columns: places.map(({ engine, name }) => ({ title: `${name}, ${shortName(engine)}`, kind: 'others' })),
    rows: distinct(rows.map(({ contender }) => contender)).map((contender) => ({
      what: contender,
      bound: null,
      findings: places.map(({ engine, name }) => longest(find(rows, engine, name, contender))),
    })),
  };
}

function longest(row: Measured | undefined): Finding | null {
  const value = row === undefined ? null : numberIn(row.line, MICROSECONDS);
  return value === null ? null : { value, text: value.toFixed(1), isSteady: true };
}
