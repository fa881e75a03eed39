/** The exports of a core wasm module with their signatures, read from its type, function and export sections. */
import type { CoreType } from '../surface.js';

const CORE_TYPE: Readonly<Record<number, CoreType>> = { 127: 'i32', 126: 'i64', 125: 'f32', 124: 'f64' };
const Section = { Type: 1, Function: 3, Export: 7 } as const;
const KIND_FUNCTION = 0;

class Bytes {
  at = 0;
  constructor(private readonly bytes: Uint8Array) {}
  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }
  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }
  /** LEB128, unsigned */
  u32(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  take(count: number): Uint8Array {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  text(): string {
    return new TextDecoder().decode(this.take(this.u32()));
  }
  many<T>(item: () => T): T[] {
    return Array.from({ length: this.u32() }, item);
  }
}

function section(wasm: Uint8Array, id: number): Bytes {
  const bytes = new Bytes(wasm);
  bytes.at = 8;
  while (!bytes.atEnd) {
    const found = bytes.byte();
    const body = bytes.take(bytes.u32());
    if (found === id) return new Bytes(body);
  }
  return new Bytes(Uint8Array.of(0));
}

/** @param wasm a core module whose function imports are none, as the official tooling's dummy has it */
export function exportedSignatures(wasm: Uint8Array): Map<string, string> {
  const typeSection = section(wasm, Section.Type);
  const types = typeSection.many(() => {
    typeSection.byte();
    const coreTypes = () => typeSection.many(() => CORE_TYPE[typeSection.byte()] ?? '?').join(' ');
    return `(${coreTypes()}) -> (${coreTypes()})`;
  });
  const functionSection = section(wasm, Section.Function);
  const typeOfFunction = functionSection.many(() => functionSection.u32());

  const exportSection = section(wasm, Section.Export);
  const signatures = new Map<string, string>();
  exportSection.many(() => {
    const name = exportSection.text();
    const kind = exportSection.byte();
    const index = exportSection.u32();
    if (kind === KIND_FUNCTION) signatures.set(name, types[typeOfFunction[index] ?? -1] ?? '?');
  });
  return signatures;
}
