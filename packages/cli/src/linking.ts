/** From a program's file and a conformer's name to one linked module. */
import { findEntry } from '@sigil-alloc/host';
import { type LinkOptions, link } from '@sigil-alloc/ir';
import type { HookName } from '@sigil-alloc/wit';
import type binaryen from 'binaryen';
import { findLinkable } from './conformers.js';
import { UsageError } from './exit.js';
import { isModule } from './own-files.js';
import { readProgram } from './program-file.js';
import type { WorldChoice } from './values.js';
import { worldsFor } from './worlds.js';

export interface ProgramOptions {
  readonly with: string;
  readonly heapBase?: number;
  readonly maxHeap?: number;
  readonly optimize?: 'speed' | 'size';
  readonly growthStep?: number;
  /** what the linked module exports for its host; nothing if left out */
  readonly worlds?: WorldChoice;
  /** what the linked module imports of its host for managed objects */
  readonly hostHooks?: readonly HookName[];
}

export interface LinkRequest extends ProgramOptions {
  /** whether it is to run: then a program without an entry is refused before it is linked */
  readonly needsEntry: boolean;
}

/** The linked module, the caller's to dispose. Throws what reading, finding the conformer or linking throws. */
export async function linkProgram(file: string, request: LinkRequest): Promise<binaryen.Module> {
  const conformer = findLinkable(request.with);
  if (request.growthStep !== undefined && isModule(request.with))
    throw new UsageError('--growth-step goes with a conformer that is built; a module grows as it likes');
  const { module, wasm } = await readProgram(file);
  if (request.needsEntry) findEntry(wasm);
  const loaded = await conformer.load();
  return link(module, loaded, {
    ...linkOptions(request),
    worlds: worldsFor(loaded, request.worlds ?? 'none'),
    ...(conformer.runtime === undefined ? {} : { runtime: conformer.runtime }),
  });
}

function linkOptions({ heapBase, maxHeap, optimize = 'speed', growthStep, hostHooks }: ProgramOptions): LinkOptions {
  return {
    optimize,
    ...(heapBase === undefined ? {} : { heapBase }),
    ...(maxHeap === undefined ? {} : { maxPages: maxHeap }),
    ...(growthStep === undefined ? {} : { growthStepPages: growthStep }),
    ...(hostHooks === undefined ? {} : { hostHooks }),
  };
}
