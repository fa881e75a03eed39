/** `build`: a conformer as files. */
import type { AssembleOptions, BuildKind, FeatureSet } from '@sigil-alloc/ir';
import type { HookName } from '@sigil-alloc/wit';
import { writeArtefacts } from '../artefacts.js';
import { findConformer } from '../conformers.js';
import { emittedKinds, type KindOptions } from '../emitted-kinds.js';
import { printJson, printLine } from '../output.js';
import { step } from '../progress.js';
import { table } from '../table.js';
import type { WorldChoice } from '../values.js';
import { worldsFor } from '../worlds.js';

export interface BuildOptions extends KindOptions {
  readonly out: string;
  readonly build: BuildKind;
  readonly optimize: 'speed' | 'size';
  readonly features?: FeatureSet;
  readonly worlds?: WorldChoice;
  readonly hooks?: readonly HookName[];
  readonly growthStep?: number;
  readonly json?: boolean;
}

export async function build(name: string, options: BuildOptions): Promise<void> {
  const entry = findConformer(name);
  step(`${name}: loading`);
  const conformer = await entry.load();
  const worlds = worldsFor(conformer, options.worlds);
  const kinds = emittedKinds(conformer, worlds, options);
  const artefacts = await writeArtefacts(conformer, kinds, { ...assembleOptions(options), worlds }, options.out);
  if (options.json) {
    const { build, optimize, names } = options;
    printJson({ format: 'sigil-build', version: 1, conformer: name, build, optimize, names, worlds, artefacts });
    return;
  }
  const rows = artefacts.map(({ kind, file, bytes }) => [kind, `${bytes}`, file]);
  printLine(table(['kind', 'bytes', 'file'], rows));
}

function assembleOptions({
  build,
  optimize,
  names,
  heapBase,
  maxHeap,
  features,
  alignment,
  hooks,
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
    ...(hooks === undefined ? {} : { hooks }),
    ...(growthStep === undefined ? {} : { growthStepPages: growthStep }),
  };
}
