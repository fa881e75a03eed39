/**
 * A conformer as WAT fields, for a compiler that writes text: they stand inside its `(module …)`, after its imports. Names
 * are those of the WIT, and of what nobody calls they begin with `sigil.`; types are written out. The memory is the
 * compiler's, and so is the heap base: a global which the text defines on a line of its own, to be written over, or which the
 * compiler brings.
 */
import { DEFAULT_HEAP_BASE, MAX_PAGES, MEMORY_EXPORT } from '@sigil-alloc/wit';
import { exportName } from './assembly.js';
import type { Conformer } from './conformer.js';
import { BuildError } from './errors.js';
import { type NameStyle, pagesBelow, requireHeapBase, requireMaxPages } from './options.js';
import { type PreludeModule, type PreludeOptions, preludeModule } from './prelude-module.js';
import { fieldsOf, headOf } from './wat-fields.js';

/** An immutable i32 global that holds the heap base. */
export interface HeapBaseOfText {
  /** its wasm name. Default: `sigil_heap_base`, with bare names `heap_base` */
  readonly global?: string;
  /** the global is defined by the text, with this value; absent: by you */
  readonly initial?: number;
}

export interface PreludeTextOptions extends PreludeOptions {
  /** lowest address of the heap. A number is a constant of the text. Default: a global of the text, 1024 */
  readonly heapBase?: number | HeapBaseOfText;
  /** pages that your memory begins with. Default: those below the heap base, and one at least */
  readonly initialPages?: number;
  /** most pages of a memory that the text declares. Default 65536 */
  readonly maxPages?: number;
  /** whether the text declares the memory, with `initialPages`. Default: false, you do */
  readonly hasMemory?: boolean;
  /** whether the text exports its functions, and the memory that it declares. Default: false */
  readonly isExported?: boolean;
}

const GLOBAL_NAMES: Readonly<Record<NameStyle, string>> = { link: 'sigil_heap_base', wit: 'heap_base' };

type HeapBase = number | { readonly global: string; readonly initial: number | undefined };

function heapBaseOf({ heapBase = { initial: DEFAULT_HEAP_BASE }, names = 'link' }: PreludeTextOptions): HeapBase {
  if (typeof heapBase === 'number') return heapBase;
  return { global: heapBase.global ?? GLOBAL_NAMES[names], initial: heapBase.initial };
}

/** Fields that are put into the other module; types are written out where they are used. */
const KEPT_FIELDS = ['global', 'data', 'func'];

/** @throws OptionError, BuildError */
export function preludeText(conformer: Conformer, options: PreludeTextOptions = {}): string {
  const { initialPages } = options;
  const heapBase = heapBaseOf(options);
  const prelude = preludeModule(conformer, options, {
    heapBase,
    isLaid: true,
    memoryName: MEMORY_EXPORT,
    ...(initialPages === undefined ? {} : { initialPages }),
    isTaken: (kind, name) => kind === 'global' && typeof heapBase === 'object' && name === heapBase.global,
  });
  try {
    const fields = fieldsOf(prelude.module.emitText()).filter((field) => KEPT_FIELDS.includes(headOf(field)));
    const unnamed = fields.find((field) => /\(type \$/.test(field));
    if (unnamed !== undefined) throw new BuildError(`a type of the prelude has no place in another module: ${unnamed}`);
    return `${[heading(conformer, prelude), ...memoryFields(heapBase, options), ...baseFields(heapBase), ...fields, ...exportFields(prelude, options)].join('\n')}\n`;
  } finally {
    prelude.module.dispose();
  }
}

function heading({ name }: Conformer, { build }: PreludeModule): string {
  const worlds = build.worlds.length === 0 ? '' : `, with ${build.worlds.join(', ')}`;
  return `;; ${name}, ${build.build} build${worlds}: fields of a module, after its imports. Names that begin with sigil. are its own.`;
}

/** A global as a number would be written over; one that the compiler brings is not there. */
function baseFields(heapBase: HeapBase): readonly string[] {
  if (typeof heapBase === 'number' || heapBase.initial === undefined) return [];
  return [`(global $${heapBase.global} i32 (i32.const ${requireHeapBase(heapBase.initial)}))`];
}

function memoryFields(
  heapBase: HeapBase,
  { hasMemory, initialPages, maxPages, isExported }: PreludeTextOptions,
): readonly string[] {
  if (!hasMemory) return [];
  const known = typeof heapBase === 'number' ? heapBase : (heapBase.initial ?? DEFAULT_HEAP_BASE);
  const pages = Math.max(pagesBelow(known), initialPages ?? 1);
  const most = requireMaxPages(maxPages ?? MAX_PAGES, pages);
  const exported = isExported ? [`(export "${MEMORY_EXPORT}" (memory 0))`] : [];
  return [`(memory ${pages} ${most})`, ...exported];
}

function exportFields(
  { functions }: PreludeModule,
  { isExported, names = 'link' }: PreludeTextOptions,
): readonly string[] {
  if (!isExported) return [];
  return [...functions].map(([linkName, name]) => `(export "${exportName(linkName, names)}" (func $${name}))`);
}
