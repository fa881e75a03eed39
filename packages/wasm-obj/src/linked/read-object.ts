/**
 * A second reader of objects, which shares no line with what writes them: the tests' own view of the linking metadata, as
 * the WebAssembly tool conventions describe it.
 */
export interface SymbolEntry {
  readonly kind: string;
  readonly flags: readonly string[];
  readonly name: string;
  readonly index: number | undefined;
}

export interface ImportEntry {
  readonly name: string;
  readonly kind: string;
  /** of a function: the number of its type */
  readonly type: number;
}

export interface RelocationEntry {
  readonly type: string;
  /** in the file */
  readonly at: number;
  readonly index: number;
}

export interface ObjectParts {
  /** sections by name, in order; custom ones by their own */
  readonly sections: ReadonlyMap<string, { readonly head: number; readonly start: number; readonly end: number }>;
  /** `env.malloc`, with what it is */
  readonly imports: readonly ImportEntry[];
  readonly symbols: readonly SymbolEntry[];
  readonly relocations: readonly RelocationEntry[];
  readonly features: readonly string[];
}

const SECTION_NAMES = [
  '',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'elem',
  'code',
];
const KINDS = ['function', 'data', 'global', 'section', 'tag', 'table'];
const IMPORT_KINDS = ['function', 'table', 'memory', 'global'];
const FLAGS: readonly (readonly [number, string])[] = [
  [1, 'weak'],
  [2, 'local'],
  [4, 'hidden'],
  [0x10, 'undefined'],
  [0x20, 'exported'],
  [0x80, 'kept'],
];
const RELOCATIONS = new Map([
  [0, 'R_WASM_FUNCTION_INDEX_LEB'],
  [1, 'R_WASM_TABLE_INDEX_SLEB'],
  [4, 'R_WASM_MEMORY_ADDR_SLEB'],
  [6, 'R_WASM_TYPE_INDEX_LEB'],
  [7, 'R_WASM_GLOBAL_INDEX_LEB'],
]);

class View {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  number(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) return value >>> 0;
    }
  }

  text(): string {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString();
  }
}

export function readObject(bytes: Uint8Array): ObjectParts {
  const view = new View(bytes, 8);
  const sections = new Map<string, { head: number; start: number; end: number }>();
  while (view.at < bytes.length) {
    const head = view.at;
    const id = view.number();
    const end = view.number() + view.at;
    const start = view.at;
    sections.set(id === 0 ? view.text() : (SECTION_NAMES[id] ?? `section ${id}`), { head, start, end });
    view.at = end;
  }
  const enter = (name: string): void => {
    view.at = sections.get(name)!.start;
    if (name.includes('.') || name.includes('_') || name === 'linking') view.text();
  };
  const many = <Item>(one: () => Item): Item[] => {
    const items: Item[] = [];
    for (let left = view.number(); left > 0; left--) items.push(one());
    return items;
  };

  enter('import');
  const imports = many(() => {
    const name = `${view.text()}.${view.text()}`;
    const kind = IMPORT_KINDS[view.number()]!;
    if (kind === 'table') view.number();
    if (kind !== 'function') view.number();
    return { name, kind, type: view.number() };
  });
  enter('linking');
  const [version, subsection] = [view.number(), view.number(), view.number()];
  if (version !== 2 || subsection !== 8) throw new Error(`linking version ${version}, subsection ${subsection}`);
  const fieldsOf = (kind: string) => imports.filter((entry) => entry.kind === kind).map(({ name }) => name.slice(4));
  const symbols = many((): SymbolEntry => {
    const kind = KINDS[view.number()]!;
    const bits = view.number();
    const flags = FLAGS.filter(([bit]) => bits & bit).map(([, flag]) => flag);
    if (kind === 'data') return { kind, flags, name: view.text(), index: undefined };
    const index = view.number();
    const isImport = flags.includes('undefined');
    return { kind, flags, index, name: isImport ? fieldsOf(kind)[index]! : view.text() };
  });
  enter('reloc.CODE');
  const section = [...sections.values()][view.number()]!;
  const relocations = many((): RelocationEntry => {
    const type = RELOCATIONS.get(view.number())!;
    const at = section.start + view.number();
    const index = view.number();
    if (type.includes('MEMORY')) view.number();
    return { type, at, index };
  });
  enter('target_features');
  const features = many(() => `${String.fromCharCode(view.number())}${view.text()}`);
  return { sections, imports, symbols, relocations, features };
}

/** What other objects may call. */
export const globalFunctions = (bytes: Uint8Array): readonly SymbolEntry[] =>
  readObject(bytes).symbols.filter(
    ({ kind, flags }) => kind === 'function' && flags.every((flag) => flag === 'hidden'),
  );

/** For people and goldens. */
export function objectText(bytes: Uint8Array): string {
  const { sections, imports, symbols, relocations, features } = readObject(bytes);
  const hex = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('hex');
  return [
    `sections: ${[...sections.keys()].join(', ')}`,
    ...imports.map(({ name, kind }) => `import ${kind} ${name}`),
    ...symbols.map(
      ({ kind, name, index, flags }, number) =>
        `symbol ${number}: ${kind} ${index ?? '-'} ${name}${flags.map((flag) => ` ${flag}`).join('')}`,
    ),
    ...relocations.map(({ type, at, index }) => {
      const target = type.includes('TYPE') ? `type ${index}` : symbols[index]!.name;
      return `${type} of ${target}: ${hex(at - 1, at)} [${hex(at, at + 5)}]`;
    }),
    `features: ${features.join(' ')}`,
    '',
  ].join('\n');
}
