import { exportNames } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import {
  assemble,
  type Conformer,
  type EmitIntoOptions,
  emitInto,
  heapBase,
  implement,
  initialEnd,
  LinkError,
  OptionError,
  ret,
} from '../src/index.js';
import { plain, tiny } from './tiny.js';
import { tinyManaged } from './tiny-managed.js';

type Calls = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };

const parsed = (wat: string): binaryen.Module => {
  const module = binaryen.parseText(`(module ${wat})`);
  module.setFeatures(binaryen.Features.MutableGlobals);
  return module;
};

/** The module in the making, with bump-like tiny in it, as a running instance. */
function run(module: binaryen.Module): Calls {
  expect(module.validate()).toBe(1);
  const wasm = module.emitBinary();
  module.dispose();
  return new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource)).exports as unknown as Calls;
}

const functionNames = (module: binaryen.Module): string[] =>
  Array.from(
    { length: module.getNumFunctions() },
    (_, i) => binaryen.getFunctionInfo(module.getFunctionByIndex(i)).name,
  );

const MEMORY = '(memory (export "memory") 1)';

/** Tells where its heap begins, and where the initial region ends. */
const bounded: Conformer = {
  ...plain,
  surface: {
    ...plain.surface,
    sigil_alloc: implement('sigil_alloc', () => ret(heapBase())),
    sigil_realloc: implement('sigil_realloc', () => ret(initialEnd())),
  },
};

describe('emitInto', () => {
  it('adds functions that calls made before and after it find by name', () => {
    const module = new binaryen.Module();
    module.setMemory(1, 10, 'memory');
    const call = () => module.call('sigil_alloc', [module.i32.const(8)], binaryen.i32);
    module.addFunction('before', binaryen.none, binaryen.i32, [], call());
    const { functions } = emitInto(module, plain, { heapBase: 1024 });
    module.addFunction('after', binaryen.none, binaryen.i32, [], call());
    for (const name of ['before', 'after']) module.addFunctionExport(name, name);
    expect([...functions].every(([linkName, name]) => linkName === name)).toBe(true);
    expect([...functions.keys()].sort()).toEqual(exportNames.filter((name) => name !== 'memory').sort());
    const { before, after, ...others } = run(module);
    expect([before!(), after!()]).toEqual([1024, 1040]);
    expect(Object.keys(others)).toEqual(['memory']);
  });

  it('gives the functions of a module of its own, whatever the other module holds', () => {
    const bodyOf = (module: binaryen.Module, name: string) =>
      binaryen.emitText(binaryen.getFunctionInfo(module.getFunction(name)).body);
    const [alone, module] = [assemble(tiny), parsed('(memory $memory 1) (data (i32.const 8) "x")')];
    emitInto(module, tiny, { heapBase: 1024, isMemoryFinal: true });
    for (const name of functionNames(alone)) expect(bodyOf(module, name)).toBe(bodyOf(alone, name));
    alone.dispose();
    module.dispose();
  });

  it('exports on request, and spells the seven as the module wants them', () => {
    const module = parsed(MEMORY);
    const { functions } = emitInto(module, tiny, { heapBase: 1024, names: 'wit', isExported: true });
    expect(functions.get('sigil_mem_copy')).toBe('mem_copy');
    expect(functions.get('sigil_free')).toBe('sigil_free');
    const { alloc } = run(module);
    expect(alloc!(8)).toBe(1024);
  });

  it('adds what is asked for and what that needs, and no more', () => {
    const module = parsed(MEMORY);
    const { functions } = emitInto(module, tiny, { heapBase: 1024, functions: ['sigil_alloc', 'sigil_live_blocks'] });
    expect([...functions.keys()]).toEqual(['sigil_alloc', 'sigil_live_blocks']);
    const names = functionNames(module);
    expect(names).toEqual(expect.arrayContaining(['sigil_alloc', 'sigil_live_blocks']));
    expect(names.filter((name) => name.startsWith('sigil_'))).toHaveLength(2);
    module.dispose();
  });

  it('renames its internals where the module has their names, and refuses to replace a function', () => {
    const module = parsed(
      `${MEMORY} (global $sigil.top i32 (i32.const 5)) (func (export "f") (result i32) (global.get $sigil.top))`,
    );
    emitInto(module, plain, { heapBase: 1024, isExported: true });
    const { f, sigil_alloc } = run(module);
    expect([sigil_alloc!(8), sigil_alloc!(8), f!()]).toEqual([1024, 1040, 5]);
    const refused = (wat: string, options: EmitIntoOptions = {}) => {
      const other = parsed(`${wat} ${MEMORY}`);
      const before = other.emitText();
      expect(() => emitInto(other, plain, { heapBase: 1024, ...options })).toThrow(LinkError);
      expect(other.emitText()).toBe(before);
      return expect(() => emitInto(other, plain, { heapBase: 1024, ...options }));
    };
    refused('(func $sigil_alloc)').toThrow("the module has a function 'sigil_alloc' already");
    refused('(import "sigil" "sigil_realloc" (func $sigil_realloc))').toThrow("'sigil_realloc' already");
    refused('(func $f (export "promote"))', { names: 'wit', isExported: true }).toThrow(
      "the module has an export 'promote'",
    );
    refused('(data (i32.const 2000) "abcd")').toThrow("heap base 1024 lies below 2004, where the module's data ends");
  });

  it('begins the heap where the module says: a number, a constant it exports, a global, the end of a final memory', () => {
    const first = (wat: string, options: EmitIntoOptions, memory = MEMORY) => {
      const module = parsed(`${memory} ${wat}`);
      emitInto(module, bounded, { isExported: true, ...options });
      const { sigil_alloc, sigil_realloc } = run(module);
      return [sigil_alloc!(0), sigil_realloc!(0, 0, 0)];
    };
    const BASE = '(global $b i32 (i32.const 5000))';
    expect(first('', { heapBase: 2000 })).toEqual([2000, 65_536]);
    expect(first('', { heapBase: 70_000 })).toEqual([70_000, 131_072]);
    expect(first(`${BASE} (export "__heap_base" (global $b))`, {})).toEqual([5000, 65_536]);
    expect(first(BASE, { heapBase: { global: 'b' } })).toEqual([5000, 65_536]);
    const HIGH = '(global $b i32 (i32.const 70000))';
    expect(first(HIGH, { heapBase: { global: 'b' } })).toEqual([70_000, 131_072]);
    expect(first(BASE, { heapBase: { global: 'b' } }, '(memory 3)')).toEqual([5000, 3 * 65_536]);
    expect(first(HIGH, { heapBase: { global: 'b' } }, '(memory 65536)')).toEqual([70_000, 0]);
    expect(first(HIGH, { heapBase: { global: 'b' } }, '')).toEqual([70_000, 131_072]);
    expect(first('', { isMemoryFinal: true })).toEqual([65_536, 65_536]);
    expect(first('', { isMemoryFinal: true, heapBase: 70_000 })).toEqual([70_000, 131_072]);
  });

  it('asks for a heap base where nobody says one, and for one that a heap can have', () => {
    const emitting = (options: EmitIntoOptions, wat = MEMORY) => {
      const module = parsed(wat);
      return expect(() => emitInto(module, plain, options));
    };
    emitting({}).toThrow(OptionError);
    emitting({}).toThrow('heap base must be given: a number, or a global of yours that holds it');
    emitting({ heapBase: 8 }).toThrow('heap base is an integer from 16 to');
    emitting({ heapBase: 1024, isMemoryFinal: true }, '').toThrow(
      'isMemoryFinal asks for a module that has its memory',
    );
    emitting({ heapBase: 1024, functions: ['sigil_free'] }).toThrow(
      /^functions of tiny are some of .*; got sigil_free$/,
    );
    emitting({ heapBase: 70_000 }, '(import "a" "b" (memory 1))').toThrow('the module imports its memory');
    emitting({ heapBase: 1024, maxPages: 1 }, '(memory 3)').toThrow('maximum pages is an integer from 3');
  });

  it('sets a memory where there is none, and leaves one that has room as it is', () => {
    const bare = new binaryen.Module();
    const { memory } = emitInto(bare, plain, { heapBase: 70_000, maxPages: 9 });
    expect(bare.getMemoryInfo()).toMatchObject({ initial: 2, max: 9 });
    bare.addFunction('f', binaryen.none, binaryen.i32, [], bare.i32.load(0, 4, bare.i32.const(0), memory));
    expect(bare.validate()).toBe(1);
    expect(bare.getNumExports()).toBe(0);
    bare.dispose();
    const imported = parsed('(import "a" "b" (memory 1))');
    emitInto(imported, plain, { heapBase: 1024 });
    expect(imported.getMemoryInfo()).toMatchObject({ module: 'a', base: 'b' });
    imported.dispose();
  });

  it('survives a memory that is set after it, unless that was said to be final', () => {
    const module = parsed('(memory $0 1)');
    emitInto(module, plain, { heapBase: 1024, isExported: true });
    const data = [{ offset: module.i32.const(16), data: new Uint8Array([1]), passive: false }];
    module.setMemory(3, 10, 'memory', data);
    const { sigil_alloc, memory } = run(module);
    expect([sigil_alloc!(8), memory.buffer.byteLength]).toEqual([1024, 3 * 65_536]);
  });

  it('calls hooks of the module by their names, and refuses what is no hook', () => {
    const module = parsed(`${MEMORY} (global $sum (mut i32) (i32.const 0))
      (func $my_visit (param i32 i32) (global.set $sum (i32.add (global.get $sum) (local.get 1))))
      (func (export "sum") (result i32) (global.get $sum))`);
    const hooks = { sigil_visit_members: 'my_visit' };
    emitInto(module, tinyManaged, { heapBase: 1024, worlds: ['managed'], hooks, isExported: true });
    const { sigil_collect, sum } = run(module);
    sigil_collect!();
    sigil_collect!();
    expect(sum!()).toBe(10);
    const other = parsed(MEMORY);
    const strange = { sigil_visit: 'f' } as EmitIntoOptions['hooks'];
    expect(() => emitInto(other, tinyManaged, { heapBase: 1024, ...{ hooks: strange } })).toThrow('got sigil_visit');
    other.dispose();
  });

  it('inlines the hot path into its callers on request, and none of their functions', () => {
    const module = parsed(MEMORY);
    const call = (name: string, ...args: number[]) => module.call(name, args, binaryen.i32);
    const { functions, inlineHot } = emitInto(module, plain, { heapBase: 1024 });
    const name = functions.get('sigil_alloc')!;
    module.addFunction('small', binaryen.none, binaryen.i32, [], call(name, module.i32.const(4)));
    const both = module.i32.add(call('small'), call(name, module.i32.const(8)));
    module.addFunction('use', binaryen.none, binaryen.i32, [], both);
    module.addFunctionExport('use', 'use');
    const text = () => binaryen.emitText(binaryen.getFunctionInfo(module.getFunction('use')).body);
    expect(text()).toContain('(call $sigil_alloc');
    inlineHot();
    expect(text()).not.toContain('(call $sigil_alloc');
    expect(text()).toContain('(call $small');
    expect(run(module).use!()).toBe(1024 + 1036);
  });
});
