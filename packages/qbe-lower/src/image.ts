/*
 * A module's inventory, read from Binaryen once: functions, globals, tables, segments, exports, with names instead of
 * pointers. Constructs that are refused wherever they stand (several memories, imported tables, tags, ...) are refused here.
 */
import type { CoreType } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { LowerError } from './errors.js';
import { isImportedTable } from './layout.js';
import { memoriesOf } from './memories.js';
import { type Expression, modulePointer, type NamePointer, raw, readName } from './raw.js';
import { type DataSegment, type ElementSegment, readDataSegments, readElementSegments } from './segments.js';
import { type Signature, typesOf } from './types.js';

export interface ImportName {
  readonly module: string;
  readonly field: string;
}

export interface ModuleFunction {
  readonly name: string;
  readonly pointer: number;
  readonly import: ImportName | null;
  readonly signature: Signature;
}

export interface ModuleGlobal {
  readonly name: string;
  readonly import: ImportName | null;
  readonly type: CoreType;
  readonly isMutable: boolean;
  readonly init: Expression;
}

export interface ModuleTable {
  readonly name: string;
  readonly initial: number;
}

export interface ModuleExport {
  readonly kind: 'function' | 'global' | 'memory' | 'table';
  readonly name: string;
  /** The name of what is exported, inside the module. */
  readonly value: string;
}

export interface ModuleImage {
  readonly functions: readonly ModuleFunction[];
  readonly globals: readonly ModuleGlobal[];
  readonly tables: readonly ModuleTable[];
  readonly elements: readonly ElementSegment[];
  readonly data: readonly DataSegment[];
  readonly exports: readonly ModuleExport[];
  readonly memory: { readonly initial: number; readonly maximum: number } | null;
  readonly start: string | null;
  /** Reads a name by its pointer; names repeat, so they are kept. */
  nameAt(pointer: NamePointer): string;
}

const MAX_PAGES = 65536;

function list<T>(count: number, at: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => at(index));
}

export function readImage(module: binaryen.Module): ModuleImage {
  const pointer = modulePointer(module);
  const names = new Map<NamePointer, string>();
  const nameAt = (at: NamePointer) => {
    let name = names.get(at);
    if (name === undefined) {
      name = at === 0 ? '' : readName(at);
      names.set(at, name);
    }
    return name;
  };
  // An import may be called "" "", so it is told by having no body (or no initial value).
  const importName = (definition: Expression, moduleAt: NamePointer, fieldAt: NamePointer): ImportName | null =>
    definition !== 0 ? null : { module: nameAt(moduleAt), field: nameAt(fieldAt) };

  return {
    functions: list(raw._BinaryenGetNumFunctions(pointer), (index) => {
      const at = raw._BinaryenGetFunctionByIndex(pointer, index);
      const name = nameAt(raw._BinaryenFunctionGetName(at));
      return {
        name,
        pointer: at,
        import: importName(
          raw._BinaryenFunctionGetBody(at),
          raw._BinaryenFunctionImportGetModule(at),
          raw._BinaryenFunctionImportGetBase(at),
        ),
        signature: {
          params: typesOf(raw._BinaryenFunctionGetParams(at), `function "${name}"`),
          results: typesOf(raw._BinaryenFunctionGetResults(at), `function "${name}"`),
        },
      };
    }),
    globals: list(raw._BinaryenGetNumGlobals(pointer), (index) => {
      const at = raw._BinaryenGetGlobalByIndex(pointer, index);
      const name = nameAt(raw._BinaryenGlobalGetName(at));
      const types = typesOf(raw._BinaryenGlobalGetType(at), `global "${name}"`);
      return {
        name,
        import: importName(
          raw._BinaryenGlobalGetInitExpr(at),
          raw._BinaryenGlobalImportGetModule(at),
          raw._BinaryenGlobalImportGetBase(at),
        ),
        type: types[0]!,
        isMutable: raw._BinaryenGlobalIsMutable(at) !== 0,
        init: raw._BinaryenGlobalGetInitExpr(at),
      };
    }),
    tables: list(raw._BinaryenGetNumTables(pointer), (index) => {
      const at = raw._BinaryenGetTableByIndex(pointer, index);
      const name = nameAt(raw._BinaryenTableGetName(at));
      if (isImportedTable(at)) {
        throw new LowerError(`the imported table "${name}"`, 'this module', 'a table belongs to one module');
      }
      if (raw._BinaryenTableGetType(at) !== binaryen.funcref) {
        throw new LowerError(`the table "${name}"`, 'this module', 'only tables of functions (funcref) are supported');
      }
      return { name, initial: raw._BinaryenTableGetInitial(at) };
    }),
    elements: readElementSegments(module, nameAt),
    data: readDataSegments(module, nameAt),
    exports: list(raw._BinaryenGetNumExports(pointer), (index) => {
      const at = raw._BinaryenGetExportByIndex(pointer, index);
      const name = nameAt(raw._BinaryenExportGetName(at));
      return {
        kind: exportKind(raw._BinaryenExportGetKind(at), name),
        name,
        value: nameAt(raw._BinaryenExportGetValue(at)),
      };
    }),
    memory: readMemory(module),
    start: startName(raw._BinaryenGetStart(pointer), nameAt),
    nameAt,
  };
}

function startName(pointer: number, nameAt: (at: NamePointer) => string): string | null {
  return pointer === 0 ? null : nameAt(raw._BinaryenFunctionGetName(pointer));
}

function exportKind(kind: number, name: string): ModuleExport['kind'] {
  const kinds = ['function', 'table', 'memory', 'global'] as const;
  const found = kinds[kind];
  if (found === undefined)
    throw new LowerError(`the exported tag "${name}"`, 'this module', 'exceptions are not supported');
  return found;
}

function readMemory(module: binaryen.Module): ModuleImage['memory'] {
  if (!module.hasMemory()) return null;
  checkMemories(module);
  const info = module.getMemoryInfo();
  if (info.shared) throw new LowerError('a shared memory', 'this module', 'threads are not supported');
  if (info.is64) throw new LowerError('a 64-bit memory (memory64)', 'this module', 'addresses are 32-bit');
  return { initial: info.initial, maximum: Math.min(info.max ?? MAX_PAGES, MAX_PAGES) };
}

/** Binaryen gives no number of memories; where a module may have several, its binary form tells. */
function checkMemories(module: binaryen.Module): void {
  const { MultiMemory = 0, CustomPageSizes = 0 } = binaryen.Features as unknown as Readonly<Record<string, number>>;
  if ((module.getFeatures() & (MultiMemory | CustomPageSizes)) === 0) return;
  const memories = memoriesOf(plainBinary(module));
  if (memories.length > 1) throw new LowerError('a second memory', 'this module', 'multi-memory is not supported');
  if (memories.some(({ hasPageSize }) => hasPageSize)) {
    throw new LowerError('a memory with pages of its own size', 'this module', 'pages are 64 KiB');
  }
}

/** The module's binary form without the compact encoding of imports, which the reader of memories does not know. */
function plainBinary(module: binaryen.Module): Uint8Array {
  const { CompactImports = 0 } = binaryen.Features as unknown as Readonly<Record<string, number>>;
  const features = module.getFeatures();
  module.setFeatures(features & ~CompactImports);
  try {
    return module.emitBinary();
  } finally {
    module.setFeatures(features);
  }
}
