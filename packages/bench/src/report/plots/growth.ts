/** The cost of an operation against live blocks: a figure for each series, in the newest engine that was measured. */
import * as Plot from '@observablehq/plot';
import { growthSeries, type Series } from '../../growth/catalogue.js';
import { nanoseconds } from '../../table.js';
import { distinct, enginesOf, type Measured, measuredOf, type Results, shortName } from '../results.js';
import { OURS } from '../roles.js';
import { AXIS_BELOW, AXIS_HEIGHT, type Figure, WIDTH } from './figure.js';
import { colour, lineColour } from './theme.js';

const HEIGHT = 220;
const CONTROL = 'control of tlsf-rc: allocates nothing';

export function growthFigures({ growth }: Results): readonly Figure[] {
  const rows = measuredOf(growth);
  const [engine] = enginesOf(rows);
  return growthSeries.flatMap((series) => {
    const own = rows.filter((row) => row.engine === engine && row.line.series === series.name);
    return own.length === 0 ? [] : [figureOf(series, engine!, own)];
  });
}

interface Point {
  readonly blocks: number;
  readonly ns: number;
}

function figureOf({ name, what }: Series, engine: string, rows: readonly Measured[]): Figure {
  const pointsOf = (contender: string, column: string): readonly Point[] =>
    rows
      .filter((row) => row.contender === contender)
      .map(({ line }) => ({ blocks: Number(line.live_blocks), ns: Number(line[column]) }));
  const lines = [
    ...distinct(rows.map(({ contender }) => contender)).map((contender) => ({
      text: contender,
      points: pointsOf(contender, 'ns_per_operation'),
      colour: lineColour(contender),
      isDashed: false,
    })),
    { text: CONTROL, points: pointsOf(OURS, 'control_ns'), colour: colour('faint'), isDashed: true },
  ].filter(({ points }) => points.length > 0);
  return {
    name: `growth-${name}`,
    title: `${what.split(',')[0]}: ns of one, ${shortName(engine)}`,
    description: `Blocks of ${what}. ${lines.map(sentence).join(' ')}`,
    legend: lines.map(({ text, colour: fill, isDashed }) => ({
      text: isDashed ? `${text} (dashed)` : text,
      colour: fill,
    })),
    options: {
      width: WIDTH,
      height: HEIGHT,
      marginLeft: 44,
      marginRight: 16,
      marginBottom: AXIS_HEIGHT,
      x: {
        type: 'log',
        ticks: 4,
        tickFormat: '~s',
        label: `live blocks of ${what.split(',')[0]}`,
        ...AXIS_BELOW,
      },
      y: { ticks: 5, label: null, grid: true, zero: true },
      marks: lines.toReversed().flatMap(({ points, colour: stroke, isDashed }) => [
        Plot.lineY([...points], {
          x: 'blocks',
          y: 'ns',
          stroke,
          strokeWidth: 1.7,
          ...(isDashed ? { strokeDasharray: '4 4' } : {}),
        }),
        Plot.dot([...points], { x: 'blocks', y: 'ns', fill: stroke, r: 3 }),
      ]),
    },
  };
}

const sentence = ({ text, points }: { readonly text: string; readonly points: readonly Point[] }): string =>
  `${text}: ${points.map(({ blocks, ns }) => `${blocks.toLocaleString('en')} blocks ${nanoseconds({ nanoseconds: ns })} ns`).join(', ')}.`;
