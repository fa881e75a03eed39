import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { OptionError, type PreludeTextOptions, preludeText } from '../src/index.js';
import { plain, tiny } from './tiny.js';
import { tinyManaged } from './tiny-managed.js';

type Calls = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };

/** A text emitter's module around the text, as a running instance. */
function run(text: string): Calls {
  const module = binaryen.parseText(`(module ${text})`);
  module.setFeatures(binaryen.Features.MutableGlobals | binaryen.Features.BulkMemoryOpt);
  const wasm = module.emitBinary();
  module.dispose();
  return new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource)).exports as unknown as Calls;
}

const MEMORY = '(memory (export "memory") 1)';
const use = (name: string) => `(func (export "use") (result i32) (call ${name} (i32.const 8)))`;
const text = (options?: PreludeTextOptions) => preludeText(plain, options);
const headsOf = (fields: string) => new Set([...fields.matchAll(/^\((\w+)/gm)].map(([, head]) => head));
const definedIn = (fields: string) => [...fields.matchAll(/^\((?:func|global|data) \$(\S+)/gm)].map(([, name]) => name);

describe('preludeText', () => {
  it('is fields that stand in a module as they are: no type, no memory, no export', () => {
    expect(headsOf(text())).toEqual(new Set(['global', 'func']));
    expect(run(`${MEMORY} ${text()} ${use('$sigil_alloc')}`).use!()).toBe(1024);
  });

  it('defines names of the WIT, and others that begin with sigil.', () => {
    const strange = (fields: string) =>
      definedIn(fields).filter((name) => !/^(sigil[._]|cabi_realloc$)/.test(name ?? ''));
    expect(strange(preludeText(tiny))).toEqual([]);
    const seven = ['heap_base', 'alloc', 'realloc', 'mem_copy', 'enter_scope', 'exit_scope', 'promote', 'free_all'];
    expect(strange(preludeText(tiny, { names: 'wit' }))).toEqual(seven);
  });

  it('keeps its heap base on a line of its own, to be written over', () => {
    const line = '(global $sigil_heap_base i32 (i32.const 1024))\n';
    expect(text().split(line)).toHaveLength(2);
    expect(text({ heapBase: { initial: 4096 } })).toContain('(global $sigil_heap_base i32 (i32.const 4096))\n');
    expect(text({ heapBase: { global: 'end', initial: 16 } })).toContain('(global $end i32 (i32.const 16))\n');
    expect(text({ heapBase: { global: 'end' } })).not.toContain('(global $end');
    expect(text({ heapBase: 2048 })).not.toContain('heap_base');
    expect(() => text({ heapBase: { initial: 8 } })).toThrow(OptionError);
  });

  it('declares a memory and exports on request', () => {
    const whole = text({ hasMemory: true, isExported: true, heapBase: 70_000, maxPages: 9 });
    expect(whole).toContain('(memory 2 9)\n');
    const { sigil_alloc, memory } = run(whole);
    expect([sigil_alloc!(1), memory.buffer.byteLength]).toEqual([1024, 131_072]);
    expect(text({ hasMemory: true, initialPages: 3 })).toContain('(memory 3 65536)\n');
    expect(text({ hasMemory: true })).not.toContain('(export');
    expect(text({ isExported: true, names: 'wit' })).toContain('(export "free_all" (func $free_all))');
    expect(() => text({ hasMemory: true, initialPages: 3, maxPages: 2 })).toThrow(OptionError);
  });

  it('has a function for every name, when two of them came out the same', () => {
    const whole = preludeText(tiny, { optimize: 'size', hasMemory: true, isExported: true });
    for (const name of ['sigil_try_alloc', 'sigil_try_alloc_aligned', 'sigil_free', 'sigil_trim'])
      expect(definedIn(whole)).toContain(name);
  });

  it('calls hooks by the names that the module has for them', () => {
    const hooks = { sigil_visit_members: 'my_visit' };
    const whole = preludeText(tinyManaged, { worlds: ['managed'], hooks });
    expect(whole).toContain('(call $my_visit');
    expect(whole).not.toContain('(import');
  });
});
