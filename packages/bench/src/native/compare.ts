/** The suite `native` from options to result. */
import { mkdtemp, rm } from 'node:fs/promises';

import { tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { findCc, MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { firstLine } from '../contenders/first-line.js';
import { type Absent, assembleField, choosePeer } from '../field.js';
import { origin } from '../machine.js';
import { takeCensus } from './census.js';
import { countInstructions, type Instructions, requireValgrind } from './instructions.js';
import { measureTimes } from './measure.js';
import type { NativeOptions } from './options.js';
import { type Prepared, prepareNative } from './prepared.js';
import { competitorsOf, type Measured, type NativeResult, rowsOf, skippedOf } from './result.js';

/** @throws ChecksumError, WorkerError, UsageError; MissingToolError where nobody takes part */
export async function compareNative(options: NativeOptions): Promise<NativeResult> {
  const { kernels, rounds } = options;
  const field = await assembleField(options.contenders);
  const contenders = field.present.map(({ contender }) => contender);
  const peer = choosePeer(field, options.against, ({ isOurs }) => isOurs);
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const prepared = await prepareNative(contenders, folder);
    const { measured, absent } = await measureAll(options, prepared, folder);
    return {
      origin: await origin(),
      peer,
      rounds,
      contenders: competitorsOf(field),
      absent: [...field.absent, ...absent],
      skipped: skippedOf(kernels, contenders),
      rows: rowsOf(measured, await engine(), peer),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureAll(
  options: NativeOptions,
  prepared: readonly Prepared[],
  folder: string,
): Promise<{ readonly measured: Measured; readonly absent: readonly Absent[] }> {
  const { kernels, scale, census, countsInstructions } = options;
  const times = await measureTimes(kernels, prepared, options);
  const counts = await takeCensus(kernels, prepared, census, join(folder, 'ledger'));
  const absent: Absent[] = [];
  let instructions: Instructions | undefined;
  try {
    if (countsInstructions) await requireValgrind();
    if (countsInstructions) instructions = await countInstructions(kernels, prepared, scale);
  } catch (error) {
    if (!(error instanceof MissingToolError)) throw error;
    absent.push({ name: 'instructions', reason: error.message });
  }
  return { measured: { times, counts, instructions }, absent };
}

/** Kernels are C: who compiled them, and for what. */
async function engine(): Promise<string> {
  const { cc } = findCc();
  return `native, ${await firstLine(cc, ['--version'])}, ${type()} ${process.arch}`;
}
