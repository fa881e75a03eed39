/**
 * The modules. With a memory of its own, for everyone; and one that imports its memory and asks where its heap lies, which
 * the package's door instantiates: that one is there as JavaScript too, so that no bundler has to know of wasm.
 */
import { deflateRawSync } from 'node:zlib';
import { componentOf } from '@sigil-alloc/component';
import {
  type AssembleOptions,
  assemble,
  BUILD_KINDS,
  type BuildKind,
  type Conformer,
  emitNamedWasm,
  emitWasm,
} from '@sigil-alloc/ir';
import { wasmObject } from '@sigil-alloc/wasm-obj';
import { MEMORY_EXPORT } from '@sigil-alloc/wit';
import type binaryen from 'binaryen';
import { type Artefact, buildSuffix, type Recipe } from './artefact.js';

const TARGET = 'wasm32';
/** `env.memory` is what the tools of other compilers import and provide. */
const IMPORTED_FROM = 'env';
/** As Binaryen is told that there is none. */
const NO_MAXIMUM = -1;

export const withModule = <Value>(
  conformer: Conformer,
  options: AssembleOptions,
  use: (module: binaryen.Module) => Value,
): Value => {
  const module = assemble(conformer, options);
  try {
    return use(module);
  } finally {
    module.dispose();
  }
};

/** A memory without a maximum is imported by a module that states none alone. */
const importedWasm = (conformer: Conformer, build: BuildKind): Uint8Array =>
  withModule(conformer, { build, heapBase: 'runtime' }, (module) => {
    module.setMemory(1, NO_MAXIMUM, null, [], false, false, MEMORY_EXPORT);
    module.addMemoryImport(MEMORY_EXPORT, IMPORTED_FROM, MEMORY_EXPORT, false);
    return emitWasm(module);
  });

const asModule = (value: unknown): string => `export default ${JSON.stringify(value)};\n`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export function modules({ conformer }: Recipe): readonly Artefact[] {
  const { name } = conformer;
  const ofBuilds = BUILD_KINDS.flatMap((build): Artefact[] => {
    const stem = `${name}${buildSuffix(build)}`;
    const wasm = importedWasm(conformer, build);
    // What every user of the door loads is there at once; the others are seldom loaded, and large.
    const packed = build === 'fast' ? wasm : deflateRawSync(wasm, { level: 9 });
    const text = Buffer.from(packed).toString('base64');
    return [
      {
        file: `${stem}.wasm`,
        kind: 'wasm',
        build,
        target: TARGET,
        content: withModule(conformer, { build }, emitWasm),
      },
      { file: `embedded/${build}.js`, kind: 'embedded', build, target: TARGET, content: asModule(text), holds: wasm },
      { file: `${stem}.answers.json`, kind: 'answers', build, content: json(conformer.answers({ build })) },
    ];
  });
  const answers = Object.fromEntries(BUILD_KINDS.map((build) => [build, conformer.answers({ build })]));
  return [...ofBuilds, { file: 'embedded/answers.js', kind: 'embedded', content: asModule(answers) }];
}

/** The fast build for those who link with what other compilers made. */
export function objects({ conformer }: Recipe): readonly Artefact[] {
  const content = wasmObject(withModule(conformer, { heapBase: 'runtime' }, emitNamedWasm));
  return [{ file: `${conformer.name}.wasm.o`, kind: 'wasm-object', build: 'fast', target: TARGET, content }];
}

/** The fast build for those who compose components. */
export async function components({ conformer }: Recipe): Promise<readonly Artefact[]> {
  const content = await componentOf(withModule(conformer, {}, emitWasm));
  return [{ file: `${conformer.name}.component.wasm`, kind: 'component', build: 'fast', target: TARGET, content }];
}
