/**
 * Reads the few sections of a wasm binary that the JavaScript API does not show: signatures of exported functions and
 * the limits of linear memory; and rewrites one number, the memory's maximum.
 *
 * It is asked only about modules the engine has compiled, so it need not judge them. Where a later proposal's encoding
 * appears that it does not know, it answers "unknown" (undefined) instead of guessing.
 */

/** Core types as they are encoded, and as the text format spells them. */
const VALUE_TYPES: ReadonlyMap<number, string> = new Map([
  [0x7f, 'i32'],
  [0x7e, 'i64'],
  [0x7d, 'f32'],
  [0x7c, 'f64'],
  [0x7b, 'v128'],
  [0x70, 'funcref'],
  [0x6f, 'externref'],
]);

const SECTION = { type: 1, import: 2, function: 3, memory: 5, export: 7 } as const;
const EXTERNAL = { function: 0, table: 1, memory: 2, global: 3 } as const;
const FUNCTION_TYPE = 0x60;
const HAS_MAXIMUM = 1;
const HEADER_BYTES = 8;

export interface Signature {
  readonly params: readonly string[];
  readonly results: readonly string[];
}

export interface ImportSignature {
  readonly module: string;
  readonly field: string;
  readonly signature: Signature;
}

export interface MemoryLimits {
  readonly initialPages: number;
  /** Absent: the module sets none. */
  readonly maxPages?: number;
  /** Where the limits stand in the binary: the flag byte, and the end of the last number. */
  readonly start: number;
  readonly end: number;
}

interface Section {
  readonly id: number;
  /** Start of the section's id byte, start of its content, end of its content. */
  readonly head: number;
  readonly start: number;
  readonly end: number;
}

class UnknownEncoding extends Error {}

class Cursor {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new UnknownEncoding();
    this.at += 1;
    return value;
  }

  /** LEB128, up to 32 bits; multiplication, because a shift would make the highest bit a sign. */
  u32(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  name(): string {
    const length = this.u32();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  valueTypes(): string[] {
    return Array.from({ length: this.u32() }, () => {
      const type = VALUE_TYPES.get(this.byte());
      if (type === undefined) throw new UnknownEncoding();
      return type;
    });
  }

  limits(): MemoryLimits {
    const start = this.at;
    const flags = this.byte();
    if (flags > HAS_MAXIMUM) throw new UnknownEncoding();
    const initialPages = this.u32();
    if (flags !== HAS_MAXIMUM) return { initialPages, start, end: this.at };
    return { initialPages, maxPages: this.u32(), start, end: this.at };
  }
}

function sections(wasm: Uint8Array): Section[] {
  const found: Section[] = [];
  for (let head = HEADER_BYTES; head < wasm.length; ) {
    const cursor = new Cursor(wasm, head);
    const id = cursor.byte();
    const size = cursor.u32();
    found.push({ id, head, start: cursor.at, end: cursor.at + size });
    head = cursor.at + size;
  }
  return found;
}

function cursorAt(wasm: Uint8Array, id: number): Cursor | undefined {
  const section = sections(wasm).find((candidate) => candidate.id === id);
  return section && new Cursor(wasm, section.start);
}

function readAll<Item>(cursor: Cursor | undefined, readOne: (cursor: Cursor) => Item): Item[] {
  return cursor === undefined ? [] : Array.from({ length: cursor.u32() }, () => readOne(cursor));
}

function readSignature(cursor: Cursor): Signature {
  if (cursor.byte() !== FUNCTION_TYPE) throw new UnknownEncoding();
  return { params: cursor.valueTypes(), results: cursor.valueTypes() };
}

interface Import {
  readonly module: string;
  readonly field: string;
  /** of a function */
  readonly typeIndex?: number;
  /** of a memory */
  readonly memory?: MemoryLimits;
}

function readImport(cursor: Cursor): Import {
  const names = { module: cursor.name(), field: cursor.name() };
  const kind = cursor.byte();
  if (kind === EXTERNAL.function) return { ...names, typeIndex: cursor.u32() };
  if (kind === EXTERNAL.memory) return { ...names, memory: cursor.limits() };
  cursor.byte(); // the table's or global's type
  if (kind === EXTERNAL.table) cursor.limits();
  else if (kind === EXTERNAL.global) cursor.byte();
  else throw new UnknownEncoding();
  return names;
}

function known<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownEncoding) return undefined;
    throw error;
  }
}

/** The signature of an exported function; undefined when there is none of that name or its types are not known here. */
export function exportSignature(wasm: Uint8Array, name: string): Signature | undefined {
  return known(() => {
    const exported = readAll(cursorAt(wasm, SECTION.export), (cursor) => ({
      name: cursor.name(),
      kind: cursor.byte(),
      index: cursor.u32(),
    })).find((entry) => entry.name === name && entry.kind === EXTERNAL.function);
    const imported = readAll(cursorAt(wasm, SECTION.import), readImport).flatMap((entry) => entry.typeIndex ?? []);
    const defined = readAll(cursorAt(wasm, SECTION.function), (cursor) => cursor.u32());
    const typeIndex = exported && [...imported, ...defined][exported.index];
    return typeIndex === undefined ? undefined : readAll(cursorAt(wasm, SECTION.type), readSignature)[typeIndex];
  });
}

/** The signatures of all imported functions whose types are known here, in order. */
export function importSignatures(wasm: Uint8Array): readonly ImportSignature[] {
  const read = () => {
    const types = readAll(cursorAt(wasm, SECTION.type), readSignature);
    return readAll(cursorAt(wasm, SECTION.import), readImport).flatMap(({ module, field, typeIndex }) => {
      const signature = typeIndex === undefined ? undefined : types[typeIndex];
      return signature === undefined ? [] : [{ module, field, signature }];
    });
  };
  return known(read) ?? [];
}

/** As messages show it: `(i32, i32) -> i32`. */
export function spellSignature({ params, results }: Signature): string {
  const list = (types: readonly string[]) => `(${types.join(', ')})`;
  return `${list(params)} -> ${results.length === 1 ? results[0] : list(results)}`;
}

/** The limits of the module's own or imported linear memory; undefined without one. */
export function memoryLimits(wasm: Uint8Array): MemoryLimits | undefined {
  return known(() => {
    const imported = readAll(cursorAt(wasm, SECTION.import), readImport).find((entry) => entry.memory !== undefined);
    return imported?.memory ?? readAll(cursorAt(wasm, SECTION.memory), (cursor) => cursor.limits())[0];
  });
}

function encodeU32(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...encodeU32(Math.floor(value / 128))];
}

/** The module with a memory that may grow to `maxPages` at most; a smaller maximum of its own stays. */
export function withMaximum(wasm: Uint8Array, maxPages: number): Uint8Array {
  const limits = memoryLimits(wasm);
  const section = limits && sections(wasm).find(({ start, end }) => start <= limits.start && limits.end <= end);
  if (limits === undefined || section === undefined || (limits.maxPages ?? Number.POSITIVE_INFINITY) <= maxPages)
    return wasm;
  const content = Buffer.concat([
    wasm.subarray(section.start, limits.start),
    Uint8Array.of(HAS_MAXIMUM, ...encodeU32(limits.initialPages), ...encodeU32(maxPages)),
    wasm.subarray(limits.end, section.end),
  ]);
  const head = Uint8Array.of(section.id, ...encodeU32(content.length));
  return Buffer.concat([wasm.subarray(0, section.head), head, content, wasm.subarray(section.end)]);
}
