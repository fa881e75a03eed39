import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { heapBoundsOf, memoryOf } from '../src/index.js';

const HEAP_BASE = 70_000;
const MEMORY_END = 131_072;

/** The heap base of a program that exports one at 70000, in two pages. */
function heapBase(fields: string): number {
  const module = binaryen.parseText(`(module ${fields}
    (memory 2) (global $base i32 (i32.const ${HEAP_BASE})) (export "__heap_base" (global $base)))`);
  const { heapBase } = heapBoundsOf(module, memoryOf(module)!);
  module.dispose();
  return heapBase;
}

const TRY_ALLOC = '(import "sigil" "sigil_try_alloc" (func $import (param i32) (result i32)))';
const calling = (name: string, callee: string) =>
  `(func $${name} (param i32) (result i32) (if (result i32) (local.get 0) (then (call $${callee} (local.get 0))) (else (i32.const 0))))`;

describe('the heap base of a program with functions of an allocator’s names', () => {
  it('is its __heap_base if they call on to what it imports from us', () => {
    expect(heapBase(`${TRY_ALLOC} ${calling('malloc', 'import')} (func $own (result i32) (i32.const 1))`)).toBe(
      HEAP_BASE,
    );
    expect(heapBase(`(import "env" "sigil_alloc" (func $f (param i32) (result i32))) ${calling('malloc', 'f')}`)).toBe(
      HEAP_BASE,
    );
  });

  it('is its __heap_base if they do so by way of other functions, whatever these are called', () => {
    const way = `${calling('malloc', '"two words"')} ${calling('"two words"', 'first')} ${calling('first', 'import')}`;
    expect(heapBase(`${TRY_ALLOC} ${way}`)).toBe(HEAP_BASE);
  });

  it('is the end of its memory if one of them never reaches us, though another does', () => {
    const free = '(func $free (param i32))';
    expect(heapBase(`${TRY_ALLOC} ${calling('malloc', 'import')} ${free}`)).toBe(MEMORY_END);
    expect(heapBase(`${TRY_ALLOC} ${calling('malloc', 'calloc')} ${calling('calloc', 'malloc')}`)).toBe(MEMORY_END);
  });

  it('is the end of its memory if what they call on to is not ours', () => {
    const other = '(import "env" "their_alloc" (func $import (param i32) (result i32)))';
    expect(heapBase(`${other} ${calling('malloc', 'import')}`)).toBe(MEMORY_END);
    const elsewhere = '(import "other" "sigil_try_alloc" (func $import (param i32) (result i32)))';
    expect(heapBase(`${elsewhere} ${calling('malloc', 'import')}`)).toBe(MEMORY_END);
  });

  it('is the end of its memory if it grows memory, whoever serves its malloc', () => {
    const grows = '(func $own (drop (memory.grow (i32.const 1))))';
    expect(heapBase(`${TRY_ALLOC} ${calling('malloc', 'import')} ${grows}`)).toBe(MEMORY_END);
  });
});
