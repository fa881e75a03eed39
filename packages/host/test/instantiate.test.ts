import { describe, expect, it } from 'vitest';
import { MemoryCapError, MissingImportError, NotWasmError } from '../src/errors.js';
import { instantiate } from '../src/instantiate.js';
import { wat } from './wat.js';

describe('instantiate', () => {
  it('refuses bytes that are no module, and a module cut short, each in one line', () => {
    const whole = wat('(module (memory (export "memory") 1))');
    for (const bytes of [new Uint8Array(), Buffer.from('hello world'), whole.subarray(0, whole.length - 3)]) {
      expect(() => instantiate(bytes)).toThrow(NotWasmError);
      expect(() => instantiate(bytes)).toThrow(/^not a WebAssembly module: [^\n]+$/);
    }
  });

  it('names module and field of every import that is missing', () => {
    const wasm = wat(
      '(module (import "env" "here" (func)) (import "env" "gone" (func)) (import "sky" "far" (memory 1)))',
    );
    const attempt = () => instantiate(wasm, { env: { here: () => undefined } });
    expect(attempt).toThrow(MissingImportError);
    expect(attempt).toThrow('missing imports: sky.far (memory), env.gone (function)');
  });

  it('caps memory, and refuses a cap below what the module starts with', () => {
    const wasm = wat(`(module (memory (export "memory") 2)
      (func (export "grow") (result i32) (memory.grow (i32.const 1))))`);
    expect((instantiate(wasm, {}, { maxPages: 2 }).exports.grow as () => number)()).toBe(-1);
    expect((instantiate(wasm, {}, { maxPages: 3 }).exports.grow as () => number)()).toBe(2);
    expect(() => instantiate(wasm, {}, { maxPages: 1 })).toThrow(MemoryCapError);
  });
});
