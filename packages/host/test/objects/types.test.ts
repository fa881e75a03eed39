import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

it('the compiler finds the types of what is read and made, and refuses what does not fit', () => {
  const project = join(import.meta.dirname, 'typed');
  const compile = () =>
    execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', project], { encoding: 'utf8', stdio: 'pipe' });
  expect(compile()).toBe('');
});
