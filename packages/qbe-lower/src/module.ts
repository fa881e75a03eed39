/*
 * A whole module. The order: read the inventory, give everything its symbol, lower every function, lay out data; only
 * then is text put together, so that a refusal leaves nothing behind.
 */
import type binaryen from 'binaryen';
import type { ModuleContext } from './body.js';
import { FloatPool, moduleContext } from './context.js';
import { constructorData, dataEnd, descriptorData, flagData, globalData, segmentData } from './data.js';
import { describeExports, describeImports, type LoweredExport, type LoweredImport } from './describe.js';
import { LowerError } from './errors.js';
import { lowerFunction } from './function.js';
import { type ModuleImage, readImage } from './image.js';
import { escapeName, shorten } from './mangle.js';
import { printAggregate, printData, printFunction } from './print.js';
import type { QbeData, QbeFunction } from './qbe.js';
import { forwardingFunction, instantiateFunction } from './start.js';
import { type Alias, assignSymbols } from './symbols.js';
import { fillTables } from './tables.js';
import { sectionsOf, type Target } from './target.js';
import { resultType } from './types.js';

export interface LowerOptions {
  /** How the module calls itself, in its descriptor and its instantiate function. Default `module`. */
  name?: string;
  /** Begins the name of the instantiate function and of everything local. Default: the name and `_`. */
  prefix?: string;
  /** Nothing instantiates the module before main: the host calls its instantiate function. */
  noConstructor?: boolean;
  /** What the text is for. Default `amd64_sysv`; only the two apple targets make a difference, in the names of sections. */
  target?: Target;
  /** Exports stay local to the SSA, under their own names: for text that becomes part of another program. */
  localExports?: boolean;
  /** Of local exports those that are not: what the shim asks for by name. */
  shownExports?: readonly string[];
  /** Static data ends no lower than here: the end of a stack or bss the module does not tell of. */
  dataEnd?: number;
}

export interface Lowered {
  /** The module in QBE's language. */
  readonly ssa: string;
  readonly exports: readonly LoweredExport[];
  readonly imports: readonly LoweredImport[];
  /** The function that lays segments and runs the start function, once. */
  readonly instantiate: string;
}

/**
 * Lowers a Binaryen module to QBE SSA. The module is read, not changed; optimise it before, QBE does not inline.
 *
 * @throws LowerError naming the construct and the function, before any text exists
 */
export function lower(module: binaryen.Module, options: LowerOptions = {}): Lowered {
  const image = readImage(module);
  const moduleName = options.name ?? 'module';
  const prefix = options.prefix ?? defaultPrefix(moduleName);
  checkPrefix(prefix);
  const instantiate = shorten(`${prefix}instantiate`);
  const isExported = options.localExports !== true;
  const sections = sectionsOf(options.target ?? 'amd64_sysv');
  const symbols = assignSymbols(image, prefix, [instantiate], !isExported);
  const floats = new FloatPool(symbols);
  const context = moduleContext(image, symbols, floats);
  const shown = symbols.exports.filter((alias) => isExported || options.shownExports?.includes(alias.export.name));
  const exported = new Set(shown.map(({ symbol }) => symbol));
  const tables = fillTables(image, context.tables, context.elements, symbols, context.typeId, exported);
  const names = {
    instantiate,
    descriptor: symbols.fresh('descriptor'),
    segments: symbols.fresh('segments'),
    name: symbols.fresh('name'),
    constructor: symbols.fresh('constructor'),
    flag: symbols.fresh('is_done'),
  };

  const print = (built: QbeFunction) => printFunction(built, sections.text);
  const functions: string[] = [];
  for (const item of image.functions) {
    if (item.import !== null) continue;
    functions.push(print(lowerFunction(context, item, exported.has(symbols.functions.get(item.name)!))));
  }
  functions.push(print(instantiateFunction(context, names, isExported, tables.isOutOfBounds)));
  for (const alias of symbols.aliases) {
    if (alias.export.kind === 'function') functions.push(print(forwardingFunction(context, alias, isExported)));
  }

  const start = image.start === null ? null : symbols.functions.get(image.start)!;
  const end = dataEnd(image, heapBaseOf(image, context), options.dataEnd ?? 0);
  const data = [
    ...ownGlobals(image, context, exported),
    ...symbols.aliases.flatMap((alias) => dataAlias(context, alias, isExported)),
    ...tables.data,
    ...segmentData(image.data, context.segments),
    ...descriptorData(image, names, moduleName, end, context.segments, start),
    flagData(names.flag),
    ...floats.data(),
    ...(options.noConstructor === true ? [] : [constructorData(names.constructor, instantiate, sections.constructors)]),
  ];
  return {
    ssa: [...resultStructs(image), ...functions, ...data.map(printData)].join('\n'),
    exports: describeExports(image, symbols),
    imports: describeImports(image, symbols),
    instantiate,
  };
}

function defaultPrefix(name: string): string {
  return `${/^[0-9]/.test(name) ? '_' : ''}${escapeName(name)}_`;
}

function checkPrefix(prefix: string): void {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(prefix)) return;
  throw new LowerError(`the prefix "${prefix}"`, 'this module', 'it cannot begin a C identifier');
}

/** The struct types of functions with several results, call_indirect's among them: any signature with one is some function's. */
function resultStructs({ functions }: ModuleImage): string[] {
  const texts = new Map<string, string>();
  for (const { signature } of functions) {
    const type = resultType(signature);
    if (type !== null && typeof type !== 'string') texts.set(type.name, printAggregate(type));
  }
  return [...texts.values()];
}

function ownGlobals({ globals }: ModuleImage, context: ModuleContext, exported: ReadonlySet<string>): QbeData[] {
  return globals
    .filter((item) => item.import === null)
    .map(({ name }) => {
      const home = context.globals.get(name)!;
      return globalData(home, home.symbol, exported.has(home.symbol));
    });
}

/** An immutable global under a further name is a copy; two names for one mutable cell, or a table, QBE cannot give. */
function dataAlias(context: ModuleContext, { export: item, symbol }: Alias, isExported: boolean): QbeData[] {
  if (item.kind === 'function') return [];
  const home = item.kind === 'global' ? context.globals.get(item.value) : undefined;
  if (home === undefined || home.isMutable) {
    throw new LowerError(`the export "${item.name}"`, 'this module', 'only an immutable global can have a second name');
  }
  return [globalData(home, symbol, isExported)];
}

/** Where the module says its heap begins, or 0: its stack and bss lie below. */
function heapBaseOf({ exports }: ModuleImage, context: ModuleContext): number {
  const heapBase = exports.find(({ kind, name }) => kind === 'global' && name === '__heap_base');
  const initial = heapBase === undefined ? null : context.globals.get(heapBase.value)?.initial;
  return Number(BigInt.asUintN(32, initial?.bits ?? 0n));
}
