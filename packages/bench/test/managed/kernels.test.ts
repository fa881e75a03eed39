import { emitWasm } from '@sigil-alloc/ir';
import { describe, expect, it } from 'vitest';
import { managedKernels } from '../../src/managed/catalogue.js';
import { countedProgram } from '../../src/managed/kernels/program.js';
import { LAYOUTS, RTTI, typeTables } from '../../src/managed/kernels/types.js';
import { NaiveRuntime } from './naive-runtime.js';

/** As a runtime reads them. */
function referencesOf(id: number): readonly number[] {
  const words = new Uint32Array(typeTables().buffer);
  const layout = (words[(LAYOUTS - RTTI) / 4 + id]! - RTTI) / 4;
  return [...words.subarray(layout + 1, layout + 1 + words[layout]!)];
}

const module = countedProgram('visitor');
const wasm = emitWasm(module);
module.dispose();

/** The program by itself; what it imports is the test's. */
const started = (): NaiveRuntime => new NaiveRuntime(wasm, referencesOf);

const TURNS = { trees: 1, rings: 20, lists: 2, counts: 5_000, pauses: 600, drop: 1 } as const;
const PAGE_BYTES = 65_536;
const OBJECT_BYTES = 16;
const MOST_PAGES = 400;
type Name = keyof typeof TURNS;
const names = managedKernels.map(({ name }) => name as Name);

/** Calls what is to be called before a kernel. */
function prepare({ exports }: Pick<NaiveRuntime, 'exports'>, name: Name): void {
  exports[`prepare_${name}`]?.(1);
  exports[`before_${name}`]?.(1);
}

const run = ({ exports }: Pick<NaiveRuntime, 'exports'>, name: Name): number => exports[`kernel_${name}`]!(TURNS[name]);

describe('the kernels that move what they own', () => {
  /** That one takes long here, and does with its trees what `drop` does with one. */
  const few = names.filter((name) => name !== 'trees');

  it.each(few)('leave every object of %s counted as often as there are references to it', (name) => {
    const runtime = started();
    prepare(runtime, name);
    run(runtime, name);
    // Beside the references in objects there is one to what a kernel keeps between its calls.
    const kept = name === 'pauses' ? 1 : 0;
    const inside = runtime.countsFromInside();
    const outside = [...runtime.objects]
      .map(([ref, { count }]) => count - inside.get(ref)!)
      .filter((more) => more !== 0);
    expect(outside).toEqual(Array(kept).fill(1));
  });

  it('leave nothing of a tree', () => {
    const runtime = started();
    prepare(runtime, 'drop');
    expect(runtime.objects.size).toBe(managedKernels.at(-1)!.operations(1));
    run(runtime, 'drop');
    expect(runtime.objects.size).toBe(0);
  });

  it('make as many objects as the catalogue says', () => {
    for (const { name, operations } of managedKernels.filter(({ unit }) => unit === 'object'))
      expect(madeIn(name as Name), name).toBe(operations(TURNS[name as Name]));
  });
});

/** Objects that a kernel makes, where none ever dies. */
function madeIn(name: Name): number {
  let made = 0;
  const keep = (ref: number) => ref;
  const sigil = {
    sigil_make: () => PAGE_BYTES + OBJECT_BYTES * made++,
    sigil_retain: keep,
    ...{ sigil_release: keep, sigil_describe: keep, sigil_visit: keep },
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), { sigil });
  const runtime = { exports: exports as NaiveRuntime['exports'] };
  (exports.memory as WebAssembly.Memory).grow(MOST_PAGES);
  prepare(runtime, name);
  const before = made;
  run(runtime, name);
  return made - before;
}
