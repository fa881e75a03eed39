import { trapNumber } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { instantiate } from '../src/instantiate.js';
import { trapKindOf, trapOf } from '../src/trap.js';
import { wat } from './wat.js';

const PRELUDE = `(memory (export "memory") 1) (data $bytes "abc") (global $zero (mut i32) (i32.const 0))
  (table 2 funcref) (elem (i32.const 1) $other) (type $void (func)) (func $other (param i32))`;

const KINDS = [
  ['unreachable', '(unreachable)'],
  ['out-of-bounds', '(drop (i32.load (i32.const -1)))'],
  ['out-of-bounds', '(memory.copy (i32.const 65530) (i32.const 0) (i32.const 10))'],
  ['out-of-bounds', '(memory.init $bytes (i32.const 0) (i32.const 0) (i32.const 10))'],
  ['integer-divide-by-zero', '(drop (i32.div_u (i32.const 1) (global.get $zero)))'],
  ['integer-divide-by-zero', '(drop (i64.rem_s (i64.const 1) (i64.extend_i32_u (global.get $zero))))'],
  ['integer-overflow', '(drop (i32.div_s (i32.const 0x80000000) (i32.sub (global.get $zero) (i32.const 1))))'],
  ['invalid-conversion', '(drop (i32.trunc_f32_s (f32.const nan)))'],
  ['table-bounds', '(call_indirect (type $void) (i32.const 7))'],
  ['indirect-call', '(call_indirect (type $void) (i32.const 0))'],
  ['indirect-call', '(call_indirect (type $void) (i32.const 1))'],
  ['stack-overflow', '(call $f)'],
] as const;

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('expected a trap');
}

describe('trapKindOf', () => {
  it.each(KINDS)('names %s for %s', (kind, body) => {
    const instance = instantiate(wat(`(module ${PRELUDE} (func $f (export "f") ${body}))`));
    expect(trapKindOf(caught(instance.exports.f as () => void), instance)).toBe(kind);
  });

  it.each([
    ['out-of-bounds', '(memory (export "memory") 1) (data (i32.const 65535) "abc")'],
    ['table-bounds', '(memory (export "memory") 1) (table 1 funcref) (func $g) (elem (i32.const 1) $g)'],
  ])('names %s for a segment that does not fit, when there is no instance yet', (kind, fields) => {
    const wasm = wat(`(module ${fields})`);
    expect(trapKindOf(caught(() => instantiate(wasm)))).toBe(kind);
  });

  it('says none of an error that is no trap', () => {
    expect(trapKindOf(new TypeError('unreachable'))).toBe('none');
    expect(trapKindOf(new RangeError('Invalid array length'))).toBe('none');
  });
});

describe('what a conformer recorded', () => {
  const recorder = (kind: number, body: string) =>
    instantiate(
      wat(`(module (memory (export "memory") 1) (global $kind (mut i32) (i32.const ${kind}))
        (func (export "f") ${body})
        (func (export "sigil_trap_kind") (result i32) (local $was i32)
          (local.set $was (global.get $kind)) (global.set $kind (i32.const 0)) (local.get $was))
        (func (export "sigil_failed_size") (result i32) (i32.const -16)))`),
    );

  it('goes before "unreachable", with the failed size as an unsigned number', () => {
    const instance = recorder(trapNumber('out-of-memory'), '(unreachable)');
    const error = caught(instance.exports.f as () => void);
    expect(trapOf(error, instance)).toEqual({ kind: 'out-of-memory', requested: 2 ** 32 - 16 });
    expect(trapOf(error, instance), 'reading cleared the record').toEqual({ kind: 'unreachable' });
  });

  it('has a size only for exhaustion', () => {
    const instance = recorder(trapNumber('bad-handle'), '(unreachable)');
    expect(trapOf(caught(instance.exports.f as () => void), instance)).toEqual({ kind: 'bad-handle' });
  });

  it('does not rename a fault of another kind', () => {
    const instance = recorder(trapNumber('bad-handle'), '(drop (i32.load (i32.const -1)))');
    expect(trapOf(caught(instance.exports.f as () => void), instance)).toEqual({ kind: 'out-of-bounds' });
  });
});
