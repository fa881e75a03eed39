import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import {
  emitWasm,
  isOwnRuntime,
  LinkError,
  type LinkOptions,
  link,
  ownRuntime,
  RuntimeModuleError,
} from '../src/index.js';
import { fieldsOf, headOf, renamed } from '../src/wat-fields.js';
import { tiny } from './tiny.js';

/** An arena, written by hand: no scopes, no growth. */
const ARENA = `
  (import "sigil" "sigil_rt_heap_base" (func $"the base" (result i32)))
  (import "env" "memory" (memory 1))
  (global $top (mut i32) (i32.const 0))
  (func $take (param $size i32) (result i32) (local $block i32)
    (if (i32.eqz (global.get $top)) (then (global.set $top (call $"the base"))))
    (local.set $block (global.get $top))
    (global.set $top (i32.and (i32.add (i32.add (global.get $top) (local.get $size)) (i32.const 31)) (i32.const -16)))
    (local.get $block))
  (func $move (param i32 i32 i32) (result i32)
    (local.set 1 (call $take (local.get 2)))
    (memory.copy (local.get 1) (local.get 0) (local.get 2))
    (local.get 1))
  (export "sigil_alloc" (func $take))
  (export "sigil_realloc" (func $move))
  (func (export "sigil_mem_copy") (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func (export "sigil_enter_scope") (result i32) (i32.const 1))
  (func (export "sigil_exit_scope") (param i32))
  (func (export "sigil_promote") (param i32 i32 i32) (result i32) (local.get 1))
  (func (export "sigil_free_all") (global.set $top (i32.const 0)))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (call $move (local.get 0) (local.get 1) (local.get 3)))
  (func (export "sigil_trap_kind") (result i32) (i32.const 77))
  (func (export "sigil_failed_size") (result i32) (i32.const 0))`;

const OBJECTS = `
  (func (export "__alloc") (param i32 i32) (result i32)
    (i32.add (call $take (i32.add (local.get 0) (i32.const 16))) (i32.const 16)))
  (func (export "__retain") (param i32) (result i32) (local.get 0))
  (func (export "__release") (param i32) (call $finalize (local.get 0) (i32.const 4)))
  (func (export "__collect") (call $members (i32.const 8) (i32.const 9)))
  (func (export "__realloc") (param i32 i32) (result i32) (local.get 0))
  (func (export "__free") (param i32))
  (func (export "__visit") (param i32 i32))`;
const HOOKS = `
  (import "sigil" "__visit_members" (func $members (param i32 i32)))
  (import "sigil" "sigil_finalize" (func $finalize (param i32 i32)))`;

const own = (wat: string, name = 'arena.wasm') => {
  const module = binaryen.parseText(`(module ${wat})`);
  module.setFeatures(binaryen.Features.BulkMemory);
  try {
    return ownRuntime(module, name);
  } finally {
    module.dispose();
  }
};

type Calls = Record<string, (...args: number[]) => number>;

interface Linked {
  readonly call: Calls;
  readonly names: readonly string[];
}

async function linked(
  program: string,
  runtime: string,
  options: LinkOptions = {},
  imports: WebAssembly.Imports = {},
): Promise<Linked> {
  const module = link(binaryen.parseText(`(module ${program})`), own(runtime), options);
  const wasm = emitWasm(module);
  module.dispose();
  const { instance } = await WebAssembly.instantiate(wasm as BufferSource, imports);
  return { call: instance.exports as never, names: Object.keys(instance.exports) };
}

/** Has functions and globals of the names that the arena has, and a text that looks like code. */
const PROGRAM = `
  (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
  (memory (export "memory") 2) (data (i32.const 4096) "(func $take) \\") ;; $top")
  (global $top (mut i32) (i32.const 5))
  (func $take (export "take") (param $size i32) (result i32) (i32.add (call $alloc (local.get $size)) (global.get $top)))`;

describe('a runtime of somebody else', () => {
  it.each(['speed', 'size', 'none'] as const)(
    'is linked into a program, whatever its names are (%s)',
    async (optimize) => {
      const { call, names } = await linked(PROGRAM, ARENA, { optimize });
      expect(call.take!(8)).toBe(2 * 65_536 + 5);
      expect(call.take!(8)).toBe(2 * 65_536 + 5 + 32);
      expect(names.sort()).toEqual(['memory', 'sigil_failed_size', 'sigil_trap_kind', 'take']);
      const { memory } = call as unknown as { memory: WebAssembly.Memory };
      expect(Buffer.from(memory.buffer, 4096, 23).toString()).toBe('(func $take) ") ;; $top');
    },
  );

  it('is asked by its own record why it trapped', async () => {
    const { call } = await linked(PROGRAM, ARENA);
    expect(call.sigil_trap_kind!()).toBe(77);
  });

  it('learns where the heap of the program begins, and where the initial memory ends', async () => {
    const base = '(global $b i32 (i32.const 70000)) (export "__heap_base" (global $b))';
    const { call } = await linked(`${PROGRAM} ${base}`, ARENA);
    expect(call.take!(8)).toBe(70_000 + 5);
    const asksEnd = `(import "sigil" "sigil_rt_initial_end" (func $end (result i32))) ${ARENA}`.replace(
      '(i32.const 77)',
      '(call $end)',
    );
    expect((await linked(PROGRAM, asksEnd)).call.sigil_trap_kind!()).toBe(2 * 65_536);
  });

  it('leaves nothing in a program that does not use it but the record of traps', async () => {
    const module = link(binaryen.parseText('(module (memory 1) (func (export "f")))'), own(ARENA));
    expect(module.emitText()).not.toContain('take');
    module.dispose();
  });

  it('calls the hooks of the program, and does without a finalizer', async () => {
    const program = `
      (import "rt" "__collect" (func $collect)) (import "rt" "__release" (func $release (param i32)))
      (memory 1) (global $seen (mut i32) (i32.const 0))
      (func $"a hook" (export "__visit_members") (param i32 i32)
        (global.set $seen (i32.add (i32.mul (local.get 0) (i32.const 100)) (local.get 1))))
      (func (export "run") (result i32) (call $collect) (call $release (i32.const 3)) (global.get $seen))`;
    expect((await linked(program, HOOKS + ARENA + OBJECTS)).call.run!()).toBe(809);
    const finalizer = `(func (export "sigil_finalize") (param i32 i32)
      (global.set $seen (i32.add (i32.mul (local.get 0) (i32.const 10)) (local.get 1))))`;
    expect((await linked(program + finalizer, HOOKS + ARENA + OBJECTS)).call.run!()).toBe(34);
  });

  it('calls the hooks of the host where the link says so, and is answered 0 where nobody has one', async () => {
    const asksSite = `(import "sigil" "sigil_site" (func $site (result i32))) ${ARENA}`.replace(
      '(i32.const 77)',
      '(call $site)',
    );
    const sigil = { sigil_site: () => 5 };
    const asked = await linked(PROGRAM, asksSite, { hostHooks: ['sigil_site'] }, { sigil });
    expect(asked.call.sigil_trap_kind!()).toBe(5);
    expect((await linked(PROGRAM, asksSite)).call.sigil_trap_kind!()).toBe(0);
  });

  it('is refused a program with objects that does not say what they refer to', () => {
    const program = '(import "rt" "__collect" (func $collect)) (memory 1) (export "c" (func $collect))';
    const linking = () => link(binaryen.parseText(`(module ${program})`), own(HOOKS + ARENA + OBJECTS));
    expect(linking).toThrow(LinkError);
    expect(linking).toThrow('the program exports no sigil_visit_members or __visit_members, which arena.wasm calls');
  });

  it('serves a program without objects, hooks or not', async () => {
    expect((await linked(PROGRAM, HOOKS + ARENA + OBJECTS)).call.take!(8)).toBe(2 * 65_536 + 5);
  });

  it('shows its host what the name of a runtime says', async () => {
    const program = `${PROGRAM} (func (export "__visit_members") (param i32 i32))`;
    const shown = async (options: LinkOptions) =>
      (await linked(program, HOOKS + ARENA + OBJECTS, options)).names
        .filter((name) => /^__(?!visit)/.test(name))
        .sort();
    expect(await shown({ runtime: 'full' })).toEqual(['__alloc', '__collect', '__release', '__retain']);
    expect(await shown({ runtime: 'half' })).toEqual([]);
  });

  it('is told that it lacks a world that the program imports', () => {
    const program = '(import "sigil" "sigil_free" (func $f (param i32))) (memory 1) (export "c" (func $f))';
    expect(() => link(binaryen.parseText(`(module ${program})`), own(ARENA))).toThrow(
      /^the program imports 'sigil_free' from 'sigil', which arena.wasm does not have; it has sigil_alloc, /,
    );
  });

  it('has names apart from those of a program that was linked so before', async () => {
    const before = PROGRAM.replace('(func $take ', '(func $own.take ').replace('$top (mut', '$own.top (mut');
    const { call } = await linked(before.replace('(global.get $top)', '(global.get $own.top)'), ARENA);
    expect(call.take!(8)).toBe(2 * 65_536 + 5);
  });
});

describe('a module that is no runtime', () => {
  it.each([
    [
      'lacks a function',
      ARENA.replace('"sigil_promote"', '"promote"'),
      "it does not export 'sigil_promote' of sigil:allocator@0.1.0",
    ],
    [
      'has one of another type',
      ARENA.replace('(func (export "sigil_exit_scope") (param i32))', '(func (export "sigil_exit_scope"))'),
      "it exports 'sigil_exit_scope' as () -> (); sigil:allocator@0.1.0 says (i32) -> ()",
    ],
    [
      'has a part of a world only',
      `${ARENA} (func (export "sigil_free") (param i32))`,
      "it does not export 'sigil_trim' of sigil:heap@0.1.0",
    ],
    [
      'does not ask where its heap begins',
      ARENA.replace('(import "sigil" "sigil_rt_heap_base" (func $"the base" (result i32)))', '').replace(
        '(call $"the base")',
        '(i32.const 1024)',
      ),
      "it does not ask where its heap begins, by importing 'sigil_rt_heap_base'",
    ],
    [
      'asks for it in another way',
      `(import "sigil" "sigil_rt_initial_end" (func (param i32))) ${ARENA}`,
      "it imports 'sigil_rt_initial_end' as (i32) -> (); it is () -> (i32)",
    ],
    [
      'imports what nobody has for it',
      `(import "env" "log" (func (param i32))) ${ARENA}`,
      "it imports 'log' from 'env', which nobody has for it",
    ],
    [
      'imports a global',
      `(import "env" "__stack_pointer" (global i32)) ${ARENA}`,
      'it imports what is no function: (import "env" "__stack_pointer"',
    ],
    ['has data', `${ARENA} (data (i32.const 8) "x")`, 'it has data, which would lie in the data of a program'],
    ['has a table', `${ARENA} (table 1 funcref) (elem (i32.const 0) $take)`, 'it has a table'],
    ['starts by itself', `${ARENA} (start $go) (func $go)`, 'it has a start function'],
  ])('is refused where it %s', (_, wat, message) => {
    expect(() => own(wat)).toThrow(RuntimeModuleError);
    expect(() => own(wat)).toThrow(message);
    expect(() => own(wat)).toThrow(/^arena\.wasm is no runtime that can be linked: it /);
  });

  it('is refused with all that is wrong with it, each once', () => {
    expect.assertions(2);
    try {
      own('(table 1 funcref) (func $f) (elem (i32.const 0) $f)', 'mine.wat');
    } catch (error) {
      const { problems } = error as RuntimeModuleError;
      expect(problems.length).toBe(10 + 2);
      expect(problems.filter((problem) => problem === 'it has a table').length).toBe(1);
    }
  });

  it('is told from a conformer', () => {
    expect(isOwnRuntime(own(ARENA))).toBe(true);
    expect(isOwnRuntime(tiny)).toBe(false);
  });
});

describe('the fields of a module’s text', () => {
  const TEXT =
    '(module\n (global $"a (b" i32 (i32.const 1))\n ;; (func $no)\n (data $d "\\") $x (")\n (func $f (call $g)))\n';

  it('are cut where they begin and end, whatever names, strings and comments hold', () => {
    expect(fieldsOf(TEXT).map(headOf)).toEqual(['global', 'data', 'func']);
    expect(fieldsOf(TEXT)[2]).toBe('(func $f (call $g))');
  });

  it('have their names begun with a prefix, and nothing else changed', () => {
    expect(renamed('(func $f (call $"a b") (x "$f")) ;; $f', 'p.')).toBe(
      '(func $"p.f" (call $"p.a b") (x "$f")) ;; $f',
    );
  });
});
