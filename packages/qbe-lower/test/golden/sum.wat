(module
  (memory (export "memory") 1)
  (func (export "sum") (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (if (local.get $count)
      (then
        (loop $next
          (local.set $sum (i32.add (local.get $sum) (i32.load offset=4 (local.get $at))))
          (local.set $at (i32.add (local.get $at) (i32.load (local.get $at))))
          (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))))
    (local.get $sum)))
