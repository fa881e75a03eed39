/** Times on traces as dots: a row for each trace, a dot for each contender, over the peer's time. */
import * as Plot from '@observablehq/plot';
import { distinct, enginesOf, isWasmEngine, type Measured, measuredOf, type Results, shortName } from '../results.js';
import { AXIS_BELOW, AXIS_HEIGHT, type Figure, WIDTH } from './figure.js';
import { colour, lineColour } from './theme.js';

const ROW_HEIGHT = 22;
/** Behind that a dot stands at the edge. */
const MOST = 3;

export function ratioFigures({ traces }: Results): readonly Figure[] {
  const rows = measuredOf(traces);
  const native = distinct(rows.map(({ engine }) => engine)).filter((engine) => !isWasmEngine(engine));
  return [
    ...enginesOf(rows).map((engine, i) => figureOf(`traces-wasm-${i + 1}`, engine, rows)),
    ...native.map((engine) => figureOf('traces-native', engine, rows)),
  ];
}

function figureOf(name: string, engine: string, all: readonly Measured[]): Figure {
  const rows = all.filter((row) => row.engine === engine && row.ratio !== null);
  const names = distinct(rows.map(({ contender }) => contender));
  const { peer } = rows[0]!.line;
  const place = (row: Measured): number => Math.min(row.ratio!, MOST);
  return {
    name,
    title: `time over ${peer}'s, ${shortName(engine)}`,
    description: distinct(rows.map((row) => row.case))
      .map((trace) =>
        sentence(
          trace,
          rows.filter((row) => row.case === trace),
        ),
      )
      .join(' '),
    legend: names.map((text) => ({ text, colour: lineColour(text) })),
    options: {
      width: WIDTH,
      height: distinct(rows.map((row) => row.case)).length * ROW_HEIGHT + AXIS_HEIGHT + 4,
      marginLeft: 90,
      marginRight: 16,
      marginBottom: AXIS_HEIGHT,
      marginTop: 4,
      x: {
        domain: [0, Math.min(MOST, Math.max(...rows.map(place)) * 1.05)],
        ticks: 4,
        label: `over ${peer}, less is faster`,
        ...AXIS_BELOW,
        grid: true,
      },
      y: { label: null, tickSize: 0 },
      marks: [
        Plot.ruleX([1], { stroke: colour('faint') }),
        ...names.toReversed().map((contender) =>
          Plot.dot(
            rows.filter((row) => row.contender === contender),
            { x: place, y: 'case', fill: lineColour(contender), r: 4.5 },
          ),
        ),
      ],
    },
  };
}

const sentence = (trace: string, rows: readonly Measured[]): string =>
  `${trace}: ${rows.map(({ contender, ratio }) => `${contender} ${ratio!.toFixed(2)}`).join(', ')}.`;
