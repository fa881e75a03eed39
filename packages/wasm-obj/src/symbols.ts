/** The symbol table and the relocations of an object, version 2 of the linking metadata. */
import type { Reference } from './body.js';
import { type Bytes, join, list, sized, text, u32 } from './bytes.js';

export type SymbolKind = 'function' | 'data' | 'global' | 'table';

export interface ObjectSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** of the function, global or table; data has none here, it is the linker's */
  readonly index?: number;
  readonly isUndefined?: boolean;
  readonly isWeak?: boolean;
  readonly isLocal?: boolean;
  /** exported from the linked program only where its linker is told so by name */
  readonly isHidden?: boolean;
  /** whether the linked program has it though nothing refers to it */
  readonly isKept?: boolean;
}

const KIND: Readonly<Record<SymbolKind, number>> = { function: 0, data: 1, global: 2, table: 5 };
const FLAG = { weak: 0x01, local: 0x02, hidden: 0x04, undefined: 0x10, kept: 0x80 } as const;

const LINKING_VERSION = 2;
const SYMBOL_TABLE = 8;

/** One the linker finds has its name from the import, data excepted. */
function encode({ kind, name, index, ...is }: ObjectSymbol): Uint8Array {
  const flags =
    (is.isWeak ? FLAG.weak : 0) |
    (is.isLocal ? FLAG.local : 0) |
    (is.isHidden ? FLAG.hidden : 0) |
    (is.isUndefined ? FLAG.undefined : 0) |
    (is.isKept ? FLAG.kept : 0);
  const hasName = kind === 'data' || !is.isUndefined;
  return join([KIND[kind]], u32(flags), index === undefined ? [] : u32(index), hasName ? text(name) : []);
}

export const linkingSection = (symbols: readonly ObjectSymbol[]): Uint8Array =>
  join(text('linking'), u32(LINKING_VERSION), [SYMBOL_TABLE], sized(list(symbols.map(encode))));

/** R_WASM_FUNCTION_INDEX_LEB and so on; each is of a padded number. */
const RELOCATION: Readonly<Record<Reference['to'], number>> = { function: 0, slot: 1, address: 4, type: 6, global: 7 };
const NO_ADDEND = 0;

export interface Relocation {
  readonly to: Reference['to'];
  /** from the section's first byte on */
  readonly offset: number;
  /** of a symbol; for a `type`, the type's own */
  readonly index: number;
}

/** @param section the code section's number among all sections of the object */
export const codeRelocations = (section: number, relocations: readonly Relocation[]): Uint8Array =>
  join(
    text('reloc.CODE'),
    u32(section),
    list(
      relocations.map(
        ({ to, offset, index }): Bytes => [
          RELOCATION[to],
          ...u32(offset),
          ...u32(index),
          ...(to === 'address' ? [NO_ADDEND] : []),
        ],
      ),
    ),
  );

const USED = 0x2b;

export const featuresSection = (features: readonly string[]): Uint8Array =>
  join(text('target_features'), list(features.map((feature) => join([USED], text(feature)))));
