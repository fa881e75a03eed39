/**
 * The doors of a conformer's package as its users get them: code in one file, which imports nothing but the embedded modules
 * beside it, and types in one file. Comments are for readers of the sources; what the types say stays.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { type Plugin, rolldown } from 'rolldown';
import { ArtefactError } from './errors.js';

const EMBEDDED = '#embedded/';

/** The two doors of a package. Behind `prelude` the builder stays a package of its own: its users have it anyway. */
const DOORS: readonly Door[] = [
  { name: 'index', external: [], isMinified: false, bundledTypes: ['@sigil-alloc/host', '@sigil-alloc/wit'] },
  {
    name: 'prelude',
    external: ['@sigil-alloc/ir', '@sigil-alloc/wit', 'binaryen'],
    isMinified: true,
    bundledTypes: [],
  },
];

interface Door {
  readonly name: string;
  /** packages that it may import */
  readonly external: readonly string[];
  readonly isMinified: boolean;
  /** packages whose types become its own */
  readonly bundledTypes: string[];
}

/** Bundles each door of `dist`, code and types, into the folder `door`. @throws ArtefactError */
export async function writeDoors(folder: string): Promise<void> {
  await rm(join(folder, 'door'), { recursive: true, force: true });
  for (const door of DOORS) {
    await bundleCode(folder, door);
    bundleTypes(folder, door);
  }
}

async function bundleCode(folder: string, { name, external, isMinified }: Door): Promise<void> {
  const bundle = await rolldown({
    input: join(folder, `dist/${name}.js`),
    platform: 'neutral',
    external: [...external],
    plugins: [embeddedModulesStayFiles(folder)],
    onLog: (_, { message }) => {
      throw new ArtefactError(`the door ${name} does not bundle: ${message}`);
    },
  });
  const { output } = await bundle.write({
    dir: join(folder, 'door'),
    format: 'esm',
    entryFileNames: `${name}.js`,
    comments: false,
    minify: isMinified,
  });
  await bundle.close();
  const foreign = output
    .flatMap((chunk) => (chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : []))
    .filter((from) => !from.includes('prebuilt/embedded/') && !external.includes(from));
  if (foreign.length > 0) throw new ArtefactError(`the door ${name} would import ${foreign.join(', ')}`);
}

const embeddedModulesStayFiles = (folder: string): Plugin => ({
  name: 'embedded-modules-stay-files',
  resolveId: (source) =>
    source.startsWith(EMBEDDED)
      ? { id: join(folder, 'prebuilt/embedded', `${source.slice(EMBEDDED.length)}.js`), external: 'relative' }
      : null,
});

/** The declarations of a door are read, not checked: the build has done that. */
const COMPILER_OPTIONS = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'ESNext.Disposable'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  skipLibCheck: true,
  types: [],
};

const SILENT = { default: { logLevel: ExtractorLogLevel.None } };

function bundleTypes(folder: string, { name, bundledTypes }: Door): void {
  const types = join(folder, `dist/${name}.d.ts`);
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(folder, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: types,
      bundledPackages: bundledTypes,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files: [types] } },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: join(folder, `door/${name}.d.ts`) },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: SILENT,
        tsdocMessageReporting: SILENT,
      },
    },
  });
  const problems: string[] = [];
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) problems.push(message.text);
    },
  });
  if (!succeeded) throw new ArtefactError(`the types of the door ${name} cannot be read: ${problems.join('; ')}`);
}
