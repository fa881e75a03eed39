import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConformer } from '@sigil-alloc/conformance';
import { describe, expect, it } from 'vitest';
import { findCandidate, subjectsFor } from '../src/candidates.js';
import { change, installInto } from './own-conformer.js';
import { sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
installInto(folder);
mkdirSync(join(folder, 'empty'));
mkdirSync(join(folder, 'full'));
writeFiles(folder, { 'full/file.txt': 'mine', 'file.txt': 'mine' });

const inFolder = (...args: readonly string[]) => sigilAlloc(args, { cwd: folder });
const template = readdirSync(join(import.meta.dirname, '../template'));
const WRITTEN: Readonly<Record<string, string>> = { gitignore: '.gitignore', 'package.template.json': 'package.json' };
const OPS = 500;

/** On WebAssembly; natively the test of docs/writing-a-conformer.md checks it. */
async function verdictOf(name: string) {
  const candidate = await findCandidate(join(folder, name, 'conformer.js'), { build: 'fast' });
  return checkConformer(subjectsFor(candidate, ['wasm']), { answers: candidate.answers, ops: OPS });
}

/** One line of the template, what becomes of it, and the lines of the contract that the suite then names. */
const BREAKAGES = [
  {
    what: 'a block of size 0 without an address of its own',
    file: 'alloc.js',
    from: 'const bytesFor = (size) => or(size, asU32(isZero(size)));',
    to: 'const bytesFor = (size) => or(size, 0);',
    line: 3,
  },
  {
    what: 'a realloc that leaves the bytes behind',
    file: 'alloc.js',
    from: 'copyBytes(moved, oldPtr, oldSize);',
    to: '',
    line: 6,
  },
  {
    what: 'growing over pages of somebody else',
    file: 'memory.js',
    from: 'eq(Region.end.of(at), memoryEnd())',
    to: 'ge(memoryEnd(), Region.end.of(at))',
    line: 4,
  },
  {
    what: 'a promote that leaves its scope open',
    file: 'scope.js',
    from: 'promoted.set(handle);',
    to: '',
    line: 9,
  },
  {
    what: 'a free-all that frees nothing',
    file: 'scope.js',
    from: '  rewindTo({ mark: firstBlock(first.get()) });',
    to: '',
    line: 10,
  },
] as const;

describe('new', () => {
  it('writes every file of the template, named as asked, with the versions of this package', async () => {
    const { exitCode, stdout, stderr } = await inFolder('new', 'my-heap', '--out', 'deep/down', '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const written = readdirSync(join(folder, 'deep/down')).sort();
    expect(written).toEqual(template.map((name) => WRITTEN[name] ?? name).sort());
    expect(JSON.parse(stdout)).toMatchObject({ format: 'sigil-new', conformer: 'my-heap', folder: 'deep/down' });
    const read = (file: string) => readFileSync(join(folder, 'deep/down', file), 'utf8');
    for (const file of written) expect(read(file), file).not.toContain('my-arena');
    const manifest = JSON.parse(read('package.json'));
    const own = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
    expect(manifest.name).toBe('my-heap');
    expect(manifest.devDependencies).toEqual({
      '@sigil-alloc/cli': own.version,
      '@sigil-alloc/conformance': own.dependencies['@sigil-alloc/conformance'],
      '@sigil-alloc/ir': own.dependencies['@sigil-alloc/ir'],
      binaryen: own.dependencies.binaryen,
    });
  });

  it('gives a conformer that keeps every line of the contract', async () => {
    expect((await inFolder('new', 'right', '--out', 'empty')).exitCode).toBe(0);
    const { passed, subjects } = await verdictOf('empty');
    expect(passed).toBe(true);
    const held = new Set(
      subjects.flatMap(({ laws }) => laws.filter(({ status }) => status === 'pass')).map((law) => law.line),
    );
    expect([...held].sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]);
  });

  it.each(BREAKAGES)('guides: $what is named by its line of the contract', async ({ file, from, to, line }) => {
    const name = `broken-${line}`;
    await inFolder('new', name);
    change(join(folder, name, file), from, to);
    const { passed, subjects } = await verdictOf(name);
    expect(passed).toBe(false);
    const broken = subjects.flatMap(({ laws }) => laws.flatMap(({ failure }) => failure?.line ?? []));
    expect(broken).toContain(line);
  });

  const REFUSED: readonly (readonly [what: string, args: readonly string[], exitCode: number, says: RegExp])[] = [
    ['a folder with something in it', ['fine', '--out', 'full'], 1, /cannot write full: the folder is not empty/],
    ['a file in the way', ['fine', '--out', 'file.txt'], 1, /cannot write file\.txt: a part of the path is a file/],
    ['a name with a capital', ['Mine'], 2, /a conformer's name is like my-arena.*"Mine"/],
    ['a name that is a path', ['a/b'], 2, /a conformer's name is like/],
    ['a name that is taken', ['bump'], 2, /bump is the name of a conformer or runtime/],
    ['no name', [], 2, /missing required argument 'name'/],
  ];

  it.each(REFUSED)('refuses %s and writes nothing', async (_, args, exitCode, says) => {
    const before = readdirSync(folder, { recursive: false }).sort();
    const outcome = await inFolder('new', ...args);
    expect(outcome.stderr).toMatch(says);
    expect(outcome.stderr).toMatch(/^[^\n]+\n$/);
    expect({ exitCode: outcome.exitCode, stdout: outcome.stdout }).toEqual({ exitCode, stdout: '' });
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(readdirSync(join(folder, 'full'))).toEqual(['file.txt']);
    expect(existsSync(join(folder, 'fine'))).toBe(false);
  });
});
