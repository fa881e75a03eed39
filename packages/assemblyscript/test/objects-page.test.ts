/* docs/objects.md: its pieces of code are one program, which prints what the page says. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../../../docs/objects.md'), 'utf8');

const blocks = (language: string): string =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, text]) => text).join('');

it('the page on managed objects has an example that works as printed', () => {
  const printed = execFileSync(process.execPath, ['--input-type=module'], {
    cwd: import.meta.dirname,
    input: blocks('js'),
    encoding: 'utf8',
  });
  expect(printed.trimEnd()).toBe(blocks('text').trimEnd());
});
