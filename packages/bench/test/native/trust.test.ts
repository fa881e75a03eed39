import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChecksumError } from '../../src/errors.js';
import type { NativeContender } from '../../src/native/contender.js';
import { buildCWorker, faceOf } from '../../src/native/field/c-worker.js';
import { glibc } from '../../src/native/field/mallocs.js';
import { prepareNative } from '../../src/native/prepared.js';

const skipped = await whyNativeIsSkipped();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigil-bench-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** An arena of which `next` says where a block of so many bytes begins, and `moved` where it goes when it is resized. */
const arena = (next: string, moved = 'test_alloc(size)'): string => `
#include <stddef.h>
#include <string.h>
static char memory[1 << 29];
static size_t top;
void *test_alloc(size_t size) { ${next} }
void *test_realloc(void *block, size_t size) {
  char *other = ${moved};
  memmove(other, block, size);
  return other;
}
void test_free(void *block) { (void)block; }`;

const honest = 'char *block = memory + top; top += (size + 15) & -16; return block;';

const withArena = (name: string, source: string): NativeContender => ({
  ...glibc,
  name,
  hasTimedForm: false,
  build: async (form, own) => {
    const file = join(own, 'arena.c');
    await writeFile(file, source);
    const lines = faceOf({ alloc: 'test_alloc', realloc: 'test_realloc', free: 'test_free' });
    return { file: await buildCWorker(own, { form, lines, inputs: [file] }) };
  },
});

describe.skipIf(skipped !== undefined)('a native allocator that cannot be trusted is never timed', () => {
  it.each([
    ['gives one block to all', arena('(void)size; return memory;')],
    ['lets the last bytes of a block be the first of the next', arena(honest.replace('(size + 15) & -16', 'size - 1'))],
    ['forgets what was in a block that it moves', arena(honest, 'memory + (1 << 28)')],
  ])('when it %s', async (name, source) => {
    const run = prepareNative([withArena(name, source)], folder);
    await expect(run).rejects.toThrow(ChecksumError);
    await expect(run).rejects.toThrow(`${name}: bytes of live blocks changed`);
  });

  it('but one that keeps blocks apart is', async () => {
    const [prepared] = await prepareNative([withArena('honest', arena(honest))], folder);
    expect(prepared!.timed).toEqual(prepared!.plain);
  });
});
