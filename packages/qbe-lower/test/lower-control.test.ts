import { testTopic } from './lower-topic.js';

testTopic(
  'control flow',
  `(module
  (func (export "a block gives the value a branch carries") (param i32) (result i32)
    (block $b (result i32)
      (drop (br_if $b (i32.const 10) (local.get 0)))
      (i32.const 20)))
  (func (export "the value of a br_if that is not taken is its result") (param i32) (result i32)
    (block $b (result i32)
      (i32.add (br_if $b (i32.const 10) (local.get 0)) (i32.const 5))))
  (func (export "nested value blocks keep their values apart") (param i32) (result i32)
    (block $outer (result i32)
      (i32.add
        (block $inner (result i32)
          (drop (br_if $outer (i32.const 100) (i32.eq (local.get 0) (i32.const 1))))
          (drop (br_if $inner (i32.const 7) (i32.eq (local.get 0) (i32.const 2))))
          (i32.const 3))
        (block $other (result i32)
          (drop (br_if $other (i32.const 40) (i32.eq (local.get 0) (i32.const 3))))
          (i32.const 30)))))
  (func (export "a loop gives its result") (param i32) (result i64) (local i64)
    (loop $l (result i64)
      (local.set 1 (i64.add (local.get 1) (i64.extend_i32_u (local.get 0))))
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if $l (i32.gt_s (local.get 0) (i32.const 0)))
      (local.get 1)))
  (func (export "an if without else does nothing when false") (param i32) (result i32) (local i32)
    (local.set 1 (i32.const 5))
    (if (local.get 0) (then (local.set 1 (i32.const 6))))
    (local.get 1))
  (func (export "an if picks its arm by any set bit") (param i32) (result f64)
    (if (result f64) (local.get 0) (then (f64.const 1.5)) (else (f64.const -0.0))))
  (func (export "eqz around a condition swaps the ways, twice swaps back") (param i32) (result i32)
    (if (result i32) (i32.eqz (i32.eqz (local.get 0)))
      (then (if (result i32) (i32.eqz (i32.sub (local.get 0) (i32.const 1))) (then (i32.const 1)) (else (i32.const 2))))
      (else (i32.const 3))))
  (func (export "a 64-bit condition looks at all bits") (param i64) (result i32)
    (if (result i32) (i64.ne (local.get 0) (i64.const 0)) (then (i32.const 1)) (else (i32.const 2))))
  (func (export "a br_table finds each case and beyond them its default") (param i32) (result i32)
    (block $d (block $c (block $b (block $a
      (br_table $a $b $b $a $c $c $c $b $d (local.get 0)))
      (return (i32.const 10))) (return (i32.const 20))) (return (i32.const 30)))
    (i32.const 40))
  (func (export "a br_table carries its value to every target") (param i32) (result i32)
    (block $a (result i32)
      (i32.add (i32.const 1)
        (block $b (result i32)
          (i32.add (i32.const 10)
            (block $c (result i32)
              (br_table $a $b $c (i32.const 100) (local.get 0))))))))
  (func (export "a br_table of one target is a branch") (param i32) (result i32)
    (block $a (br_table $a $a $a (local.get 0))) (i32.const 1))
  (func (export "a br_table may go back to a loop") (param i32) (result i32) (local i32)
    (block $out
      (loop $again
        (local.set 1 (i32.add (local.get 1) (i32.const 1)))
        (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
        (br_table $out $again $again $out (local.get 0))))
    (local.get 1))
  (func (export "select takes integers by bits") (param i32 i32 i32) (result i32)
    (select (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select takes 64-bit integers by a 32-bit condition") (param i64 i64 i32) (result i64)
    (select (local.get 0) (local.get 1) (local.get 2)))
  (func (export "select between literals") (param i32) (result i64)
    (select (i64.const -1) (i64.const 0x7fffffffffffffff) (i32.lt_u (local.get 0) (i32.const 5))))
  (func (export "select with a zero arm") (param i32 i32) (result i32)
    (i32.add (select (local.get 0) (i32.const 0) (local.get 1)) (select (i32.const 0) (local.get 0) (local.get 1))))
  (func (export "select takes floats") (param f64 f32 i32) (result f64)
    (f64.add (select (local.get 0) (f64.const 2) (local.get 2))
      (f64.promote_f32 (select (f32.const 8) (local.get 1) (local.get 2)))))
  (func (export "a read before a write keeps the old value") (param i32) (result i32)
    (i32.sub (local.get 0) (block (result i32) (local.set 0 (i32.const 100)) (local.get 0))))
  (func (export "a tee gives what it stores") (param i32) (result i32) (local i32)
    (i32.add (local.tee 1 (i32.mul (local.get 0) (i32.const 3))) (local.get 1)))
  (func (export "locals begin as zero") (result f64) (local i32 i64 f32 f64)
    (f64.add (local.get 3) (f64.add (f64.promote_f32 (local.get 2))
      (f64.add (f64.convert_i64_s (local.get 1)) (f64.convert_i32_s (local.get 0))))))
  (func (export "code after a return is not run") (param i32) (result i32)
    (if (local.get 0) (then (return (i32.const 1)) (drop (i32.const 2)) (unreachable)))
    (i32.const 3))
  (func (export "a block that never ends has any type") (param i32) (result i32)
    (i32.add (local.get 0) (if (result i32) (local.get 0) (then (unreachable)) (else (i32.const 1)))))
  (func (export "unreachable traps") (unreachable))
  (func (export "unreachable inside an operand traps after what comes before") (result i32)
    (i32.add (i32.const 1) (block (result i32) (unreachable))))
  (func $count (param i64) (result i64)
    (if (result i64) (i64.eqz (local.get 0)) (then (i64.const 0))
      (else (i64.add (i64.const 1) (call $count (i64.sub (local.get 0) (i64.const 1)))))))
  (func (export "recursion counts") (param i64) (result i64) (call $count (local.get 0)))
  (func $forever (export "endless recursion overflows the stack") (param i32) (result i32)
    (i32.add (i32.const 1) (call $forever (i32.add (local.get 0) (i32.const 1)))))
  (func (export "recursion counts again") (param i64) (result i64) (call $count (local.get 0)))
)`,
  {
    'a block gives the value a branch carries': [[0], [1]],
    'the value of a br_if that is not taken is its result': [[0], [1], [256]],
    'nested value blocks keep their values apart': [[0], [1], [2], [3]],
    'a loop gives its result': [[0], [1], [10], [-1]],
    'an if without else does nothing when false': [[0], [1]],
    'an if picks its arm by any set bit': [[0], [1], [0x80000000], [0x100]],
    'eqz around a condition swaps the ways, twice swaps back': [[0], [1], [2]],
    'a 64-bit condition looks at all bits': [[0n], [1n << 32n], [1n]],
    'a br_table finds each case and beyond them its default': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1].map((n) => [n]),
    'a br_table carries its value to every target': [[0], [1], [2], [3], [-1]],
    'a br_table of one target is a branch': [[0], [9]],
    'a br_table may go back to a loop': [[1], [2], [3], [4], [9], [0]],
    'select takes integers by bits': [
      [1, 2, 0],
      [1, 2, 1],
      [0xdeadbeef, 0x1234, 256],
      [5, 6, -1],
    ],
    'select takes 64-bit integers by a 32-bit condition': [
      [1n, -1n, 0],
      [1n, -1n, 0x80000000],
      [1n << 40n, 3n, 2],
    ],
    'select between literals': [[4], [5]],
    'select with a zero arm': [
      [77, 0],
      [77, 1],
      [77, 2],
    ],
    'select takes floats': [
      [0x4008000000000000n, 0x40400000, 0],
      [0x4008000000000000n, 0x40400000, 1],
    ],
    'a read before a write keeps the old value': [[7]],
    'a tee gives what it stores': [[7]],
    'locals begin as zero': [[]],
    'code after a return is not run': [[0], [1]],
    'a block that never ends has any type': [[0], [1]],
    'unreachable traps': [[]],
    'unreachable inside an operand traps after what comes before': [[]],
    'recursion counts': [[0n], [1000n]],
    'endless recursion overflows the stack': [[0]],
    'recursion counts again': [[1000n]],
  },
);

/** A switch of C with so many cases is as many blocks, one inside the other. */
const CASES = 800;
const cases = Array.from({ length: CASES }, (_, index) => index);

testTopic(
  'a deep switch',
  `(module (func (export "eight hundred cases cost no stack of the lowering") (param i32) (result i32)
    ${cases.map((index) => `(block $b${CASES - 1 - index}`).join(' ')}
    (br_table ${cases.map((index) => `$b${index}`).join(' ')} (local.get 0))
    ${cases.map((index) => `) (return (i32.const ${index * 3}))`).join(' ')}))`,
  { 'eight hundred cases cost no stack of the lowering': [[0], [1], [399], [799], [800], [-1]] },
);
