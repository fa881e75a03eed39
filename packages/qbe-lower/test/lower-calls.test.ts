import { testTopic } from './lower-topic.js';

testTopic(
  'calls, tables and globals',
  `(module
  (type $unary (func (param i32) (result i32)))
  (type $pair (func (param i64 f32) (result i32 f64 i64)))
  (import "env" "note" (func $note (param i32 i64 f32 f64)))
  (import "env" "puts" (func $puts (param i32)))
  (table $t 8 8 funcref)
  (table $u 4 4 funcref)
  (elem (table $t) (i32.const 1) func $twice $square $apart $note)
  (elem (table $t) (i32.const 6) func $square)
  (elem $more func $square $twice $twice)
  (global $count (export "a mutable global") (mut i32) (i32.const 3))
  (global $wide (export "an i64 global") (mut i64) (i64.const -5))
  (global $float (export "an f32 global") (mut f32) (f32.const -0.0))
  (global $double (export "an f64 global") f64 (f64.const 0x1.fffffffffffffp1023))
  (global $nan f32 (f32.const -nan:0x200001))
  (global $sum i32 (i32.const 50))
  (global $same (mut i32) (i32.const -7))
  (start $begin)
  (func $begin (global.set $count (i32.const 100)))
  (func $twice (type $unary) (i32.mul (local.get 0) (i32.const 2)))
  (func $square (type $unary) (i32.mul (local.get 0) (local.get 0)))
  (func $apart (export "several results") (type $pair)
    (tuple.make 3 (i32.wrap_i64 (local.get 0)) (f64.promote_f32 (local.get 1)) (i64.add (local.get 0) (i64.const 1))))
  (export "several results under another name" (func $apart))
  (func (export "several results of a call are taken apart") (param i64 f32) (result f64) (local $r (tuple i32 f64 i64))
    (local.set $r (call $apart (local.get 0) (local.get 1)))
    (f64.add (tuple.extract 3 1 (local.get $r))
      (f64.add (f64.convert_i32_s (tuple.extract 3 0 (local.get $r))) (f64.convert_i64_s (tuple.extract 3 2 (local.get $r))))))
  (func (export "a block gives several results") (param i32) (result i32 i64)
    (block $b (result i32 i64)
      (if (local.get 0) (then (br $b (tuple.make 2 (i32.const 1) (i64.const 2)))))
      (tuple.make 2 (i32.const 3) (i64.const 4))))
  (func (export "the start function has run") (result i32) (global.get $count))
  (func (export "a global is set") (param i32 i64 f32) (result i32)
    (global.set $count (i32.add (global.get $count) (local.get 0))) (global.set $wide (local.get 1)) (global.set $float (local.get 2))
    (global.get $count))
  (func (export "constant and mutable globals are read") (result i32) (i32.add (global.get $sum) (global.get $same)))
  (func (export "a NaN literal keeps its bits") (result i32)
    (i32.add (i32.reinterpret_f32 (global.get $nan)) (i32.reinterpret_f32 (f32.const nan:0x7))))
  (func (export "a 64-bit NaN literal keeps its bits") (result i64) (i64.reinterpret_f64 (f64.const -nan:0xc000000000001)))
  (func (export "imports are called") (param i32 i64 f32 f64)
    (call $note (local.get 0) (local.get 1) (local.get 2) (local.get 3)) (call $puts (i32.const 7)))
  (func (export "call_indirect checks index and type") (param i32 i32) (result i32)
    (call_indirect $t (type $unary) (local.get 1) (local.get 0)))
  (func (export "call_indirect with several results") (param i64 f32 i32) (result i32 f64 i64)
    (call_indirect $t (type $pair) (local.get 0) (local.get 1) (local.get 2)))
  (func (export "call_indirect of an import") (param i32)
    (call_indirect $t (param i32 i64 f32 f64) (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4) (local.get 0)))
  (func (export "call_indirect in another table") (param i32) (result i32)
    (call_indirect $u (type $unary) (i32.const 9) (local.get 0)))
  (func (export "table.init fills from a segment") (param i32 i32 i32)
    (table.init $u $more (local.get 0) (local.get 1) (local.get 2)))
  (func (export "call_indirect finds what table.init laid") (param i32) (result i32)
    (call_indirect $u (type $unary) (i32.const 9) (local.get 0)))
  (func (export "table.copy within a table") (param i32 i32 i32) (table.copy $u $u (local.get 0) (local.get 1) (local.get 2)))
  (func (export "table.copy between tables") (param i32 i32 i32) (table.copy $u $t (local.get 0) (local.get 1) (local.get 2)))
  (func (export "call_indirect finds what table.copy moved") (param i32) (result i32)
    (call_indirect $u (type $unary) (i32.const 9) (local.get 0)))
  (func (export "elem.drop empties a segment") (elem.drop $more))
  (func (export "table.init of a dropped segment") (param i32 i32 i32)
    (table.init $u $more (local.get 0) (local.get 1) (local.get 2)))
  (func (export "table.size") (result i32) (i32.add (table.size $t) (table.size $u)))
)`,
  {
    'several results': [[5n, 0x40200000]],
    'several results under another name': [[-1n, 0xbf800000]],
    'several results of a call are taken apart': [
      [5n, 0x40200000],
      [-7n, 0],
    ],
    'a block gives several results': [[0], [1]],
    'the start function has run': [[]],
    'a global is set': [
      [5, 9n, 0x3f800000],
      [-1, -1n, 0x80000000],
    ],
    'constant and mutable globals are read': [[]],
    'a NaN literal keeps its bits': [[]],
    'a 64-bit NaN literal keeps its bits': [[]],
    'imports are called': [
      [1, 2n, 0x40400000, 0x4010000000000000n],
      [-1, -2n, 0, 0n],
    ],
    'call_indirect checks index and type': [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x10000001, -1].map((index) => [index, 7]),
    'call_indirect with several results': [
      [3n, 0x3f800000, 3],
      [3n, 0x3f800000, 1],
      [3n, 0, 0],
    ],
    'call_indirect of an import': [[4], [3]],
    'call_indirect in another table': [[0], [4]],
    'table.init fills from a segment': [
      [0, 0, 3],
      [1, 1, 1],
      [3, 0, 2],
      [0, 2, 2],
      [4, 3, 0],
      [5, 0, 0],
      [0, 4, 0],
      [-1, 0, 1],
    ],
    'call_indirect finds what table.init laid': [[0], [1], [2], [3]],
    'table.copy within a table': [
      [1, 0, 3],
      [0, 1, 3],
      [2, 0, 3],
      [4, 0, 0],
      [5, 0, 0],
    ],
    'table.copy between tables': [
      [3, 2, 1],
      [0, 7, 2],
      [0, 5, 1],
    ],
    'call_indirect finds what table.copy moved': [[0], [1], [2], [3]],
    'elem.drop empties a segment': [[], []],
    'table.init of a dropped segment': [
      [0, 0, 0],
      [0, 0, 1],
    ],
    'table.size': [[]],
  },
);

const trapsAtStart = (wat: string) => testTopic('a start that traps', wat, {});
trapsAtStart('(module (memory (export "memory") 1) (start $s) (func $s (unreachable)) (func (export "f")))');
trapsAtStart('(module (table 2 funcref) (elem (i32.const 1) $f $f) (func $f (export "f")))');
trapsAtStart('(module (memory (export "memory") 1) (data (i32.const 65534) "abc") (func (export "f")))');
