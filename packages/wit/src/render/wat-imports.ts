/** The import block that a text emitter puts at the head of its module. */
import type { ContractFunction, Surface } from '../surface.js';

/** The wasm module name under which programs import link names. */
export const IMPORT_MODULE = 'sigil';

function importLine({ linkName, params, result }: ContractFunction): string {
  const paramList = params.map(({ name, core }) => ` (param $${name.replaceAll('-', '_')} ${core})`).join('');
  const resultList = result === null ? '' : ` (result ${result.core})`;
  return `(import "${IMPORT_MODULE}" "${linkName}" (func $${linkName}${paramList}${resultList}))`;
}

export function renderWatImports(surfaces: readonly Surface[]): string {
  const blocks = surfaces.map(({ package: id, functions }) => [`;; ${id}`, ...functions.map(importLine)].join('\n'));
  return `;; Derived from the WIT contract; do not edit.\n${blocks.join('\n')}\n`;
}
