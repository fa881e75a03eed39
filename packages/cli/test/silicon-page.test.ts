/** docs/silicon.md: what stands there as files and commands is done, and prints what the page says. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preludeText as bump } from '@sigil-alloc/bump/prelude';
import { preludeText as tlsf } from '@sigil-alloc/tlsf-rc/prelude';
import { contract, siliconExterns } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { doPage } from './page.js';
import { isFull, testFolder } from './sigil-alloc.js';

const TIMEOUT_MILLISECONDS = 60_000;
const page = readFileSync(join(import.meta.dirname, '../../../docs/silicon.md'), 'utf8');
const [beforeNative = '', native = ''] = page.split(/^(?=## The QBE backend$)/m);
const folder = testFolder();

describe('the page on Silicon', () => {
  const parts = [
    { where: 'as text', part: beforeNative, reason: undefined },
    { where: 'natively', part: native, reason: isFull ? missingTools : 'npm run test:full does it' },
  ];
  for (const { where, part, reason } of parts) {
    if (reason !== undefined) process.stderr.write(`docs/silicon.md, ${where}: skipped: ${reason}\n`);
    it.skipIf(reason !== undefined)(
      `has examples that work as printed, ${where}`,
      async () => {
        const own = join(folder, where);
        mkdirSync(own);
        const steps = await doPage(part, own);
        expect(steps.length).toBeGreaterThan(0);
        for (const { commands, exitCode, stderr, stdout, printed } of steps)
          expect({ commands, exitCode, stderr, stdout }).toEqual({
            commands,
            exitCode: 0,
            stderr: '',
            stdout: printed ?? '',
          });
      },
      TIMEOUT_MILLISECONDS,
    );
  }
});

describe('std.si', () => {
  it('declares the contract as externs: name, result, parameters, all Int', () => {
    const externs = [
      ...siliconExterns().matchAll(/^@extern (?<name>\w+)(?<result>:Int)?(?<params>(?:,? \w+:Int)*);$/gm),
    ];
    const found = new Map(externs.map(({ groups = {} }) => [groups.name, groups]));
    for (const { linkName, params, result } of contract.functions) {
      const { result: declared, params: list = '' } = found.get(linkName) ?? {};
      expect(declared !== undefined, linkName).toBe(result !== null);
      expect(list.match(/:Int/g)?.length ?? 0, linkName).toBe(params.length);
    }
  });
});
