import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { sha256 } from '@sigil-alloc/artefacts';
import type { Manifest, ManifestFile } from '@sigil-alloc/wit';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { addTarballs, copyInstalled, type InstalledPackage, linkPackage } from '../src/install.js';
import { pack } from '../src/pack.js';
import { publishedPackages, type Target } from '../src/packages.js';
import { blockWith, linesOf } from '../src/readme.js';
import { installed, ownFolder } from './installed.js';

const MEGABYTE = 1_000_000;
const DOOR_LIMIT_BYTES = 100_000;
const BUILDER = ['@sigil-alloc/ir', '@sigil-alloc/wit'];
const folder = ownFolder();

const text = ({ folder: from }: InstalledPackage, file: string): string => readFileSync(join(from, file), 'utf8');
const node = (file: string, cwd: string) => execa('node', [file], { cwd });
const manifestOf = (owner: InstalledPackage) => JSON.parse(text(owner, 'manifest.json')) as Manifest;

/** What the manifest tells of: the file, or the module that it embeds; those of check and audit are deflated. */
function listedContent({ kind, build }: ManifestFile, file: Buffer): Buffer {
  if (kind !== 'embedded' || build === undefined) return file;
  const packed = Buffer.from(JSON.parse(/^export default (.*);$/m.exec(`${file}`)![1]!), 'base64');
  return build === 'fast' ? packed : inflateRawSync(packed);
}

describe.each(installed.packages)('$packageName, installed into an empty folder', (owner) => {
  const { name, packageName, files } = owner;
  const readme = text(owner, 'README.md');

  it('allocates memory with the eight lines of JavaScript that its README shows', async () => {
    const lines = linesOf(blockWith(readme, 'js', 'instantiate'));
    expect(lines.length).toBeLessThanOrEqual(8);
    writeFileSync(join(installed.folder, `${name}.mjs`), lines.join('\n'));
    const { stdout } = await node(`${name}.mjs`, installed.folder);
    const [block, byte] = stdout.split(' ').map(Number);
    expect(block).toBeGreaterThanOrEqual(1024);
    expect(byte).toBe(7);
  });

  it('comes alone: nothing depends on anything', () => {
    const manifest = JSON.parse(text(owner, 'package.json')) as Readonly<Record<string, unknown>>;
    expect(manifest.dependencies).toBeUndefined();
    expect(existsSync(join(installed.folder, 'node_modules/binaryen'))).toBe(false);
  });

  it('is small: under a megabyte, its wasm door under 100,000 bytes', () => {
    const bytes = (file: string) => readFileSync(join(owner.folder, file)).length;
    const door = files.filter((file) => /^(door\/index|prebuilt\/embedded\/(fast|answers|layout))\.js$/.test(file));
    expect(owner.unpackedSize).toBeLessThan(MEGABYTE);
    expect(door.length).toBeGreaterThan(1);
    expect(door.map(bytes).reduce((a, b) => a + b)).toBeLessThan(DOOR_LIMIT_BYTES);
  });

  it('holds the files of its manifest byte for byte, its doors, and nothing else', () => {
    const listed = manifestOf(owner).files.map(({ file }) => `prebuilt/${file}`);
    const doors = ['index', 'prelude'].flatMap((door) => [`door/${door}.js`, `door/${door}.d.ts`]);
    const others = ['LICENSE', 'README.md', 'package.json', 'manifest.json'];
    expect(files.filter((file) => ![...listed, ...doors, ...others].includes(file))).toEqual([]);
    for (const entry of manifestOf(owner).files) {
      const { file, bytes, sha256: hash } = entry;
      const content = listedContent(entry, readFileSync(join(owner.folder, 'prebuilt', file)));
      expect({ file, bytes: content.length, hash: sha256(content) }).toEqual({ file, bytes, hash });
    }
  });

  it('lets every file of its manifest be reached, and no subpath lead nowhere', async () => {
    const { exports } = JSON.parse(text(owner, 'package.json')) as { exports: Readonly<Record<string, Target>> };
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? target : Object.values(target),
    );
    for (const target of targets) expect(existsSync(join(owner.folder, target.replace('*', ''))), target).toBe(true);
    const reached = manifestOf(owner).files.filter(({ kind }) => kind !== 'embedded');
    const subpaths = reached.map(({ file }) => `${packageName}/${file}`);
    const script = `for (const path of ${JSON.stringify(subpaths)}) import.meta.resolve(path)`;
    await execa('node', ['--input-type=module', '-e', script], { cwd: installed.folder });
  });

  it('tells of every subpath in its README and on the page for JavaScript', () => {
    const { exports } = JSON.parse(text(owner, 'package.json')) as { exports: Readonly<Record<string, Target>> };
    const subpaths = Object.keys(exports).filter((subpath) => subpath !== './package.json');
    const page = readFileSync(new URL('../../../docs/javascript.md', import.meta.url), 'utf8');
    const isOn = (told: string, subpath: string) => told.includes(`\`${subpath}\``);
    expect(subpaths.filter((subpath) => !isOn(readme, subpath))).toEqual([]);
    const named = (subpath: string) => isOn(page, subpath) || isOn(page, subpath.replace(`./${name}`, './NAME'));
    expect(subpaths.filter((subpath) => !named(subpath))).toEqual([]);
  });

  it('has a manifest of its own version', () => {
    const { name: itsName, version } = JSON.parse(text(owner, 'package.json')) as Manifest['package'];
    expect(manifestOf(owner).package).toEqual({ name: itsName, version });
  });

  it('speaks of Binaryen behind ./prelude alone', () => {
    const naming = files.filter(
      (file) => file.endsWith('.js') && /from ?["'](binaryen|@sigil-alloc)/.test(text(owner, file)),
    );
    expect(naming).toEqual(['door/prelude.js']);
  });

  it('has a prelude that builds, where Binaryen and the builder are installed beside it', async () => {
    const place = join(folder, name);
    await copyInstalled(installed, place);
    const builder = publishedPackages().filter(({ manifest }) => BUILDER.includes(manifest.name));
    await addTarballs(await Promise.all(builder.map((needed) => pack(needed, place))), place);
    await linkPackage('binaryen', place);
    writeFileSync(
      join(place, 'build.mjs'),
      `import { assemble, emitWasm } from '@sigil-alloc/ir';
      import { conformer } from '${packageName}/prelude';
      process.stdout.write(Buffer.from(emitWasm(assemble(conformer))).toString('base64'));`,
    );
    const { stdout } = await node('build.mjs', place);
    expect(sha256(Buffer.from(stdout, 'base64'))).toBe(
      manifestOf(owner).files.find(({ file }) => file === `${name}.wasm`)?.sha256,
    );
  });
});
