import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const STEPS = new URL('../dist/index.js', import.meta.url).href;

/** Runs a step as a process of its own, as the build of a conformer does. */
async function step(name: string, env: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-steps-'));
  // Only the step's beginning is looked at: none of these comes as far as asking the conformer for a function.
  const script = `import { runStep } from '${STEPS}';
    const conformer = { name: 'tiny', alignments: [8], worlds: {}, surface: {}, answers: () => ({}), health() {} };
    await runStep({ conformer, folder: ${JSON.stringify(folder)} }, [${JSON.stringify(name)}]);`;
  try {
    const run = promisify(execFile)('node', ['--input-type=module', '-e', script], { env: { ...process.env, ...env } });
    return await run.then(
      ({ stderr }) => ({ code: 0, stderr }),
      (error: { code: number; stderr: string }) => ({ code: error.code, stderr: error.stderr }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a step of a package', () => {
  it('that there is not is refused, naming those that there are', async () => {
    expect(await step('pack')).toEqual({
      code: 1,
      stderr: 'tiny: pack: a step is one of build, native, manifest; got pack\n',
    });
  });

  it('that needs QBE is refused without it: status 3, and how to get it', async () => {
    const { code, stderr } = await step('native', { SIGIL_QBE: '/nowhere/qbe' });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^tiny: native: SIGIL_QBE names \/nowhere\/qbe, .*install with: .*\n$/);
  });
});
