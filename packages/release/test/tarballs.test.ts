import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, type Tarball } from '../src/pack.js';
import { conformerPackages, doorsOf, publishedPackages } from '../src/packages.js';

/** ES modules alone are offered: require() of one works from Node 20.19 on, and `exports` are known since Node 12. */
const NOT_OFFERED = ['CJSResolvesToESM', 'NoResolution node10'];

// Conformers are packed with assembly; setup.ts has said so where there is no QBE.
const isNativeSkipped = (await whyNativeIsSkipped()) !== undefined;
const conformers = conformerPackages().map(({ manifest }) => manifest.name);
const packable = publishedPackages().filter(({ manifest }) => !isNativeSkipped || !conformers.includes(manifest.name));

const folder = mkdtempSync(join(tmpdir(), 'sigil-release-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(packable.map((owner) => ({ name: owner.manifest.name, owner })))('$name, packed', ({ owner }) => {
  let tarball: Tarball;
  beforeAll(async () => {
    tarball = await pack(owner, folder);
  });

  it('gives publint nothing to say', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: tarball.bytes.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types for every door, under every way of resolving modules that it offers', async () => {
    const checked = await checkPackage(createPackageFromTarballData(tarball.bytes), {
      entrypoints: doorsOf(owner).map(({ subpath }) => subpath),
    });
    const problems = checked.types === false ? ['no types'] : checked.problems.map(problemText);
    expect(problems.filter((problem) => !NOT_OFFERED.some((known) => problem.startsWith(known)))).toEqual([]);
  });

  it('has a README and the licence', () => {
    expect(tarball.files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json']));
  });

  it('has a changelog that begins with its version', () => {
    const changelog = readFileSync(join(owner.folder, 'CHANGELOG.md'), 'utf8');
    expect(/^## (.*)$/m.exec(changelog)?.[1]).toBe(owner.manifest.version);
  });
});

function problemText(problem: {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
}) {
  return [problem.kind, problem.resolutionKind, problem.entrypoint].filter((word) => word !== undefined).join(' ');
}
