/** Memory over time: a figure for each trace, of what lives and of what each contender holds. */
import * as Plot from '@observablehq/plot';
import { distinct, type Line, type Results } from '../results.js';
import { OURS } from '../roles.js';
import { AXIS_BELOW, AXIS_HEIGHT, type Figure, WIDTH } from './figure.js';
import { colour, lineColour } from './theme.js';

interface Point {
  readonly contender: string;
  readonly calls: number;
  readonly liveMib: number;
  readonly mib: number;
}

const MIB = 1 << 20;
const HEIGHT = 190;
const LIVE = 'live: asked for and not yet freed';

export function footprintFigures({ footprint }: Results, place: 'wasm' | 'native'): readonly Figure[] {
  const lines = (footprint.lines ?? []).filter((line) => line.place === place);
  return distinct(lines.map(({ trace }) => trace!)).map((trace) =>
    figureOf(place, trace, lines.filter((line) => line.trace === trace).map(pointOf)),
  );
}

const pointOf = (line: Line): Point => ({
  contender: line.contender!,
  calls: Number(line.op),
  liveMib: Number(line.live_bytes) / MIB,
  mib: Number(line.memory_bytes) / MIB,
});

function figureOf(place: string, trace: string, points: readonly Point[]): Figure {
  const names = distinct(points.map(({ contender }) => contender));
  const of = (name: string): readonly Point[] => points.filter(({ contender }) => contender === name);
  const live = of(names[0]!);
  const peaks = [
    { text: LIVE, mib: Math.max(...live.map(({ liveMib }) => liveMib)), colour: colour('live') },
    ...names.map((name) => ({
      text: name,
      mib: Math.max(...of(name).map(({ mib }) => mib)),
      colour: lineColour(name),
    })),
  ].map(({ text, mib, colour: fill }) => ({ text: `${text}, most ${mib.toFixed(2)} MiB`, colour: fill }));
  const step = { x: 'calls', curve: 'step-after' } as const;
  return {
    name: `footprint-${place}-${trace}`,
    title: `${trace}: MiB over calls`,
    description: `Memory ${place === 'wasm' ? 'in wasm' : 'natively'}: ${peaks.map(({ text }) => text).join('; ')}.`,
    legend: peaks,
    options: {
      width: WIDTH,
      height: HEIGHT,
      marginLeft: 44,
      marginBottom: AXIS_HEIGHT,
      marginRight: 20,
      x: { ticks: 4, tickFormat: '~s', label: 'calls', ...AXIS_BELOW },
      y: { ticks: 4, label: null, grid: true, zero: true },
      marks: [
        Plot.areaY([...live], { ...step, y: 'liveMib', fill: colour('live') }),
        // Ours comes last and is thin: what it equals is seen behind it.
        ...names.toReversed().map((name) =>
          Plot.lineY(steps(of(name)), {
            ...step,
            y: 'mib',
            stroke: lineColour(name),
            strokeWidth: name === OURS ? 1.6 : 3.5,
          }),
        ),
      ],
    },
  };
}

/** Without points at which nothing changes. */
const steps = (points: readonly Point[]): Point[] =>
  points.filter(({ mib }, i) => i === 0 || i === points.length - 1 || mib !== points[i - 1]!.mib);
