/** Goals of native code: allocators on kernels and traces, and lowered code beside a C compiler's. */
import { nativeKernels } from '../../native/catalogue.js';
import { traceNames } from '../../traces/catalogue.js';
import { type Column, type GoalTable, type Row, timeFinding } from '../judge.js';
import { isWasmEngine, type Measured, measuredOf, type Results } from '../results.js';
import { OURS } from '../roles.js';

/** As users get it from C, and as a compiler's programs have it. */
const CONTENDERS = [OURS, 'tlsf-rc-linked'];
const SYSTEM = 'glibc';
const FASTEST = 'mimalloc';
const CODE = { ours: 'sigil', peer: 'cc', group: 'allocator' };

export const nativeTables = (results: Results): readonly GoalTable[] => [
  kernels(results),
  traces(results),
  code(results),
];

const columns: readonly Column[] = CONTENDERS.map((title) => ({ title, kind: 'goal' }));

function row(rows: readonly Measured[], name: string, peer: string, limit: number): Row {
  const of = (contender: string): Measured | undefined =>
    rows.find((one) => one.case === name && one.contender === contender);
  return {
    what: `${name}, ${peer}`,
    bound: { limit },
    findings: CONTENDERS.map((contender) => timeFinding(of(contender), of(peer))),
  };
}

function kernels({ native }: Results): GoalTable {
  const rows = measuredOf(native);
  const names = nativeKernels.filter(({ needs }) => !needs.includes('scopes')).map(({ name }) => name);
  return {
    name: 'native-kernels',
    title: 'time natively',
    sources: [native],
    columns,
    rows: [...names.map((name) => row(rows, name, SYSTEM, 1)), row(rows, 'churn', FASTEST, 1.3)],
  };
}

function traces({ traces: source }: Results): GoalTable {
  const rows = measuredOf(source).filter(({ engine }) => !isWasmEngine(engine));
  return {
    name: 'native-traces',
    title: 'time natively on traces',
    sources: [source],
    columns,
    rows: traceNames.map((name) => row(rows, name, SYSTEM, 1)),
  };
}

function code({ code: source }: Results): GoalTable {
  const rows = measuredOf(source).filter(({ line }) => line.group === CODE.group);
  const of = (name: string, contender: string): Measured | undefined =>
    rows.find((one) => one.case === name && one.contender === contender);
  const names = [...new Set(rows.map((one) => one.case))];
  return {
    name: 'native-code',
    title: 'code by QBE over that of cc -O2',
    sources: [source],
    columns: [{ title: `${CODE.ours} over ${CODE.peer}`, kind: 'goal' }],
    rows: names.map((name) => ({
      what: name,
      bound: { limit: 1.15 },
      findings: [timeFinding(of(name, CODE.ours), of(name, CODE.peer))],
    })),
  };
}
