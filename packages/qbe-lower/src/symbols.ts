/*
 * Who is called what in the SSA: every function, global, table and segment of a module gets its symbol here, once.
 *
 * S1  An exported item that the module defines itself bears the symbol of its first export; every further export of it
 *     is an alias (a forwarding function, or a copy if it is an immutable global).
 * S2  What is not exported begins with the module's prefix and `f_`, `g_` and so on, and is local to the object: texts of
 *     several modules can be put together.
 * S3  No two items share a symbol; exports that would are refused by name.
 */
import { LowerError } from './errors.js';
import type { ModuleExport, ModuleImage } from './image.js';
import { escapeName, mangle, mangleImport, shorten } from './mangle.js';

export interface Alias {
  readonly export: ModuleExport;
  readonly symbol: string;
}

export interface Symbols {
  readonly functions: ReadonlyMap<string, string>;
  readonly globals: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, string>;
  /** The symbol of each export, in the module's order. */
  readonly exports: readonly Alias[];
  /** Exports beyond an item's own symbol: they need code or data of their own. */
  readonly aliases: readonly Alias[];
  /** A symbol that nothing else has: the module's prefix and a hint. */
  fresh(hint: string): string;
}

/** The name memory has in every object; the shim defines it. */
const MEMORY_SYMBOL = 'memory';

function symbolOfExport({ kind, name }: ModuleExport, isLocal: boolean): string {
  if (kind === 'memory') return MEMORY_SYMBOL;
  return isLocal && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? shorten(name) : mangle(name);
}

/** Assigns all symbols of a module; `reserved` are those of its instantiate function and descriptor. */
export function assignSymbols(
  image: ModuleImage,
  prefix: string,
  reserved: readonly string[],
  isLocal: boolean,
): Symbols {
  const taken = new Map<string, string>(reserved.map((symbol) => [symbol, "the module's own start-up code"]));
  const functions = new Map<string, string>();
  const globals = new Map<string, string>();
  const tables = new Map<string, string>();
  const own = { function: functions, global: globals, table: tables };

  const importSymbol = (item: { module: string; field: string }) => {
    const symbol = mangleImport(item.module, item.field);
    taken.set(symbol, `the import "${item.module}" "${item.field}"`);
    return symbol;
  };
  for (const item of image.functions) if (item.import !== null) functions.set(item.name, importSymbol(item.import));
  for (const item of image.globals) if (item.import !== null) globals.set(item.name, importSymbol(item.import));

  const exports: Alias[] = [];
  const aliases: Alias[] = [];
  for (const item of image.exports) {
    const symbol = symbolOfExport(item, isLocal);
    const entry = { export: item, symbol };
    exports.push(entry);
    if (item.kind === 'memory') continue;
    const symbols = own[item.kind];
    if (symbols.get(item.value) === symbol) continue;
    const owner = taken.get(symbol);
    if (owner !== undefined) {
      throw new LowerError(`the export "${item.name}"`, 'this module', `its symbol ${symbol} is that of ${owner} too`);
    }
    taken.set(symbol, `the export "${item.name}"`);
    if (symbols.has(item.value)) aliases.push(entry);
    else symbols.set(item.value, symbol);
  }

  const fresh = (hint: string) => {
    let symbol = shorten(`${prefix}${hint}`);
    for (let count = 2; taken.has(symbol); count++) symbol = shorten(`${prefix}${hint}_${count}`);
    taken.set(symbol, hint);
    return symbol;
  };
  for (const { name } of image.functions) if (!functions.has(name)) functions.set(name, fresh(`f_${escapeName(name)}`));
  for (const { name } of image.globals) if (!globals.has(name)) globals.set(name, fresh(`g_${escapeName(name)}`));
  for (const { name } of image.tables) if (!tables.has(name)) tables.set(name, fresh(`t_${escapeName(name)}`));
  return { functions, globals, tables, exports, aliases, fresh };
}
