import { describe, expect, it } from 'vitest';
import { exportSignature, memoryLimits, withMaximum } from '../src/binary.js';
import { wat } from './wat.js';

const exported = (wasm: Uint8Array) => new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource)).exports;

describe('exportSignature', () => {
  it('finds the types of a defined function behind imported ones', () => {
    const wasm = wat(`(module
      (import "env" "table" (table 1 funcref))
      (import "env" "global" (global i64))
      (import "env" "first" (func (param f32)))
      (func $second (export "second") (param i32 i64) (result f64) (f64.const 0)))`);
    expect(exportSignature(wasm, 'second')).toEqual({ params: ['i32', 'i64'], results: ['f64'] });
  });

  it('finds the types of an import that is exported again', () => {
    const wasm = wat('(module (import "env" "f" (func $f (param i32))) (export "f" (func $f)))');
    expect(exportSignature(wasm, 'f')).toEqual({ params: ['i32'], results: [] });
  });

  it('knows no signature of a name that is missing or no function', () => {
    const wasm = wat('(module (memory (export "main") 1))');
    expect(exportSignature(wasm, 'main')).toBeUndefined();
    expect(exportSignature(wasm, '_start')).toBeUndefined();
  });
});

describe('memoryLimits', () => {
  it('reads initial and maximum pages up to 65536', () => {
    expect(memoryLimits(wat('(module (memory 2 65536))'))).toMatchObject({ initialPages: 2, maxPages: 65536 });
  });

  it('reads the limits of an imported memory', () => {
    expect(memoryLimits(wat('(module (import "env" "memory" (memory 300)))'))).toMatchObject({ initialPages: 300 });
  });

  it('is undefined without a memory', () => {
    expect(memoryLimits(wat('(module)'))).toBeUndefined();
  });
});

describe('withMaximum', () => {
  const growing = (limits: string) =>
    wat(`(module (memory ${limits}) (data (i32.const 8) "kept")
      (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
      (func (export "eighth") (result i32) (i32.load8_u (i32.const 8))))`);

  it('caps the growth of a memory without a maximum and leaves the rest of the module as it was', () => {
    const { grow, eighth } = exported(withMaximum(growing('1'), 300)) as Record<string, (n?: number) => number>;
    expect(grow?.(300)).toBe(-1);
    expect(grow?.(299)).toBe(1);
    expect(eighth?.()).toBe('k'.charCodeAt(0));
  });

  it('lowers a larger maximum and leaves a smaller one', () => {
    expect(memoryLimits(withMaximum(growing('1 1000'), 5))?.maxPages).toBe(5);
    expect(memoryLimits(withMaximum(growing('1 3'), 5))?.maxPages).toBe(3);
  });
});
