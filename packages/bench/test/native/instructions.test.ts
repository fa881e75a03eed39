import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingToolError, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nativeKernels } from '../../src/native/catalogue.js';
import { glibc } from '../../src/native/field/mallocs.js';
import { countInstructions, instructionsKey, requireValgrind } from '../../src/native/instructions.js';
import { prepareNative } from '../../src/native/prepared.js';

const skipped = (await whyNativeIsSkipped()) ?? (await requireValgrind().then(() => undefined, sayWhy));

/** They are an option: CI does without. */
function sayWhy({ message }: Error): string {
  process.stderr.write(`instructions: skipped: ${message}\n`);
  return message;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigil-bench-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(skipped !== undefined)('instructions of an operation', () => {
  it('are the same however many turns they are counted in, and those of the filling of slots are not among them', async () => {
    const kernels = nativeKernels.filter(({ name }) => ['pair', 'alloc_only', 'churn_100k'].includes(name));
    const prepared = await prepareNative([glibc], folder);
    const [few, many] = [
      await countInstructions(kernels, prepared, 1 / 40),
      await countInstructions(kernels, prepared, 1 / 20),
    ];
    const of = (counted: ReadonlyMap<string, number>, name: string): number =>
      counted.get(instructionsKey('glibc', name))!;
    for (const name of ['pair', 'alloc_only']) {
      expect(of(few, name)).toBeGreaterThan(10);
      expect(Math.abs(of(few, name) - of(many, name))).toBeLessThan(1);
    }
    expect(of(few, 'churn_100k')).toBeLessThan(1_000);
  });
});

describe('without valgrind', () => {
  it('they are absent, with the package that has it', async () => {
    vi.stubEnv('PATH', '/nonexistent');
    await expect(requireValgrind()).rejects.toThrow(MissingToolError);
    await expect(requireValgrind()).rejects.toThrow('apt-get install valgrind');
    vi.unstubAllEnvs();
  });
});
