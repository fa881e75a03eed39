/** A finished module in its parts. What cannot stand in an object, or not at a place that a linker chooses, is refused. */
import { Cursor, isSame } from './bytes.js';
import { WasmObjectError } from './errors.js';

export interface FunctionImport {
  readonly module: string;
  readonly field: string;
  readonly type: number;
}

export interface ModuleFunction {
  readonly type: number;
  /** local declarations and code, without the size before them */
  readonly body: Uint8Array;
}

export interface FinishedModule {
  /** encoded, as everything here that needs not be understood */
  readonly types: readonly Uint8Array[];
  readonly imports: readonly FunctionImport[];
  readonly functions: readonly ModuleFunction[];
  readonly globals: readonly Uint8Array[];
  /** by index among imported and own functions */
  readonly functionExports: ReadonlyMap<number, readonly string[]>;
  readonly globalExports: ReadonlyMap<number, readonly string[]>;
  readonly functionNames: ReadonlyMap<number, string>;
  readonly globalNames: ReadonlyMap<number, string>;
}

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const FUNCTION_TYPE = 0x60;
const END = 0x0b;
const EXTERNAL = ['function', 'table', 'memory', 'global', 'tag'] as const;

const SECTIONS = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  'data count': 12,
  tag: 13,
} as const;
type Section = keyof typeof SECTIONS;

const REFUSED: Partial<Record<Section, string>> = {
  table: 'the slots of a table of its own cannot be told from other numbers',
  start: 'a linker has no place for a start function',
  element: 'the slots of a table of its own cannot be told from other numbers',
  data: "data at addresses of its own choice; build with the heap base 'runtime'",
  tag: 'exceptions are not known here',
};

interface Sections {
  readonly bodies: ReadonlyMap<Section, Cursor>;
  readonly names: Cursor | undefined;
}

function sectionsOf(wasm: Uint8Array): Sections {
  const cursor = new Cursor(wasm);
  if (!isSame(wasm.subarray(0, HEADER.length), HEADER))
    throw new WasmObjectError('byte 0', 'it does not begin as a core wasm module does');
  cursor.at = HEADER.length;
  const bodies = new Map<Section, Cursor>();
  let names: Cursor | undefined;
  while (!cursor.isAtEnd) {
    const id = cursor.byte();
    const end = cursor.u32() + cursor.at;
    const section = (Object.keys(SECTIONS) as Section[]).find((name) => SECTIONS[name] === id);
    if (section === undefined) throw new WasmObjectError(`byte ${cursor.at}`, `a section of the unknown kind ${id}`);
    const body = new Cursor(wasm, cursor.at, end);
    if (section !== 'custom') bodies.set(section, body);
    else if (body.name() === 'name') names = body;
    cursor.take(end - cursor.at);
  }
  return { bodies, names };
}

/** @throws WasmObjectError */
export function readModule(wasm: Uint8Array): FinishedModule {
  const { bodies, names } = sectionsOf(wasm);
  const listIn = <Item>(section: Section, readOne: (cursor: Cursor) => Item): Item[] => {
    const cursor = bodies.get(section);
    return cursor === undefined ? [] : cursor.list(() => readOne(cursor));
  };
  for (const [section, reason] of Object.entries(REFUSED))
    if ((bodies.get(section as Section)?.u32() ?? 0) > 0 || (section === 'start' && bodies.has('start')))
      throw new WasmObjectError(`the ${section} section`, reason);
  const types = listIn('type', readType);
  const imports = listIn('import', readImport).filter((entry) => entry !== undefined);
  for (const memory of listIn('memory', readLimits)) requireMemory(memory);
  const typeIndexes = listIn('function', (cursor) => cursor.u32());
  const globals = listIn('global', readGlobal);
  const exports = listIn('export', (cursor) => ({ name: cursor.name(), kind: cursor.byte(), index: cursor.u32() }));
  const functions = listIn('code', (cursor) => cursor.take(cursor.u32())).map((body, index) => ({
    body,
    type: typeIndexes[index]!,
  }));
  const exported = (kind: number) => {
    const ofKind = exports.filter((entry) => entry.kind === kind);
    return new Map(
      ofKind.map(({ index }) => [index, ofKind.filter((other) => other.index === index).map(({ name }) => name)]),
    );
  };
  return {
    types,
    imports,
    functions,
    globals,
    functionExports: exported(EXTERNAL.indexOf('function')),
    globalExports: exported(EXTERNAL.indexOf('global')),
    functionNames: readNames(names, FUNCTION_NAMES),
    globalNames: readNames(names, GLOBAL_NAMES),
  };
}

function readType(cursor: Cursor): Uint8Array {
  const start = cursor.at;
  const form = cursor.byte();
  if (form !== FUNCTION_TYPE)
    throw new WasmObjectError('the type section', `a type of the form 0x${form.toString(16)}`);
  cursor.take(cursor.u32());
  cursor.take(cursor.u32());
  return cursor.bytes.subarray(start, cursor.at);
}

function readImport(cursor: Cursor): FunctionImport | undefined {
  const [module, field] = [cursor.name(), cursor.name()];
  const kind = EXTERNAL[cursor.byte()];
  if (kind === 'function') return { module, field, type: cursor.u32() };
  if (kind !== 'memory')
    throw new WasmObjectError(`the import ${module}.${field}`, 'only functions and the memory can be');
  requireMemory(readLimits(cursor));
  return undefined;
}

function readLimits(cursor: Cursor): number {
  const flags = cursor.byte();
  cursor.u32();
  if (flags & 1) cursor.u32();
  return flags;
}

function requireMemory(flags: number): void {
  if (flags > 1) throw new WasmObjectError('the memory', 'one of 32-bit addresses that nobody shares is expected');
}

function readGlobal(cursor: Cursor): Uint8Array {
  const start = cursor.at;
  cursor.take(2); // its type, and whether it may change
  const opcode = cursor.byte();
  if (opcode !== 0x41 && opcode !== 0x42) throw new WasmObjectError('a global', 'it does not begin as an integer');
  cursor.signed();
  if (cursor.byte() !== END) throw new WasmObjectError('a global', 'it does not begin as a constant');
  return cursor.bytes.subarray(start, cursor.at);
}

const FUNCTION_NAMES = 1;
const GLOBAL_NAMES = 7;

function readNames(names: Cursor | undefined, kind: number): ReadonlyMap<number, string> {
  if (names === undefined) return new Map();
  const cursor = new Cursor(names.bytes, names.at, names.end);
  while (!cursor.isAtEnd) {
    const found = cursor.byte();
    const end = cursor.u32() + cursor.at;
    if (found === kind) return new Map(cursor.list(() => [cursor.u32(), cursor.name()] as const));
    cursor.at = end;
  }
  return new Map();
}
