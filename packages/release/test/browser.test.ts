import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { findChromium, HOW_TO_GET_CHROMIUM, withPage } from '../src/chromium.js';
import { copyInstalled, type InstalledPackage } from '../src/install.js';
import { serve } from '../src/site.js';
import { installed, ownFolder } from './installed.js';
import { documentOf, pageOf } from './page.js';

const chromium = findChromium();
if (chromium === undefined) process.stderr.write(`browser: skipped: ${HOW_TO_GET_CHROMIUM}\n`);

const folder = ownFolder();

/** A way from the installed package to a folder that can be served. */
type Way = (source: string, { packageName }: InstalledPackage) => Promise<string>;

const WAYS: Readonly<Record<string, Way>> = {
  async 'native modules and an import map'(source, { packageName }) {
    const { exports } = JSON.parse(readFileSync(join(source, 'node_modules', packageName, 'package.json'), 'utf8')) as {
      exports: { '.': { default: string } };
    };
    const door = `/node_modules/${packageName}/${exports['.'].default.slice(2)}`;
    writeFileSync(join(source, 'index.html'), documentOf('/page.js', { imports: { [packageName]: door } }));
    return source;
  },
  async Rolldown(source) {
    const bundle = await rolldown({ input: join(source, 'page.js'), platform: 'browser', onLog: refuse });
    const dir = join(source, 'out');
    await bundle.write({ dir, entryFileNames: 'page.js' });
    await bundle.close();
    writeFileSync(join(dir, 'index.html'), documentOf('/page.js'));
    return dir;
  },
  async Vite(source) {
    writeFileSync(join(source, 'index.html'), documentOf('/page.js'));
    const rolldownOptions = { onLog: refuse };
    await build({
      root: source,
      configFile: false,
      logLevel: 'error',
      build: { outDir: 'out', target: 'es2022', rolldownOptions },
    });
    return join(source, 'out');
  },
};

/** No configuration, and nothing to complain of. */
function refuse(_: unknown, { message }: { readonly message: string }): void {
  throw new Error(`the bundler says: ${message}`);
}

describe.each(installed.packages)('$packageName in Chromium', (owner) => {
  it.skipIf(chromium === undefined).each(Object.entries(WAYS))(
    'allocates, catches traps by name and lives in a memory of the page: %s',
    async (name, way) => {
      const source = join(folder, `${owner.name}-${name.replaceAll(' ', '-')}`);
      mkdirSync(source);
      await copyInstalled(installed, source);
      writeFileSync(join(source, 'page.js'), pageOf(owner.packageName));
      const site = await serve(await way(source, owner));
      try {
        expect(await withPage(chromium ?? '', site.url, () => site.report)).toEqual({
          kept: true,
          exhausted: {
            name: 'OutOfMemoryError',
            kind: 'out-of-memory',
            requested: 0xffff_0000,
            isTrap: true,
            isExhaustion: true,
          },
          after: true,
          inside: true,
          misused: { name: 'TrapError', kind: 'bad-handle', isTrap: true, isExhaustion: false },
          intact: true,
          alignmentBytes: expect.any(Number),
          pages: expect.any(Number),
        });
      } finally {
        site.close();
      }
    },
  );
});
