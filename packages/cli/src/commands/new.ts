/** `new`: a conformer of one's own to begin with, from the files in `template/`, which are a conformer themselves. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONFORMER_NAME } from '@sigil-alloc/wit';
import { conformerNames } from '../conformers.js';
import { UsageError } from '../exit.js';
import { printJson, printLine, WriteError, writeTogether, written } from '../output.js';
import { runtimes } from '../runtimes.js';

/** What the files in `template/` call themselves. */
const TEMPLATE_NAME = 'my-arena';
const TEMPLATE = fileURLToPath(new URL('../../template/', import.meta.url));
const MANIFEST = 'package.template.json';
/** Under their own names npm leaves the one out of a package, and tools take the other for a package in the package. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: '.gitignore', [MANIFEST]: 'package.json' };
const OWN_SCOPE = '@sigil-alloc/';

export interface NewOptions {
  readonly out?: string;
  readonly json?: boolean;
}

export async function newConformer(name: string, { out = name, json = false }: NewOptions): Promise<void> {
  refuseName(name);
  await refuseFull(out);
  const files = (await readdir(TEMPLATE, { withFileTypes: true })).filter((entry) => entry.isFile());
  const names = files.map((entry) => RENAMED[entry.name] ?? entry.name);
  await writeTogether(out, async (folder) => {
    for (const [index, { name: stored }] of files.entries())
      await writeFile(join(folder, names[index] ?? stored), await contentOf(stored, name));
    return names.map((file) => join(folder, file));
  });
  const paths = names.map((file) => join(out, file));
  if (json)
    printJson({
      format: 'sigil-new',
      version: 1,
      conformer: name,
      folder: out,
      files: await Promise.all(paths.map(written)),
    });
  else printLine(`${paths.join('\n')}\n\nNext: cd ${out} && npm install && npm test; what it says is in README.md`);
}

function refuseName(name: string): void {
  if (!CONFORMER_NAME.test(name))
    throw new UsageError(`a conformer's name is like my-arena, ${CONFORMER_NAME.source}; got ${JSON.stringify(name)}`);
  if ([...conformerNames, ...runtimes.map((runtime) => runtime.name)].includes(name))
    throw new UsageError(`${name} is the name of a conformer or runtime that there is already; see sigil-alloc list`);
}

async function refuseFull(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new WriteError(folder, error);
  });
  if (found.length > 0) throw new WriteError(folder, { code: 'ENOTEMPTY' });
}

async function contentOf(stored: string, name: string): Promise<string> {
  const text = (await readFile(join(TEMPLATE, stored), 'utf8')).replaceAll(TEMPLATE_NAME, name);
  return stored === MANIFEST ? withVersions(text) : text;
}

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The template's `*` become what this package is and asks for itself, so that what is tested together stays together. */
function withVersions(text: string): string {
  const own = createRequire(import.meta.url)('../../package.json') as Manifest;
  return text.replace(/"([^"]+)": "\*"/g, (_, dependency: string) => {
    const range = dependency === `${OWN_SCOPE}cli` ? own.version : own.dependencies[dependency];
    if (range === undefined) throw new Error(`the template asks for ${dependency}, which this package does not`);
    return `"${dependency}": "${range}"`;
  });
}
