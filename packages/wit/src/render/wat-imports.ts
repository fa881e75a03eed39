/** The import block that a text emitter puts at the head of its module. */
import type { ContractFunction, Surface } from '../surface.js';

/** The wasm module name under which programs import link names. */
export const IMPORT_MODULE = 'sigil';

function signature({ params, result }: ContractFunction): string {
  const paramList = params.map(({ name, core }) => ` (param $${name.replaceAll('-', '_')} ${core})`).join('');
  return result === null ? paramList : `${paramList} (result ${result.core})`;
}

const importLine = (fn: ContractFunction): string =>
  `(import "${IMPORT_MODULE}" "${fn.linkName}" (func $${fn.linkName}${signature(fn)}))`;

/** A hook is the program's to write. */
const hookLine = (fn: ContractFunction): string =>
  `;; to be exported by the program: (func (export "${fn.linkName}")${signature(fn)} …)`;

export function renderWatImports(surfaces: readonly Surface[]): string {
  const blocks = surfaces.map(({ package: id, functions, hooks }) =>
    [`;; ${id}`, ...functions.map(importLine), ...hooks.map(hookLine)].join('\n'),
  );
  return `;; Derived from the WIT contract; do not edit.\n${blocks.join('\n')}\n`;
}
