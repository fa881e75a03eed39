/*
 * Tables of functions: data of the object, filled at compile time from the active element segments.
 *
 *   entry (16 bytes): | type number (word, 0: empty) | padding | function address |
 *
 * The type number is a hash of the signature, so that objects compiled apart agree on it; two signatures of one module
 * with one hash are an error.
 */
import type { ElementHome, TableHome } from './body.js';
import { TABLE_ENTRY_BYTES } from './calls.js';
import { LowerError } from './errors.js';
import type { ModuleImage } from './image.js';
import { escapeName, fnv1a64 } from './mangle.js';
import type { DataItem, QbeData } from './qbe.js';
import { literalOffset, splitActive } from './segments.js';
import type { Symbols } from './symbols.js';
import { type Signature, signatureKey } from './types.js';

/** Gives each signature its number. */
export function typeNumbers(): (signature: Signature) => number {
  const byKey = new Map<string, number>();
  const byNumber = new Map<number, string>();
  return (signature) => {
    const key = signatureKey(signature);
    let number = byKey.get(key);
    if (number === undefined) {
      number = Number(fnv1a64(key) & 0x7fffffffn) || 1;
      const other = byNumber.get(number);
      if (other !== undefined) {
        throw new LowerError(`the signature ${key}`, 'this module', `its type number is that of ${other} too`);
      }
      byKey.set(key, number);
      byNumber.set(number, key);
    }
    return number;
  };
}

export function placeTables({ tables }: ModuleImage, symbols: Symbols): Map<string, TableHome> {
  return new Map(tables.map(({ name, initial }) => [name, { symbol: symbols.tables.get(name)!, length: initial }]));
}

/** Symbols for the segments that table.init and elem.drop name. */
export function placeElements({ elements }: ModuleImage, symbols: Symbols): Map<string, ElementHome> {
  return new Map(
    elements.map(({ name }) => {
      const hint = escapeName(name);
      return [name, { entries: symbols.fresh(`e_${hint}`), length: symbols.fresh(`m_${hint}`) }] as const;
    }),
  );
}

/** Entries as data; gaps are empty entries. */
function entryItems(
  filled: Iterable<readonly [number, string]>,
  length: number,
  describe: (target: string) => readonly [type: number, symbol: string],
): DataItem[] {
  const items: DataItem[] = [];
  let next = 0;
  for (const [index, target] of filled) {
    const [type, symbol] = describe(target);
    items.push({ kind: 'zeros', count: (index - next) * TABLE_ENTRY_BYTES });
    items.push({ kind: 'w', value: type }, { kind: 'w', value: 0 }, { kind: 'address', symbol });
    next = index + 1;
  }
  items.push({ kind: 'zeros', count: (length - next) * TABLE_ENTRY_BYTES });
  return items;
}

/** A table with its active segments laid in; `outOfBounds` is set if one of them does not fit, a trap at start. */
export interface FilledTables {
  readonly data: readonly QbeData[];
  readonly isOutOfBounds: boolean;
}

export function fillTables(
  image: ModuleImage,
  homes: ReadonlyMap<string, TableHome>,
  elementHomes: ReadonlyMap<string, ElementHome>,
  symbols: Symbols,
  typeId: (signature: Signature) => number,
  exported: ReadonlySet<string>,
): FilledTables {
  const signatures = new Map(image.functions.map((item) => [item.name, item.signature]));
  const entries = new Map(image.tables.map(({ name }) => [name, new Map<number, string>()]));
  let isOutOfBounds = false;
  for (const segment of splitActive(image.elements).early) {
    const at = literalOffset(segment);
    const table = entries.get(segment.table);
    if (table === undefined)
      throw new LowerError(`element segment "${segment.name}"`, 'this module', 'it has no table');
    if (at + segment.elements.length > (homes.get(segment.table)?.length ?? 0)) {
      isOutOfBounds = true;
      break;
    }
    segment.elements.forEach((target, index) => {
      if (target === null) table.delete(at + index);
      else table.set(at + index, target);
    });
  }
  const describe = (target: string) => [typeId(signatures.get(target)!), symbols.functions.get(target)!] as const;
  const data = [...homes].map(([name, { symbol, length }]): QbeData => {
    const filled = [...(entries.get(name) ?? [])].sort(([a], [b]) => a - b);
    return {
      symbol,
      isExported: exported.has(symbol),
      section: null,
      align: 16,
      items: entryItems(filled, length, describe),
    };
  });
  const { late } = splitActive(image.elements);
  for (const segment of image.elements) {
    const { name, offset, elements } = segment;
    const home = elementHomes.get(name)!;
    const isPassive = offset.kind === 'passive';
    const isKept = isPassive || late.includes(segment);
    const filled = [...elements.entries()].filter((entry): entry is [number, string] => isKept && entry[1] !== null);
    const items = entryItems(filled, isKept ? elements.length : 0, describe);
    data.push({ symbol: home.entries, isExported: false, section: null, align: 16, items });
    const left: DataItem = { kind: 'w', value: isPassive ? elements.length : 0 };
    data.push({ symbol: home.length, isExported: false, section: null, align: 4, items: [left] });
  }
  return { data, isOutOfBounds };
}
