/** The suite `code` from options to result. */
import { assembleField, choosePeer } from './field.js';
import { origin } from './machine.js';
import type { BenchOptions } from './options.js';
import { type Result, resultOf } from './result.js';
import { measure } from './rounds.js';

export async function compareCode(options: BenchOptions): Promise<Result> {
  const field = await assembleField(options.contenders);
  const peer = choosePeer(field, options.against);
  const present = field.present.map(({ contender }) => contender);
  const measured = await measure(options.cases, present, options);
  return resultOf(measured, field, { origin: await origin(), peer, rounds: options.rounds });
}
