/** The official tooling. It is large, and only who makes components needs it: it is loaded when asked for. */
import { createRequire } from 'node:module';
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
export const wasmTools = (): Promise<WasmTools> =>
  installed(() => import('@bytecodealliance/jco-transpile/wasm-tools'));

/** @throws MissingToolError */
export const transpiler = (): Promise<Transpiler> => installed(() => import('@bytecodealliance/jco-transpile'));

async function installed<Tools>(load: () => Promise<Tools>): Promise<Tools> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new MissingToolError(PACKAGE, `npm install --save-dev ${PACKAGE}@${supportedVersions()}`);
  }
}

const supportedVersions = (): string =>
  (createRequire(import.meta.url)('../package.json') as Manifest).peerDependencies[PACKAGE] ?? 'latest';
