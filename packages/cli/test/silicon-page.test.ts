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

describe.each([
  ['bump', bump],
  ['tlsf-rc', tlsf],
])('the prelude of %s for Silicon', (_, preludeText) => {
  it(
    'has the shape of std.wat: fields, bare names, i32 alone, a line for the heap base',
    () => {
      const prelude = preludeText({ names: 'wit', worlds: [] });
      expect([...new Set([...prelude.matchAll(/^\((\w+)/gm)].map(([, head]) => head))].sort()).toEqual([
        'func',
        'global',
      ]);
      const others = ['heap_base', 'cabi_realloc', 'sigil_trap_kind', 'sigil_failed_size'];
      const names = [...prelude.matchAll(/^\((?:func|global) \$(\S+)/gm)].map(([, name = '']) => name);
      const expected = [...contract.functions.map(({ witName }) => witName), ...others];
      expect(names.filter((name) => !name.startsWith('sigil.')).sort()).toEqual(expected.sort());
      expect(prelude).not.toMatch(/[if]64|f32|v128|\bref\b/);
      expect(prelude.match(/^\(global \$heap_base i32 \(i32\.const 1024\)\)$/gm)).toHaveLength(1);
      for (const { witName, params, result } of contract.functions) {
        const head = new RegExp(`^\\(func \\$${witName}((?: \\(param \\$\\S+ i32\\))*)( \\(result i32\\))?$`, 'm').exec(
          prelude,
        );
        expect(head?.[1]?.match(/param/g)?.length ?? 0, witName).toBe(params.length);
        expect(head?.[2] !== undefined, witName).toBe(result !== null);
      }
    },
    TIMEOUT_MILLISECONDS,
  );
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
