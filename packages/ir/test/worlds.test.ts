import { exportNames, exportNamesWith } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import {
  type AssembleOptions,
  assemble,
  buildOptions,
  type Conformer,
  emitText,
  emitWasm,
  implement,
  LinkError,
  type LinkOptions,
  link,
  nil,
  OptionError,
  offeredWorlds,
  ret,
} from '../src/index.js';
import { plain, tiny } from './tiny.js';

type Calls = Record<string, (...args: number[]) => number>;

interface Built {
  readonly names: readonly string[];
  readonly call: Calls;
}

async function instance(module: binaryen.Module, imports: WebAssembly.Imports = {}): Promise<Built> {
  const wasm = emitWasm(module);
  module.dispose();
  const { exports } = (await WebAssembly.instantiate(wasm as BufferSource, imports)).instance;
  return { names: Object.keys(exports), call: exports as never };
}

const assembled = (conformer: Conformer, options?: AssembleOptions) => instance(assemble(conformer, options));

describe('a module of its own', () => {
  it('exports the default worlds of the conformer, and others on request, in the order of the WIT', async () => {
    expect((await assembled(tiny)).names).toEqual(exportNamesWith(['heap']));
    expect((await assembled(tiny, { worlds: [] })).names).toEqual(exportNames);
    const both = await assembled(tiny, { worlds: ['statistics', 'heap', 'statistics'] });
    expect(both.names).toEqual(exportNamesWith(['heap', 'statistics']));
    expect((await assembled(plain)).names).toEqual(exportNames);
  });

  it('lets bodies ask which worlds there are, so that nobody counts for a world that is not', async () => {
    const { call } = await assembled(tiny, { worlds: ['statistics'] });
    call.sigil_alloc!(8);
    call.sigil_alloc!(8);
    expect(call.sigil_live_blocks!()).toBe(2);
    const module = assemble(tiny, { optimize: 'none' });
    expect(emitText(module)).not.toContain('live_blocks');
    module.dispose();
  });

  it('has the bare names for the seven only', async () => {
    const { names } = await assembled(tiny, { names: 'wit', worlds: ['heap'] });
    expect(names).toEqual(expect.arrayContaining(['alloc', 'free_all', 'sigil_free', 'sigil_trap_kind']));
    expect(names).not.toContain('free');
  });

  it('refuses worlds that the conformer does not offer, with those it does', () => {
    expect(() => assemble(tiny, { worlds: ['heap', 'inspection'] })).toThrow(
      'further worlds of tiny are some of heap, statistics; got inspection',
    );
    expect(() => assemble(plain, { worlds: ['heap'] })).toThrow('further worlds of tiny are none; got heap');
    expect(() => assemble(tiny, { worlds: ['heapx' as 'heap'] })).toThrow(OptionError);
    expect(offeredWorlds(tiny)).toEqual(['heap', 'statistics']);
  });

  it('checks health after further functions in audit builds, save after those that only read', async () => {
    const { call } = await assembled(tiny, { build: 'audit', worlds: ['heap', 'statistics'] });
    const checks = () => call.sigil_peak_bytes!();
    const after = (name: string, ...args: number[]) => {
      const before = checks();
      call[name]!(...args);
      return checks() - before;
    };
    expect(after('sigil_free', 2000)).toBe(1);
    expect(after('sigil_try_alloc', 8)).toBe(1);
    expect(after('sigil_trim')).toBe(1);
    expect(after('sigil_alloc_zeroed', 8)).toBe(1);
    expect(after('sigil_usable_size', 2000)).toBe(0);
    expect(after('sigil_live_bytes')).toBe(0);
  });
});

describe('a function of a further world', () => {
  it('has the parameters that the WIT gives it', () => {
    const { definition } = implement('sigil_try_realloc', ({ oldPtr, oldSize, newSize }) => {
      const kinds = [oldPtr.kind, oldSize.kind, newSize.kind];
      expect(kinds).toEqual(['ptr', 'u32', 'u32']);
      ret(oldPtr);
    });
    expect(definition.params).toEqual({ oldPtr: 'ptr', oldSize: 'u32', newSize: 'u32' });
    expect(definition.result).toBe('ptr');
    expect(() => implement('sigil_fre' as 'sigil_free', () => {})).toThrow("no WIT has a function 'sigil_fre'");
  });
});

const FREE = '(import "sigil" "sigil_free" (func $free (param i32)))';
const ALLOC = '(import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))';
const ROUND =
  '(func (export "round") (result i32) (local i32) (local.set 0 (call $alloc (i32.const 8))) (call $free (local.get 0)) (i32.load (local.get 0)))';

const linked = (wat: string, conformer: Conformer = tiny, options: LinkOptions = {}) =>
  link(binaryen.parseText(`(module ${wat})`), conformer, options);

describe('a linked program', () => {
  it('has the further functions that it imports, and exports none of them', async () => {
    const { names, call } = await instance(linked(`${ALLOC} ${FREE} (memory 1) ${ROUND}`));
    expect(call.round!()).toBe(0xdddddddd | 0);
    expect(names.sort()).toEqual(['memory', 'round', 'sigil_failed_size', 'sigil_trap_kind']);
  });

  it('has them from module env as well', async () => {
    const { call } = await instance(linked(`${ALLOC} ${FREE.replace('"sigil"', '"env"')} (memory 1) ${ROUND}`));
    expect(call.round!()).toBe(0xdddddddd | 0);
  });

  it('exports a world for its host on request', async () => {
    const use = '(func (export "use") (drop (call $alloc (i32.const 8))))';
    const module = linked(`${ALLOC} (memory 1) ${use}`, tiny, { worlds: ['statistics'] });
    const { names, call } = await instance(module);
    expect(names).toEqual(expect.arrayContaining(['sigil_live_blocks', 'sigil_reserved_bytes']));
    expect(names).not.toContain('sigil_free');
    call.use!();
    expect(call.sigil_live_blocks!()).toBe(1);
  });

  it('counts for a world that it imports, and for none that it does not', async () => {
    const seen: (readonly string[])[] = [];
    const watcher: Conformer = {
      ...tiny,
      surface: {
        ...tiny.surface,
        sigil_alloc: implement('sigil_alloc', () => {
          seen.push(buildOptions().worlds);
          ret(nil());
        }),
      },
    };
    const USE = '(func (export "use") (drop (call $alloc (i32.const 8))))';
    const LIVE = '(import "sigil" "sigil_live_blocks" (func $live (result i32)))';
    linked(`${ALLOC} (memory 1) ${USE}`, watcher).dispose();
    linked(`${LIVE} ${ALLOC} ${FREE} (memory 1) ${USE}`, watcher).dispose();
    expect(seen).toEqual([[], ['heap', 'statistics']]);
  });

  it.each([
    [
      plain,
      FREE,
      /^the program imports 'sigil_free' from 'sigil', which tiny does not have; it has .*sigil_failed_size$/,
    ],
    [
      tiny,
      '(import "env" "sigil_check_heap" (func (result i32)))',
      /^the program imports 'sigil_check_heap' from 'env', which tiny does not have; it has .*sigil_try_alloc_aligned/,
    ],
    [
      tiny,
      '(import "sigil" "sigil_free" (func (param i64)))',
      /^the program imports 'sigil_free' as \(i64\) -> \(\); sigil:heap@0\.1\.0 says \(i32\) -> \(\)$/,
    ],
  ])('is refused where a further function is not there or not so', (conformer, wat, message) => {
    const linking = () => linked(`${wat} (memory 1) (func (export "f"))`, conformer);
    expect(linking).toThrow(LinkError);
    expect(linking).toThrow(message);
  });

  it('is refused where it is to export a world that is not on offer', () => {
    const linking = () => linked(`${ALLOC} (memory 1)`, tiny, { worlds: ['inspection'] });
    expect(linking).toThrow('further worlds of tiny are some of heap, statistics; got inspection');
  });
});

describe('the growth step', () => {
  it('is a whole number of pages that linear memory can have', () => {
    for (const growthStepPages of [0, 1.5, 65_537])
      expect(() => assemble(plain, { growthStepPages })).toThrow(
        `growth step in pages is an integer from 1 to 65536; got ${growthStepPages}`,
      );
  });

  it('is known to the bodies of functions, undefined if nobody said', () => {
    const seen: (number | undefined)[] = [];
    const watcher: Conformer = {
      ...plain,
      surface: {
        ...plain.surface,
        sigil_free_all: implement('sigil_free_all', () => void seen.push(buildOptions().growthStepPages)),
      },
    };
    assemble(watcher, { growthStepPages: 16 }).dispose();
    assemble(watcher).dispose();
    linked('(import "sigil" "sigil_free_all" (func))', watcher, { growthStepPages: 65_536 }).dispose();
    expect(seen).toEqual([16, undefined, 65_536]);
  });
});
