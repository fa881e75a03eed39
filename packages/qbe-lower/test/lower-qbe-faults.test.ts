/*
 * What QBE 1.2 gets wrong, or prints so that no assembler takes it, unless the lowering guards against it: one function
 * for each, named after the fault. Most want their constants to reach QBE through a local, where no literal shows.
 */
import { testTopic } from './lower-topic.js';

const scanned = [0, 1, 2, 0x80000000, 0xffffffff, 6].map((value) => [value]);

testTopic(
  'faults of QBE 1.2',
  `(module (memory (export "memory") 1 1)
  (data (i32.const 100) "\\81\\f2\\f3\\f4\\f5\\f6\\f7\\f8")
  (func (export "x + 0.0 taken for x loses the sign of zero") (param f64) (result f64) (f64.add (local.get 0) (f64.const 0)))
  (func (export "x + 0.0f taken for x loses the sign of zero") (param f32) (result f32) (f32.add (local.get 0) (f32.const 0)))
  (func (export "x * denormal taken for x, its bits being 1") (param f64) (result f64)
    (f64.mul (local.get 0) (f64.const 0x0.0000000000001p-1022)))
  (func (export "x / denormal taken for x, its bits being 1") (param f32) (result f32)
    (f32.div (local.get 0) (f32.const 0x0.000002p-126)))
  (func (export "a signed constant in a narrow store leaks into the load beside it") (param i32) (result i32)
    (i32.store16 (i32.const 100) (i32.const -2)) (i32.store8 offset=2 (i32.const 100) (i32.const 0x11))
    (i32.load16_u offset=1 (i32.const 100)))
  (func (export "a signed constant in a word store leaks into the load beside it") (param i32) (result i64)
    (i32.store (i32.const 100) (i32.const -2)) (i32.store offset=4 (i32.const 100) (i32.const 0x11223344))
    (i64.load32_u offset=2 (i32.const 100)))
  (func (export "bits above a half word leak into the load beside it") (param i32 i32 i32) (result i32)
    (i32.store16 (i32.const 100) (local.get 1)) (i32.store8 offset=2 (i32.const 100) (local.get 2))
    (i32.load16_u offset=1 (i32.const 100)))
  (func (export "bits above a wrapped word leak into the load beside it") (param i32 i64 i32) (result i32)
    (i64.store32 (i32.const 100) (local.get 1)) (i32.store offset=4 (i32.const 100) (local.get 2))
    (i32.load offset=2 (i32.const 100)))
  (func (export "bits above an i32.wrap leak into the load beside it") (param i32 i64 i32) (result i32)
    (i32.store (i32.const 100) (i32.wrap_i64 (local.get 1))) (i32.store offset=4 (i32.const 100) (local.get 2))
    (i32.load offset=2 (i32.const 100)))
  (func (export "the sign of a half word leaks into the load beside it") (param i32 i32) (result i32)
    (i32.store16 (i32.const 100) (i32.load16_u offset=64 (i32.const 100)))
    (i32.add (i32.load16_s (i32.const 100))
      (block (result i32) (i32.store8 offset=2 (i32.const 100) (local.get 1)) (i32.load16_u offset=1 (i32.const 100)))))
  (func (export "the sign of a loaded half word leaks into the load beside it") (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.load16_s offset=1 (i32.const 100)))
    (i32.store8 offset=3 (i32.const 100) (local.get 1))
    (i32.add (local.get 2) (i32.load16_u offset=2 (i32.const 100))))
  (func (export "the sign of a loaded word leaks into the load beside it") (param i32 i32) (result i64) (local i64)
    (local.set 2 (i64.load32_s offset=1 (i32.const 100)))
    (i32.store offset=5 (i32.const 100) (local.get 1))
    (i64.add (local.get 2) (i64.load32_u offset=3 (i32.const 100))))
  (func (export "a shift count that turns out constant is printed as it is") (param i32) (result i32) (local i32)
    (local.set 1 (i32.const 1000))
    (i32.add (i32.shl (local.get 0) (local.get 1))
      (i32.add (i32.shr_u (local.get 0) (i32.add (local.get 1) (i32.const 24))) (i32.rotl (local.get 0) (local.get 1)))))
  (func (export "a 64-bit shift count that turns out constant is printed as it is") (param i64) (result i64) (local i64)
    (if (i64.eqz (local.get 1)) (then (local.set 1 (i64.const 5000))) (else (local.set 1 (i64.const 1))))
    (i64.add (i64.shr_s (local.get 0) (local.get 1)) (i64.rotr (local.get 0) (local.get 1))))
  (func (export "an address that turns out constant is printed as a displacement") (param i32) (result i32) (local i32)
    (local.set 1 (i32.const -16))
    (if (result i32) (local.get 0) (then (i32.load offset=4 (local.get 1))) (else (i32.const 1))))
  (func (export "an address that turns out constant before a loop is printed as a displacement") (param i32) (result i32) (local i32 i32)
    (local.set 1 (i32.sub (i32.const 8) (i32.const 16)))
    (loop $l (result i32)
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if $l (i32.gt_s (local.get 0) (i32.const 0)))
      (if (result i32) (i32.eq (local.get 0) (i32.const -1)) (then (i32.load8_u (local.get 1)))
        (else (i32.load8_u offset=8 (i32.and (local.get 1) (i32.const 15)))))))
  (func (export "a constant base and a large offset are printed as a displacement") (param i32) (result i32) (local i32)
    (local.set 1 (i32.const 0x7ffffff0))
    (if (result i32) (local.get 0) (then (i32.load offset=0x7ffffff0 (local.get 1))) (else (i32.const 1))))
  (func (export "an address that turns out constant behind a comparison of floats is printed as a displacement") (result i32)
    (local f64 i32)
    (local.set 0 (f64.const -5))
    (if (f64.lt (local.get 0) (f64.const 0)) (then (local.set 1 (i32.trunc_f64_s (local.get 0))))
      (else (local.set 1 (i32.load (i32.const 0)))))
    (i32.load8_u offset=22 (local.get 1)))
  (func (export "a branch on a local that holds a shift takes the flags of what came before") (param i32 i32 i32) (result i32)
    (local.set 2 (i32.xor (local.get 0) (local.get 2)))
    (local.set 0 (i32.shr_u (local.get 0) (local.get 1)))
    (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.add (local.get 2) (i32.const 2)))))
  (func (export "a branch on the lower half of 64 bits looks at all of them") (param i64 i64) (result i32)
    (if (result i32) (i32.wrap_i64 (i64.and (local.get 0) (local.get 1))) (then (i32.const 1)) (else (i32.const 2))))
  (func (export "a branch on the lower half of a 64-bit sum looks at all of it") (param i64 i64) (result i32)
    (if (result i32) (i32.wrap_i64 (i64.add (local.get 0) (local.get 1))) (then (i32.const 1)) (else (i32.const 2))))
  (func (export "a branch on a count of trailing zeros is decided by the count") (param i32) (result i32)
    (if (result i32) (i32.ctz (local.get 0)) (then (i32.const 1)) (else (i32.const 2))))
  (func (export "a branch on a count of leading zeros is decided by the count") (param i32) (result i32)
    (if (result i32) (i32.clz (local.get 0)) (then (i32.const 1)) (else (i32.const 2))))
  (func (export "a branch on trailing zeros above none is decided by the count") (param i32) (result i32)
    (if (result i32) (i32.gt_u (i32.ctz (local.get 0)) (i32.const 0)) (then (i32.const 1)) (else (i32.const 2))))
  (func (export "a branch never taken takes the only use of a load along, and its trap") (param i32) (result i32) (local i32 i32)
    (local.set 1 (i32.load (local.get 0)))
    (if (local.get 2) (then (return (local.get 1))))
    (i32.const 5))
  (func (export "a load nobody reads is deleted with its trap: drop") (param i32) (drop (i64.load (local.get 0))))
  (func (export "a load nobody reads is deleted with its trap: dead local") (param i32) (local i32)
    (local.set 1 (i32.load8_s offset=65535 (local.get 0))))
  (func (export "a load nobody reads is deleted with its trap: overwritten local") (param i32) (result i32) (local i32)
    (local.set 1 (i32.load (local.get 0)))
    (if (local.get 0) (then (local.set 1 (i32.const 1))) (else (local.set 1 (i32.const 2))))
    (local.get 1))
  (func (export "a load nobody reads is deleted with its trap: dead arithmetic") (param i32)
    (drop (f64.add (f64.const 1) (f64.convert_i32_u (i32.load16_u (i32.mul (i32.const 2) (local.get 0)))))))
  (func (export "a load nobody reads is deleted with its trap: address of another") (param i32)
    (drop (i32.load (i32.load (local.get 0)))))
  (func (export "a division nobody reads still traps") (param i32 i32) (drop (i32.div_s (local.get 0) (local.get 1))))
  (func (export "a truncation nobody reads still traps") (param f64) (drop (i32.trunc_f64_s (local.get 0))))
  (func (export "rem_s by -1 faults on x86") (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  (func (export "an exported name of more than seventy-nine characters is cut without an error, so that two become one") (result i32)
    (i32.const 1))
  (func (export "an exported name of more than seventy-nine characters is cut without an error, so that two become two") (result i32)
    (i32.const 2))
  (func $an_unexported_name_of_more_than_seventy_nine_characters_is_cut_as_well_which_makes_two_one_a (result i32) (i32.const 3))
  (func $an_unexported_name_of_more_than_seventy_nine_characters_is_cut_as_well_which_makes_two_one_b (result i32) (i32.const 4))
  (func (export "long names inside a module") (result i32)
    (i32.mul (call $an_unexported_name_of_more_than_seventy_nine_characters_is_cut_as_well_which_makes_two_one_a)
      (call $an_unexported_name_of_more_than_seventy_nine_characters_is_cut_as_well_which_makes_two_one_b)))
)`,
  {
    'x + 0.0 taken for x loses the sign of zero': [[1n << 63n], [0n]],
    'x + 0.0f taken for x loses the sign of zero': [[0x80000000], [0]],
    'x * denormal taken for x, its bits being 1': [[0x3ff0000000000000n], [0x4330000000000000n]],
    'x / denormal taken for x, its bits being 1': [[0x3f800000], [0]],
    'a signed constant in a narrow store leaks into the load beside it': [[100]],
    'a signed constant in a word store leaks into the load beside it': [[100]],
    'bits above a half word leak into the load beside it': [[100, 0xaabbccdd, 0x11]],
    'bits above a wrapped word leak into the load beside it': [[100, 0xdeadbeef11223344n, 0x55667788]],
    'bits above an i32.wrap leak into the load beside it': [[100, 0xdeadbeef11223344n, 0x55667788]],
    'the sign of a half word leaks into the load beside it': [[100, 0x11]],
    'the sign of a loaded half word leaks into the load beside it': [
      [100, 0x11],
      [101, 0x22],
    ],
    'the sign of a loaded word leaks into the load beside it': [
      [99, 0x8899aabb],
      [95, 1],
    ],
    'a shift count that turns out constant is printed as it is': [[0x12345678], [-1]],
    'a 64-bit shift count that turns out constant is printed as it is': [[0x123456789abcdef0n], [-5n]],
    'an address that turns out constant is printed as a displacement': [[0], [1]],
    'an address that turns out constant before a loop is printed as a displacement': [[0], [5]],
    'a constant base and a large offset are printed as a displacement': [[0], [1]],
    'an address that turns out constant behind a comparison of floats is printed as a displacement': [[]],
    'a branch on a local that holds a shift takes the flags of what came before': [
      [5, 0, 5],
      [0, 0, 5],
      [0, 0, 0],
      [1, 1, 1],
    ],
    'a branch on the lower half of 64 bits looks at all of them': [
      [1n << 32n, -1n],
      [1n, 3n],
      [1n << 32n, 1n],
    ],
    'a branch on the lower half of a 64-bit sum looks at all of it': [
      [1n << 32n, 1n << 33n],
      [1n, 3n],
      [1n, -1n],
    ],
    'a branch on a count of trailing zeros is decided by the count': scanned,
    'a branch on a count of leading zeros is decided by the count': scanned,
    'a branch on trailing zeros above none is decided by the count': scanned,
    'a branch never taken takes the only use of a load along, and its trap': [[0], [65533]],
    'a load nobody reads is deleted with its trap: drop': [[65528], [65529], [-1]],
    'a load nobody reads is deleted with its trap: dead local': [[0], [1]],
    'a load nobody reads is deleted with its trap: overwritten local': [[0], [65533]],
    'a load nobody reads is deleted with its trap: dead arithmetic': [[32767], [32768]],
    'a load nobody reads is deleted with its trap: address of another': [[0], [100], [65536]],
    'a division nobody reads still traps': [
      [1, 1],
      [1, 0],
      [0x80000000, -1],
    ],
    'a truncation nobody reads still traps': [[0n], [0x41f0000000000000n]],
    'rem_s by -1 faults on x86': [
      [0x80000000, -1],
      [7, -1],
      [-7, 2],
    ],
    'an exported name of more than seventy-nine characters is cut without an error, so that two become one': [[]],
    'an exported name of more than seventy-nine characters is cut without an error, so that two become two': [[]],
    'long names inside a module': [[]],
  },
);
