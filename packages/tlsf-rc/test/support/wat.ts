/**
 * The text of a module as trees, for tests that change a module before it runs: Binaryen writes every instruction as a
 * list whose operands are lists, so that a tree of strings is all one needs to know of it.
 */
import binaryen from 'binaryen';

/** An atom (a word, a number, a string with its quotes), or a list. */
export type Tree = string | Tree[];

const TOKEN = /[()]|"(?:[^"\\]|\\.)*"|[^\s()"]+/g;

/** The tree of a text with one list on the outside. */
export function parseTree(text: string): Tree[] {
  const open: Tree[][] = [[]];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '(') open.push([]);
    else if (token === ')') {
      const list = open.pop()!;
      open.at(-1)!.push(list);
    } else open.at(-1)!.push(token);
  }
  return open[0]![0] as Tree[];
}

export const printTree = (tree: Tree): string =>
  typeof tree === 'string' ? tree : `(${tree.map(printTree).join(' ')})`;

export const isList = (tree: Tree | undefined): tree is Tree[] => Array.isArray(tree);
/** First word of a list: the instruction, or what it declares. */
export const headOf = (tree: Tree): Tree | undefined => (isList(tree) ? tree[0] : undefined);

/** Exports every global, the conformer's own without their prefix. */
export function exportGlobals(module: Tree[]): void {
  const globals = module.filter((entry) => headOf(entry) === 'global') as Tree[][];
  for (const [, name] of globals as [Tree, string][])
    module.push(['export', `"${name.replace(/^\$(sigil\.)?/, '')}"`, ['global', name]]);
}

/** Every `memory.grow` becomes a call of the imported function `env.grow`. */
export function importGrowth(module: Tree[]): void {
  const replace = (tree: Tree): void => {
    if (!isList(tree)) return;
    if (tree[0] === 'memory.grow') tree.splice(0, 1, 'call', '$env.grow');
    tree.forEach(replace);
  };
  replace(module);
  module.splice(1, 0, ['import', '"env"', '"grow"', ['func', '$env.grow', ['param', 'i32'], ['result', 'i32']]]);
}

/** The module's binary. */
export function assembleTree(module: Tree[], features: number = binaryen.Features.MutableGlobals): Uint8Array {
  const parsed = binaryen.parseText(printTree(module));
  parsed.setFeatures(features);
  const isValid = parsed.validate() !== 0;
  const wasm = isValid ? parsed.emitBinary() : new Uint8Array();
  parsed.dispose();
  if (!isValid) throw new Error('the changed module is not valid; Binaryen has said why');
  return wasm;
}
