/**
 * A conformer's functions for a module that somebody else is making: built and optimised apart, among nothing but
 * themselves, so that they come out as in a module of their own whatever that other module holds. `emitInto` copies them,
 * `preludeText` prints them.
 */
import {
  conformerFunctions,
  DEFAULT_HEAP_BASE,
  HOOK_SPELLINGS,
  type HookName,
  IMPORT_MODULE,
  knownFunctions,
  type LinkName,
  MAX_PAGES,
  type WorldName,
  worldFunctions,
  worldOf,
} from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { buildAlone } from './assemble.js';
import { Assembly, type Surroundings } from './assembly.js';
import { type Conformer, implementationsOf } from './conformer.js';
import { OptionError } from './errors.js';
import { HOOK_NAMES, requireHooks } from './hooks.js';
import { FEATURES } from './memory.js';
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
import { exportsOf, forward, setMemory } from './program.js';

export interface PreludeOptions extends Omit<AssembleOptions, 'heapBase' | 'hooks' | 'maxPages'> {
  /** link names of what is wanted; what they need comes along. Default: the contract, the fixed set and `worlds` */
  readonly functions?: readonly LinkName[];
  /** your functions that are hooks of managed objects, by their wasm names. Default: none */
  readonly hooks?: { readonly [Name in HookName]?: string };
  /** where your runtime type information lies; absent: `sigil_describe` will tell */
  readonly rttiBase?: number;
}

/** A heap base that is known only later: an immutable i32 global of the other module, by its wasm name. */
export interface HeapBaseGlobal {
  readonly global: string;
}

/** What the other module has for the functions. */
export interface Place {
  readonly heapBase: number | HeapBaseGlobal;
  /** pages of linear memory that are there from the start, as far as known. Default: those below the heap base */
  readonly initialPages?: number;
  /** whether the heap's first words come as data; else the first allocation opens the heap */
  readonly isLaid: boolean;
  readonly memoryName: string;
  readonly isTaken?: Surroundings['isTaken'];
}

export interface PreludeModule {
  /** the caller's to dispose */
  readonly module: binaryen.Module;
  readonly build: BuildOptions;
  /** wasm names by link name, each of them a function of `module` */
  readonly functions: ReadonlyMap<string, string>;
  /** what is to stay a call */
  readonly coldFunctions: readonly string[];
  readonly initialWords: ReadonlyMap<number, number>;
}

/** @throws OptionError, BuildError */
export function preludeModule(conformer: Conformer, options: PreludeOptions, place: Place): PreludeModule {
  const wanted = wantedFunctions(conformer, options);
  const build = buildOptionsOf(conformer, options, place, wanted);
  const module = new binaryen.Module();
  module.setFeatures(FEATURES[build.features]);
  const memory = { internalName: place.memoryName, initialPages: pagesOf(place), maxPages: MAX_PAGES };
  setMemory(module, memory, new Map(), null);
  const hooks = declareHooks(module, options.hooks);
  const assembly = new Assembly(module, conformer, build, { hooks, ...runTimeBounds(module, place), ...taken(place) });
  const exported = wanted.map((linkName) => [linkName, linkName] as const);
  const names = wanted.map((linkName) => [linkName, assembly.contractFunction(linkName)] as const);
  const isLowMemoryUnused = Number(place.heapBase) >= DEFAULT_HEAP_BASE;
  buildAlone(assembly, { exported, memory, isLowMemoryUnused });
  keepNames(module, names);
  const { coldFunctions, initialWords } = assembly;
  return { module, build, functions: new Map(names), coldFunctions, initialWords };
}

/** @throws OptionError for a function that the conformer does not have */
function wantedFunctions(conformer: Conformer, { functions, worlds }: PreludeOptions): readonly string[] {
  const ofWorlds = worldFunctions(chosenWorlds(conformer, functions === undefined ? worlds : (worlds ?? [])));
  const all = [...(functions === undefined ? conformerFunctions : []), ...ofWorlds].map(({ linkName }) => linkName);
  const has = implementationsOf(conformer);
  const missing = functions?.find((name) => !has.has(name));
  if (missing === undefined) return [...new Set([...(functions ?? []), ...all])];
  const offered = knownFunctions.map(({ linkName }) => linkName).filter((name) => has.has(name));
  throw new OptionError(`functions of ${conformer.name} are some of ${offered.join(', ')}; got ${String(missing)}`);
}

function buildOptionsOf(
  conformer: Conformer,
  options: PreludeOptions,
  place: Place,
  wanted: readonly string[],
): BuildOptions {
  const spoken = wanted.map(worldOf).filter((world): world is WorldName => world !== undefined);
  const worlds = chosenWorlds(conformer, [...spoken, ...(options.worlds ?? [])]);
  const isPlaced = place.isLaid && typeof place.heapBase === 'number';
  return {
    ...resolveCommon(options, conformer, worlds),
    worlds,
    hooks: requireHooks(HOOK_NAMES.filter((hook) => options.hooks?.[hook] !== undefined)),
    rttiBase: options.rttiBase,
    heapBase: isPlaced ? requireHeapBase(Number(place.heapBase)) : 'runtime',
    initialEnd: isPlaced ? endOfPages(pagesOf(place)) : 'runtime',
    maxPages: MAX_PAGES,
  };
}

/** Pages that are there from the start: never fewer than a known heap base needs. */
function pagesOf({ heapBase, initialPages = 1 }: Place): number {
  const least = typeof heapBase === 'number' ? pagesBelow(requireHeapBase(heapBase)) : 1;
  return Math.max(least, requireMaxPages(initialPages, 1));
}

/**
 * Bounds of the initial region for code that opens the heap itself. The page in which a heap base lies is there, whatever
 * it is.
 */
function runTimeBounds(module: binaryen.Module, place: Place): Pick<Surroundings, 'bounds'> {
  const { heapBase } = place;
  if (typeof heapBase === 'number') {
    const end = endOfPages(pagesOf(place));
    return {
      bounds: { heapBase: () => module.i32.const(heapBase | 0), initialEnd: () => module.i32.const(end | 0) },
    };
  }
  const { global } = heapBase;
  module.addGlobalImport(global, IMPORT_MODULE, global, binaryen.i32);
  const base = () => module.global.get(global, binaryen.i32);
  const endOfPage = () => module.i32.and(module.i32.add(base(), module.i32.const(0xffff)), module.i32.const(-0x10000));
  const known = endOfPages(place.initialPages ?? 1);
  // An end of 0 is 2^32: what is compared is the last byte.
  const last = (end: binaryen.ExpressionRef) => module.i32.sub(end, module.i32.const(1));
  const initialEnd = () =>
    module.select(
      module.i32.gt_u(last(endOfPage()), module.i32.const((known - 1) | 0)),
      endOfPage(),
      module.i32.const(known | 0),
    );
  return { bounds: { heapBase: base, initialEnd } };
}

const taken = ({ isTaken }: Place): Pick<Surroundings, 'isTaken'> => (isTaken === undefined ? {} : { isTaken });

/** The other module's hooks, as imports that are not copied. */
function declareHooks(module: binaryen.Module, hooks: PreludeOptions['hooks'] = {}): ReadonlyMap<HookName, string> {
  const stranger = Object.keys(hooks).find((name) => !HOOK_NAMES.some((hook) => hook === name));
  if (stranger !== undefined) throw new OptionError(`hooks are some of ${HOOK_NAMES.join(', ')}; got ${stranger}`);
  const given = Object.entries(hooks) as [HookName, string][];
  for (const [hook, name] of given) {
    const { params, result } = HOOK_SPELLINGS.find(({ linkName }) => linkName === hook)!;
    const paramType = binaryen.createType(params.map(() => binaryen.i32));
    module.addFunctionImport(name, IMPORT_MODULE, hook, paramType, result === null ? binaryen.none : binaryen.i32);
  }
  return new Map(given);
}

/** Optimising may have made two equal functions one; who calls by name finds both. */
function keepNames(module: binaryen.Module, names: readonly (readonly [linkName: string, wasmName: string])[]): void {
  const exported = new Map(exportsOf(module).map(({ name, value }) => [name, value]));
  for (const [linkName, name] of names)
    if (module.getFunction(name) === 0) forward(module, name, exported.get(linkName)!);
}
