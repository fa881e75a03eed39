/*
 * `npm run fuzz`: FUZZ_RUNS modules (default 100) from FUZZ_SEED (default: the clock) on, FUZZ_JOBS
 * (default: one per processor) at a time.
 */
import { cpus } from 'node:os';
import { expect, it } from 'vitest';
import { fuzzCase } from './fuzz-module.js';

const runs = Number(process.env.FUZZ_RUNS ?? 100);
const first = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

const jobs = Number(process.env.FUZZ_JOBS ?? cpus().length);

it('gives natively what Node gives, on random modules', { timeout: 0 }, async () => {
  console.log(`seeds ${first} to ${first + runs - 1}`);
  const counts: Record<string, number> = {};
  const failures: string[] = [];
  let next = first;
  const worker = async () => {
    while (next < first + runs) {
      const seed = next++;
      const verdict = await fuzzCase(seed).catch((error: unknown) => ({ kind: 'failed' as const, error }));
      counts[verdict.kind] = (counts[verdict.kind] ?? 0) + 1;
      if (verdict.kind === 'different') failures.push(`seed ${seed}: ${verdict.lines.slice(0, 3).join('; ')}`);
      if (verdict.kind === 'failed') failures.push(`seed ${seed}: ${String(verdict.error).slice(0, 500)}`);
      if (verdict.kind === 'refused') failures.push(`seed ${seed}: ${verdict.reason}`);
      if (failures.length > 0 && (verdict.kind === 'different' || verdict.kind === 'failed'))
        console.log(failures.at(-1));
      if ((seed - first) % 50 === 49) console.log(`${seed - first + 1} of ${runs}: ${JSON.stringify(counts)}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  console.log(JSON.stringify(counts));
  expect(failures).toEqual([]);
});
