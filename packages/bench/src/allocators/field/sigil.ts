/** Ours, as a program gets them: through `link`. */
import { conformer as bumpConformer } from '@sigil-alloc/bump/prelude';
import { type BuildKind, type Conformer, emitWasm, link } from '@sigil-alloc/ir';
import { conformer as tlsfConformer } from '@sigil-alloc/tlsf-rc/prelude';
import binaryenPackage from 'binaryen/package.json' with { type: 'json' };
import type { Allocator } from '../allocator.js';

const ours = (conformer: Conformer, build: BuildKind, lacks: Allocator['lacks']): Allocator => ({
  name: build === 'fast' ? conformer.name : `${conformer.name}-${build}`,
  what: `ours, ${build} build, linked`,
  isOurs: true,
  lacks,
  version: async () => `Binaryen ${binaryenPackage.version}`,
  join: async ({ module, tablesEnd }, goal) => {
    const linked = link(module, conformer, { build, optimize: goal, heapBase: tablesEnd });
    const wasm = emitWasm(linked);
    linked.dispose();
    return wasm;
  },
});

const NO_FREE = { free: 'it frees whole scopes, no single blocks' } as const;

export const tlsf = ours(tlsfConformer, 'fast', {});
export const tlsfCheck = ours(tlsfConformer, 'check', {});
export const bump = ours(bumpConformer, 'fast', NO_FREE);
export const bumpCheck = ours(bumpConformer, 'check', NO_FREE);
