import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { foldLines } from '../src/fold.js';

const TEXT = `(module
 (import "env" "f" (func $f (param i32)))
 (memory $m 1)
 (data (i32.const 8) "a \\"(quoted)\\" ;; text\\\\")
 (func $g (export "g") (param $x i32) (result i32)
  (local $y i32)
  (local.set $y
   (i32.add
    (i32.mul (local.get $x) (i32.add (local.get $x) (i32.const 1234567)))
    (i32.load offset=16 align=2
     (i32.add (i32.mul (local.get $x) (i32.const 3)) (i32.shl (local.get $x) (i32.const 2)))
    )
   )
  )
  (call $f (local.get $y))
  (local.get $y)
 )
)`;

const bytesOf = (text: string): Uint8Array => {
  const module = binaryen.parseText(text);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
};

describe('WAT in fewer lines', () => {
  it.each([' ', ''])('is the same module, indented by "%s"', (indent) => {
    expect(bytesOf(foldLines(TEXT, indent))).toEqual(bytesOf(TEXT));
  });

  it('breaks lines where they would be too long, and nowhere else', () => {
    const lines = foldLines(TEXT).trimEnd().split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(115);
    expect(lines).toContain('   (i32.add');
    expect(lines).toContain('  (call $f (local.get $y))');
    expect(lines.length).toBeLessThan(TEXT.split('\n').length);
  });
});
