/** The functions that a core wasm module imports and exports, with their signatures, read from its sections. */
import { ContractError } from '../errors.js';
import type { CoreType } from '../surface.js';

const CORE_TYPE: Readonly<Record<number, CoreType>> = { 127: 'i32', 126: 'i64', 125: 'f32', 124: 'f64' };
const Section = { Type: 1, Import: 2, Function: 3, Export: 7 } as const;
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

export interface CoreFunctions {
  /** `module|field` -> signature */
  readonly imports: ReadonlyMap<string, string>;
  /** name -> signature */
  readonly exports: ReadonlyMap<string, string>;
}

/** @param wasm a core module that imports functions only, as the official tooling's dummy does */
export function coreFunctions(wasm: Uint8Array): CoreFunctions {
  const typeSection = section(wasm, Section.Type);
  const types = typeSection.many(() => {
    typeSection.byte();
    const coreTypes = () => typeSection.many(() => CORE_TYPE[typeSection.byte()] ?? '?').join(' ');
    return `(${coreTypes()}) -> (${coreTypes()})`;
  });
  const typeAt = (index: number | undefined): string => types[index ?? -1] ?? '?';
  const imported = importedTypes(section(wasm, Section.Import));
  const functionSection = section(wasm, Section.Function);
  const typeOfFunction = [...imported.map(([, type]) => type), ...functionSection.many(() => functionSection.u32())];

  const exportSection = section(wasm, Section.Export);
  const exported = exportSection.many(() => {
    const name = exportSection.text();
    return { name, kind: exportSection.byte(), index: exportSection.u32() };
  });
  const functions = exported.filter(({ kind }) => kind === KIND_FUNCTION);
  return {
    imports: new Map(imported.map(([name, type]) => [name, typeAt(type)])),
    exports: new Map(functions.map(({ name, index }) => [name, typeAt(typeOfFunction[index])])),
  };
}

/** `module|field` and the index of the type, in the order of the functions' indices. */
function importedTypes(importSection: Bytes): [string, number][] {
  return importSection.many(() => {
    const name = `${importSection.text()}|${importSection.text()}`;
    const kind = importSection.byte();
    if (kind !== KIND_FUNCTION) throw new ContractError(`'${name}' of a world is imported, and it is no function`);
    return [name, importSection.u32()];
  });
}
