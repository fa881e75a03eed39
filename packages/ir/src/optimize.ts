/** Binaryen's optimiser. Its settings are global to the process, so they are set for one run and put back. */
import binaryen from 'binaryen';
import { BuildError } from './errors.js';
import type { BuildKind, Optimization } from './options.js';

export interface OptimizeOptions {
  readonly level: Optimization;
  /** functions that stay calls; the smallest code has inline whatever is called once */
  readonly coldFunctions?: readonly string[];
  /** nothing lives below address 1024, so that offsets may be folded into loads and stores */
  readonly isLowMemoryUnused?: boolean;
}

const NO_INLINE = 'no-inline';
/** Runs that size optimisation takes until nothing changes any more, on modules as small as a conformer. */
const SIZE_ROUNDS = 3;

/** @throws BuildError when the module is not valid before or after */
export function optimize(
  module: binaryen.Module,
  { level, coldFunctions = [], isLowMemoryUnused = false }: OptimizeOptions,
): void {
  validate(module);
  if (level === 'none') return;
  if (level === 'speed') keepCalls(module, coldFunctions);
  binaryen.setLowMemoryUnused(isLowMemoryUnused);
  binaryen.setOptimizeLevel(level === 'speed' ? 3 : 2);
  binaryen.setShrinkLevel(level === 'speed' ? 0 : 2);
  try {
    for (let round = 0; round < (level === 'size' ? SIZE_ROUNDS : 1); round++) module.optimize();
  } finally {
    binaryen.setLowMemoryUnused(false);
  }
  validate(module);
}

/** Marks functions so that no later pass inlines them. */
export function keepCalls(module: binaryen.Module, functions: readonly string[]): void {
  for (const name of functions) {
    binaryen.setPassArgument(NO_INLINE, name);
    module.runPasses([NO_INLINE]);
  }
  binaryen.clearPassArguments();
}

/** An allocator's hot functions stay below this many nodes, with their checks; what is meant to stay a call is marked cold. */
const HOT_NODES = { fast: 128, check: 256, audit: 128 } as const;

/** Inlines hot functions wherever they are called, save those that are to stay calls: QBE inlines nothing, nor does every engine. */
export function inlineHot(
  module: binaryen.Module,
  { coldFunctions, build }: { readonly coldFunctions: readonly string[]; readonly build: BuildKind },
): void {
  keepCalls(module, coldFunctions);
  const before = binaryen.getAlwaysInlineMaxSize();
  binaryen.setAlwaysInlineMaxSize(HOT_NODES[build]);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  try {
    module.runPasses(['inlining-optimizing']);
  } finally {
    binaryen.setAlwaysInlineMaxSize(before);
  }
}

function validate(module: binaryen.Module): void {
  if (module.validate() === 0) throw new BuildError('Binaryen does not accept the module; its validator has said why');
}
