/** tlsf-rc as a relocatable object: what a linker makes of it keeps the laws, with the addresses of the stand-alone module. */
import { conformanceTests, sameAddresses, wasmSubject } from '@sigil-alloc/conformance';
import type { AssembleOptions } from '@sigil-alloc/ir';
import { wasmObject } from '@sigil-alloc/wasm-obj';
import { findWasmLd, linkAt, UNUSED_MALLOC } from '@sigil-alloc/wasm-obj/linked';
import { DEFAULT_HEAP_BASE, PAGE_BYTES } from '@sigil-alloc/wit';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { wasmOf } from './builds.js';

const { expect, it } = runner;

/** `npm run test:full` asks for more. */
const isFull = process.env.SIGIL_OPS !== undefined;
const OPS = isFull ? 100_000 : 1000;
/** The check build is a part of full runs: what a linker may break, the fast one and those of bump show. */
const BUILDS = isFull ? (['fast', 'check'] as const) : (['fast'] as const);
const FAR_BASE = 3 * PAGE_BYTES + 1040;
const WORLDS = ['heap'] as const;
const wasmLd = await findWasmLd();

const objectOf = (options: AssembleOptions) => wasmObject(wasmOf({ ...options, heapBase: 'runtime' }));
const subjectOf = (wasm: Uint8Array) => wasmSubject(wasm, { name: 'tlsf-rc.wasm.o', imports: UNUSED_MALLOC });

for (const build of BUILDS) {
  const options = { build, worlds: WORLDS };
  const answers = conformer.answers({ build });
  const linked = async () => subjectOf(await linkAt(objectOf(options), DEFAULT_HEAP_BASE, wasmLd));
  conformanceTests({
    name: 'the object of tlsf-rc',
    build,
    worlds: WORLDS,
    subjects: { linked },
    answers,
    ops: OPS,
    runner,
  });

  it(`gives the addresses of a module with its heap base (${build})`, async () => {
    const far = subjectOf(await linkAt(objectOf(options), FAR_BASE, wasmLd));
    const alone = wasmSubject(wasmOf({ ...options, heapBase: FAR_BASE }), { name: 'stand-alone' });
    expect(await sameAddresses(far, alone, answers, 1, OPS)).toMatchObject({ status: 'pass' });
  });
}
