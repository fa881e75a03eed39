/** Traces with allocators called natively: the same words, a replayer in C. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, interleave } from '../interleave.js';
import type { Form, NativeContender } from '../native/contender.js';
import { nativeContenders } from '../native/field/index.js';
import { commandOf } from '../native/prepared.js';
import { showProgress } from '../progress.js';
import { Worker } from '../worker.js';
import type { TraceCase } from './case.js';
import { turnsOf } from './catalogue.js';
import type { Footprint } from './footprint.js';
import { linkedReplayer } from './linked.js';
import { nativeReplayer } from './paths.js';
import type { CaseTimes, TimesOptions } from './times.js';

/** What a trace asks for, in the words of the native suite. */
const ASKS = { needs: ['free', 'realloc', 'size'] };

/** Those that a C program can call for blocks of any size, and ours as part of the replayer. */
export const replayingContenders: readonly NativeContender[] = nativeContenders.flatMap((contender) => {
  if (contender.name === linkedReplayer.name) return [linkedReplayer];
  const { isVerified, hasTimedForm, lacks } = contender;
  return isVerified && hasTimedForm && lacks(ASKS as never) === undefined ? [contender] : [];
});

export interface NativeReplayer {
  readonly name: string;
  readonly plain: Command;
  /** times each call; undefined where calls are part of the replayer's own code, which nothing is asked of but time */
  readonly timed: Command | undefined;
}

export async function buildReplayers(
  cases: readonly TraceCase[],
  contenders: readonly NativeContender[],
  folder: string,
): Promise<NativeReplayer[]> {
  showProgress('building native replayers');
  const files = cases.map(({ name, file }) => `${name}=${file}`);
  const settled = await Promise.allSettled(
    contenders.map(async (contender) => {
      const build = async (form: Form): Promise<Command> => {
        const own = join(folder, `native-${contender.name}`, form);
        await mkdir(own, { recursive: true });
        return [...commandOf(await contender.build(form, own, nativeReplayer)), ...files];
      };
      const timed = contender.hasTimedForm ? await build('timed') : undefined;
      return { name: contender.name, plain: await build('plain'), timed };
    }),
  );
  // All of them have ended: nothing writes into the folder any more.
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** A heap keeps what a trace made of it: each trace has a process of its own. */
export async function measureNative(
  cases: readonly TraceCase[],
  replayers: readonly NativeReplayer[],
  { rounds, scale, generations }: TimesOptions,
): Promise<CaseTimes[]> {
  const key = (contender: string, name: string): string => `${contender}/${name}`;
  const commands = new Map(
    cases.flatMap((one) => replayers.map(({ name, plain }) => [key(name, one.name), plain] as const)),
  );
  const turns = cases.map(({ replay }) => turnsOf(replay.operations, scale));
  const runs = cases.map((one, i) => ({
    kernel: one.name,
    turns: turns[i]!,
    lanes: replayers.map(({ name }) => ({ contender: name, worker: key(name, one.name) })),
  }));
  const results = await interleave(runs, commands, rounds, generations);
  return results.map((result, i) => ({ case: cases[i]!, turns: turns[i]!, ...result }));
}

export async function nativeFootprints(
  cases: readonly TraceCase[],
  replayers: readonly NativeReplayer[],
): Promise<Footprint[]> {
  const found: Footprint[] = [];
  for (const { name: contender, plain, timed } of replayers) {
    if (timed === undefined) continue;
    for (const one of cases) {
      showProgress(`memory: ${contender}, ${one.name}`);
      // No turns: it tells of memory, and touches what it asks for.
      const memoryBytes = await askOnce(one.name, plain, 0);
      found.push({ case: one.name, contender, place: 'native', memoryBytes });
    }
  }
  return found;
}

export interface Longest {
  readonly case: string;
  readonly contender: string;
  readonly nanoseconds: number;
}

/**
 * Of each call of a trace the shortest time of some replays, and of these the longest.
 *
 * @param replays none: nothing is taken
 */
export async function longestCalls(
  cases: readonly TraceCase[],
  replayers: readonly NativeReplayer[],
  replays: number,
): Promise<Longest[]> {
  const found: Longest[] = [];
  if (replays === 0) return found;
  for (const { name: contender, timed } of replayers) {
    if (timed === undefined) continue;
    for (const { name } of cases) {
      showProgress(`longest call: ${contender}, ${name}`);
      const [nanoseconds] = await askOnce(name, timed, replays);
      found.push({ case: name, contender, nanoseconds: nanoseconds! });
    }
  }
  return found;
}

/** What else a worker says, in a process of its own. */
async function askOnce(name: string, command: Command, turns: number): Promise<readonly number[]> {
  const worker = new Worker(name, command);
  try {
    return (await worker.run(name, turns)).further;
  } finally {
    await worker.close();
  }
}
