/** bump as a relocatable object: what a linker makes of it keeps the laws, with the addresses of the stand-alone module. */
import { conformanceTests, sameAddresses, wasmSubject } from '@sigil-alloc/conformance';
import { wasmObject } from '@sigil-alloc/wasm-obj';
import { findWasmLd, linkAlone, linkAt, UNUSED_MALLOC } from '@sigil-alloc/wasm-obj/linked';
import { DEFAULT_HEAP_BASE, PAGE_BYTES } from '@sigil-alloc/wit';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { wasmOf } from './builds.js';

const { describe, expect, it } = runner;

/** `npm run test:full` asks for more. */
const OPS = process.env.SIGIL_OPS === undefined ? 1000 : 100_000;
const FAR_BASE = 3 * PAGE_BYTES + 1040;
const wasmLd = await findWasmLd();

const objectOf = (build: 'fast' | 'check') => wasmObject(wasmOf({ build, heapBase: 'runtime' }));
const subjectOf = (wasm: Uint8Array) => wasmSubject(wasm, { name: 'bump.wasm.o', imports: UNUSED_MALLOC });

for (const build of ['fast', 'check'] as const) {
  const answers = conformer.answers({ build });
  const linked = async () => subjectOf(await linkAt(objectOf(build), DEFAULT_HEAP_BASE, wasmLd));
  conformanceTests({ name: 'the object of bump', build, subjects: { linked }, answers, ops: OPS, runner });

  for (const linker of new Set([wasmLd, undefined]))
    it(`gives the addresses of a module with its heap base, linked by ${linker ?? 'the tests'} (${build})`, async () => {
      const far = subjectOf(await linkAt(objectOf(build), FAR_BASE, linker));
      const alone = wasmSubject(wasmOf({ build, heapBase: FAR_BASE }), { name: 'stand-alone' });
      expect(await sameAddresses(far, alone, answers, 1, OPS)).toMatchObject({ status: 'pass' });
    });
}

describe('memory has other owners', () => {
  const opened = (places: Parameters<typeof linkAlone>[1]) => {
    const module = new WebAssembly.Module(linkAlone(objectOf('fast'), places) as BufferSource);
    const { exports } = new WebAssembly.Instance(module, UNUSED_MALLOC);
    return exports as unknown as { memory: WebAssembly.Memory; sigil_alloc(size: number): number };
  };

  it('pages that somebody grew before the first call stay theirs', () => {
    const { memory, sigil_alloc } = opened({ __heap_base: 70_000, pages: 2 });
    memory.grow(3);
    const [first = 0, ...others] = [sigil_alloc(20_000), sigil_alloc(60_000), sigil_alloc(100_000)];
    expect(first).toBeLessThan(2 * PAGE_BYTES);
    for (const block of others) expect(block).toBeGreaterThanOrEqual(5 * PAGE_BYTES);
  });

  it('beside another malloc every block lies above the initial memory', () => {
    const places = { __heap_base: 70_000, __heap_end: 4 * PAGE_BYTES, pages: 4, mallocSlot: 1 };
    expect(opened(places).sigil_alloc(100)).toBeGreaterThanOrEqual(4 * PAGE_BYTES);
  });
});
