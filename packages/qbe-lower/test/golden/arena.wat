(module
  (memory (export "memory") 1 65536)
  (global $top (mut i32) (i32.const 1024))
  (func (export "take") (param $size i32) (result i32) (local $start i32) (local $end i32)
    (local.set $end
      (i32.add
        (local.tee $start (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
        (local.get $size)))
    (if (i32.gt_u (local.get $end) (i32.shl (memory.size) (i32.const 16)))
      (then
        (if (i32.eq (memory.grow (i32.shr_u (i32.add (local.get $size) (i32.const 65535)) (i32.const 16))) (i32.const -1))
          (then (unreachable)))))
    (global.set $top (local.get $end))
    (local.get $start))
  (func (export "reset") (global.set $top (i32.const 1024))))
