/* docs/writing-a-conformer.md: what stands there as commands is done, in its order, and gives what the page says. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { change } from './own-conformer.js';
import { BIN, command, isFull, testFolder, writeFiles } from './sigil-alloc.js';

const REPOSITORY = join(import.meta.dirname, '../../..');
const page = readFileSync(join(REPOSITORY, 'docs/writing-a-conformer.md'), 'utf8');

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const only = (language: string): string => {
  const found = blocks.filter((block) => block.language === language);
  expect(found, language).toHaveLength(1);
  return found[0]?.text ?? '';
};

const folder = testFolder();
const arena = join(folder, 'my-arena');

/** As a reader would type it; npm finds the packages of this repository. */
async function shell(lines: string, cwd: string) {
  const functions = `
    npx() { shift; "${process.execPath}" "${BIN}" "$@"; }
    npm() { if [ "$1" = install ]; then ln -s "${REPOSITORY}/node_modules" node_modules; else "${process.execPath}" --test; fi; }`;
  return command('sh', ['-e', '-c', `${functions}\n${lines}`], { cwd });
}

async function works(lines: string, cwd = arena): Promise<string> {
  const { exitCode, stdout, stderr } = await shell(lines, cwd);
  expect({ lines, exitCode, stderr }, stdout).toEqual({ lines, exitCode: 0, stderr: '' });
  return stdout;
}

/** The page's change of alloc.js, whose imports it names in words. */
function changeRealloc(): void {
  const file = join(arena, 'alloc.js');
  const text = readFileSync(file, 'utf8').replace(/\/\*\* A block that shrinks.*?\n}\);\n/s, () => only('js'));
  writeFileSync(file, text);
  change(file, '  copyBytes,\n', '  assign,\n  copyBytes,\n  eq,\n  roundUp,\n');
}

/** What is drawn in the first comment of a file. */
function pictureIn(file: string): string {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(' *     '));
  return lines.map((line) => line.replace(' * ', '')).join('\n');
}

if (!isFull)
  process.stderr.write('docs/writing-a-conformer.md: skipped: its commands take half a minute; npm run test:full\n');

describe('the page on writing a conformer', () => {
  it.skipIf(missingTools || !isFull)(
    'can be followed from its first command to its last',
    async () => {
      const [
        begin = '',
        quick = '',
        more = '',
        misuse = '',
        build = '',
        run = '',
        stranger = '',
        native = '',
        ...rest
      ] = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
      expect(rest).toEqual([]);

      expect(await works(begin, folder)).toMatch(/^# fail 0$/m);
      expect(existsSync(join(arena, 'conformer.js'))).toBe(true);
      expect(page).toContain(pictureIn(join(arena, 'layout.js')));

      change(join(arena, 'answers.js'), "growsInPlace: 'never'", "growsInPlace: 'last-block'");
      const failing = await shell(quick, arena);
      expect(failing.exitCode).toBe(1);
      expect(failing.stdout).toContain(only('text'));

      changeRealloc();
      expect(await works(more)).toMatch(/^passed$/m);

      const listed = await works(misuse);
      for (const law of ['exit-twice', 'realloc-of-an-interior-pointer']) expect(listed).toContain(`line 12, ${law}`);
      expect(listed.match(/^ {2}line (?!12)/gm), 'broken lines but 12').toBeNull();

      expect(await works(build)).toContain('dist/libsigil-my-arena.a');
      writeFiles(arena, {
        'program.wat': `(module (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
        (memory (export "memory") 1) (func (export "main") (drop (call $alloc (i32.const 8)))))`,
        'mine.json': only('json'),
      });
      expect(await works(run)).toBe('');
      expect(await works(stranger)).toMatch(/^passed$/m);
      copyFileSync(join(REPOSITORY, 'packages/conformance/test/fixtures/stranger.c'), join(arena, 'stranger.c'));
      expect(await works(native)).toMatch(/^passed$/m);
    },
    300_000,
  );

  it('tells all thirteen lines of the contract', () => {
    const lines = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, line]) => Number(line));
    expect(lines).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  });
});
