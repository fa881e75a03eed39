/** What an instance exports of managed objects, by our names or by those of AssemblyScript's compiler 0.9.4. */
import type { WorldLinkName } from '@sigil-alloc/wit';
import { MissingExportsError } from './errors.js';

/** An instance, or what of it matters. */
export interface Exporting {
  readonly exports: WebAssembly.Exports;
}

type ExportName = WorldLinkName<'managed' | 'leaks' | 'asc'> | 'sigil_free_all' | 'sigil_alloc';

type Call = (...args: readonly number[]) => number;

/** The function of the first name that is there. */
function find(exports: WebAssembly.Exports, names: readonly ExportName[]): Call | undefined {
  const name = names.find((candidate) => typeof exports[candidate] === 'function');
  return name === undefined ? undefined : (exports[name] as unknown as Call);
}

/** @throws MissingExportsError */
export function requireExport(exports: WebAssembly.Exports, name: ExportName, purpose: string): Call {
  const found = find(exports, [name]);
  if (found !== undefined) return (...args) => found(...args) >>> 0;
  throw new MissingExportsError([name], purpose);
}

/** References are unsigned here, and not where an engine hands them out. */
export interface Runtime {
  readonly exports: WebAssembly.Exports;
  make(byteLength: number, id: number): number;
  retain(ref: number): number;
  release(ref: number): void;
  collect(): void;
}

const PURPOSE = 'managed objects';

/** @throws MissingExportsError */
export function runtimeOf({ exports }: Exporting): Runtime {
  const make = find(exports, ['sigil_make', '__alloc']);
  const retain = find(exports, ['sigil_retain', '__retain']);
  const release = find(exports, ['sigil_release', '__release']);
  const collect = find(exports, ['sigil_collect', '__collect']);
  if (make === undefined || retain === undefined || release === undefined || collect === undefined) {
    const found = { sigil_make: make, sigil_retain: retain, sigil_release: release, sigil_collect: collect };
    const missing = Object.entries(found).flatMap(([name, call]) => (call === undefined ? [name] : []));
    throw new MissingExportsError(missing, PURPOSE);
  }
  return {
    exports,
    make: (byteLength, id) => make(byteLength, id) >>> 0,
    retain: (ref) => retain(ref) >>> 0,
    release: (ref) => void release(ref),
    collect: () => void collect(),
  };
}

/** @throws MissingExportsError */
export function memoryOf({ exports }: Exporting): WebAssembly.Memory {
  if (exports.memory instanceof WebAssembly.Memory) return exports.memory;
  throw new MissingExportsError(['memory'], PURPOSE);
}

/** Where a program compiled with type information says that it lies. */
export function rttiBaseOf({ exports }: Exporting): number | undefined {
  const global = exports.__rtti_base;
  return global instanceof WebAssembly.Global ? Number(global.value) >>> 0 : undefined;
}
