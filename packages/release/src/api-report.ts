/** What a door exports to TypeScript, as text in which a change of the public surface is seen. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import type { Door } from './packages.js';

/** The declarations of a door are read, not checked: the build has done that. */
const COMPILER_OPTIONS = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'ESNext.Disposable'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  skipLibCheck: true,
  types: ['node'],
};

const SILENT = { default: { logLevel: ExtractorLogLevel.None } };

/** The report of a door whose package has been built. Throws where its types cannot be read. */
export function apiReport({ name, package: { folder }, types }: Door): string {
  const reports = mkdtempSync(join(tmpdir(), 'sigil-api-'));
  try {
    const config = ExtractorConfig.prepare({
      packageJsonFullPath: join(folder, 'package.json'),
      configObjectFullPath: undefined,
      configObject: {
        projectFolder: folder,
        mainEntryPointFilePath: types,
        newlineKind: 'lf',
        compiler: { overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files: [types] } },
        apiReport: {
          enabled: true,
          reportFileName: `${name}.api.md`,
          reportFolder: reports,
          reportTempFolder: reports,
          includeForgottenExports: true,
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          compilerMessageReporting: SILENT,
          extractorMessageReporting: { ...SILENT, 'ae-forgotten-export': { logLevel: ExtractorLogLevel.None } },
          tsdocMessageReporting: SILENT,
        },
      },
    });
    Extractor.invoke(config, {
      localBuild: true,
      messageCallback: (message) => {
        message.handled = true;
      },
    });
    return readFileSync(join(reports, `${name}.api.md`), 'utf8');
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
