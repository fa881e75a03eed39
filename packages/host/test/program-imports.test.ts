import { describe, expect, it } from 'vitest';
import { ImportSignatureError, MissingImportError } from '../src/errors.js';
import { checkPortableImports } from '../src/program-imports.js';
import { wat } from './wat.js';

function check(fields: string): void {
  const wasm = wat(`(module ${fields})`);
  checkPortableImports(new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>), wasm);
}

describe('what a program may import on both backends', () => {
  it('is WASI and env.abort', () => {
    const abort = '(import "env" "abort" (func (param i32 i32 i32 i32)))';
    expect(() =>
      check(`${abort} (import "wasi_snapshot_preview1" "fd_close" (func (param i32) (result i32)))`),
    ).not.toThrow();
  });

  it('is not what only Node has, nor anything but functions', () => {
    const openPath = '(import "wasi_snapshot_preview1" "fd_sync" (func (param i32) (result i32)))';
    expect(() => check(openPath)).toThrow(MissingImportError);
    expect(() => check('(import "env" "abort" (global i32))')).toThrow('env.abort (global)');
  });

  it('has one type each', () => {
    const fields = '(import "wasi_snapshot_preview1" "fd_seek" (func (param i32 i32 i32 i32) (result i32)))';
    expect(() => check(fields)).toThrow(ImportSignatureError);
    expect(() => check(fields)).toThrow(
      'fd_seek has the signature (i32, i32, i32, i32) -> i32; it is (i32, i64, i32, i32) -> i32',
    );
  });
});
