/** The suite `growth` from options to result. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presentEngines } from '../allocators/engines.js';
import { type Absent, assembleField, choosePeer } from '../field.js';
import { origin } from '../machine.js';
import { buildModules, measureGrowth } from './measure.js';
import type { GrowthOptions } from './options.js';
import { type GrowthResult, type GrowthRow, rowsOf } from './result.js';

export async function compareGrowth(options: GrowthOptions): Promise<GrowthResult> {
  const { cases, rounds, turns } = options;
  const field = await assembleField(options.allocators);
  const peer = choosePeer(field, options.against, ({ isOurs }) => isOurs);
  const engines = await presentEngines(options.engines);
  const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-'));
  try {
    const allocators = field.present.map(({ contender }) => contender);
    const modules = await buildModules([...new Set(cases.map(({ series }) => series))], allocators, folder);
    const [rows, absent]: [GrowthRow[], Absent[]] = [[], [...field.absent, ...engines.absent]];
    for (const { contender, version: engine } of engines.present) {
      const measured = await measureGrowth(cases, modules, await contender.path(), options);
      absent.push(...measured.absent);
      rows.push(...rowsOf(measured.times, { engine, peer, turns }));
    }
    const contenders = field.present.map(({ contender: { name, what }, version }) => ({ name, what, version }));
    return { origin: await origin(), peer, rounds, contenders, absent, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
