/** The command itself rejects what the suite's table of broken conformers has: one for every line of the contract. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARENA_ANSWERS, brokenArena } from '../../conformance/test/fixtures/arena.js';
import { ALLOC, behind } from '../../conformance/test/fixtures/broken/breakage.js';
import {
  answersOf,
  type Breakage,
  breakages,
  brokenWasm,
  lineOf,
} from '../../conformance/test/fixtures/broken/index.js';
import { strangerArchive, strangerSource } from '../../conformance/test/fixtures/native.js';
import { missingTools } from './native-tools.js';
import { isFull, sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();

/** The suite's own tests judge every row; of the command itself full runs ask every line. */
const IN_SHORT: readonly unknown[] = [4, 12];
const LINES = [...new Set(breakages.map(lineOf))];

/** A file can be checked: no imports, no other backend beside it. The fewest lines besides make the shortest report. */
function rowOf(line: number): Breakage | undefined {
  return breakages
    .filter((row) => lineOf(row) === line && row.imports === undefined && !row.isBeside && row.around === undefined)
    .sort((one, other) => (one.also?.length ?? 0) - (other.also?.length ?? 0))[0];
}

async function rejected(file: string, answers: unknown, args: readonly string[]): Promise<string> {
  writeFiles(folder, { [`${file}.json`]: JSON.stringify(answers) });
  const path = join(folder, file);
  const { exitCode, stdout } = await sigilAlloc(['check', path, '--answers', `${path}.json`, '--ops', '500', ...args]);
  expect(exitCode, stdout).toBe(1);
  expect(stdout).toMatch(/\nFAILED$/m);
  return stdout;
}

describe('check', () => {
  it('names a call that never returns', async () => {
    const loop = behind(ALLOC, '    (loop $ever (br $ever))\n');
    writeFiles(folder, { 'loops.wasm': brokenArena({ name: 'loops', patches: [loop] }) });
    const said = await rejected('loops.wasm', ARENA_ANSWERS, ['--patience', '2']);
    expect(said).toMatch(/loops\.wasm: no answer within 2 s to \{"op":"alloc","into":0,"size":\d+\}/);
  }, 180_000);

  it('has a broken file for every line but the one that only addresses show', () => {
    expect(LINES.filter((line) => rowOf(line) === undefined)).toEqual([11]);
  });

  for (const line of isFull ? LINES : LINES.filter((line) => IN_SHORT.includes(line))) {
    const row = rowOf(line);
    if (row === undefined) continue;
    it.concurrent(`rejects what ${row.name}, and names line ${line}`, async () => {
      const file = `line-${line}.wasm`;
      writeFiles(folder, { [file]: brokenWasm(row) });
      const said = await rejected(file, answersOf(row), ['--build', row.build ?? 'fast']);
      expect(said).toMatch(new RegExp(`^ {2}line ${line}, |^breaks line ${line} of the contract`, 'm'));
    }, 180_000);
  }

  it.concurrent.skipIf(missingTools !== undefined)(
    'rejects an archive that lays blocks where the process happens to lie, and names line 11',
    async () => {
      const taken = 'return take(top, region, size);\n}\n\nuint32_t sigil_realloc';
      const wandering = `static unsigned calls; if (calls++ == 50) top += 16 * (1 + getpid() % 999); ${taken}`;
      const source = strangerSource();
      expect(source.split(taken)).toHaveLength(2);
      const text = `#include <unistd.h>\n${source.replace(taken, wandering)}`;
      await strangerArchive(folder, text);
      const said = await rejected('libstranger.a', { version: 1, alignmentBytes: 8 }, []);
      expect(said).toMatch(/^ {2}line 11, same-calls-same-addresses/m);
    },
    180_000,
  );
});
