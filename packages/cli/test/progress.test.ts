import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { BIN, command, sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
writeFiles(folder, {
  'program.wat': `(module (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
    (memory (export "memory") 1) (func (export "main") (drop (call $alloc (i32.const 8)))))`,
});

const canScript = (await command('script', ['--version'])).exitCode === 0;
if (!canScript)
  process.stderr.write('progress on a terminal: skipped: there is no script(1); apt-get install bsdutils\n');

const TERMINAL = { CI: undefined, TERM: 'xterm', NO_COLOR: undefined, FORCE_COLOR: undefined };

/** What a terminal gets to see. */
async function onTerminal(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) {
  const line = [process.execPath, BIN, ...args].map((word) => `'${word}'`).join(' ');
  const { exitCode, stdout } = await command('script', ['-qec', line, '/dev/null'], {
    cwd: folder,
    env: { ...TERMINAL, ...env },
  });
  expect([0, 3]).toContain(exitCode); // doctor may miss a tool
  return stdout;
}

const out = (file: string) => join(folder, file);

const COMMANDS: readonly (readonly [what: string, args: readonly string[], says: RegExp, native?: boolean])[] = [
  ['check', ['check', 'bump', '--ops', '500', '--backend', 'wasm'], /bump\.wasm: \d+ of 500 ops/],
  ['build', ['build', 'bump', '--emit', 'wasm', '--out', out('out')], /bump: building wasm/],
  ['link', ['link', 'program.wat', '--with', 'bump', '-o', 'linked.wasm'], /linked\.wasm: linking/],
  ['lower', ['lower', 'program.wat', '-o', 'program.ssa'], /program\.ssa: lowering/],
  ['native', ['native', 'program.wat', '--with', 'bump', '-o', 'program'], /program: lowering and compiling/, true],
  ['doctor', ['doctor'], /looking for tools/],
];

const ESCAPE = '\u001b';

describe('progress', () => {
  it.each(['check', 'doctor'])('of %s is nothing in a pipe', async (name) => {
    const [, args = []] = COMMANDS.find(([what]) => what === name) ?? [];
    const { exitCode, stdout, stderr } = await sigilAlloc(args, { cwd: folder, env: TERMINAL });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).not.toContain(ESCAPE);
  });

  const possible = COMMANDS.filter(([, , , isNative = false]) => missingTools === undefined || !isNative);
  it.runIf(canScript).each(possible)('of %s appears on a terminal, and is gone at the end', async (_, args, says) => {
    const shown = await onTerminal(args);
    expect(shown).toMatch(says);
    const afterIt = shown.slice(shown.lastIndexOf(`${ESCAPE}[?25h`));
    expect(afterIt, 'the cursor is back and the line cleared').toContain(`${ESCAPE}[0K`);
    expect(afterIt).not.toMatch(says);
  });

  it.runIf(canScript)('has no colours with NO_COLOR, and is not there under CI and on a dumb terminal', async () => {
    const args = ['doctor', '--json'];
    const colour = new RegExp(`${ESCAPE}\\[3\\dm`);
    expect(await onTerminal(args)).toMatch(colour);
    const plain = await onTerminal(args, { NO_COLOR: '1' });
    expect(plain).toContain('looking for tools');
    expect(plain).not.toMatch(colour);
    for (const env of [{ CI: 'true' }, { TERM: 'dumb' }]) {
      const quiet = await onTerminal(args, env);
      expect(quiet).toMatch(/^\{/);
      expect(quiet).not.toContain('looking for tools');
    }
  });
});
