/** The goal of growth: what an operation costs with many live blocks, over what it costs with a thousand. */
import { growthSeries, type Series } from '../../growth/catalogue.js';
import { nanoseconds } from '../../table.js';
import { type Column, type Finding, type GoalTable, type Row, times } from '../judge.js';
import { distinct, enginesOf, type Measured, measuredOf, numberIn, type Results, shortName } from '../results.js';
import { OURS } from '../roles.js';

const LIMIT = 1.5;
const PAGES_OF_A_MIB = 16;

/** What is looked at of a contender: all of the time, the control's, or what is left without that. */
interface View {
  readonly engine: string;
  readonly contender: string;
  readonly column: 'ns_per_operation' | 'control_ns' | 'net_ns';
  readonly kind: Column['kind'];
}

export function growthTables({ growth }: Results): readonly GoalTable[] {
  const rows = measuredOf(growth);
  const views = viewsOf(rows);
  return [
    {
      name: 'growth',
      title: `time of ${OURS} over that with 1,000 live blocks`,
      sources: [growth],
      columns: views.map(({ engine, contender, column, kind }) => ({
        title: `${contender}${COLUMNS[column]}, ${shortName(engine)}`,
        kind,
      })),
      rows: growthSeries.flatMap((series) => rowsOf(series, rows, views)),
    },
  ];
}

function viewsOf(rows: readonly Measured[]): readonly View[] {
  return enginesOf(rows).flatMap((engine, i) =>
    distinct(rows.map(({ contender }) => contender)).flatMap((contender) =>
      columnsOf(contender).map((column) => ({
        engine,
        contender,
        column,
        kind: column === 'control_ns' ? 'others' : kindOf(contender, i),
      })),
    ),
  );
}

const COLUMNS = { ns_per_operation: '', control_ns: "'s control", net_ns: ', net' } as const;

const columnsOf = (contender: string): readonly View['column'][] =>
  contender === OURS ? ['ns_per_operation', 'control_ns', 'net_ns'] : ['ns_per_operation', 'net_ns'];

function kindOf(contender: string, engine: number): Column['kind'] {
  if (contender !== OURS) return 'others';
  return engine === 0 ? 'goal' : 'ours';
}

/** The first count is what the others are compared with: its row has no goal. */
function rowsOf({ name, what, counts }: Series, rows: readonly Measured[], views: readonly View[]): readonly Row[] {
  return counts.map((count, i) => ({
    what: `${what.split(',')[0]}: ${count.toLocaleString('en')}${heapOf(rows, name, count)}`,
    bound: i === 0 ? null : { limit: LIMIT },
    findings: views.map((view) => growthFinding(rows, view, name, count, counts[0]!)),
  }));
}

function heapOf(rows: readonly Measured[], series: string, count: number): string {
  const pages = rows.find((row) => row.contender === OURS && isOf(row, series, count))?.line.pages;
  return pages === undefined
    ? ''
    : ` (${(Number(pages) / PAGES_OF_A_MIB).toLocaleString('en', { maximumFractionDigits: 0 })} MiB)`;
}

const isOf = ({ line }: Measured, series: string, count: number): boolean =>
  line.series === series && Number(line.live_blocks) === count;

function growthFinding(
  rows: readonly Measured[],
  { engine, contender, column }: View,
  series: string,
  count: number,
  first: number,
): Finding | null {
  const own = rows.filter((row) => row.engine === engine && row.contender === contender);
  const [row, base] = [count, first].map((size) => own.find((one) => isOf(one, series, size)));
  const [value, from] = [row, base].map((one) => (one === undefined ? null : numberIn(one.line, column)));
  if (value == null || from == null) return null;
  const ns = `${nanoseconds({ nanoseconds: value })} ns`;
  return {
    value: value / from,
    ...(count === first ? { text: ns } : { text: times(value / from), note: `(${ns})` }),
    isSteady: row!.isSteady && base!.isSteady,
  };
}
