/**
 * A runtime that somebody else wrote, as a wasm module. It keeps the contract, and what linking asks of it beyond that, for
 * it has to live in a program's memory:
 *
 *   - it exports the seven and the fixed set, and of a further world all or nothing
 *   - it asks where its heap begins: it imports `sigil_rt_heap_base` of module `sigil`, if it likes `sigil_rt_initial_end`
 *   - beside these it imports hooks of the program, and nothing else but a memory
 *   - it has no data, no table and no start function: its state lies in globals and in its heap
 */
import {
  allWorldNames,
  type ContractFunction,
  conformerFunctions,
  coreSignature,
  HOOK_SPELLINGS,
  IMPORT_MODULE,
  type LinkName,
  RUNTIME_FUNCTIONS,
  worldFunctions,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import type { Conformer, Linkable } from './conformer.js';
import { RuntimeModuleError } from './errors.js';
import { fn } from './fn.js';
import { none } from './kinds.js';
import { OBJECT_ALIGNMENT_BYTES } from './objects.js';
import { presentFunction } from './present.js';
import { exportsOf, type ImportedFunction, importedFunctions, signatureOf } from './program.js';
import { fieldsOf, headOf } from './wat-fields.js';

export interface OwnRuntime {
  readonly name: string;
  /** link name -> wasm name within its module, of all that it has of the WIT */
  readonly functions: ReadonlyMap<string, string>;
  readonly imports: readonly ImportedFunction[];
  /** what is put into a program: types, globals and functions as WAT */
  readonly fields: readonly string[];
}

export const isOwnRuntime = (runtime: Conformer | OwnRuntime): runtime is OwnRuntime => 'fields' in runtime;

const KEPT_FIELDS = ['type', 'rec', 'global', 'func'];

/** What of a module cannot be shared with a program, by the head of its field. */
const REFUSED_FIELDS: Readonly<Record<string, string>> = {
  data: 'it has data, which would lie in the data of a program',
  table: 'it has a table',
  elem: 'it has a table',
  start: 'it has a start function',
  tag: 'it has exceptions',
};

/**
 * @param module stays the caller's
 * @param name for messages
 * @throws RuntimeModuleError with all that is wrong with it
 */
export function ownRuntime(module: binaryen.Module, name: string): OwnRuntime {
  const exported = new Map(
    exportsOf(module)
      .filter(({ kind }) => kind === binaryen.ExternalFunction)
      .map(({ name, value }) => [name, value]),
  );
  const fields = fieldsOf(module.emitText());
  const offered = allWorldNames.filter((world) =>
    worldFunctions([world]).some(({ linkName }) => exported.has(linkName)),
  );
  const expected = [...conformerFunctions, ...worldFunctions(offered)];
  const problems = [
    ...expected.flatMap((declared) => exportProblem(module, declared, exported.get(declared.linkName))),
    ...importProblems(module, fields),
    ...fields.flatMap((field) => REFUSED_FIELDS[headOf(field)] ?? []),
  ];
  if (problems.length > 0) throw new RuntimeModuleError(name, [...new Set(problems)]);
  return {
    name,
    functions: new Map(expected.map(({ linkName }) => [linkName, exported.get(linkName)!])),
    imports: importedFunctions(module),
    fields: fields.filter((field) => KEPT_FIELDS.includes(headOf(field))),
  };
}

function exportProblem(module: binaryen.Module, declared: ContractFunction, wasmName: string | undefined): string[] {
  const { linkName } = declared;
  if (wasmName === undefined) return [`it does not export '${linkName}' of ${declared.package}`];
  const signature = signatureOf(module.getFunction(wasmName));
  const expected = coreSignature(declared);
  return signature === expected
    ? []
    : [`it exports '${linkName}' as ${signature}; ${declared.package} says ${expected}`];
}

/** What a runtime may import of module `sigil`, and as what. */
const IMPORTABLE = new Map<string, string>([
  ...Object.values(RUNTIME_FUNCTIONS).map((name) => [name, '() -> (i32)'] as const),
  ...HOOK_SPELLINGS.map((hook) => [hook.linkName, coreSignature(hook)] as const),
]);

function importProblems(module: binaryen.Module, fields: readonly string[]): string[] {
  const imports = importedFunctions(module);
  const strangers = imports.flatMap(({ module: from, field, signature }) => {
    const expected = from === IMPORT_MODULE ? IMPORTABLE.get(field) : undefined;
    if (expected === undefined) return [`it imports '${field}' from '${from}', which nobody has for it`];
    return signature === expected ? [] : [`it imports '${field}' as ${signature}; it is ${expected}`];
  });
  const others = fields
    .filter((field) => headOf(field) === 'import' && /\((global|table|tag)\b/.test(field))
    .map((field) => `it imports what is no function: ${field}`);
  const asks = imports.some(({ field }) => field === RUNTIME_FUNCTIONS.heapBase);
  const base = asks ? [] : [`it does not ask where its heap begins, by importing '${RUNTIME_FUNCTIONS.heapBase}'`];
  return [...strangers, ...others, ...base];
}

/** What it offers to a program. */
export const offerOf = (runtime: Conformer | OwnRuntime): Linkable =>
  isOwnRuntime(runtime) ? linkableOf(runtime, '') : runtime;

/** The runtime as the builder sees a conformer; its functions are there already, their wasm names begun with `prefix`. */
export function linkableOf({ name, functions }: OwnRuntime, prefix: string): Linkable {
  const present = (declared: readonly ContractFunction[]) =>
    Object.fromEntries(
      declared.map(({ linkName }) => [
        linkName,
        presentFunction(linkName as LinkName, prefix + functions.get(linkName)!),
      ]),
    );
  const worlds = allWorldNames
    .map((world) => [world, worldFunctions([world])] as const)
    .filter(([, declared]) => declared.every(({ linkName }) => functions.has(linkName)))
    .map(([world, declared]) => [world, present(declared)]);
  return {
    name,
    alignments: [OBJECT_ALIGNMENT_BYTES],
    health: fn('health', {}, none, () => {}),
    surface: present(conformerFunctions) as unknown as Conformer['surface'],
    worlds: Object.fromEntries(worlds) as Conformer['worlds'] & object,
  };
}
