/** Goals of allocators in wasm: time, footprint, arenas, and what checks cost. */
import { FRESH_KERNEL, heapKernels } from '../../allocators/catalogue.js';
import { traceNames } from '../../traces/catalogue.js';
import {
  type Bound,
  countFinding,
  type Finding,
  find,
  type GoalTable,
  type Row,
  timeFinding,
  timeOver,
} from '../judge.js';
import { distinct, enginesOf, type Measured, measuredOf, type Results, shortName } from '../results.js';
import { OUR_ARENA, OUR_CHECK_BUILD, OURS, type Role, roleOf } from '../roles.js';

const SMALL = ['pair', 'lifo', 'fifo'];
const RAW = [...SMALL, 'churn', 'churn_100k', 'large', 'step', 'doubling', FRESH_KERNEL];
const BIG_CHURN = 'churn_100k';
const SCOPES = 'scopes';
const PEER_OF_FOOTPRINT = 'dlmalloc';

/** What is found in an engine. */
type Question = Omit<Row, 'findings'> & { readonly of: (rows: readonly Measured[], engine: string) => Finding | null };

/** A column for each engine, the newest first and judged. */
function table(about: Pick<GoalTable, 'name' | 'title' | 'sources'>, rows: readonly Question[]): GoalTable {
  const all = about.sources.flatMap(measuredOf);
  const engines = enginesOf(all);
  return {
    ...about,
    columns: engines.map((engine, i) => ({ title: shortName(engine), kind: i === 0 ? 'goal' : 'ours' })),
    rows: rows.map(({ what, bound, of }) => ({ what, bound, findings: engines.map((engine) => of(all, engine)) })),
  };
}

export const wasmTables = (results: Results): readonly GoalTable[] => [
  bestPeer(results),
  assemblyScript(results),
  floors(results),
  footprint(results),
  arena(results),
  safety(results),
];

const bestPeer = ({ allocators }: Results): GoalTable =>
  table(
    { name: 'best-peer', title: `time of ${OURS} over the best peer's`, sources: [allocators] },
    RAW.map((name) => overBest(name, OURS, 'peer', { limit: 1 })),
  );

function overBest(name: string, ours: string, role: Role, bound: Bound): Question {
  const of: Question['of'] = (rows, engine) => {
    const own = find(rows, engine, name, ours);
    const others = rows.filter(
      (row) =>
        row.engine === engine && row.case === name && roleOf(row.contender) === role && timeOver(own, row) !== null,
    );
    // The best is that which we are furthest behind.
    const best = others.toSorted((a, b) => timeOver(own, b)! - timeOver(own, a)!)[0];
    const finding = timeFinding(own, best);
    return finding === null ? null : { ...finding, note: `(${best!.contender})` };
  };
  return { what: name, bound, of };
}

function assemblyScript({ allocators }: Results): GoalTable {
  const rows = SMALL.flatMap((name) =>
    ['assemblyscript', 'assemblyscript-0.9'].map((peer) => over(`${name}, ${peer}`, name, peer, OURS, LEAST_4)),
  );
  return table(
    { name: 'assemblyscript', title: `time of AssemblyScript over that of ${OURS}`, sources: [allocators] },
    rows,
  );
}

const LEAST_4: Bound = { limit: 4, isLeast: true };

const over = (what: string, name: string, own: string, other: string, bound: Bound): Question => ({
  what,
  bound,
  of: (rows, engine) => timeFinding(find(rows, engine, name, own), find(rows, engine, name, other)),
});

function floors({ allocators }: Results): GoalTable {
  const there = measuredOf(allocators).filter((row) => SMALL.includes(row.case) && roleOf(row.contender) === 'floor');
  const names = there.length === 0 ? ['floor'] : distinct(there.map(({ contender }) => contender));
  const rows = SMALL.flatMap((name) =>
    names.map((floor) => over(`${name}, ${floor}`, name, OURS, floor, { limit: 1.5 })),
  );
  return table({ name: 'floor', title: `time of ${OURS} over the free-list floor`, sources: [allocators] }, rows);
}

/** Pages are those of linear memory, the same in every engine: one column. */
function footprint({ allocators, traces }: Results): GoalTable {
  const rows = [allocators, traces].flatMap(measuredOf);
  return {
    name: 'footprint',
    title: `pages of ${OURS} over those of ${PEER_OF_FOOTPRINT}`,
    sources: [allocators, traces],
    columns: [{ title: 'all engines', kind: 'goal' }],
    rows: [BIG_CHURN, ...traceNames].map((name) => ({
      what: name === BIG_CHURN ? name : `trace ${name}`,
      bound: { limit: 1 },
      findings: [pagesOver(rows, name)],
    })),
  };
}

function pagesOver(rows: readonly Measured[], name: string): Finding | null {
  const engine = enginesOf(rows.filter((row) => row.case === name))[0] ?? '';
  return countFinding(find(rows, engine, name, OURS), find(rows, engine, name, PEER_OF_FOOTPRINT), 'pages');
}

const arena = ({ allocators }: Results): GoalTable =>
  table({ name: 'arena', title: 'arena and scopes', sources: [allocators] }, [
    {
      ...overBest(FRESH_KERNEL, OUR_ARENA, 'arena', { limit: 1.1 }),
      what: `${FRESH_KERNEL}: ${OUR_ARENA} over the best arena`,
    },
    over(`${SCOPES}: ${OURS} over ${OUR_ARENA}`, SCOPES, OURS, OUR_ARENA, { limit: 1.2 }),
  ]);

const safety = ({ allocators }: Results): GoalTable =>
  table(
    { name: 'safety', title: `time of ${OUR_CHECK_BUILD} over ${OURS}`, sources: [allocators] },
    heapKernels.map(({ name }) => over(name, name, OUR_CHECK_BUILD, OURS, { limit: 1.5 })),
  );
