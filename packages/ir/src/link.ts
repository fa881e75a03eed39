/**
 * Links a conformer into a program: the imports of the contract get bodies, the program's memory is shared, the hot path
 * of the allocator is inlined into its callers, and what nobody reaches is gone.
 */
import {
  coreSignature,
  DEFAULT_HEAP_BASE,
  type HookName,
  IMPORT_MODULE,
  knownFunctions,
  MAX_PAGES,
  MEMORY_EXPORT,
  type RuntimeName,
  type WorldName,
  worldFunctions,
  worldOf,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { emitNamedWasm } from './assemble.js';
import { Assembly } from './assembly.js';
import { type Conformer, implementationsOf, type Linkable } from './conformer.js';
import { LinkError, OptionError } from './errors.js';
import { HOOK_NAMES, requireHooks } from './hooks.js';
import { FEATURES } from './memory.js';
import { merged, unusedPrefix } from './merge.js';
import { inlineHot, keepCalls, optimize } from './optimize.js';
import {
  type AssembleOptions,
  type BuildOptions,
  chosenWorlds,
  endOfPages,
  pagesBelow,
  requireHeapBase,
  requireMaxPages,
  resolveCommon,
} from './options.js';
import { isOwnRuntime, linkableOf, type OwnRuntime } from './own-runtime.js';
import {
  dataSegments,
  exportsOf,
  forward,
  functionsOf,
  globalsOf,
  heapBoundsOf,
  IMPORT_MODULES,
  type ImportedFunction,
  importedFunctions,
  memoryOf,
  type ProgramMemory,
  setMemory,
} from './program.js';
import { limitExports, takeProgramRuntime } from './program-runtime.js';
import { functionAccess } from './raw.js';

export interface LinkOptions extends Omit<AssembleOptions, 'heapBase' | 'names' | 'worlds' | 'hooks'> {
  /** overrides what the program says; refused below the end of its data or stack */
  readonly heapBase?: number;
  /** further worlds that the linked module exports, for its host; what the program imports it has anyway. Default: none */
  readonly worlds?: readonly WorldName[];
  /** decides what a host sees of managed objects; without one it sees what the program passes on, and `worlds` */
  readonly runtime?: RuntimeName;
  /** hooks that the linked module imports from module `sigil`, for its host to bring. Default: none but the program's own */
  readonly hostHooks?: readonly HookName[];
}

/** What a host needs to report a trap; exported from every linked program. */
export const REPORT_EXPORTS: readonly string[] = ['sigil_trap_kind', 'sigil_failed_size'];

/**
 * @param program is consumed: do not use or dispose it afterwards
 * @returns the linked module, optimised; the caller's to dispose
 * @throws LinkError, OptionError
 */
export function link(
  program: binaryen.Module,
  runtime: Conformer | OwnRuntime,
  options: LinkOptions = {},
): binaryen.Module {
  if (isOwnRuntime(runtime)) return linkOwn(program, runtime, options);
  const linking = prepare(program, runtime, options);
  const own = functionsOf(program).filter((ref) => functionAccess.getBody(ref) !== 0);
  if (linking.build.optimize === 'speed' && own.length > 0) keepCalls(program, ['*']);
  return complete(program, linking);
}

/** Of a runtime that comes as a module nobody knows what is hot: the optimiser decides. */
function linkOwn(program: binaryen.Module, runtime: OwnRuntime, options: LinkOptions): binaryen.Module {
  const prefix = unusedPrefix(program);
  const linking = prepare(program, linkableOf(runtime, prefix), options);
  const { hooks, build } = linking;
  return complete(merged(program, runtime, { prefix, hooks, build }), linking);
}

/** What a link knows of both sides before anything is built. */
interface Linking {
  readonly conformer: Linkable;
  readonly imports: readonly ImportedFunction[];
  /** link names that the linked module exports */
  readonly shown: readonly string[];
  readonly hooks: ReadonlyMap<HookName, string>;
  readonly limits: ProgramMemory;
  readonly build: BuildOptions;
}

/** Gives the program its memory, and takes from it what is there for us. */
function prepare(program: binaryen.Module, conformer: Linkable, options: LinkOptions): Linking {
  const imports = witImports(program, conformer);
  const { shown, worlds } = linkedWorlds(program, conformer, imports, options);
  const common = resolveCommon(options, conformer, worlds);
  program.setFeatures(program.getFeatures() | FEATURES[common.features] | binaryen.Features.BulkMemory);
  const { hooks, rttiBase } = takeProgramRuntime(program, worlds);
  const hostHooks = hooksOfHost(options.hostHooks, hooks);
  const memory = linkedMemory(program, options);
  const heapBase = linkedHeapBase(program, memory, options.heapBase);
  const initialPages = Math.max(memory.initialPages, pagesBelow(heapBase));
  const maxPages = requireMaxPages(memory.maxPages, initialPages);
  const limits = { ...memory, initialPages, maxPages };
  setMemory(program, limits);
  const build = {
    ...common,
    names: 'link' as const,
    heapBase,
    initialEnd: endOfPages(initialPages),
    maxPages,
    worlds,
    hooks: HOOK_NAMES.filter((hook) => hooks.has(hook) || hostHooks.includes(hook)),
    rttiBase,
  };
  return { conformer, imports, shown: [...REPORT_EXPORTS, ...shown], hooks, limits, build };
}

/** @throws OptionError, LinkError for a hook that the program has itself */
function hooksOfHost(asked: readonly HookName[] = [], own: ReadonlyMap<HookName, string>): readonly HookName[] {
  const both = requireHooks(asked).find((hook) => own.has(hook));
  if (both === undefined) return asked;
  throw new LinkError(`the hook '${both}' is asked of the host, and the program brings it`);
}

/** Builds what the program needs of the conformer into its module, and optimises both as one. */
function complete(
  program: binaryen.Module,
  { conformer, imports, shown, hooks, limits, build }: Linking,
): binaryen.Module {
  const givenNames = new Map(imports.map(({ field, internalName }) => [field, internalName]));
  const assembly = new Assembly(program, conformer, build, { functions: givenNames, hooks });
  resolveImports(program, assembly, imports);
  exportMissing(program, assembly, shown);
  setMemory(program, limits, assembly.initialWords);
  const { optimize: level, heapBase } = build;
  if (level === 'speed') {
    inlineHot(program, { coldFunctions: assembly.coldFunctions, build: build.build });
  }
  const linked = reread(program);
  const isLowMemoryUnused = Number(heapBase) >= DEFAULT_HEAP_BASE && dataSegments(linked).length === 0;
  optimize(linked, { level, coldFunctions: assembly.coldFunctions, isLowMemoryUnused });
  return linked;
}

/** @throws LinkError for a function that the conformer does not have, or that has another type */
function witImports(program: binaryen.Module, conformer: Linkable): ImportedFunction[] {
  refuseClashes(program);
  const has = implementationsOf(conformer);
  return importedFunctions(program).filter(({ module, field, signature }) => {
    const fn = knownFunctions.find(({ linkName }) => linkName === field);
    const isOurs = module === IMPORT_MODULE || (fn !== undefined && IMPORT_MODULES.includes(module));
    if (!isOurs) return false;
    if (fn === undefined || !has.has(field)) {
      const offered = knownFunctions.map(({ linkName }) => linkName).filter((name) => has.has(name));
      throw new LinkError(
        `the program imports '${field}' from '${module}', which ${conformer.name} does not have; it has ${offered.join(', ')}`,
      );
    }
    if (signature !== coreSignature(fn)) {
      const who = worldOf(field) === undefined ? 'the contract' : fn.package;
      throw new LinkError(`the program imports '${field}' as ${signature}; ${who} says ${coreSignature(fn)}`);
    }
    return true;
  });
}

/** The further worlds of functions. */
const worldsOf = (linkNames: readonly string[]): WorldName[] => linkNames.flatMap((name) => worldOf(name) ?? []);

interface LinkedWorlds {
  /** what the linked module exports of the further worlds, by link names */
  readonly shown: readonly string[];
  /** the worlds of that, and those from which the program imports something */
  readonly worlds: readonly WorldName[];
}

/** @throws OptionError for a world, LinkError for a runtime that the conformer does not have */
function linkedWorlds(
  program: binaryen.Module,
  conformer: Linkable,
  imports: readonly ImportedFunction[],
  options: LinkOptions,
): LinkedWorlds {
  const { worlds = [], runtime } = options;
  const exported = worldFunctions(chosenWorlds(conformer, worlds)).map(({ linkName }) => linkName);
  const shown = runtime === undefined ? exported : limitExports(program, imports, runtime, exported);
  const has = implementationsOf(conformer);
  const missing = shown.find((name) => !has.has(name));
  if (missing !== undefined)
    throw new LinkError(`the runtime ${runtime} exports '${missing}', which ${conformer.name} does not have`);
  return { shown, worlds: chosenWorlds(conformer, worldsOf([...imports.map(({ field }) => field), ...shown])) };
}

/** What a linked program imports or exports under our names is what we mean by them. */
function refuseClashes(program: binaryen.Module): void {
  for (const { module, base } of globalsOf(program))
    if (module === IMPORT_MODULE)
      throw new LinkError(`the program imports '${base}' from '${module}' as a global; it is a function`);
  for (const { name, kind } of exportsOf(program))
    if (name === MEMORY_EXPORT && kind !== binaryen.ExternalMemory)
      throw new LinkError(
        `the program exports '${name}', and it is no memory; a linked program exports its memory as that`,
      );
}

function linkedMemory(program: binaryen.Module, { maxPages }: LinkOptions): ProgramMemory {
  const memory = memoryOf(program) ?? { internalName: MEMORY_EXPORT, initialPages: 1, maxPages: MAX_PAGES };
  const most = maxPages === undefined ? memory.maxPages : Math.min(maxPages, memory.maxPages);
  if (most < memory.initialPages)
    throw new OptionError(
      `the program begins with ${memory.initialPages} pages of memory, more than the ${most} it may have`,
    );
  return { ...memory, maxPages: requireMaxPages(most, memory.initialPages) };
}

/** @throws OptionError, LinkError for a heap base that the program's data or stack reaches */
export function linkedHeapBase(program: binaryen.Module, memory: ProgramMemory, asked: number | undefined): number {
  const { staticEnd, heapBase } = heapBoundsOf(program, memory);
  if (asked === undefined) return heapBase;
  if (requireHeapBase(asked) < staticEnd)
    throw new LinkError(`heap base ${asked} lies below ${staticEnd}, where the program's data and stack end`);
  return asked;
}

/** Gives every import a body: the conformer's function under the import's name; a second import of one calls the first. */
function resolveImports(program: binaryen.Module, assembly: Assembly, imports: readonly ImportedFunction[]): void {
  for (const { internalName } of imports) program.removeFunction(internalName);
  for (const { field, internalName } of imports) {
    const target = assembly.contractFunction(field);
    if (target !== internalName) forward(program, internalName, target);
  }
}

/** Exports functions by link name, save where the program has an export of that name itself. */
function exportMissing(program: binaryen.Module, assembly: Assembly, linkNames: readonly string[]): void {
  const taken = new Set(exportsOf(program).map(({ name }) => name));
  for (const name of linkNames) if (!taken.has(name)) program.addFunctionExport(assembly.contractFunction(name), name);
}

/** Through its binary and back: function references get their exact types, and marks on functions are gone. */
function reread(module: binaryen.Module): binaryen.Module {
  const features = module.getFeatures();
  try {
    const linked = binaryen.readBinary(emitNamedWasm(module));
    linked.setFeatures(features);
    return linked;
  } finally {
    module.dispose();
  }
}
