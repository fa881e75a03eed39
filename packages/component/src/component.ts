/** From a core module to a component, by the official tooling. */
import { readExports, withCanonicalNames } from './core.js';
import { ComponentError } from './errors.js';
import { exportedInterfaces } from './interfaces.js';
import { wasmTools } from './tools.js';
import { type WorldText, worldText } from './world.js';

/**
 * A conformer as a component, which exports those of our interfaces that the module has. The same module gives the same bytes;
 * a field of the component names the version of the tooling.
 *
 * @param wasm a conformer's module, by link names, of any build
 * @throws ComponentError, MissingToolError
 */
export async function componentOf(wasm: Uint8Array): Promise<Uint8Array> {
  const interfaces = exportedInterfaces(readExports(wasm).functions);
  return componentize(withCanonicalNames(wasm, interfaces), worldText(interfaces));
}

/**
 * A program as a component of its own world: a module that exports, by canonical names, what the world says, and where the
 * world has lists or strings also `memory` and `cabi_realloc`.
 *
 * @throws ComponentError with the tooling's own words, MissingToolError
 */
export async function componentize(core: Uint8Array, { witSource, world }: WorldText): Promise<Uint8Array> {
  const { componentEmbed, componentNew } = await wasmTools();
  try {
    return await componentNew(await componentEmbed({ binary: core, witSource, world }));
  } catch (error) {
    throw new ComponentError(`the official tooling refuses: ${wordsOf(error)}`, { cause: error });
  }
}

const ENCODER = 'wit-component';

/** The version of the tooling's encoder, as a component tells it; others may give other bytes. @throws MissingToolError */
export async function encoderVersion(component: Uint8Array): Promise<string> {
  const { metadataShow } = await wasmTools();
  const [whole] = await metadataShow(component);
  const producers = whole?.producers.flatMap(([, tools]) => tools) ?? [];
  const version = producers.find(([name]) => name === ENCODER)?.[1];
  if (version === undefined) throw new ComponentError(`the component does not tell its ${ENCODER}`);
  return version;
}

/** The tooling throws errors of its own, in several lines. */
const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replace(/\s*\n\s*/g, '; ');
