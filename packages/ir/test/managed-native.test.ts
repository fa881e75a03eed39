import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArchive, lower, runTool, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower';
import { cHeader, cHeaderName } from '@sigil-alloc/wit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../src/index.js';
import { tinyManaged } from './tiny-managed.js';

const reason = await whyNativeIsSkipped();
const HEADERS = [undefined, 'managed', 'leaks', 'asc', 'asc-stub'] as const;

/** Brings the hooks that the header asks for, and has them called. */
const HOST = `${HEADERS.map((world) => `#include "${cHeaderName(world)}"`).join('\n')}
#include <stdio.h>
void sigil_visit_members(uint32_t ref, uint32_t cookie) { sigil_visit(ref + 100, cookie); }
void sigil_finalize(uint32_t ref, uint32_t id) { printf("%u %u ", ref, id); }
int main(void) {
  __release(__alloc(8, 3));
  sigil_collect();
  printf("%u\\n", sigil_collect_step(1));
  return 0;
}
`;

describe.skipIf(reason !== undefined)(`hooks natively${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sigil-hooks-'));
    const module = assemble(tinyManaged, { heapBase: 'runtime', worlds: ['managed', 'asc', 'asc-stub'] });
    const { ssa } = lower(module, { name: 'tiny' });
    module.dispose();
    await buildArchive({ ssa, name: 'tiny', conformer: 'tiny', out: join(folder, 'libtiny.a') });
    for (const world of HEADERS) await writeFile(join(folder, cHeaderName(world)), cHeader(world));
    await writeFile(join(folder, 'main.c'), HOST);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are functions of the C program, which the archive calls', async () => {
    const flags = ['-std=c11', '-Wall', '-Wextra', '-Werror', '-pedantic'];
    await runTool('cc', [...flags, 'main.c', 'libtiny.a', '-o', 'main'], { cwd: folder });
    expect(await runTool(join(folder, 'main'), [])).toBe('1024 7 105');
  });
});
