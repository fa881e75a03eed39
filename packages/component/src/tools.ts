/**
 * The official tooling. It is large, and only who makes components needs it: it is loaded when asked for, from beside this
 * package or, where that is installed for all projects, from the project in whose folder we run.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MissingToolError } from './errors.js';

const PACKAGE = '@bytecodealliance/jco-transpile';

interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Makes components, prints them. */
export type WasmTools = typeof import('@bytecodealliance/jco-transpile/wasm-tools');
/** Makes JavaScript of components. */
export type Transpiler = typeof import('@bytecodealliance/jco-transpile');

/** @throws MissingToolError */
export const wasmTools = async (): Promise<WasmTools> => (await installed('/wasm-tools')) as WasmTools;

/** @throws MissingToolError */
export const transpiler = async (): Promise<Transpiler> => (await installed('')) as Transpiler;

async function installed(door: string): Promise<unknown> {
  try {
    return await import(`${PACKAGE}${door}`);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  try {
    const file = createRequire(join(process.cwd(), 'package.json')).resolve(`${PACKAGE}${door}`);
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new MissingToolError(PACKAGE, `npm install --save-dev ${PACKAGE}@${supportedVersions()}`);
  }
}

const isMissing = (error: unknown): boolean =>
  ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes((error as NodeJS.ErrnoException).code ?? '');

const supportedVersions = (): string =>
  (createRequire(import.meta.url)('../package.json') as Manifest).peerDependencies[PACKAGE] ?? 'latest';
