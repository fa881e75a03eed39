/**
 * The contract and the further worlds as TypeScript: one interface a world, what makes the methods, and the trap
 * kinds. Worlds of another namespace than ours are left out: their names are not ours to choose, and some of them
 * are the contract's own.
 */
import { ContractError } from '../errors.js';
import { camelCase } from '../names.js';
import type { ContractFunction, Surface } from '../surface.js';
import type { WitEnumCase } from '../syntax.js';
import { IMPORT_MODULE } from './wat-imports.js';

interface Parts {
  readonly contract: Surface;
  readonly worlds: readonly Surface[];
  readonly trapKinds: readonly WitEnumCase[];
}

/** How a call's result looks in JavaScript. */
type ResultForm = 'none' | 'u32' | 'bool';

const TYPESCRIPT: Readonly<Record<ResultForm, string>> = { none: 'void', u32: 'number', bool: 'boolean' };

function formOf(value: { readonly type: string; readonly core: string } | null, where: string): ResultForm {
  if (value === null) return 'none';
  if (value.type === 'bool') return 'bool';
  if (value.core === 'i32' && value.type !== 's32') return 'u32';
  throw new ContractError(
    `${where} has the type '${value.type}'; in JavaScript there are unsigned numbers and bool only`,
  );
}

/** `HeapWorld` */
const interfaceName = (world: string): string => {
  const camel = camelCase(world);
  return `${camel.charAt(0).toUpperCase()}${camel.slice(1)}World`;
};

/** The reader of TypeScript knows names of functions and parameters in camelCase. */
function docComment({ docs, params }: ContractFunction): string {
  const kebabs = params.map(({ name }) => name).filter((name) => name.includes('-'));
  const withParams = kebabs.reduce((text, name) => text.replaceAll(name, camelCase(name)), docs);
  return `/** ${withParams.replace(/`[a-z0-9]+(?:-[a-z0-9]+)+`/g, camelCase)} */`;
}

const typed = (fn: ContractFunction): string =>
  fn.params
    .map(({ camelName, type, core }) => `${camelName}: ${TYPESCRIPT[formOf({ type, core }, fn.linkName)]}`)
    .join(', ');

const resultOf = (fn: ContractFunction): string => TYPESCRIPT[formOf(fn.result, fn.linkName)];

const method = (fn: ContractFunction): string =>
  `  ${docComment(fn)}\n  ${fn.camelName}(${typed(fn)}): ${resultOf(fn)};\n`;

/**
 * Each method is a function literal of its own: an engine keeps apart what it learns about each, and calls wasm from it
 * twice as fast as from one literal for all.
 */
function maker(fn: ContractFunction): string {
  const call = `call(${fn.params.map(({ camelName }) => camelName).join(', ')})`;
  const body = { none: `${call};`, u32: `return ${call} >>> 0;`, bool: `return ${call} !== 0;` }[
    formOf(fn.result, fn.linkName)
  ];
  return `  ${fn.linkName}: {
    method: '${fn.camelName}',
    make: (call: WasmFunction, raise: Raise) => (${typed(fn)}): ${resultOf(fn)} => {
      try {
        ${body}
      } catch (error) {
        throw raise(error);
      }
    },
  },`;
}

const interfaceOf = ({ package: id, world, functions }: Surface): string =>
  `/** The world \`${world}\`, ${id}. */\nexport interface ${interfaceName(world)} {\n${functions.map(method).join('\n')}}\n`;

/** Text of `src/generated/heap.ts`. */
export function renderTypeScript({ contract, worlds, trapKinds }: Parts): string {
  const ours = worlds.filter(({ package: id }) => id.startsWith(`${IMPORT_MODULE}:`));
  const surfaces = [contract, ...ours];
  const functions = surfaces.flatMap((surface) => surface.functions);
  return [
    '// Derived from packages/wit/wit/*.wit by `npm run derive`; edit those.',
    '',
    ...surfaces.map(interfaceOf),
    '/** What each further world adds to a heap, by its name. */',
    'export interface HeapWorlds {',
    ...ours.map(({ world }) => `  ${world}: ${interfaceName(world)};`),
    '}\n',
    '/** An exported function, as the engine gives it. */',
    'export type WasmFunction = (...args: (number | boolean)[]) => number;\n',
    '/** Gives the error to throw for one that a call threw. */',
    'export type Raise = (error: unknown) => unknown;\n',
    '/** By link name: the method, and how it is made of the wasm function. Numbers are unsigned. */',
    'export const heapMethods = {',
    ...functions.map(maker),
    '} as const;\n',
    '/** Why a call trapped. */',
    `export type TrapKind =\n${trapKinds.map(({ name }) => `  | '${name}'`).join('\n')};\n`,
  ].join('\n');
}
