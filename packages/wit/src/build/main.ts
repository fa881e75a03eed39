/**
 * The last step of this package's build. Reads the WIT, asks the official tooling whether our reading is right, holds the
 * contract against its frozen text, and then either writes what derives from it (`--write`) or refuses what is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContractError, WitSyntaxError } from '../errors.js';
import { witText } from '../texts.js';
import { refuseChange } from './frozen.js';
import { generatedFiles, generateFrozen } from './generate.js';
import { judge } from './judge.js';
import { deriveContract, SOURCES, WORLD_SOURCES, witTextWithContract } from './read.js';

const packageFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const FROZEN_FILE = 'frozen/sigil-allocator-0.1.0.txt';

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(packageFile(path), 'utf8');
  } catch {
    return undefined;
  }
}

async function main(write: boolean): Promise<void> {
  const derivation = deriveContract();
  refuseChange(generateFrozen(derivation), readIfThere(FROZEN_FILE) ?? '', derivation.contract.package);
  const surfaces = [derivation.contract, ...derivation.fixed];
  const sources = [SOURCES.contract, SOURCES.canonical, SOURCES.diagnostics];
  await Promise.all(surfaces.map((surface, i) => judge(surface, witText(sources[i]?.file ?? ''))));
  for (const { file, world } of WORLD_SOURCES)
    await judge(derivation.worlds[world], witTextWithContract(file), [derivation.contract]);

  const files = generatedFiles(derivation);
  const stale = [...files].filter(([path, text]) => readIfThere(path) !== text);
  if (!write && stale.length > 0) {
    const paths = stale.map(([path]) => path).join(', ');
    throw new ContractError(`${paths}: not what the WIT derives; run 'npm run derive -w @sigil-alloc/wit'`);
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(packageFile(path)), { recursive: true });
    writeFileSync(packageFile(path), text);
    process.stdout.write(`derived ${path}\n`);
  }
}

try {
  await main(process.argv.includes('--write'));
} catch (error) {
  if (!(error instanceof ContractError || error instanceof WitSyntaxError)) throw error;
  process.stderr.write(`${error.name}: ${error.message}\n`);
  process.exitCode = 1;
}
