/** docs/performance.md: tables of goals between marks of their own; what is written between them is a person's. */
import { UsageError } from '../errors.js';
import { markdownRow } from '../table.js';
import { growthTables } from './goals/growth.js';
import { managedTables } from './goals/managed.js';
import { nativeTables } from './goals/native.js';
import { wasmTables } from './goals/wasm.js';
import { type GoalTable, goalMarkdown, valueCell, verdict } from './judge.js';
import type { Results } from './results.js';

const SUMMARY = 'summary';
const END = '<!-- end -->';
const beginOf = (name: string): string => `<!-- made by npm run page: ${name} -->`;
const BLOCK = /<!-- made by npm run page: (.*?) -->.*?<!-- end -->/gs;

export const goalTables = (results: Results): readonly GoalTable[] => [
  ...wasmTables(results),
  ...managedTables(results),
  ...nativeTables(results),
  ...growthTables(results),
];

/** The document with what the results say in place of what it said. @throws UsageError where its marks are not those of the tables */
export function withGoals(document: string, results: Results): string {
  const tables = goalTables(results);
  return withMade(
    document,
    'docs/performance.md',
    new Map([[SUMMARY, summary(tables)], ...tables.map((table) => [table.name, goalMarkdown(table)] as const)]),
  );
}

/** The document with each text between its marks. @throws UsageError where its marks are not those of the texts */
export function withMade(document: string, file: string, made: ReadonlyMap<string, string>): string {
  const found = [...document.matchAll(BLOCK)].map(([, name]) => name!);
  for (const name of made.keys()) {
    if (!found.includes(name)) throw new UsageError(`${file} has no ${beginOf(name)} followed by ${END}`);
  }
  return document.replaceAll(BLOCK, (_, name: string) => {
    const text = made.get(name);
    if (text === undefined) throw new UsageError(`${file} has ${beginOf(name)}, and no such table is made`);
    return `${beginOf(name)}\n\n${text}\n\n${END}`;
  });
}

/** A row for each table and column that goals are about: how many are met, and which are not. */
function summary(tables: readonly GoalTable[]): string {
  const rows = tables.flatMap((table) =>
    table.columns.flatMap(({ title, kind }, column) => (kind === 'goal' ? [summaryRow(table, title, column)] : [])),
  );
  const absent = tables.filter(
    ({ columns, rows: own }) => columns.length === 0 && own.some(({ bound }) => bound !== null),
  );
  return [
    ['goal', 'of', 'met', 'missed', 'not measured'],
    ['---', '---', '--:', '---', '---'],
    ...rows,
    ...absent.map(({ title }) => [title, '', '', '', 'all']),
  ]
    .map(markdownRow)
    .join('\n');
}

function summaryRow({ title, rows }: GoalTable, column: string, index: number): string[] {
  const goals = rows.flatMap(({ what, bound, findings }) =>
    bound === null ? [] : [{ what, bound, finding: findings[index] ?? null }],
  );
  const missed = goals.filter(({ finding, bound }) => finding !== null && verdict(finding, bound) === 'missed');
  const open = goals.filter(({ finding }) => finding === null);
  const met = goals.length - missed.length - open.length;
  return [
    title,
    column,
    `${met} of ${goals.length}`,
    missed.map(({ what, finding }) => `${what} ${valueCell(finding)}`).join('; '),
    open.length === goals.length ? 'all' : open.map(({ what }) => what).join('; '),
  ];
}
