/** docs/choosing.md: what each conformer answers about itself, and what it costs; made from its answers and the results. */
import { answers as bumpAnswers } from '@sigil-alloc/bump';
import { answers as tlsfAnswers } from '@sigil-alloc/tlsf-rc';
import type { Answers } from '@sigil-alloc/wit';
import { markdownRow, nanoseconds } from '../table.js';
import { withMade } from './document.js';
import { type Finding, find, type GoalTable, goalMarkdown } from './judge.js';
import { distinct, enginesOf, type Measured, measuredOf, numberIn, type Results, shortName } from './results.js';

/** What the fast build answers. */
export type Answered = Answers;

export const answersOfConformers = (): Promise<readonly Answered[]> => Promise.all([bumpAnswers(), tlsfAnswers()]);

/** The document with answers and prices between its marks. @throws UsageError where its marks are others */
export const withPrices = (document: string, results: Results, answered: readonly Answered[]): string =>
  withMade(
    document,
    'docs/choosing.md',
    new Map([
      ['answers', answersMarkdown(answered)],
      ...[wasmPrices(results), managedPrices(results), nativePrices(results), startPrices(results)].map(
        (table) => [table.name, goalMarkdown(table)] as const,
      ),
    ]),
  );

type Question = Exclude<keyof Answers, 'version' | 'conformer'>;

const QUESTIONS: Readonly<Record<Question, string>> = {
  alignmentBytes: 'every block is aligned to, bytes',
  blockOverheadBytes: 'a block costs beside its rounding, bytes',
  largestRequestBytes: 'the largest request, bytes',
  heapBase: 'the heap of a module of its own begins at',
  growsInPlace: '`realloc` grows in place',
  movesLiveBlocks: 'moves live blocks on its own',
  reclaims: 'reclaims at',
  usableSize: 'the caller may touch',
  collectsCycles: 'collects cycles of objects',
  needsRoots: 'must be told roots',
};

const WORDS: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  'not-applicable': 'has no objects in this build',

  requested: 'what it asked for',
  'rounded-up': 'what it asked for, rounded up to the alignment',
  'last-block': 'the last block',
  'into-free-neighbour': 'into a free neighbour',
};

function answersMarkdown(answered: readonly Answered[]): string {
  const head = ['', ...answered.map(({ conformer }) => conformer)];
  const rows = (Object.keys(QUESTIONS) as Question[]).map((question) => [
    QUESTIONS[question],
    ...answered.map((answers) => wordsOf(answers[question])),
  ]);
  return [head, head.map(() => '---'), ...rows].map(markdownRow).join('\n');
}

function wordsOf(answer: Answers[Question]): string {
  if (typeof answer === 'number') return answer.toLocaleString('en');
  return typeof answer === 'object' ? answer.join(', ') : (WORDS[String(answer)] ?? String(answer));
}

/** In a table of prices: a case, and what of it is shown. */
interface Price {
  readonly what: string;
  readonly case: string;
  readonly column: string;
}

const TIME = 'ns_per_operation';

const time = (name: string, what: string): Price => ({ what: `${what}, ns`, case: name, column: TIME });

function wasmPrices({ allocators }: Results): GoalTable {
  const rows = measuredOf(allocators);
  const engine = enginesOf(rows)[0] ?? '';
  return priceTable('prices-wasm', [allocators], rows, engine, {
    contenders: ['bump', 'tlsf-rc', 'bump-check', 'tlsf-rc-check', 'dlmalloc', 'emmalloc', 'assemblyscript'],
    prices: [
      time('alloc_only', 'allocate, never free'),
      time('scopes', 'a block in a scope of eight'),
      time('pair', 'allocate and free at once, per call'),
      time('churn', '10,000 live blocks of 8 B to 8 KiB, per call'),
      time('large', '256 live blocks of 1 to 256 KiB, per call'),
      time('step', '`realloc` by 32 bytes up to 1 MiB, per call'),
      { what: 'heap over live bytes after churn', case: 'churn', column: 'heap_over_live' },
      { what: 'heap over live bytes, 100,000 live blocks', case: 'churn_100k', column: 'heap_over_live' },
      { what: 'code in the program, bytes', case: 'alloc_only', column: 'code_bytes' },
    ],
  });
}

function managedPrices({ managed }: Results): GoalTable {
  const rows = measuredOf(managed);
  const engine = enginesOf(rows)[0] ?? '';
  return priceTable('prices-managed', [managed], rows, engine, {
    contenders: ['sigil', 'asc-0.9-arc', 'asc-minimal', 'asc-incremental', 'javascript', 'wasmgc'],
    prices: [
      time('trees', 'make and drop an object of a tree'),
      time('rings', 'make and drop an object of a ring'),
      time('counts', 'a count up and down'),
      { what: 'memory of the trees, MiB', case: 'trees', column: 'memory_mib' },
    ],
  });
}

function nativePrices({ native }: Results): GoalTable {
  const rows = measuredOf(native);
  const engine = distinct(rows.map((row) => row.engine))[0] ?? '';
  return priceTable('prices-native', [native], rows, engine, {
    contenders: ['bump', 'tlsf-rc', 'tlsf-rc-check', 'glibc', 'mimalloc', 'jemalloc'],
    prices: [
      time('alloc_only', 'allocate, never free'),
      time('scopes', 'a block in a scope of eight'),
      time('pair', 'allocate and free at once, per call'),
      time('churn', '10,000 live blocks of 8 B to 8 KiB, per call'),
      time('large', '256 live blocks of 1 to 256 KiB, per call'),
      time('step', '`realloc` by 32 bytes up to 1 MiB, per call'),
    ],
  });
}

/** Milliseconds in a fresh process. */
function startPrices({ start }: Results): GoalTable {
  const rows = measuredOf(start);
  return priceTable('prices-start', [start], rows, distinct(rows.map((row) => row.engine))[0] ?? '', {
    contenders: ['bump', 'tlsf-rc'],
    prices: [
      { what: 'importing the package, ms', case: 'import', column: 'median_ms' },
      { what: 'from the import to the first block, ms', case: 'first-block', column: 'median_ms' },
      { what: 'the same, the worst of all rounds, ms', case: 'first-block', column: 'most_ms' },
    ],
  });
}

interface Asked {
  readonly contenders: readonly string[];
  readonly prices: readonly Price[];
}

/** A row for each price; contenders that the results do not have are left out. */
function priceTable(
  name: string,
  sources: GoalTable['sources'],
  rows: readonly Measured[],
  engine: string,
  { contenders, prices }: Asked,
): GoalTable {
  const present = contenders.filter((contender) => rows.some((row) => row.contender === contender));
  return {
    name,
    title: shortName(engine),
    sources,
    columns: present.map((title) => ({ title, kind: 'others' })),
    rows: prices.map(({ what, case: of, column }) => ({
      what,
      bound: null,
      findings: present.map((contender) => priceFinding(find(rows, engine, of, contender), column)),
    })),
  };
}

function priceFinding(row: Measured | undefined, column: string): Finding | null {
  const value = row === undefined ? null : numberIn(row.line, column);
  if (value === null) return null;
  if (column !== TIME) return { value, text: String(value), isSteady: true };
  return { value, text: nanoseconds({ nanoseconds: value }), isSteady: row!.isSteady };
}
