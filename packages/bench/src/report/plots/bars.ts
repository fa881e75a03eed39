/** Bars of contenders, one below the other: a figure for each case. */
import * as Plot from '@observablehq/plot';
import { nanoseconds, UNSTEADY } from '../../table.js';
import { distinct, type Measured, measuredOf, numberIn, type Results, shortName } from '../results.js';
import { roleOf } from '../roles.js';
import { type Figure, FONT_SIZE, type LegendItem, WIDTH } from './figure.js';
import { type Colour, colour } from './theme.js';

interface Bar {
  readonly contender: string;
  readonly engine: string;
  readonly value: number;
  readonly text: string;
}

const BAR_HEIGHT = 20;
const GAP_OF_ENGINES = 24;
/** Names to the left, figures behind the longest bar. */
const MARGINS = { left: 138, right: 60 };

export const wasmFigures = ({ allocators }: Results): readonly Figure[] => timeFigures('wasm', measuredOf(allocators));
export const managedFigures = ({ managed }: Results): readonly Figure[] => timeFigures('managed', measuredOf(managed));
export const nativeFigures = ({ native }: Results): readonly Figure[] => timeFigures('native', measuredOf(native));
export const codeFigures = ({ allocators }: Results): readonly Figure[] => codeSize(measuredOf(allocators));

/** Check builds are left out: they would make bars of all others short. */
function timeFigures(kind: string, rows: readonly Measured[]): readonly Figure[] {
  const shown = rows.filter(({ contender, nanoseconds: ns }) => roleOf(contender) !== 'check build' && ns > 0);
  return distinct(shown.map((row) => row.case)).map((name) => {
    const own = shown.filter((row) => row.case === name);
    const engines = newestFirst(distinct(own.map(({ engine }) => engine)));
    const bars = engines.flatMap((engine) => own.filter((row) => row.engine === engine).map(timeBar));
    return figureOf(`${kind}-${name}`, `${name}: ns of one ${own[0]!.line.unit}`, bars);
  });
}

const newestFirst = (engines: readonly string[]): readonly string[] =>
  engines.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));

const timeBar = (row: Measured): Bar => ({
  contender: row.contender,
  engine: shortName(row.engine),
  value: row.nanoseconds,
  text: `${row.isSteady ? '' : UNSTEADY}${nanoseconds(row)}`,
});

function codeSize(rows: readonly Measured[]): readonly Figure[] {
  const bars = distinct(rows.map(({ contender }) => contender)).flatMap((contender) => {
    const row = rows.find((one) => one.contender === contender && numberIn(one.line, 'code_bytes') !== null);
    const value = row === undefined ? null : numberIn(row.line, 'code_bytes');
    return value === null ? [] : [{ contender, engine: '', value, text: value.toLocaleString('en') }];
  });
  return bars.length === 0 ? [] : [figureOf('code-size', 'bytes of code in wasm', bars)];
}

function figureOf(name: string, title: string, bars: readonly Bar[]): Figure {
  const engines = distinct(bars.map(({ engine }) => engine));
  const most = Math.max(...engines.map((engine) => bars.filter((bar) => bar.engine === engine).length));
  const isOne = engines.length === 1;
  return {
    name,
    title,
    description: engines.map((engine) => sentence(engine, bars)).join(' '),
    legend: legendOf(bars),
    options: {
      width: WIDTH,
      height: engines.length * (most * BAR_HEIGHT + GAP_OF_ENGINES),
      marginLeft: MARGINS.left,
      marginRight: MARGINS.right,
      marginTop: isOne ? 0 : GAP_OF_ENGINES,
      marginBottom: 0,
      x: { axis: null, domain: [0, Math.max(...bars.map(({ value }) => value))] },
      y: { domain: distinct(bars.map(({ contender }) => contender)), label: null, tickSize: 0, padding: 0.2 },
      fy: { domain: engines, axis: null, padding: isOne ? 0 : GAP_OF_ENGINES / (most * BAR_HEIGHT + GAP_OF_ENGINES) },
      marks: [
        Plot.barX([...bars], { x: 'value', y: 'contender', fy: 'engine', fill: (bar: Bar) => fillOf(bar.contender) }),
        Plot.text([...bars], { x: 'value', y: 'contender', fy: 'engine', text: 'text', textAnchor: 'start', dx: 4 }),
        ...(isOne
          ? []
          : [Plot.text(engines, { fy: (engine: string) => engine, text: (engine: string) => engine, ...HEADING })]),
      ],
    },
  };
}

/** Above the bars of an engine. */
const HEADING = {
  frameAnchor: 'top-left',
  dx: -MARGINS.left,
  dy: -FONT_SIZE - 4,
  textAnchor: 'start',
  fill: colour('faint'),
} as const;

const sentence = (engine: string, bars: readonly Bar[]): string =>
  `${engine === '' ? '' : `${engine}: `}${bars
    .filter((bar) => bar.engine === engine)
    .map(({ contender, text }) => `${contender} ${text}`)
    .join(', ')}.`;

const GROUPS = [
  { text: 'ours', colour: colour('ours'), roles: ['ours', 'check build'] },
  { text: 'peers', colour: colour('peer'), roles: ['peer', 'arena'] },
  { text: 'floor: does less than is asked for', colour: colour('live'), roles: ['floor'] },
] as const;

const groupOf = (contender: string) => GROUPS.find(({ roles }) => roles.some((role) => role === roleOf(contender)))!;

const fillOf = (contender: string): Colour => groupOf(contender).colour;

function legendOf(bars: readonly Bar[]): readonly LegendItem[] {
  const shown = GROUPS.filter((group) => bars.some(({ contender }) => groupOf(contender) === group));
  return shown.map(({ text, colour: fill }) => ({ text, colour: fill }));
}
