/** A conformer or runtime of one's own is named by its path: a script that exports one for the builder, or a module. */
import { basename, extname } from 'node:path';

const SCRIPTS: readonly string[] = ['.js', '.mjs'];
const MODULES: readonly string[] = ['.wasm', '.wat'];

export const isScript = (name: string): boolean => SCRIPTS.includes(extname(name));
export const isModule = (name: string): boolean => MODULES.includes(extname(name));

/** How reports name what was asked for by name or by path. */
export const labelOf = (name: string): string =>
  isScript(name) || isModule(name) ? basename(name, extname(name)) : name;
