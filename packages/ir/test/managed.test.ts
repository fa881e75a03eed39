import { exportNamesWith, type HookName, runtimeNames } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import {
  assemble,
  BuildError,
  buildOptions,
  type Conformer,
  emitText,
  emitWasm,
  hook,
  implement,
  LinkError,
  type LinkOptions,
  link,
  OptionError,
} from '../src/index.js';
import { tiny } from './tiny.js';
import { tinyManaged } from './tiny-managed.js';

type Calls = Record<string, (...args: number[]) => number>;

interface Built {
  readonly imports: readonly string[];
  readonly names: readonly string[];
  readonly call: Calls;
}

async function instance(module: binaryen.Module, imports: WebAssembly.Imports = {}): Promise<Built> {
  const wasm = await WebAssembly.compile(emitWasm(module) as BufferSource);
  module.dispose();
  const { exports } = await WebAssembly.instantiate(wasm, imports);
  return {
    imports: WebAssembly.Module.imports(wasm).map(({ module: from, name }) => `${from}.${name}`),
    names: Object.keys(exports),
    call: exports as never,
  };
}

describe('a module of its own with managed objects', () => {
  it('imports the hooks that it calls from module sigil, and calls them with what the WIT says', async () => {
    const calls: [string, number, number][] = [];
    const seen = (name: string) => (a: number, b: number) => void calls.push([name, a, b]);
    const { imports, names, call } = await instance(assemble(tinyManaged, { worlds: ['managed'] }), {
      sigil: { sigil_visit_members: seen('visit-members'), sigil_finalize: seen('finalize') },
    });
    expect(imports.sort()).toEqual(['sigil.sigil_finalize', 'sigil.sigil_visit_members']);
    expect(names).toEqual(exportNamesWith(['managed']));
    call.sigil_collect!();
    call.sigil_release!(32);
    expect(calls).toEqual([
      ['visit-members', 0, 5],
      ['finalize', 32, 7],
    ]);
  });

  it.each<[string, readonly HookName[] | undefined, readonly string[]]>([
    ['no hook where the build says so', [], []],
    ['one where the build says so', ['sigil_finalize'], ['sigil.sigil_finalize']],
    ['the hooks of its worlds where it does not', undefined, ['sigil.sigil_visit_members']],
  ])('imports %s', async (_, hooks, expected) => {
    const module = assemble(tinyManaged, { worlds: ['asc'], ...(hooks === undefined ? {} : { hooks }) });
    const sigil = { sigil_visit_members: () => {}, sigil_finalize: () => {} };
    expect((await instance(module, { sigil })).imports).toEqual(expected);
  });

  it('imports no hook that nothing reaches, and none without a world of objects', async () => {
    const reached = assemble(tiny, { hooks: ['sigil_visit_members'] });
    expect((await instance(reached)).imports).toEqual([]);
    expect((await instance(assemble(tinyManaged))).imports).toEqual([]);
  });

  it('refuses a hook that the WIT does not have, and the call of one that is not there', () => {
    expect(() => assemble(tinyManaged, { hooks: ['sigil_finalise' as HookName] })).toThrow(
      'hooks are some of sigil_visit_members, sigil_finalize, sigil_site; got sigil_finalise',
    );
    expect(() => assemble(tinyManaged, { hooks: ['x' as HookName] })).toThrow(OptionError);
    expect(() => hook('sigil_visit' as HookName)).toThrow("no WIT has a hook 'sigil_visit'");
    const careless: Conformer = {
      ...tiny,
      surface: {
        ...tiny.surface,
        sigil_free_all: implement('sigil_free_all', () => hook('sigil_finalize')({ ref: 0 as never, id: 1 })),
      },
    };
    expect(() => assemble(careless)).toThrow(BuildError);
  });

  it('is aligned for objects, and for others as ever', async () => {
    const seen: number[] = [];
    const watcher: Conformer = {
      ...tinyManaged,
      surface: {
        ...tinyManaged.surface,
        sigil_free_all: implement('sigil_free_all', () => void seen.push(buildOptions().alignmentBytes)),
      },
    };
    assemble(watcher).dispose();
    assemble(watcher, { worlds: ['managed'] }).dispose();
    assemble(watcher, { worlds: ['asc'], alignmentBytes: 16 }).dispose();
    assemble(watcher, { worlds: ['asc-stub'] }).dispose();
    expect(seen).toEqual([8, 16, 16, 8]);
    expect(() => assemble(watcher, { worlds: ['asc'], alignmentBytes: 8 })).toThrow(
      'managed objects are aligned to 16 bytes; got alignment 8',
    );
    expect(() => assemble({ ...watcher, alignments: [8, 4] }, { worlds: ['asc'] })).toThrow(
      'managed objects are aligned to 16 bytes; tiny has 8, 4',
    );
  });

  it('has the functions of the compiler of old under its names, as others of the same meaning', async () => {
    const { call, names } = await instance(assemble(tinyManaged, { worlds: ['asc', 'asc-stub'], hooks: [] }));
    expect(names).toEqual(exportNamesWith(['asc', 'asc-stub']));
    expect(call.__alloc!(8, 1)).toBe(1024);
    expect(call.__retain!(77)).toBe(77);
    expect(call.__realloc!(78, 4)).toBe(78);
  });

  it('checks health after a collection and not where the program visits, which is in the middle of one', async () => {
    const { call } = await instance(
      assemble(tinyManaged, { build: 'audit', worlds: ['statistics', 'managed', 'asc'], hooks: [] }),
    );
    const checksAfter = (name: string, ...args: number[]) => {
      const before = call.sigil_peak_bytes!();
      call[name]!(...args);
      return call.sigil_peak_bytes!() - before;
    };
    expect(checksAfter('sigil_collect')).toBe(1);
    expect(checksAfter('__collect')).toBe(1);
    expect(checksAfter('sigil_visit', 16, 1)).toBe(0);
    expect(checksAfter('__visit', 16, 1)).toBe(0);
  });
});

const linked = (wat: string, options: LinkOptions = {}, conformer: Conformer = tinyManaged) =>
  link(binaryen.parseText(`(module ${wat})`), conformer, options);

/** What asc 0.9.4 leaves of a program whose runtime is declared in module rt. */
const COMPILED = `
  (import "rt" "__alloc" (func $~lib/rt/__alloc (param i32 i32) (result i32)))
  (import "rt" "__collect" (func $~lib/rt/__collect))
  (import "rt" "__visit" (func $~lib/rt/__visit (param i32 i32)))
  (memory 1)
  (global $~lib/rt/__rtti_base i32 (i32.const 464))
  (export "__rtti_base" (global $~lib/rt/__rtti_base))
  (export "__alloc" (func $~lib/rt/__alloc))
  (export "__collect" (func $~lib/rt/__collect))
  (func (export "make") (result i32) (call $~lib/rt/__alloc (i32.const 4) (i32.const 2)))
  (func (export "collect") (call $~lib/rt/__collect))
  (func (export "__visit_members") (param i32 i32) (call $~lib/rt/__visit (i32.const 100) (local.get 1)))`;

const SUM = '(import "sigil" "sigil_collect_step" (func $sum (param i32) (result i32)))';
const TELL = '(func (export "visited") (result i32) (call $sum (i32.const 1)))';
const COLLECT = '(import "sigil" "sigil_collect" (func $collect)) (export "collect" (func $collect))';
const VISIT = '(import "env" "sigil_visit" (func $visit (param i32 i32)))';
const MEMBERS = '(func (export "sigil_visit_members") (param i32 i32) (call $visit (i32.const 200) (local.get 1)))';

describe('a linked program with managed objects', () => {
  it('has the functions of the compiler of old from module rt, and its own hook is called', async () => {
    const { imports, names, call } = await instance(linked(`${SUM} ${COMPILED} ${TELL}`));
    expect(imports).toEqual([]);
    expect(names).not.toContain('__visit_members');
    expect(call.make!()).toBe(1024);
    call.collect!();
    expect(call.visited!()).toBe(105);
  });

  it('has its hooks called by our names as well', async () => {
    const { call } = await instance(linked(`${SUM} ${VISIT} ${COLLECT} (memory 1) ${MEMBERS} ${TELL}`));
    call.collect!();
    expect(call.visited!()).toBe(205);
  });

  it('is built otherwise where it brings no hook', async () => {
    const { imports, call } = await instance(linked(`${SUM} ${COLLECT} (memory 1) ${TELL}`));
    expect(imports).toEqual([]);
    call.collect!();
    expect(call.visited!()).toBe(0);
  });

  it('has hooks of its host imported from module sigil, and only those that it reaches', async () => {
    const RELEASE = '(import "sigil" "sigil_release" (func $release (param i32))) (export "release" (func $release))';
    const hostHooks = ['sigil_finalize', 'sigil_site'] as const;
    const calls: number[][] = [];
    const module = linked(`${RELEASE} (memory 1)`, { hostHooks });
    const sigil = { sigil_finalize: (...args: number[]) => void calls.push(args) };
    const { imports, call } = await instance(module, { sigil });
    expect(imports).toEqual(['sigil.sigil_finalize']);
    call.release!(48);
    expect(calls).toEqual([[48, 7]]);
  });

  it('is refused hooks of its host that it brings itself, and such as there are not', () => {
    const linking = (name: string) => () =>
      linked(`${VISIT} ${COLLECT} (memory 1) ${MEMBERS}`, { hostHooks: [name as HookName] });
    expect(linking('sigil_visit_members')).toThrow(LinkError);
    expect(linking('sigil_visit_members')).toThrow(
      "the hook 'sigil_visit_members' is asked of the host, and the program brings it",
    );
    expect(linking('sigil_visit')).toThrow(OptionError);
  });

  it('keeps exports that are named like hooks where it has no managed objects', async () => {
    const { names } = await instance(linked('(memory 1) (func (export "sigil_finalize"))'));
    expect(names).toContain('sigil_finalize');
  });

  it('tells bodies where its type information lies', () => {
    const seen: (number | undefined)[] = [];
    const watcher: Conformer = {
      ...tinyManaged,
      surface: {
        ...tinyManaged.surface,
        sigil_free_all: implement('sigil_free_all', () => void seen.push(buildOptions().rttiBase)),
      },
    };
    const RESET = '(import "sigil" "sigil_free_all" (func $reset)) (export "r" (func $reset))';
    linked(`${RESET} ${COMPILED}`, {}, watcher).dispose();
    linked(`${RESET} ${COLLECT}`, {}, watcher).dispose();
    expect(seen).toEqual([464, undefined]);
  });

  it.each([
    ['(i32) -> ()', '(func (export "__visit_members") (param i32))', 'asc:runtime@0.9.4 says (i32 i32) -> ()'],
    ['no function', '(global (export "sigil_finalize") i32 (i32.const 1))', 'sigil:managed@0.1.0 says (i32 i32) -> ()'],
  ])('is refused with a hook that is %s', (signature, wat, message) => {
    const linking = () => linked(`${COLLECT} (memory 1) ${wat}`);
    expect(linking).toThrow(LinkError);
    expect(linking).toThrow(new RegExp(`^the program exports '\\w+' as .*${message.replace(/[().]/g, '\\$&')}$`));
    expect(linking).toThrow(signature);
  });
});

describe('the runtime of a linked program', () => {
  const OBJECTS = /^__|^sigil_(make|collect)$/;

  it.each([
    ['full', ['__alloc', '__collect', '__release', '__retain', '__rtti_base']],
    ['half', []],
    ['stub', ['__alloc', '__collect', '__release', '__reset', '__retain', '__rtti_base']],
    ['none', []],
  ] as const)('%s decides what the host sees of managed objects', async (runtime, expected) => {
    const { names, call } = await instance(linked(COMPILED, { runtime }));
    expect(names.filter((name) => OBJECTS.test(name)).sort()).toEqual(expected);
    expect(call.make!()).toBe(1024);
  });

  it('is not asked for: the host sees what the program passes on', async () => {
    const { names } = await instance(linked(COMPILED));
    expect(names.filter((name) => OBJECTS.test(name)).sort()).toEqual(['__alloc', '__collect', '__rtti_base']);
  });

  it('goes with a world that is exported on request', async () => {
    const { names } = await instance(linked(COMPILED, { runtime: 'half', worlds: ['managed'] }));
    expect(names.filter((name) => OBJECTS.test(name)).sort()).toEqual(['sigil_collect', 'sigil_make']);
  });

  it('serves a program without managed objects, whose host may make some', async () => {
    const program = `(memory 1) (global $seen (mut i32) (i32.const 0))
      (func (export "__visit_members") (param i32 i32) (global.set $seen (local.get 1)))
      (func (export "seen") (result i32) (global.get $seen))`;
    const { names, call } = await instance(linked(program, { runtime: 'full' }));
    expect(names).toContain('__retain');
    expect(call.__alloc!(8, 1)).toBe(1024);
    call.__collect!();
    expect(call.seen!()).toBe(5);
  });

  it('is refused for a conformer that has no such functions, and for a program that has its own', () => {
    const without = () => linked('(memory 1)', { runtime: 'full' }, tiny);
    expect(without).toThrow("the runtime full exports '__alloc', which tiny does not have");
    const own = '(memory 1) (func (export "__retain") (param i32) (result i32) (local.get 0))';
    for (const runtime of runtimeNames)
      expect(() => linked(own, { runtime })).toThrow(
        "the program exports '__retain' and does not import it: it brings a runtime of its own",
      );
  });
});

it('a conformer without objects says what it has to a program that imports them', () => {
  expect(() => linked(COMPILED, {}, tiny)).toThrow(
    /^the program imports '__alloc' from 'rt', which tiny does not have; it has sigil_alloc, /,
  );
});

it('nothing of managed objects is in a module without their worlds', () => {
  const module = assemble(tinyManaged, { optimize: 'none' });
  expect(emitText(module)).not.toMatch(/make|visit/);
  module.dispose();
});
