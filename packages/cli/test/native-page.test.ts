/* docs/native.md: what stands there as files and commands is done, and prints what the page says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { BIN, command, testFolder, writeFiles } from './sigil-alloc.js';

const page = readFileSync(join(import.meta.dirname, '../../../docs/native.md'), 'utf8');

/** The only block of a language. */
function block(language: string): string {
  const found = [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))];
  expect(found, `blocks of ${language}`).toHaveLength(1);
  return found[0]?.[1] ?? '';
}

describe.skipIf(missingTools)('the page on native code', () => {
  it('has an example that works as printed', async () => {
    const folder = testFolder();
    writeFiles(folder, { 'greeting.wat': block('wat'), 'host.c': block('c') });
    const npx = `npx() { shift; "${process.execPath}" "${BIN}" "$@"; }`;
    const { exitCode, stdout, stderr } = await command('sh', ['-e', '-c', `${npx}\n${block('sh')}`], { cwd: folder });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.slice(stdout.lastIndexOf('sigil.h\n') + 'sigil.h\n'.length)).toBe(block('text'));
    const described = JSON.parse(readFileSync(join(folder, 'greeting.json'), 'utf8'));
    const members = [...page.matchAll(/^\| (`[^|]*`(?:, `[^|]*`)*) \| /gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)(?:\[\])?`/g)].map(([, name]) => name),
    );
    expect(members).toEqual(expect.arrayContaining(Object.keys(described)));
  });
});
