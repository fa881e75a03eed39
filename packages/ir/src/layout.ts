/** What lies where in a record of linear memory. A layout is the only thing that knows an offset. */
import { BuildError } from './errors.js';
import { loadWord, storeWord } from './memory.js';
import type { Operand, Val } from './value.js';

type FieldKind = 'ptr' | 'u32';
const WORD_BYTES = 4;

export class Field<K extends FieldKind> {
  constructor(
    readonly name: string,
    readonly kind: K,
    /** bytes from the record's address */
    readonly offset: number,
  ) {}

  /** The field of the record at `record`. */
  of(record: Operand<'ptr'>): Val<K> {
    return loadWord(this.kind, record, this.offset);
  }

  /** Writes the field of the record at `record`. */
  set(record: Operand<'ptr'>, value: Operand<K>): void {
    storeWord(record, this.offset, value as Operand<FieldKind>);
  }
}

export type Layout<F extends Readonly<Record<string, FieldKind>>> = { readonly [N in keyof F]: Field<F[N]> } & {
  readonly NAME: string;
  readonly SIZE_BYTES: number;
  /** in the order of their offsets; for walkers outside of wasm */
  readonly FIELDS: readonly Field<FieldKind>[];
};

/** Fields in order, a word each. */
export function layout<F extends Readonly<Record<string, FieldKind>>>(name: string, fields: F): Layout<F> {
  const table = Object.entries(fields).map(([field, kind], i) => new Field(field, kind, i * WORD_BYTES));
  if (table.length === 0) throw new BuildError(`layout '${name}' has no fields`);
  const byName = Object.fromEntries(table.map((field) => [field.name, field]));
  return Object.freeze({ ...byName, NAME: name, SIZE_BYTES: table.length * WORD_BYTES, FIELDS: table }) as Layout<F>;
}
