/** A trace made ready: its words, the file of them for workers, and what lives at each point that is looked at. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { walkLiveBytes } from './format/extent.js';
import type { Ops, Trace } from './format/trace.js';
import { WINDOW_WORDS } from './replay/program.js';
import { pointsOf, type Replay, replayFile, replayOf, windowsOf } from './replay/words.js';

export interface TraceCase {
  readonly name: string;
  readonly trace: Trace;
  readonly replay: Replay;
  /** calls after which memory is looked at */
  readonly points: Uint32Array;
  readonly liveAtPoints: readonly number[];
  /** path of the words as workers read them */
  readonly file: string;
}

const MOST_POINTS = 200;

export async function prepareCase(trace: Trace, folder: string): Promise<TraceCase> {
  const { name } = trace.head;
  const replay = replayOf(trace);
  const points = pointsOf(trace.ops.count, MOST_POINTS);
  const file = join(folder, `${name}.words`);
  await writeFile(file, replayFile(replay, points, windowsOf(replay.words, WINDOW_WORDS)));
  return { name, trace, replay, points, liveAtPoints: liveAt(points, trace.ops), file };
}

function liveAt(points: Uint32Array, ops: Ops): number[] {
  const found: number[] = [];
  walkLiveBytes(ops, (index, liveBytes) => {
    if (index + 1 === points[found.length]) found.push(liveBytes);
  });
  return found;
}
