/** Which kinds a build writes: those asked for, if they go with its other options, or else all that do. */
import { type Conformer, hooksOf, type NameStyle } from '@sigil-alloc/ir';
import type { HookName, WorldName } from '@sigil-alloc/wit';
import { ARTEFACT_KINDS, type ArtefactKind, ASKED_FOR_KINDS, LINK_NAMES_ONLY } from './artefact-kinds.js';
import { UsageError } from './exit.js';

export interface KindOptions {
  readonly emit?: readonly ArtefactKind[];
  readonly names: NameStyle;
  readonly heapBase?: number;
  readonly maxHeap?: number;
  readonly alignment?: number;
  readonly hooks?: readonly HookName[];
}

/** Natively the heap base is known at run time only: above the data of every module in the process; a linker chooses its own. */
const RUN_TIME_HEAP_BASE: readonly ArtefactKind[] = ['wasm-obj', 'ssa', 'asm', 'obj', 'archive'];
/** What `--names wit` gives when nothing is asked for: what can be read with these names. The header declares others. */
const WIT_NAMES_DEFAULT: readonly ArtefactKind[] = ['wasm', 'wat', 'prelude', 'ssa'];
/** What `malloc` promises of every block. */
const LIBC_ALIGNMENT_BYTES = 16;

/** @throws UsageError for a kind that does not go with another option */
export function emittedKinds(
  conformer: Pick<Conformer, 'alignments'>,
  worlds: readonly WorldName[],
  options: KindOptions,
): readonly ArtefactKind[] {
  const { emit, names } = options;
  refusePlaced(options);
  refuseInComponent(worlds, options);
  const noLibc = whyNoLibc(conformer, worlds, options);
  if (noLibc !== undefined && emit?.includes('libc')) throw new UsageError(`--emit libc does not go here: ${noLibc}`);
  const possible = ARTEFACT_KINDS.filter(
    (kind) => !ASKED_FOR_KINDS.includes(kind) && (kind !== 'libc' || noLibc === undefined),
  );
  if (names === 'link') return emit ?? possible;
  const refused = emit?.find((kind) => LINK_NAMES_ONLY.includes(kind));
  if (refused === undefined) return emit ?? WIT_NAMES_DEFAULT;
  throw new UsageError(`--names wit does not go with --emit ${refused}: a symbol named realloc would replace libc's`);
}

function refusePlaced({ emit, heapBase, maxHeap }: KindOptions): void {
  if (maxHeap !== undefined && emit?.includes('wasm-obj'))
    throw new UsageError('--max-heap does not go with --emit wasm-obj: wasm-ld caps memory, by --max-memory=BYTES');
  const placed = heapBase === undefined ? undefined : emit?.find((kind) => RUN_TIME_HEAP_BASE.includes(kind));
  if (placed === undefined) return;
  const where =
    placed === 'wasm-obj'
      ? "the heap begins at the linker's __heap_base"
      : 'natively the heap begins above all data of the process';
  throw new UsageError(`--heap-base does not go with --emit ${placed}: ${where}`);
}

/** A component's functions have names of their own, and nobody calls back into one in the middle of a call. */
function refuseInComponent(worlds: readonly WorldName[], { emit, names, hooks = hooksOf(worlds) }: KindOptions): void {
  if (!emit?.includes('component')) return;
  if (names !== 'link')
    throw new UsageError(`--names ${names} does not go with --emit component: it has the names of the canonical ABI`);
  if (hooks.length === 0) return;
  throw new UsageError(
    `--emit component does not go with the hooks ${hooks.join(', ')}: they may call back, and a component cannot be entered twice; --hooks none leaves them out`,
  );
}

/** Why malloc cannot stand on a build; undefined where it can. */
function whyNoLibc(
  { alignments }: Pick<Conformer, 'alignments'>,
  worlds: readonly WorldName[],
  { names, alignment = alignments[0] ?? 0 }: KindOptions,
): string | undefined {
  if (names !== 'link') return 'it calls the allocator by link names';
  if (!worlds.includes('heap')) return 'it needs the world heap, which this build does not export';
  const isAligned = alignment % LIBC_ALIGNMENT_BYTES === 0;
  return isAligned ? undefined : `it needs an alignment of ${LIBC_ALIGNMENT_BYTES} bytes; this build has ${alignment}`;
}
