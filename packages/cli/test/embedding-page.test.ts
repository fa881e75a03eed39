/** docs/embedding.md: its commands are run, one after another, and print what the page says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { doPage } from './page.js';
import { isFull, testFolder } from './sigil-alloc.js';

const page = readFileSync(join(import.meta.dirname, '../../../docs/embedding.md'), 'utf8');

if (!isFull) process.stderr.write('docs/embedding.md: skipped: its commands take long; npm run test:full\n');

describe.skipIf(missingTools)('the page for compiler authors', () => {
  it.skipIf(!isFull)(
    'has commands that work as printed',
    async () => {
      const steps = await doPage(page, testFolder());
      for (const { commands, exitCode, stderr, stdout, printed } of steps)
        expect({ commands, exitCode, stderr, stdout }).toEqual({
          commands,
          exitCode: 0,
          stderr: '',
          stdout: printed ?? '',
        });
      expect(steps.filter(({ printed }) => printed !== undefined).length).toBeGreaterThan(5);
    },
    120_000,
  );

  it('names every option of emitInto', () => {
    const source = readFileSync(join(import.meta.dirname, '../../ir/src/emit-into.ts'), 'utf8');
    const own = /export interface EmitIntoOptions[^{]*\{(.*?)^\}/ms.exec(source)?.[1] ?? '';
    const options = [...own.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = '']) => name);
    expect(options.length).toBeGreaterThan(3);
    for (const name of options) expect(page).toContain(`\`${name}\``);
  });
});
