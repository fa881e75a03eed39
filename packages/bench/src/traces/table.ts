/** A comparison on traces as text for a person: grids, who is who, what was recorded. */
import { align, UNSTEADY } from '../table.js';
import { TRACE_UNIT } from './csv.js';
import { gridsOf } from './grids.js';
import type { TraceAbout, TracesResult } from './result.js';

export function tracesTable({ rows, contenders, absent, traces, rounds, origin }: TracesResult): string {
  return [
    ...gridsOf(rows).flatMap(({ title, cells }) => [title, align(cells), '']),
    `Median of ${rounds} interleaved rounds, CPU time of one ${TRACE_UNIT}; beside it over the peer: below 1x is faster.`,
    'Memory: in wasm linear memory, natively what the system gave.',
    ...(rows.some(({ isSteady }) => !isSteady)
      ? [`${UNSTEADY} Rounds disagree so that another run may differ by more than 10 %: take that figure with care.`]
      : []),
    ...traces.map(traceLine),
    ...contenders.map(({ place, name, what, version }) => `${name} (${place}): ${what} (${version})`),
    ...absent.map(({ name, reason }) => `${name}: absent: ${reason}`),
    `${origin.machine}; Binaryen ${origin.binaryen}; commit ${origin.commit}`,
  ].join('\n');
}

const traceLine = ({ name, program, package: origin, calls, recordedCalls }: TraceAbout): string =>
  `${name}: ${program} of ${origin}, ${calls < recordedCalls ? `the first ${calls} of ${recordedCalls}` : calls} calls`;
