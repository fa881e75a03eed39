/**
 * A module becomes an object: the same types, functions and globals in the same order, after what the linker adds; its
 * exports are global symbols, all else has local ones; its memory and table are those of the linked program.
 *
 *   functions:  the program's that it calls, malloc (only looked at) | where the heap begins, where memory ends | its own
 */
import { RUNTIME_FUNCTIONS } from '@sigil-alloc/wit';
import { type Body, type Renumber, relocatableBody } from './body.js';
import { BOUND_SYMBOLS, boundBodies, boundNames, MALLOC } from './bounds.js';
import { type Bytes, isSame, join, list, sized, text, u32 } from './bytes.js';
import { WasmObjectError } from './errors.js';
import type { Feature } from './opcodes.js';
import { type FinishedModule, type FunctionImport, readModule } from './read.js';
import { codeRelocations, featuresSection, linkingSection, type ObjectSymbol } from './symbols.js';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const SECTION = { custom: 0, type: 1, import: 2, function: 3, global: 6, code: 10 } as const;
const EXTERNAL = { function: 0, table: 1, memory: 2 } as const;
const FUNCREF = 0x70;
const NO_MAXIMUM = 0;

const BOUND_TYPE = [0x60, 0, 1, 0x7f]; // () -> i32
const MALLOC_TYPE = [0x60, 1, 0x7f, 1, 0x7f]; // (i32) -> i32
const TABLE = '__indirect_function_table';

/**
 * @param wasm a conformer assembled with the heap base `runtime`, with the names of its functions where debuggers shall show them
 * @returns an object for `wasm-ld`, the same for the same bytes
 * @throws WasmObjectError
 */
export function wasmObject(wasm: Uint8Array): Uint8Array {
  const module = readModule(wasm);
  requireBounds(module);
  return new ObjectWriter(module).write();
}

const isBound = ({ field }: FunctionImport): boolean => boundNames.some((name) => name === field);

/** Who does not ask where the heap begins has been told already. */
function requireBounds({ imports, types, functionExports }: FinishedModule): void {
  if (!imports.some(({ field }) => field === RUNTIME_FUNCTIONS.heapBase))
    throw new WasmObjectError(
      'its imports',
      `${RUNTIME_FUNCTIONS.heapBase} is missing; build with the heap base 'runtime'`,
    );
  const wrong = imports.find((entry) => isBound(entry) && !isSame(types[entry.type] ?? [], BOUND_TYPE));
  if ([...functionExports.values()].flat().includes(MALLOC))
    throw new WasmObjectError(
      `the export ${MALLOC}`,
      'an object looks for the one of the program that it is linked into',
    );
  if (wrong !== undefined) throw new WasmObjectError(`the import ${wrong.field}`, 'its type is not () -> i32');
}

class ObjectWriter {
  readonly #module: FinishedModule;
  readonly #types: Bytes[];
  readonly #symbols: ObjectSymbol[] = [];
  /** imports of the object: functions that the program defines, and malloc */
  readonly #imports: readonly FunctionImport[];
  readonly #features = new Set<Feature>();

  constructor(module: FinishedModule) {
    this.#module = module;
    this.#types = [...module.types];
    const hooks = module.imports.filter((entry) => !isBound(entry));
    this.#imports = [...hooks, { module: 'env', field: MALLOC, type: this.#typeIndex(MALLOC_TYPE) }];
  }

  write(): Uint8Array {
    const { functions, globals } = this.#module;
    const { bounds, symbolOf } = this.#addSymbols();
    const own = functions.map(({ body }, index) => this.#relocatable(body, index));
    const bodies = [...boundBodies(bounds), ...own];
    const boundType = this.#typeIndex(BOUND_TYPE);
    const typeOfEach = [...boundNames.map(() => boundType), ...functions.map(({ type }) => type)];
    const { code, relocations } = codeSection(bodies, symbolOf);
    const sections = [
      section('type', list(this.#types)),
      section('import', this.#importSection()),
      section('function', list(typeOfEach.map(u32))),
      ...(globals.length === 0 ? [] : [section('global', list(globals))]),
      section('code', code),
    ];
    return join(
      HEADER,
      ...sections,
      section('custom', linkingSection(this.#symbols)),
      section('custom', codeRelocations(sections.length - 1, relocations)),
      section('custom', featuresSection([...this.#features].sort())),
    );
  }

  #typeIndex(type: Bytes): number {
    const known = this.#types.findIndex((other) => isSame(other, type));
    return known === -1 ? this.#types.push(type) - 1 : known;
  }

  /** Each function and global has a symbol, or one for every name under which the module exports it. */
  #addSymbols() {
    const { functions, globals, functionExports, functionNames, globalExports, globalNames, imports } = this.#module;
    const firstSymbol = { function: [] as number[], global: [] as number[] };
    const add = (symbol: ObjectSymbol): number => this.#symbols.push(symbol) - 1;
    const addDefined = (kind: 'function' | 'global', exported: readonly string[], name: string): void => {
      const index = firstSymbol[kind].length;
      firstSymbol[kind].push(this.#symbols.length);
      if (exported.length === 0) add({ kind, name, index, isLocal: true });
      for (const exportedName of exported) add({ kind, name: exportedName, index, isHidden: true });
    };
    this.#imports.forEach(({ field }, index) => {
      const isWeak = field === MALLOC;
      firstSymbol.function.push(add({ kind: 'function', name: field, index, isUndefined: true, isWeak }));
    });
    for (const name of boundNames) addDefined('function', [], name);
    functions.forEach((_, index) => {
      const inModule = imports.length + index;
      addDefined(
        'function',
        functionExports.get(inModule) ?? [],
        functionNames.get(inModule) ?? `function ${inModule}`,
      );
    });
    globals.forEach((_, index) => {
      addDefined('global', globalExports.get(index) ?? [], globalNames.get(index) ?? `global ${index}`);
    });
    const addData = ({ name, isWeak }: { name: string; isWeak: boolean }) =>
      add({ kind: 'data', name, isUndefined: true, isWeak });
    const bounds = {
      initialEndFunction: this.#imports.length + boundNames.indexOf(RUNTIME_FUNCTIONS.initialEnd),
      malloc: firstSymbol.function[this.#imports.length - 1]!,
      heapBase: addData(BOUND_SYMBOLS.heapBase),
      heapEnd: addData(BOUND_SYMBOLS.heapEnd),
      ownsMalloc: addData(BOUND_SYMBOLS.ownsMalloc),
    };
    // A slot refers to the table without naming it: for the linker, nothing does.
    add({ kind: 'table', name: TABLE, index: 0, isUndefined: true, isKept: true });
    return { bounds, symbolOf: (kind: 'function' | 'global', index: number) => firstSymbol[kind][index]! };
  }

  #relocatable(body: Uint8Array, index: number): Body {
    const { imports, functionNames } = this.#module;
    const inModule = imports.length + index;
    const place = `function ${functionNames.get(inModule) ?? inModule}`;
    const { features, ...relocatable } = relocatableBody(body, this.#renumber, place);
    for (const feature of features) this.#features.add(feature);
    return relocatable;
  }

  readonly #renumber: Renumber = (to, index) => {
    if (to !== 'function') return index;
    const { imports } = this.#module;
    const imported = imports[index];
    if (imported === undefined) return index - imports.length + this.#imports.length + boundNames.length;
    if (!isBound(imported)) return this.#imports.indexOf(imported);
    return this.#imports.length + (boundNames as readonly string[]).indexOf(imported.field);
  };

  #importSection(): Uint8Array {
    const functions = this.#imports.map(({ field, type }) =>
      join(text('env'), text(field), [EXTERNAL.function], u32(type)),
    );
    const memory = join(text('env'), text('__linear_memory'), [EXTERNAL.memory, NO_MAXIMUM, 0]);
    const table = join(text('env'), text(TABLE), [EXTERNAL.table, FUNCREF, NO_MAXIMUM, 0]);
    return list([memory, ...functions, table]);
  }
}

const section = (kind: keyof typeof SECTION, content: Uint8Array): Uint8Array => join([SECTION[kind]], sized(content));

/** The section's content, and where in it numbers are the linker's. */
function codeSection(bodies: readonly Body[], symbolOf: (kind: 'function' | 'global', index: number) => number) {
  const relocations = [];
  const parts: Bytes[] = [u32(bodies.length)];
  let at = parts[0]!.length;
  for (const { bytes, references } of bodies) {
    const size = u32(bytes.length);
    for (const { to, offset, index } of references) {
      const target = to === 'function' || to === 'global' ? symbolOf(to, index) : index;
      relocations.push({ to, offset: at + size.length + offset, index: target });
    }
    parts.push(size, bytes);
    at += size.length + bytes.length;
  }
  return { code: join(...parts), relocations };
}
