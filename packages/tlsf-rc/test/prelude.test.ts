/**
 * The ways of tlsf-rc into a module that a compiler makes: what comes out gives the addresses of a module of its own. That it
 * keeps every law, in every build, is asked in full runs.
 */
import { conformanceTests, sameAddresses, wasmSubject } from '@sigil-alloc/conformance';
import { BUILD_KINDS, type BuildKind, type EmitIntoOptions, type PreludeTextOptions } from '@sigil-alloc/ir';
import binaryen from 'binaryen';
import * as runner from 'vitest';
import { conformer, emitInto, preludeText } from '../src/prelude.js';
import { wasmOf } from './builds.js';

const { describe, expect, it } = runner;
const HEAP_BASE = 1024;
const OPS = 2000;
const SEED = 7;
const isFull = process.env.SIGIL_OPS !== undefined;

function emitted(options: EmitIntoOptions): Uint8Array {
  const module = new binaryen.Module();
  module.setMemory(1, 65_536, 'memory');
  emitInto(module, { heapBase: HEAP_BASE, isExported: true, ...options });
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

function pasted(options: PreludeTextOptions, own = ''): Uint8Array {
  const text = preludeText({ hasMemory: true, isExported: true, ...options });
  const module = binaryen.parseText(`(module ${own} ${text})`);
  module.setFeatures(binaryen.Features.MutableGlobals | binaryen.Features.SignExt | binaryen.Features.BulkMemoryOpt);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

const WAYS: Readonly<Record<string, (build: BuildKind) => Uint8Array>> = {
  'emitted, the heap opened by the first call': (build) => emitted({ build }),
  'emitted into a final memory': (build) => emitted({ build, isMemoryFinal: true }),
  'text with a global of its own': (build) => pasted({ build }),
  'text with a global of the compiler': (build) =>
    pasted({ build, heapBase: { global: 'end' } }, `(global $end i32 (i32.const ${HEAP_BASE}))`),
  'text with a number': (build) => pasted({ build, heapBase: HEAP_BASE }),
};

const subject = (wasm: Uint8Array, name: string) => wasmSubject(wasm, { name });

describe.each(isFull ? BUILD_KINDS : (['fast'] as const))('tlsf-rc as a part of a module (%s)', (build) => {
  it.each(Object.entries(WAYS))(
    '%s',
    async (name, wasmOfWay) => {
      const [alone, part] = [subject(wasmOf({ build }), 'alone.wasm'), subject(wasmOfWay(build), name)];
      const verdict = await sameAddresses(await alone, await part, conformer.answers({ build }), SEED, OPS);
      expect(verdict).toMatchObject({ status: 'pass' });
    },
    60_000,
  );
});

if (isFull)
  for (const build of BUILD_KINDS)
    conformanceTests({
      name: 'tlsf-rc as a part of a module',
      build,
      worlds: conformer.defaultWorlds ?? [],
      subjects: Object.fromEntries(
        Object.entries(WAYS).map(([name, wasmOfWay]) => [name, () => subject(wasmOfWay(build), name)]),
      ),
      answers: conformer.answers({ build }),
      ops: OPS,
      runner,
    });
