/* Reads the memories of a module from its binary form: imported ones, then its own. Nothing else of it. */

export interface MemoryLimits {
  readonly hasPageSize: boolean;
}

const IMPORT_SECTION = 2;
const MEMORY_SECTION = 5;
const HEADER_BYTES = 8;

class Reader {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  /** An unsigned LEB128 number of at most 64 bits; those over 53 are never looked at. */
  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  skipName(): void {
    const length = this.number();
    this.at += length;
  }

  limits(): MemoryLimits {
    const flags = this.number();
    this.number();
    if ((flags & 1) !== 0) this.number();
    const hasPageSize = (flags & 8) !== 0;
    if (hasPageSize) this.number();
    return { hasPageSize };
  }

  /** A value type; a reference to a heap type is followed by that. */
  skipType(): void {
    const code = this.byte();
    if (code === 0x63 || code === 0x64) this.number();
  }
}

function importedMemories(reader: Reader): MemoryLimits[] {
  const found: MemoryLimits[] = [];
  for (let count = reader.number(); count > 0; count--) {
    reader.skipName();
    reader.skipName();
    switch (reader.byte()) {
      case 0:
        reader.number();
        break;
      case 1:
        reader.skipType();
        reader.limits();
        break;
      case 2:
        found.push(reader.limits());
        break;
      case 3:
        reader.skipType();
        reader.byte();
        break;
      default:
        reader.byte();
        reader.number();
    }
  }
  return found;
}

export function memoriesOf(wasm: Uint8Array): MemoryLimits[] {
  const found: MemoryLimits[] = [];
  const reader = new Reader(wasm, HEADER_BYTES);
  while (reader.at < wasm.length) {
    const id = reader.byte();
    const size = reader.number();
    const end = reader.at + size;
    if (id === IMPORT_SECTION) found.push(...importedMemories(reader));
    if (id === MEMORY_SECTION) for (let count = reader.number(); count > 0; count--) found.push(reader.limits());
    reader.at = end;
  }
  return found;
}
