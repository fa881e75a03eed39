import { knownFunctions } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { mangle, mangleImport } from '../src/mangle.js';

/** Longest symbol QBE 1.2 keeps whole. */
const MAX_SYMBOL_BYTES = 77;

describe('mangling', () => {
  it('leaves a C identifier as it is', () => {
    for (const name of ['add', 'sigil_alloc', '_private', '__heap_base', 'f1', 'Ünicode'.slice(1)])
      expect(mangle(name)).toBe(name);
  });

  it('leaves every link name of the WIT as it is: neither C nor the shim owns one', () => {
    const names = knownFunctions.map(({ linkName }) => linkName);
    expect(names).toEqual(expect.arrayContaining(['sigil_promote', 'cabi_realloc', 'sigil_try_alloc']));
    expect(names.map(mangle)).toEqual(names);
  });

  it('prefixes what C, its library and its start-up files own', () => {
    for (const name of [
      '_start',
      'main',
      'malloc',
      'realloc',
      'free',
      'abort',
      'exit',
      'memcpy',
      'int',
      'environ',
      'write',
    ]) {
      expect(mangle(name)).toBe(`wasm_${name}`);
    }
  });

  it('prefixes what the shim owns', () => {
    for (const name of ['sigil_rt_trap', 'sigil_op_clz64', 'sigil_memory', 'sigil_try'])
      expect(mangle(name)).toBe(`wasm_${name}`);
  });

  it('escapes every byte that no identifier has', () => {
    expect(mangle('log-i32')).toBe('wasm_log_x2di32');
    expect(mangle('a.b')).toBe('wasm_a_x2eb');
    expect(mangle('é')).toBe('wasm__xc3_xa9');
    expect(mangle('')).toBe('wasm_');
    expect(mangle('1st')).toBe('wasm_1st');
  });

  it('gives no two names one symbol, however they quote its escapes', () => {
    const parts = ['a', '_', '_x', 'x2e', '.', '-', '_x2e', 'wasm_', 'malloc', '_x5f', '5f', ' '];
    const names = parts.flatMap((a) => parts.flatMap((b) => parts.map((c) => a + b + c)));
    const distinct = new Set(names);
    expect(new Set([...distinct].map(mangle)).size).toBe(distinct.size);
  });

  it('cuts a long name and keeps names apart by the hash of what is cut', () => {
    const long = 'a'.repeat(200);
    expect(mangle(long)).toHaveLength(MAX_SYMBOL_BYTES);
    expect(mangle(`${long}b`)).not.toBe(mangle(`${long}c`));
    expect(mangle('b'.repeat(MAX_SYMBOL_BYTES))).toBe('b'.repeat(MAX_SYMBOL_BYTES));
  });

  it('is a C identifier of at most 77 bytes for any text', () => {
    for (const name of ['', ' ', '"', '\\', '\n', '💥', '.'.repeat(100), 'x'.repeat(78)]) {
      expect(mangle(name)).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,76}$/);
    }
  });

  it('binds imports from env and sigil by their field, others by module and field', () => {
    expect(mangleImport('env', 'note')).toBe('note');
    expect(mangleImport('sigil', 'sigil_alloc')).toBe('sigil_alloc');
    expect(mangleImport('wasi_snapshot_preview1', 'fd_write')).toBe('wasi_snapshot_preview1__fd_write');
    expect(mangleImport('fuzzing-support', 'log-i32')).toBe('wasm_fuzzing_x2dsupport__log_x2di32');
  });

  it('never binds an import to libc by accident', () => {
    expect(mangleImport('env', 'puts')).toBe('wasm_puts');
    expect(mangleImport('env', 'malloc')).toBe(mangle('malloc'));
    expect(mangleImport('env', 'abort')).toBe('sigil_env_abort');
  });

  it("lets a conformer import the shim's own functions, from module sigil alone", () => {
    expect(mangleImport('sigil', 'sigil_rt_heap_base')).toBe('sigil_rt_heap_base');
    expect(mangleImport('env', 'sigil_rt_trap')).toBe('wasm_sigil_rt_trap');
  });
});
