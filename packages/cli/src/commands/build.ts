/** `build`: a conformer as files. */
import type { AssembleOptions, BuildKind, FeatureSet, NameStyle } from '@sigil-alloc/ir';
import { ARTEFACT_KINDS, type ArtefactKind } from '../artefact-kinds.js';
import { writeArtefacts } from '../artefacts.js';
import { findConformer } from '../conformers.js';
import { UsageError } from '../exit.js';
import { printJson, printLine } from '../output.js';
import { table } from '../table.js';
import type { WorldChoice } from '../values.js';
import { worldsFor } from '../worlds.js';

export interface BuildOptions {
  readonly out: string;
  readonly emit?: readonly ArtefactKind[];
  readonly build: BuildKind;
  readonly optimize: 'speed' | 'size';
  readonly names: NameStyle;
  readonly heapBase?: number;
  readonly maxHeap?: number;
  readonly features?: FeatureSet;
  readonly alignment?: number;
  readonly worlds?: WorldChoice;
  readonly growthStep?: number;
  readonly json?: boolean;
}

/** Bare WIT names stay local symbols: as global ones, `realloc` would replace libc's in a whole process. */
const LINK_NAMES_ONLY: readonly ArtefactKind[] = ['obj', 'archive'];
/** Natively the heap base is known at run time only: above the data of every module in the process. */
const RUN_TIME_HEAP_BASE: readonly ArtefactKind[] = ['ssa', 'asm', 'obj', 'archive'];
/** What `--names wit` gives when nothing is asked for: what can be read with these names. The header declares others. */
const WIT_NAMES_DEFAULT: readonly ArtefactKind[] = ['wasm', 'wat', 'ssa'];

export async function build(name: string, options: BuildOptions): Promise<void> {
  const entry = findConformer(name);
  const kinds = emittedKinds(options);
  const conformer = await entry.load();
  const worlds = worldsFor(conformer, options.worlds);
  const artefacts = await writeArtefacts(conformer, kinds, { ...assembleOptions(options), worlds }, options.out);
  if (options.json) {
    const { build, optimize, names } = options;
    printJson({ conformer: name, build, optimize, names, worlds, artefacts });
    return;
  }
  const rows = artefacts.map(({ kind, file, bytes }) => [kind, `${bytes}`, file]);
  printLine(table(['kind', 'bytes', 'file'], rows));
}

function emittedKinds({ emit, names, heapBase }: BuildOptions): readonly ArtefactKind[] {
  const placed = heapBase === undefined ? undefined : emit?.find((kind) => RUN_TIME_HEAP_BASE.includes(kind));
  if (placed !== undefined)
    throw new UsageError(
      `--heap-base does not go with --emit ${placed}: natively the heap begins above all data of the process`,
    );
  if (names === 'link') return emit ?? ARTEFACT_KINDS;
  const refused = emit?.find((kind) => LINK_NAMES_ONLY.includes(kind));
  if (refused === undefined) return emit ?? WIT_NAMES_DEFAULT;
  throw new UsageError(`--names wit does not go with --emit ${refused}: a symbol named realloc would replace libc's`);
}

function assembleOptions({
  build,
  optimize,
  names,
  heapBase,
  maxHeap,
  features,
  alignment,
  growthStep,
}: BuildOptions): AssembleOptions {
  return {
    build,
    optimize,
    names,
    ...(heapBase === undefined ? {} : { heapBase }),
    ...(maxHeap === undefined ? {} : { maxPages: maxHeap }),
    ...(features === undefined ? {} : { features }),
    ...(alignment === undefined ? {} : { alignmentBytes: alignment }),
    ...(growthStep === undefined ? {} : { growthStepPages: growthStep }),
  };
}
