/**
 * One name, four spellings (HOUSE.md: contract names are kebab-case in WIT, snake_case as link names, camelCase in
 * TypeScript). Only this file converts.
 */

/** `mem-copy` -> `mem_copy` */
export const snakeCase = (kebab: string): string => kebab.replaceAll('-', '_');

/** `mem-copy` -> `memCopy` */
export const camelCase = (kebab: string): string => kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** `out-of-memory` -> `OUT_OF_MEMORY` */
export const upperSnakeCase = (kebab: string): string => snakeCase(kebab).toUpperCase();

/**
 * What a namespace puts before a function's name. `asc` is the one namespace of names that are not ours to choose: that
 * compiler and its loader say `__alloc`.
 */
const prefixOf = (namespace: string): string => (namespace === 'asc' ? '__' : `${namespace}_`);

/** The name under which wasm, ELF, C, WAT and docs know a function: WIT namespace, `_`, function name in snake case. */
export const linkName = (namespace: string, kebab: string): string => `${prefixOf(namespace)}${snakeCase(kebab)}`;

/** What a conformer may be called: files and symbols are named after it. */
export const CONFORMER_NAME = /^[a-z][a-z0-9-]*$/;
