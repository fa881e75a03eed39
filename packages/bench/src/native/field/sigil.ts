/** Ours, as a C program gets them: the native code of an archive, called through sigil.h. */
import { join } from 'node:path';
import { conformer as bumpConformer } from '@sigil-alloc/bump/prelude';
import { assemble, type BuildKind, type Conformer } from '@sigil-alloc/ir';
import { buildExecutable, findToolchain, lower, ownTarget } from '@sigil-alloc/qbe-lower';
import { conformer as tlsfConformer } from '@sigil-alloc/tlsf-rc/prelude';
import binaryenPackage from 'binaryen/package.json' with { type: 'json' };
import { firstLine } from '../../contenders/first-line.js';
import type { NativeContender } from '../contender.js';
import { writeNativeWorker } from './worker-source.js';

export async function toolVersions(): Promise<string> {
  const { cc } = await findToolchain();
  return `Binaryen ${binaryenPackage.version}, qbe, ${await firstLine(cc, ['--version'])}`;
}

/** SSA of an allocator alone, as archives hold it. */
function ssaOf(conformer: Conformer, build: BuildKind): string {
  const module = assemble(conformer, { build, heapBase: 'runtime' });
  const target = ownTarget();
  const { ssa } = lower(module, { name: 'allocator', ...(target === undefined ? {} : { target }) });
  module.dispose();
  return ssa;
}

type Rest = Pick<NativeContender, 'lacks'> & { readonly defines?: readonly string[] };

const ours = (conformer: Conformer, build: BuildKind, { lacks, defines = [] }: Rest): NativeContender => {
  let ssa: string | undefined;
  return {
    name: build === 'fast' ? conformer.name : `${conformer.name}-${build}`,
    what: `ours, ${build} build, called from C by way of sigil.h`,
    isOurs: true,
    lacks,
    isVerified: true,
    hasTimedForm: true,
    version: toolVersions,
    build: async (form, folder, source) => {
      const lines = ['FACE_SIGIL', ...defines].map((name) => `#define ${name}`);
      const worker = await writeNativeWorker(folder, form, lines, source);
      const file = join(folder, 'worker');
      ssa ??= ssaOf(conformer, build);
      await buildExecutable({ ssa, conformer: conformer.name, cSources: [worker], out: file });
      return { file };
    },
  };
};

const allOfThem: Pick<NativeContender, 'lacks'> = { lacks: () => undefined };

export const nativeTlsf = ours(tlsfConformer, 'fast', allOfThem);
export const nativeTlsfCheck = ours(tlsfConformer, 'check', allOfThem);
export const nativeBump = ours(bumpConformer, 'fast', {
  lacks: ({ needs }) => (needs.includes('free') ? 'it frees whole scopes, no single blocks' : undefined),
  defines: ['FACE_FREES_SCOPES'],
});
