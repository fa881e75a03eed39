import { describe, expect, it } from 'vitest';
import { bench } from '../src/commands/bench.js';
import { EXIT, exitCodeOf, messageOf } from '../src/exit.js';
import { sigilAlloc } from './sigil-alloc.js';

describe('bench', () => {
  it('hands its arguments on, also those that begin with a dash', async () => {
    const { exitCode, stdout } = await sigilAlloc(['bench', '--help']);
    expect(stdout).toContain('Usage: bench SUITE [options]'.slice(7));
    expect(exitCode).toBe(0);
    const { stdout: suite } = await sigilAlloc(['bench', 'allocators', '--help']);
    expect(suite).toContain('--engines');
  });

  it('ends with the code of wrong usage, in one line, for a suite or an option that is not there', async () => {
    for (const args of [['nothing'], ['allocators', '--rounds', 'many']]) {
      const { exitCode, stdout, stderr } = await sigilAlloc(['bench', ...args]);
      expect({ exitCode, stdout }).toEqual({ exitCode: EXIT.usage, stdout: '' });
      expect(stderr).toMatch(/^sigil-alloc: .*(nothing|many).*\n$/);
    }
  });

  it('says where the package of the bench is when it is not here', async () => {
    const error = await bench([], '@sigil-alloc/nowhere').catch((thrown: unknown) => thrown);
    expect(exitCodeOf(error)).toBe(EXIT.missingTool);
    expect(messageOf(error)).toContain('part of the repository');
    expect(messageOf(error)).toContain('install with: npm ci');
  });
});
