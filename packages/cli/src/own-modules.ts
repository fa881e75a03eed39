/** Loads a conformer or runtime of one's own, and holds it against the contract before anything is done with it. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Conformer, type OwnRuntime, ownRuntime, requireConformer } from '@sigil-alloc/ir';
import { ProgramFileError, readBytes, readProgram } from './program-file.js';

/** The script's export `conformer`, or its default. Throws ProgramFileError, RuntimeModuleError. */
export async function loadScript(file: string): Promise<Conformer> {
  await readBytes(file);
  const script = await importFile(file);
  return requireConformer(script.conformer ?? script.default, file);
}

interface Script {
  readonly conformer?: unknown;
  readonly default?: unknown;
}

async function importFile(file: string): Promise<Script> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)) as Script;
  } catch (error) {
    throw new ProgramFileError(file, `cannot be run: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Throws ProgramFileError, RuntimeModuleError. */
export async function loadModule(file: string): Promise<OwnRuntime> {
  const { module } = await readProgram(file);
  try {
    return ownRuntime(module, file);
  } finally {
    module.dispose();
  }
}
