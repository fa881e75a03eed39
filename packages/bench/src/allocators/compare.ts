/** The suite `allocators` from options to result. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleField, choosePeer } from '../field.js';
import { origin } from '../machine.js';
import { turnsOf } from './catalogue.js';
import { presentEngines } from './engines.js';
import { type Joined, joinAll } from './joined.js';
import { peakLiveBytes } from './ledger.js';
import { measureAllocators } from './measure.js';
import type { AllocatorOptions } from './options.js';
import { type HeapResult, type HeapRow, rowsOf, skippedOf } from './result.js';

export async function compareAllocators(options: AllocatorOptions): Promise<HeapResult> {
  const { kernels, rounds } = options;
  const field = await assembleField(options.allocators);
  const peer = choosePeer(field, options.against, ({ isOurs }) => isOurs);
  const engines = await presentEngines(options.engines);
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const allocators = field.present.map(({ contender }) => contender);
    const joined = await joinAll(kernels, allocators, { folder, withCodeSize: !options.isQuick });
    const liveBytes = peakLiveBytes(kernels, (kernel) => turnsOf(kernel, options.scale));
    const rows: HeapRow[] = [];
    for (const { contender: engine, version } of engines.present) {
      const measured = await measureAllocators(kernels, joined, await engine.path(), options);
      rows.push(...rowsOf(measured, { engine: version, peer, liveBytes }));
    }
    const contenders = joined.map((one, i) => competitor(one, field.present[i]!.version));
    const absent = [...field.absent, ...engines.absent];
    return { origin: await origin(), peer, rounds, contenders, absent, skipped: skippedOf(kernels, joined), rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const competitor = ({ allocator: { name, what }, codeBytes }: Joined, version: string) => ({
  name,
  what,
  version,
  codeBytes,
});
