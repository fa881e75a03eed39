/** A heap of a few lines: it bumps a pointer, records exhaustion, and can be asked where it lies. */
import { wat } from '../wat.js';

export const TINY = `(module
  (import "env" "memory" (memory 1))
  (import "sigil" "sigil_rt_heap_base" (func $base (result i32)))
  (import "sigil" "sigil_rt_initial_end" (func $end (result i32)))
  (global $top (mut i32) (i32.const 0))
  (global $kind (mut i32) (i32.const 0))
  (global $failed (mut i32) (i32.const 0))
  (func (export "sigil_alloc") (param $size i32) (result i32)
    (local $block i32)
    (if (i32.eqz (global.get $top)) (then (global.set $top (call $base))))
    (local.set $block (global.get $top))
    (if (i32.gt_u (local.get $size) (i32.sub (call $end) (local.get $block)))
      (then
        (global.set $kind (i32.const 1))
        (global.set $failed (local.get $size))
        (unreachable)))
    (global.set $top (i32.add (local.get $block) (local.get $size)))
    (local.get $block))
  (func (export "sigil_free_all") (global.set $top (i32.const 0)))
  (func (export "sigil_usable_size") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "sigil_free") (param i32) (global.set $kind (i32.const 12)) (unreachable))
  (func (export "sigil_trap_kind") (result i32) (global.get $kind) (global.set $kind (i32.const 0)))
  (func (export "sigil_failed_size") (result i32) (global.get $failed)))`;

export const tiny = new WebAssembly.Module(wat(TINY) as BufferSource);
