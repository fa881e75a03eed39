/* What a lowered module offers and wants, for headers and for whoever links it. */
import type { CoreType } from '@sigil-alloc/wit';
import type { ModuleImage } from './image.js';
import type { Symbols } from './symbols.js';

export interface LoweredExport {
  /** The wasm name. */
  readonly name: string;
  readonly symbol: string;
  readonly kind: 'function' | 'global' | 'memory' | 'table';
  /** Of a function. Several results come in a struct by value, its members in their order. */
  readonly params?: readonly CoreType[];
  readonly results?: readonly CoreType[];
  /** Of a global. */
  readonly type?: CoreType;
  readonly mutable?: boolean;
}

export interface LoweredImport {
  readonly module: string;
  readonly field: string;
  readonly symbol: string;
  readonly kind: 'function' | 'global';
  readonly params?: readonly CoreType[];
  readonly results?: readonly CoreType[];
  readonly type?: CoreType;
}

export function describeExports(image: ModuleImage, symbols: Symbols): LoweredExport[] {
  const functions = new Map(image.functions.map((item) => [item.name, item]));
  const globals = new Map(image.globals.map((item) => [item.name, item]));
  return symbols.exports.map(({ symbol, export: { name, kind, value } }) => {
    const signature = kind === 'function' ? functions.get(value)?.signature : undefined;
    const global = kind === 'global' ? globals.get(value) : undefined;
    return {
      name,
      symbol,
      kind,
      ...(signature === undefined ? {} : { params: signature.params, results: signature.results }),
      ...(global === undefined ? {} : { type: global.type, mutable: global.isMutable }),
    };
  });
}

export function describeImports({ functions, globals }: ModuleImage, symbols: Symbols): LoweredImport[] {
  const rows: LoweredImport[] = [];
  for (const { name, import: source, signature } of functions) {
    if (source !== null) rows.push({ ...source, symbol: symbols.functions.get(name)!, kind: 'function', ...signature });
  }
  for (const { name, import: source, type } of globals) {
    if (source !== null) rows.push({ ...source, symbol: symbols.globals.get(name)!, kind: 'global', type });
  }
  return rows;
}
