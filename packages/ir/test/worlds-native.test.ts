import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArchive, lower, runTool, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower';
import { cHeader, cHeaderName, exportNamesWith, worldFunctions, worldNames } from '@sigil-alloc/wit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../src/index.js';
import { tiny } from './tiny.js';

const reason = await whyNativeIsSkipped();
const OFFERED = ['heap', 'statistics'] as const;

/** Takes, frees and counts through the headers alone, all of which it must be able to include together. */
const HOST = `${[undefined, ...worldNames].map((world) => `#include "${cHeaderName(world)}"`).join('\n')}
#include <stdio.h>
int main(void) {
  sigil_block kind = SIGIL_BLOCK_CACHED;
  uint32_t block = sigil_try_alloc(8);
  sigil_free(block);
  printf("%u %u %02x\\n", (unsigned)kind, sigil_live_blocks(), sigil_memory()[block + 7]);
  return 0;
}
`;

describe.skipIf(reason !== undefined)(
  `further worlds natively${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sigil-worlds-'));
      const module = assemble(tiny, { heapBase: 'runtime', worlds: OFFERED });
      const { ssa } = lower(module, { name: 'tiny' });
      module.dispose();
      await buildArchive({ ssa, name: 'tiny', conformer: 'tiny', out: join(folder, 'libtiny.a') });
      for (const world of [undefined, ...worldNames]) await writeFile(join(folder, cHeaderName(world)), cHeader(world));
      await writeFile(join(folder, 'main.c'), HOST);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('are symbols of the archive under their link names', async () => {
      const table = await runTool('nm', ['--defined-only', '--extern-only', join(folder, 'libtiny.a')]);
      const symbols = [...table.matchAll(/^[0-9a-f]+ [A-Z] (\S+)$/gm)].map(([, name]) => name!);
      expect(symbols).toEqual(expect.arrayContaining([...exportNamesWith(OFFERED)]));
      for (const { linkName } of worldFunctions(['inspection'])) expect(symbols).not.toContain(linkName);
    });

    it('are called from C through their headers', async () => {
      const flags = ['-std=c11', '-Wall', '-Wextra', '-Werror', '-pedantic'];
      await runTool('cc', [...flags, 'main.c', 'libtiny.a', '-o', 'main'], { cwd: folder });
      expect(await runTool(join(folder, 'main'), [])).toBe('4 1 dd');
    });
  },
);
