(module
 (type $0 (func (param i32) (result i32)))
 (type $1 (func (param i32)))
 (type $2 (func (param i32 i32) (result i32)))
 (type $3 (func (param i32 i32)))
 (type $4 (func (result i32)))
 (type $5 (func (param i32 i32 i32) (result i32)))
 (type $6 (func))
 (type $7 (func (param i32 i32 i32)))
 (type $8 (func (param i32 i32 i32 i32) (result i32)))
 (global $sigil.plain (mut i32) (i32.const 0))
 (global $sigil.trap_kind (mut i32) (i32.const 0))
 (global $sigil.room (mut i32) (i32.const 1024))
 (global $sigil.scope (mut i32) (i32.const 0))
 (global $sigil.heap (mut i32) (i32.const 0))
 (global $sigil.pool (mut i32) (i32.const 0))
 (global $sigil.wilderness (mut i32) (i32.const 0))
 (global $sigil.reach (mut i32) (i32.const 0))
 (global $sigil.chunk (mut i32) (i32.const 0))
 (global $sigil.cursor (mut i32) (i32.const 0))
 (global $sigil.limit (mut i32) (i32.const 0))
 (global $sigil.scope_key (mut i32) (i32.const 0))
 (global $sigil.failed_size (mut i32) (i32.const 0))
 (global $sigil.promoted (mut i32) (i32.const 0))
 (global $sigil.last_serial (mut i32) (i32.const 0))
 (memory $memory 1 65536)
 (export "memory" (memory $memory))
 (export "sigil_alloc" (func $sigil_alloc))
 (export "sigil_realloc" (func $sigil_realloc))
 (export "sigil_mem_copy" (func $sigil_mem_copy))
 (export "sigil_enter_scope" (func $sigil_enter_scope))
 (export "sigil_exit_scope" (func $sigil_exit_scope))
 (export "sigil_promote" (func $sigil_promote))
 (export "sigil_free_all" (func $sigil_free_all))
 (export "cabi_realloc" (func $cabi_realloc))
 (export "sigil_trap_kind" (func $sigil_trap_kind))
 (export "sigil_failed_size" (func $sigil_failed_size))
 (export "sigil_free" (func $sigil_free))
 (export "sigil_usable_size" (func $sigil_usable_size))
 (export "sigil_alloc_zeroed" (func $sigil_alloc_zeroed))
 (export "sigil_alloc_aligned" (func $sigil_alloc_aligned))
 (export "sigil_resize_in_place" (func $sigil_resize_in_place))
 (export "sigil_trim" (func $sigil_trim))
 (export "sigil_try_alloc" (func $sigil_try_alloc))
 (export "sigil_try_realloc" (func $sigil_try_realloc))
 (export "sigil_try_alloc_aligned" (func $sigil_try_alloc_aligned))
 (export "sigil_check_heap" (func $sigil_check_heap))
 (export "sigil_next_block" (func $sigil_next_block))
 (export "sigil_block_kind" (func $sigil_block_kind))
 (export "sigil_heap_record" (func $sigil_heap_record))
 (func $sigil.lay_pool (param $0 i32) (param $1 i32)
  (i32.store
   (local.get $0)
   (local.get $1)
  )
  (i32.store offset=8
   (local.get $0)
   (local.get $1)
  )
 )
 (func $sigil.set_reach (param $0 i32)
  (local $1 i32)
  (i32.store offset=4
   (global.get $sigil.pool)
   (local.get $0)
  )
  (global.set $sigil.reach
   (local.get $0)
  )
  (i32.store offset=4
   (local.get $0)
   (i32.const 0)
  )
  (i32.store
   (local.tee $1
    (i32.sub
     (local.get $0)
     (i32.const 8)
    )
   )
   (i32.const -234)
  )
  (i32.store offset=4
   (local.get $1)
   (i32.sub
    (i32.add
     (local.get $0)
     (i32.mul
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -2048144789)
     )
    )
    (i32.const 1297359275)
   )
  )
 )
 (func $sigil.begin (param $0 i32)
  (global.set $sigil.pool
   (local.get $0)
  )
  (global.set $sigil.wilderness
   (i32.add
    (local.get $0)
    (i32.const 24)
   )
  )
  (i32.store
   (i32.sub
    (global.get $sigil.wilderness)
    (i32.const 8)
   )
   (i32.const -235)
  )
  (call $sigil.set_reach
   (i32.load
    (local.get $0)
   )
  )
 )
 (func $sigil.class_to_store (param $0 i32) (result i32)
  (local $1 i32)
  (if
   (i32.lt_u
    (local.get $0)
    (i32.const 512)
   )
   (then
    (return
     (i32.shr_u
      (local.get $0)
      (i32.const 4)
     )
    )
   )
  )
  (i32.add
   (i32.shl
    (i32.sub
     (local.tee $1
      (i32.sub
       (i32.const 31)
       (i32.clz
        (local.get $0)
       )
      )
     )
     (i32.const 9)
    )
    (i32.const 5)
   )
   (i32.shr_u
    (local.get $0)
    (i32.sub
     (local.get $1)
     (i32.const 5)
    )
   )
  )
 )
 (func $sigil.require_listed (param $0 i32)
  (local $1 i32)
  (if
   (i32.ne
    (i32.load offset=4
     (local.tee $1
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
    )
    (i32.add
     (i32.load offset=8
      (local.get $0)
     )
     (i32.add
      (i32.add
       (i32.add
        (local.get $0)
        (i32.mul
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const -2048144789)
        )
       )
       (i32.mul
        (local.tee $0
         (i32.load
          (local.get $1)
         )
        )
        (i32.const -1640531535)
       )
      )
      (i32.const 1365318175)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 14)
    )
    (unreachable)
   )
  )
  (if
   (i32.gt_u
    (i32.add
     (local.get $0)
     (i32.const 240)
    )
    (i32.const 1)
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 14)
    )
    (unreachable)
   )
  )
 )
 (func $sigil.remove (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (call $sigil.require_listed
   (local.get $0)
  )
  (local.set $1
   (i32.load offset=12
    (local.get $0)
   )
  )
  (if
   (local.tee $2
    (i32.load offset=8
     (local.get $0)
    )
   )
   (then
    (i32.store offset=12
     (local.get $2)
     (local.get $1)
    )
   )
  )
  (if
   (local.get $1)
   (then
    (if
     (i32.ge_u
      (local.get $1)
      (global.get $sigil.reach)
     )
     (then
      (global.set $sigil.trap_kind
       (i32.const 14)
      )
      (unreachable)
     )
    )
    (if
     (i32.ne
      (i32.load offset=8
       (local.get $1)
      )
      (local.get $0)
     )
     (then
      (global.set $sigil.trap_kind
       (i32.const 14)
      )
      (unreachable)
     )
    )
    (local.set $3
     (i32.sub
      (i32.load offset=4
       (local.tee $0
        (i32.sub
         (local.get $1)
         (i32.const 8)
        )
       )
      )
      (i32.load offset=8
       (local.get $1)
      )
     )
    )
    (i32.store offset=8
     (local.get $1)
     (local.get $2)
    )
    (i32.store offset=4
     (local.get $0)
     (i32.add
      (local.get $3)
      (i32.load offset=8
       (local.get $1)
      )
     )
    )
   )
   (else
    (local.set $1
     (call $sigil.class_to_store
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const -16)
      )
     )
    )
    (if
     (i32.ne
      (i32.load offset=132
       (i32.add
        (global.get $sigil.heap)
        (i32.shl
         (local.get $1)
         (i32.const 2)
        )
       )
      )
      (local.get $0)
     )
     (then
      (global.set $sigil.trap_kind
       (i32.const 14)
      )
      (unreachable)
     )
    )
    (i32.store offset=132
     (i32.add
      (local.tee $0
       (global.get $sigil.heap)
      )
      (i32.shl
       (local.get $1)
       (i32.const 2)
      )
     )
     (local.get $2)
    )
    (if
     (i32.eqz
      (local.get $2)
     )
     (then
      (local.set $1
       (i32.and
        (i32.load offset=36
         (i32.add
          (local.get $0)
          (i32.shl
           (local.tee $2
            (i32.shr_u
             (local.get $1)
             (i32.const 5)
            )
           )
           (i32.const 2)
          )
         )
        )
        (i32.rotl
         (i32.const -2)
         (local.get $1)
        )
       )
      )
      (i32.store offset=36
       (i32.add
        (local.get $0)
        (i32.shl
         (local.get $2)
         (i32.const 2)
        )
       )
       (local.get $1)
      )
      (if
       (i32.eqz
        (local.get $1)
       )
       (then
        (i32.store
         (local.get $0)
         (i32.and
          (i32.load
           (local.get $0)
          )
          (i32.rotl
           (i32.const -2)
           (local.get $2)
          )
         )
        )
       )
      )
     )
    )
   )
  )
 )
 (func $sigil.list (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (i32.store offset=4
   (local.get $0)
   (i32.or
    (local.get $1)
    (i32.const 1)
   )
  )
  (i32.store
   (i32.add
    (local.get $0)
    (local.get $1)
   )
   (local.get $0)
  )
  (local.set $2
   (global.get $sigil.heap)
  )
  (i32.store offset=8
   (local.get $0)
   (local.tee $3
    (i32.load offset=132
     (i32.add
      (local.get $2)
      (i32.shl
       (local.tee $1
        (call $sigil.class_to_store
         (local.get $1)
        )
       )
       (i32.const 2)
      )
     )
    )
   )
  )
  (i32.store offset=12
   (local.get $0)
   (i32.const 0)
  )
  (if
   (local.get $3)
   (then
    (i32.store offset=12
     (local.get $3)
     (local.get $0)
    )
   )
  )
  (i32.store offset=4
   (local.tee $4
    (i32.sub
     (local.get $0)
     (i32.const 8)
    )
   )
   (i32.add
    (i32.add
     (i32.add
      (i32.add
       (local.get $0)
       (i32.mul
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -2048144789)
       )
      )
      (i32.mul
       (i32.load
        (local.get $4)
       )
       (i32.const -1640531535)
      )
     )
     (i32.const 1365318175)
    )
    (local.get $3)
   )
  )
  (i32.store offset=132
   (i32.add
    (local.get $2)
    (i32.shl
     (local.get $1)
     (i32.const 2)
    )
   )
   (local.get $0)
  )
  (i32.store offset=36
   (i32.add
    (local.get $2)
    (i32.shl
     (local.tee $0
      (i32.shr_u
       (local.get $1)
       (i32.const 5)
      )
     )
     (i32.const 2)
    )
   )
   (i32.or
    (i32.load offset=36
     (i32.add
      (local.get $2)
      (i32.shl
       (local.get $0)
       (i32.const 2)
      )
     )
    )
    (i32.shl
     (i32.const 1)
     (local.get $1)
    )
   )
  )
  (i32.store
   (local.get $2)
   (i32.or
    (i32.load
     (local.get $2)
    )
    (i32.shl
     (i32.const 1)
     (local.get $0)
    )
   )
  )
 )
 (func $sigil.use (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local.set $2
   (i32.and
    (i32.load offset=4
     (local.get $0)
    )
    (i32.const -16)
   )
  )
  (call $sigil.remove
   (local.get $0)
  )
  (if
   (i32.ge_u
    (local.tee $3
     (i32.sub
      (local.get $2)
      (local.get $1)
     )
    )
    (i32.const 32)
   )
   (then
    (i32.store
     (i32.sub
      (local.tee $2
       (i32.add
        (local.get $0)
        (local.get $1)
       )
      )
      (i32.const 8)
     )
     (i32.const -240)
    )
    (call $sigil.list
     (local.get $2)
     (local.get $3)
    )
   )
   (else
    (local.set $3
     (i32.sub
      (i32.load offset=4
       (i32.sub
        (local.tee $2
         (i32.add
          (local.tee $1
           (local.get $2)
          )
          (local.get $0)
         )
        )
        (i32.const 8)
       )
      )
      (i32.mul
       (i32.load offset=4
        (local.get $2)
       )
       (i32.const -2048144789)
      )
     )
    )
    (i32.store offset=4
     (local.get $2)
     (i32.sub
      (i32.load offset=4
       (local.get $2)
      )
      (i32.const 2)
     )
    )
    (i32.store offset=4
     (i32.sub
      (local.get $2)
      (i32.const 8)
     )
     (i32.add
      (local.get $3)
      (i32.mul
       (i32.load offset=4
        (local.get $2)
       )
       (i32.const -2048144789)
      )
     )
    )
   )
  )
  (i32.store offset=4
   (local.get $0)
   (local.get $1)
  )
  (i32.store
   (local.tee $1
    (i32.sub
     (local.get $0)
     (i32.const 8)
    )
   )
   (i32.const -231)
  )
  (i32.store offset=4
   (local.get $1)
   (i32.sub
    (i32.add
     (local.get $0)
     (i32.mul
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -2048144789)
     )
    )
    (i32.const 1923986584)
   )
  )
 )
 (func $sigil.advance (param $0 i32) (result i32)
  (local $1 i32)
  (if
   (i32.lt_u
    (local.tee $1
     (i32.sub
      (global.get $sigil.reach)
      (global.get $sigil.wilderness)
     )
    )
    (local.get $0)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (global.set $sigil.wilderness
   (i32.add
    (global.get $sigil.wilderness)
    (select
     (local.get $1)
     (local.get $0)
     (i32.lt_u
      (i32.sub
       (local.get $1)
       (local.get $0)
      )
      (i32.const 32)
     )
    )
   )
  )
  (i32.const 1)
 )
 (func $sigil.cut (param $0 i32) (result i32)
  (local $1 i32)
  (local.set $1
   (global.get $sigil.wilderness)
  )
  (if
   (i32.eqz
    (call $sigil.advance
     (local.get $0)
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (i32.store offset=4
   (local.get $1)
   (i32.sub
    (global.get $sigil.wilderness)
    (local.get $1)
   )
  )
  (i32.store
   (local.tee $0
    (i32.sub
     (local.get $1)
     (i32.const 8)
    )
   )
   (i32.const -231)
  )
  (i32.store offset=4
   (local.get $0)
   (i32.sub
    (i32.add
     (local.get $1)
     (i32.mul
      (i32.load offset=4
       (local.get $1)
      )
      (i32.const -2048144789)
     )
    )
    (i32.const 1923986584)
   )
  )
  (local.get $1)
 )
 (func $sigil.take (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (block $__inlined_func$sigil.take_plain$3 (result i32)
   (if
    (local.tee $2
     (block $__inlined_func$sigil.find_fit$2 (result i32)
      (local.set $2
       (global.get $sigil.heap)
      )
      (if
       (local.tee $1
        (i32.load offset=132
         (i32.add
          (local.get $2)
          (i32.shl
           (local.tee $3
            (call $sigil.class_to_store
             (local.get $0)
            )
           )
           (i32.const 2)
          )
         )
        )
       )
       (then
        (call $sigil.require_listed
         (local.get $1)
        )
        (drop
         (br_if $__inlined_func$sigil.find_fit$2
          (local.get $1)
          (i32.ge_u
           (i32.and
            (i32.load offset=4
             (local.get $1)
            )
            (i32.const -16)
           )
           (local.get $0)
          )
         )
        )
        (drop
         (i32.load offset=8
          (local.get $1)
         )
        )
       )
      )
      (i32.load offset=132
       (i32.add
        (local.get $2)
        (i32.shl
         (i32.add
          (i32.ctz
           (if (result i32)
            (local.tee $3
             (i32.and
              (i32.load offset=36
               (i32.add
                (local.get $2)
                (i32.shl
                 (local.tee $1
                  (i32.shr_u
                   (local.get $3)
                   (i32.const 5)
                  )
                 )
                 (i32.const 2)
                )
               )
              )
              (i32.shl
               (i32.const -2)
               (local.get $3)
              )
             )
            )
            (then
             (local.get $3)
            )
            (else
             (drop
              (br_if $__inlined_func$sigil.find_fit$2
               (i32.const 0)
               (i32.eqz
                (local.tee $1
                 (i32.and
                  (i32.load
                   (local.get $2)
                  )
                  (i32.shl
                   (i32.const -2)
                   (local.get $1)
                  )
                 )
                )
               )
              )
             )
             (i32.load offset=36
              (i32.add
               (local.get $2)
               (i32.shl
                (local.tee $1
                 (i32.ctz
                  (local.get $1)
                 )
                )
                (i32.const 2)
               )
              )
             )
            )
           )
          )
          (i32.shl
           (local.get $1)
           (i32.const 5)
          )
         )
         (i32.const 2)
        )
       )
      )
     )
    )
    (then
     (call $sigil.use
      (local.get $2)
      (local.get $0)
     )
     (br $__inlined_func$sigil.take_plain$3
      (local.get $2)
     )
    )
   )
   (call $sigil.cut
    (local.get $0)
   )
  )
 )
 (func $sigil.key_at (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local.set $1
   (global.get $sigil.scope)
  )
  (local.set $2
   (global.get $sigil.chunk)
  )
  (loop $again.0
   (if
    (local.get $1)
    (then
     (loop $again.2
      (if
       (i32.ne
        (local.get $2)
        (i32.load offset=4
         (local.get $1)
        )
       )
       (then
        (if
         (i32.lt_u
          (i32.sub
           (local.get $0)
           (local.get $2)
          )
          (i32.and
           (i32.load offset=4
            (local.get $2)
           )
           (i32.const -16)
          )
         )
         (then
          (return
           (i32.mul
            (i32.load offset=12
             (local.get $1)
            )
            (i32.const 668265263)
           )
          )
         )
         (else
          (local.set $2
           (i32.load offset=8
            (local.get $2)
           )
          )
          (br $again.2)
         )
        )
       )
      )
     )
     (if
      (i32.and
       (i32.lt_u
        (i32.sub
         (local.get $0)
         (local.get $2)
        )
        (i32.and
         (i32.load offset=4
          (local.get $2)
         )
         (i32.const -16)
        )
       )
       (i32.gt_u
        (local.get $0)
        (local.get $1)
       )
      )
      (then
       (return
        (i32.mul
         (i32.load offset=12
          (local.get $1)
         )
         (i32.const 668265263)
        )
       )
      )
      (else
       (local.set $1
        (i32.load
         (local.get $1)
        )
       )
       (br $again.0)
      )
     )
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil.seal_for (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local.set $1
   (select
    (i32.add
     (local.tee $1
      (i32.add
       (i32.add
        (local.get $0)
        (i32.mul
         (local.tee $3
          (i32.load offset=4
           (local.get $0)
          )
         )
         (i32.const -2048144789)
        )
       )
       (i32.mul
        (local.tee $2
         (i32.load
          (i32.sub
           (local.get $0)
           (i32.const 8)
          )
         )
        )
        (i32.const -1640531535)
       )
      )
     )
     (i32.const 1365318175)
    )
    (local.get $1)
    (i32.ge_u
     (local.get $2)
     (i32.const -256)
    )
   )
  )
  (if
   (i32.eqz
    (i32.and
     (local.get $3)
     (i32.const 4)
    )
   )
   (then
    (if
     (i32.and
      (i32.le_u
       (local.get $2)
       (i32.const -238)
      )
      (i32.ge_u
       (local.get $2)
       (i32.const -240)
      )
     )
     (then
      (return
       (i32.add
        (local.get $1)
        (i32.load offset=8
         (local.get $0)
        )
       )
      )
     )
    )
    (return
     (local.get $1)
    )
   )
  )
  (if
   (i32.eqz
    (i32.and
     (local.get $3)
     (i32.const 8)
    )
   )
   (then
    (return
     (i32.add
      (call $sigil.key_at
       (local.get $0)
      )
      (local.get $1)
     )
    )
   )
  )
  (if
   (i32.eq
    (local.get $2)
    (i32.const -232)
   )
   (then
    (return
     (i32.add
      (local.get $1)
      (i32.mul
       (i32.load offset=20
        (local.get $0)
       )
       (i32.const 668265263)
      )
     )
    )
   )
  )
  (if
   (i32.lt_u
    (local.get $2)
    (i32.const -256)
   )
   (then
    (if
     (i32.gt_u
      (local.tee $2
       (i32.and
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -16)
       )
      )
      (i32.sub
       (i32.sub
        (i32.shl
         (memory.size)
         (i32.const 16)
        )
        (i32.const 1)
       )
       (local.get $0)
      )
     )
     (then
      (return
       (i32.xor
        (i32.load offset=4
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
        (i32.const 1)
       )
      )
     )
    )
    (return
     (i32.add
      (i32.add
       (local.get $1)
       (i32.load
        (local.tee $0
         (i32.sub
          (i32.add
           (local.get $0)
           (local.get $2)
          )
          (i32.const 16)
         )
        )
       )
      )
      (i32.mul
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const -1028477387)
      )
     )
    )
   )
  )
  (local.get $1)
 )
 (func $sigil.is_sealed (param $0 i32) (result i32)
  (i32.eq
   (i32.load offset=4
    (i32.sub
     (local.get $0)
     (i32.const 8)
    )
   )
   (call $sigil.seal_for
    (local.get $0)
   )
  )
 )
 (func $sigil.require_block (param $0 i32)
  (if
   (i32.eqz
    (call $sigil.is_sealed
     (local.get $0)
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 14)
    )
    (unreachable)
   )
  )
 )
 (func $sigil.give_back (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local.set $1
   (i32.add
    (local.get $0)
    (i32.and
     (local.tee $2
      (i32.load offset=4
       (local.get $0)
      )
     )
     (i32.const -16)
    )
   )
  )
  (if
   (i32.and
    (local.get $2)
    (i32.const 2)
   )
   (then
    (call $sigil.remove
     (local.tee $2
      (i32.load
       (local.get $0)
      )
     )
    )
    (i32.store
     (local.tee $3
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
     (i32.const -237)
    )
    (i32.store offset=4
     (local.get $3)
     (i32.sub
      (i32.add
       (local.get $0)
       (i32.mul
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -2048144789)
       )
      )
      (i32.const 670731966)
     )
    )
    (local.set $0
     (local.get $2)
    )
   )
  )
  (if
   (i32.eq
    (local.get $1)
    (global.get $sigil.wilderness)
   )
   (then
    (global.set $sigil.wilderness
     (local.get $0)
    )
   )
   (else
    (local.set $2
     (block $__inlined_func$sigil.merge_right$5 (result i32)
      (call $sigil.require_block
       (local.get $1)
      )
      (if
       (i32.and
        (local.tee $2
         (i32.load offset=4
          (local.get $1)
         )
        )
        (i32.const 1)
       )
       (then
        (call $sigil.remove
         (local.get $1)
        )
        (i32.store
         (local.tee $3
          (i32.sub
           (local.get $1)
           (i32.const 8)
          )
         )
         (i32.const -237)
        )
        (i32.store offset=4
         (local.get $3)
         (i32.sub
          (i32.add
           (local.get $1)
           (i32.mul
            (i32.load offset=4
             (local.get $1)
            )
            (i32.const -2048144789)
           )
          )
          (i32.const 670731966)
         )
        )
        (br $__inlined_func$sigil.merge_right$5
         (i32.add
          (i32.and
           (local.get $2)
           (i32.const -16)
          )
          (local.get $1)
         )
        )
       )
      )
      (local.set $4
       (i32.sub
        (i32.load offset=4
         (local.tee $3
          (i32.sub
           (local.get $1)
           (i32.const 8)
          )
         )
        )
        (i32.mul
         (i32.load offset=4
          (local.get $1)
         )
         (i32.const -2048144789)
        )
       )
      )
      (i32.store offset=4
       (local.get $1)
       (i32.or
        (local.get $2)
        (i32.const 2)
       )
      )
      (i32.store offset=4
       (local.get $3)
       (i32.add
        (local.get $4)
        (i32.mul
         (i32.load offset=4
          (local.get $1)
         )
         (i32.const -2048144789)
        )
       )
      )
      (local.get $1)
     )
    )
    (i32.store
     (local.tee $1
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
     (select
      (i32.const -239)
      (i32.const -240)
      (i32.le_u
       (i32.add
        (i32.load
         (local.get $1)
        )
        (i32.const 239)
       )
       (i32.const 3)
      )
     )
    )
    (call $sigil.list
     (local.get $0)
     (i32.sub
      (local.get $2)
      (local.get $0)
     )
    )
   )
  )
 )
 (func $sigil.leave_chunk
  (global.set $sigil.chunk
   (i32.const 0)
  )
  (global.set $sigil.cursor
   (i32.const 0)
  )
  (global.set $sigil.limit
   (i32.const 0)
  )
 )
 (func $sigil.merge_kept (result i32)
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local.set $3
   (i32.sub
    (i32.const 1024)
    (global.get $sigil.room)
   )
  )
  (local.set $4
   (i32.add
    (local.tee $1
     (global.get $sigil.heap)
    )
    (i32.const 68)
   )
  )
  (loop $again.0
   (if
    (i32.ne
     (local.get $1)
     (local.get $4)
    )
    (then
     (local.set $2
      (i32.load offset=3204
       (local.get $1)
      )
     )
     (i32.store offset=3204
      (local.get $1)
      (i32.const 0)
     )
     (loop $again.00
      (if
       (local.get $2)
       (then
        (if
         (i32.ne
          (i32.load offset=4
           (i32.sub
            (local.tee $0
             (i32.sub
              (local.get $2)
              (i32.const 8)
             )
            )
            (i32.const 8)
           )
          )
          (i32.add
           (local.tee $2
            (i32.load offset=8
             (local.get $0)
            )
           )
           (i32.add
            (i32.add
             (local.get $0)
             (i32.mul
              (i32.load offset=4
               (local.get $0)
              )
              (i32.const -2048144789)
             )
            )
            (i32.const 969799569)
           )
          )
         )
         (then
          (global.set $sigil.trap_kind
           (i32.const 14)
          )
          (unreachable)
         )
         (else
          (i32.store
           (local.tee $5
            (i32.sub
             (local.get $0)
             (i32.const 8)
            )
           )
           (i32.const -237)
          )
          (i32.store offset=4
           (local.get $5)
           (i32.sub
            (i32.add
             (local.get $0)
             (i32.mul
              (i32.load offset=4
               (local.get $0)
              )
              (i32.const -2048144789)
             )
            )
            (i32.const 670731966)
           )
          )
          (call $sigil.give_back
           (local.get $0)
          )
          (br $again.00)
         )
        )
       )
      )
     )
     (local.set $1
      (i32.add
       (local.get $1)
       (i32.const 4)
      )
     )
     (br $again.0)
    )
   )
  )
  (global.set $sigil.room
   (i32.const 1024)
  )
  (i32.or
   (if (result i32)
    (i32.or
     (global.get $sigil.scope)
     (i32.eqz
      (local.tee $0
       (global.get $sigil.chunk)
      )
     )
    )
    (then
     (i32.const 0)
    )
    (else
     (call $sigil.leave_chunk)
     (i32.store
      (local.tee $1
       (i32.sub
        (local.get $0)
        (i32.const 8)
       )
      )
      (i32.const -231)
     )
     (i32.store offset=4
      (local.get $1)
      (i32.sub
       (i32.add
        (local.get $0)
        (i32.mul
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const -2048144789)
        )
       )
       (i32.const 1923986584)
      )
     )
     (call $sigil.give_back
      (local.get $0)
     )
     (i32.const 1)
    )
   )
   (i32.ne
    (local.get $3)
    (i32.const 0)
   )
  )
 )
 (func $sigil.extend_for (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (if (result i32)
   (block $__inlined_func$sigil.own$8 (result i32)
    (drop
     (br_if $__inlined_func$sigil.own$8
      (i32.const 1)
      (i32.le_u
       (local.tee $0
        (i32.add
         (i32.add
          (i32.shr_u
           (global.get $sigil.reach)
           (i32.const 16)
          )
          (i32.shr_u
           (i32.sub
            (i32.sub
             (local.get $0)
             (i32.sub
              (global.get $sigil.reach)
              (global.get $sigil.wilderness)
             )
            )
            (i32.const 1)
           )
           (i32.const 16)
          )
         )
         (i32.const 2)
        )
       )
       (local.tee $1
        (i32.add
         (i32.shr_u
          (i32.load offset=8
           (local.tee $2
            (global.get $sigil.pool)
           )
          )
          (i32.const 16)
         )
         (i32.const 1)
        )
       )
      )
     )
    )
    (drop
     (br_if $__inlined_func$sigil.own$8
      (i32.const 0)
      (i32.ne
       (local.get $1)
       (memory.size)
      )
     )
    )
    (drop
     (br_if $__inlined_func$sigil.own$8
      (i32.const 0)
      (i32.eq
       (memory.grow
        (i32.sub
         (local.get $0)
         (local.get $1)
        )
       )
       (i32.const -1)
      )
     )
    )
    (i32.store offset=8
     (local.get $2)
     (i32.sub
      (i32.shl
       (local.get $0)
       (i32.const 16)
      )
      (i32.const 8)
     )
    )
    (i32.const 1)
   )
   (then
    (call $sigil.set_reach
     (i32.sub
      (i32.shl
       (local.get $0)
       (i32.const 16)
      )
      (i32.const 8)
     )
    )
    (i32.const 1)
   )
   (else
    (i32.const 0)
   )
  )
 )
 (func $sigil.reserve (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (i32.eqz
    (global.get $sigil.heap)
   )
   (then
    (global.set $sigil.heap
     (i32.const 1024)
    )
    (global.set $sigil.plain
     (i32.const 1024)
    )
    (global.set $sigil.room
     (i32.const 1024)
    )
    (call $sigil.lay_pool
     (i32.const 4304)
     (i32.const 65528)
    )
    (call $sigil.begin
     (i32.const 4304)
    )
   )
  )
  (if
   (local.tee $1
    (call $sigil.take
     (local.get $0)
    )
   )
   (then
    (return
     (local.get $1)
    )
   )
  )
  (block $__inlined_func$sigil.reserve_last$13 (result i32)
   (if
    (call $sigil.merge_kept)
    (then
     (if
      (local.tee $1
       (call $sigil.take
        (local.get $0)
       )
      )
      (then
       (br $__inlined_func$sigil.reserve_last$13
        (local.get $1)
       )
      )
     )
    )
   )
   (drop
    (br_if $__inlined_func$sigil.reserve_last$13
     (i32.const 0)
     (i32.eqz
      (block $__inlined_func$sigil.grow_for$71 (result i32)
       (local.set $2
        (local.get $0)
       )
       (local.set $0
        (i32.const 0)
       )
       (loop $again.0
        (if
         (i32.eqz
          (call $sigil.extend_for
           (local.get $2)
          )
         )
         (then
          (drop
           (br_if $__inlined_func$sigil.grow_for$71
            (i32.const 0)
            (i32.eqz
             (local.tee $0
              (if (result i32)
               (local.get $0)
               (then
                (local.get $0)
               )
               (else
                (block $__inlined_func$sigil.pool_above$57 (result i32)
                 (local.set $0
                  (i32.load offset=12
                   (local.tee $1
                    (global.get $sigil.pool)
                   )
                  )
                 )
                 (loop $again.00
                  (if
                   (local.get $0)
                   (then
                    (if
                     (i32.ge_u
                      (i32.sub
                       (i32.load offset=8
                        (local.get $0)
                       )
                       (i32.add
                        (local.get $0)
                        (i32.const 24)
                       )
                      )
                      (local.get $2)
                     )
                     (then
                      (br $__inlined_func$sigil.pool_above$57
                       (local.get $0)
                      )
                     )
                     (else
                      (local.set $0
                       (i32.load offset=12
                        (local.tee $1
                         (local.get $0)
                        )
                       )
                      )
                      (br $again.00)
                     )
                    )
                   )
                  )
                 )
                 (if
                  (local.tee $0
                   (block $__inlined_func$sigil.grow_apart$10 (result i32)
                    (local.set $0
                     (memory.size)
                    )
                    (drop
                     (br_if $__inlined_func$sigil.grow_apart$10
                      (i32.const 0)
                      (i32.eq
                       (memory.grow
                        (local.tee $3
                         (i32.shr_u
                          (i32.add
                           (i32.shr_u
                            (local.get $2)
                            (i32.const 4)
                           )
                           (i32.const 4097)
                          )
                          (i32.const 12)
                         )
                        )
                       )
                       (i32.const -1)
                      )
                     )
                    )
                    (call $sigil.lay_pool
                     (local.tee $4
                      (i32.shl
                       (local.get $0)
                       (i32.const 16)
                      )
                     )
                     (i32.sub
                      (i32.shl
                       (i32.add
                        (local.get $0)
                        (local.get $3)
                       )
                       (i32.const 16)
                      )
                      (i32.const 8)
                     )
                    )
                    (local.get $4)
                   )
                  )
                  (then
                   (i32.store offset=12
                    (local.get $1)
                    (local.get $0)
                   )
                  )
                 )
                 (local.get $0)
                )
               )
              )
             )
            )
           )
          )
          (call $sigil.set_reach
           (i32.load offset=8
            (global.get $sigil.pool)
           )
          )
          (if
           (i32.ne
            (global.get $sigil.wilderness)
            (global.get $sigil.reach)
           )
           (then
            (local.set $3
             (i32.sub
              (i32.load offset=4
               (i32.sub
                (local.tee $1
                 (global.get $sigil.reach)
                )
                (i32.const 8)
               )
              )
              (i32.mul
               (i32.load offset=4
                (local.get $1)
               )
               (i32.const -2048144789)
              )
             )
            )
            (i32.store offset=4
             (local.get $1)
             (i32.const 2)
            )
            (i32.store offset=4
             (i32.sub
              (local.get $1)
              (i32.const 8)
             )
             (i32.add
              (local.get $3)
              (i32.mul
               (i32.load offset=4
                (local.get $1)
               )
               (i32.const -2048144789)
              )
             )
            )
            (i32.store
             (i32.sub
              (local.tee $1
               (global.get $sigil.wilderness)
              )
              (i32.const 8)
             )
             (select
              (i32.const -239)
              (i32.const -240)
              (i32.le_u
               (i32.add
                (i32.load
                 (i32.sub
                  (local.get $1)
                  (i32.const 8)
                 )
                )
                (i32.const 239)
               )
               (i32.const 3)
              )
             )
            )
            (call $sigil.list
             (global.get $sigil.wilderness)
             (i32.sub
              (global.get $sigil.reach)
              (global.get $sigil.wilderness)
             )
            )
           )
          )
          (call $sigil.begin
           (i32.load offset=12
            (global.get $sigil.pool)
           )
          )
          (br_if $again.0
           (i32.lt_u
            (i32.sub
             (global.get $sigil.reach)
             (global.get $sigil.wilderness)
            )
            (local.get $2)
           )
          )
          (br $__inlined_func$sigil.grow_for$71
           (i32.const 1)
          )
         )
        )
       )
       (i32.const 1)
      )
     )
    )
   )
   (call $sigil.cut
    (local.get $2)
   )
  )
 )
 (func $sigil.seal (param $0 i32)
  (i32.store offset=4
   (i32.sub
    (local.get $0)
    (i32.const 8)
   )
   (call $sigil.seal_for
    (local.get $0)
   )
  )
 )
 (func $sigil.set_newer (param $0 i32) (param $1 i32)
  (call $sigil.require_block
   (local.get $0)
  )
  (i32.store offset=4
   (i32.sub
    (i32.add
     (local.get $0)
     (i32.and
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -16)
     )
    )
    (i32.const 16)
   )
   (local.get $1)
  )
  (call $sigil.seal
   (local.get $0)
  )
 )
 (func $sigil.link_apart (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (i32.store offset=4
   (local.get $0)
   (i32.or
    (i32.load offset=4
     (local.get $0)
    )
    (i32.const 12)
   )
  )
  (i32.store
   (local.tee $3
    (i32.sub
     (i32.add
      (local.get $0)
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const -16)
      )
     )
     (i32.const 16)
    )
   )
   (local.tee $2
    (i32.load offset=8
     (local.tee $1
      (global.get $sigil.scope)
     )
    )
   )
  )
  (i32.store offset=4
   (local.get $3)
   (local.get $1)
  )
  (call $sigil.seal
   (local.get $0)
  )
  (if
   (local.get $2)
   (then
    (call $sigil.set_newer
     (local.get $2)
     (local.get $0)
    )
   )
  )
  (i32.store offset=8
   (local.get $1)
   (local.get $0)
  )
 )
 (func $sigil.hand_over (param $0 i32) (param $1 i32)
  (i32.store
   (i32.sub
    (local.get $0)
    (i32.const 8)
   )
   (local.get $1)
  )
  (if
   (i32.and
    (i32.load offset=4
     (local.get $0)
    )
    (i32.const 4)
   )
   (then
    (call $sigil.seal
     (local.get $0)
    )
   )
   (else
    (i32.store offset=4
     (i32.sub
      (local.get $0)
      (i32.const 8)
     )
     (i32.add
      (i32.add
       (local.get $0)
       (i32.mul
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -2048144789)
       )
      )
      (i32.mul
       (local.get $1)
       (i32.const -1640531535)
      )
     )
    )
   )
  )
  (i32.store align=1
   (i32.add
    (i32.add
     (local.get $0)
     (i32.const 8)
    )
    (local.get $1)
   )
   (i32.const -1520778436)
  )
 )
 (func $sigil.use_chunk (param $0 i32) (param $1 i32)
  (global.set $sigil.chunk
   (local.get $0)
  )
  (global.set $sigil.cursor
   (local.get $1)
  )
  (global.set $sigil.limit
   (i32.add
    (local.get $0)
    (i32.and
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -16)
    )
   )
  )
 )
 (func $sigil.place_in_chunk (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (if
   (i32.lt_u
    (i32.sub
     (global.get $sigil.limit)
     (global.get $sigil.cursor)
    )
    (local.get $0)
   )
   (then
    (if
     (i32.eqz
      (block $__inlined_func$sigil.new_chunk$14 (result i32)
       (local.set $2
        (global.get $sigil.chunk)
       )
       (if
        (i32.eqz
         (local.tee $1
          (call $sigil.reserve
           (i32.const 8192)
          )
         )
        )
        (then
         (local.set $1
          (call $sigil.reserve
           (i32.add
            (local.get $0)
            (i32.const 32)
           )
          )
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.new_chunk$14
         (i32.const 0)
         (i32.eqz
          (local.get $1)
         )
        )
       )
       (i32.store offset=4
        (local.get $1)
        (i32.or
         (i32.load offset=4
          (local.get $1)
         )
         (i32.const 8)
        )
       )
       (i32.store
        (local.tee $3
         (i32.sub
          (local.get $1)
          (i32.const 8)
         )
        )
        (i32.const -233)
       )
       (i32.store offset=4
        (local.get $3)
        (i32.add
         (i32.add
          (local.get $1)
          (i32.mul
           (i32.load offset=4
            (local.get $1)
           )
           (i32.const -2048144789)
          )
         )
         (i32.const 1357076486)
        )
       )
       (if
        (local.get $2)
        (then
         (i32.store offset=12
          (local.get $2)
          (global.get $sigil.cursor)
         )
        )
       )
       (i32.store offset=8
        (local.get $1)
        (local.get $2)
       )
       (call $sigil.use_chunk
        (local.get $1)
        (i32.add
         (local.get $1)
         (i32.const 32)
        )
       )
       (i32.const 1)
      )
     )
     (then
      (return
       (i32.const 0)
      )
     )
    )
   )
  )
  (global.set $sigil.cursor
   (i32.add
    (local.get $0)
    (local.tee $1
     (global.get $sigil.cursor)
    )
   )
  )
  (local.get $1)
 )
 (func $sigil.alloc_from (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (if
   (select
    (local.get $0)
    (i32.const 0)
    (i32.le_u
     (local.get $1)
     (i32.const 236)
    )
   )
   (then
    (if
     (local.tee $2
      (i32.load offset=3204
       (local.tee $4
        (i32.add
         (local.get $0)
         (i32.and
          (i32.shr_u
           (i32.add
            (local.get $1)
            (i32.const 35)
           )
           (i32.const 2)
          )
          (i32.const 124)
         )
        )
       )
      )
     )
     (then
      (local.set $3
       (i32.load offset=4
        (local.tee $0
         (i32.sub
          (local.get $2)
          (i32.const 8)
         )
        )
       )
      )
      (if
       (i32.ne
        (i32.load offset=4
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
        (i32.add
         (local.tee $5
          (i32.load offset=8
           (local.get $0)
          )
         )
         (i32.add
          (i32.add
           (local.get $0)
           (i32.mul
            (local.get $3)
            (i32.const -2048144789)
           )
          )
          (i32.const 969799569)
         )
        )
       )
       (then
        (global.set $sigil.trap_kind
         (i32.const 14)
        )
        (unreachable)
       )
      )
      (i32.store offset=3204
       (local.get $4)
       (local.get $5)
      )
      (global.set $sigil.room
       (i32.add
        (global.get $sigil.room)
        (i32.const 1)
       )
      )
      (i32.store
       (local.tee $4
        (i32.sub
         (local.get $0)
         (i32.const 8)
        )
       )
       (local.get $1)
      )
      (i32.store offset=4
       (local.get $4)
       (i32.add
        (i32.add
         (local.get $0)
         (i32.mul
          (local.get $3)
          (i32.const -2048144789)
         )
        )
        (i32.mul
         (local.get $1)
         (i32.const -1640531535)
        )
       )
      )
      (i32.store align=1
       (i32.add
        (i32.add
         (local.get $0)
         (i32.const 8)
        )
        (local.get $1)
       )
       (i32.const -1520778436)
      )
      (return
       (local.get $2)
      )
     )
    )
   )
  )
  (block $__inlined_func$sigil.alloc_uncached$16 (result i32)
   (drop
    (br_if $__inlined_func$sigil.alloc_uncached$16
     (i32.const 0)
     (i32.gt_u
      (local.get $1)
      (i32.const -512)
     )
    )
   )
   (if
    (i32.eqz
     (select
      (local.get $0)
      (i32.const 1)
      (global.get $sigil.scope)
     )
    )
    (then
     (br $__inlined_func$sigil.alloc_uncached$16
      (block $__inlined_func$sigil.alloc_scoped$58 (result i32)
       (if
        (i32.gt_u
         (local.tee $2
          (i32.and
           (i32.add
            (local.get $1)
            (i32.const 35)
           )
           (i32.const -16)
          )
         )
         (i32.const 2048)
        )
        (then
         (br $__inlined_func$sigil.alloc_scoped$58
          (if (result i32)
           (local.tee $0
            (call $sigil.reserve
             (i32.and
              (i32.add
               (local.get $1)
               (i32.const 43)
              )
              (i32.const -16)
             )
            )
           )
           (then
            (call $sigil.link_apart
             (local.get $0)
            )
            (call $sigil.hand_over
             (local.get $0)
             (local.get $1)
            )
            (i32.add
             (local.get $0)
             (i32.const 8)
            )
           )
           (else
            (i32.const 0)
           )
          )
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.alloc_scoped$58
         (i32.const 0)
         (i32.eqz
          (local.tee $0
           (call $sigil.place_in_chunk
            (local.get $2)
           )
          )
         )
        )
       )
       (i32.store offset=4
        (local.get $0)
        (local.tee $2
         (i32.or
          (local.get $2)
          (i32.const 4)
         )
        )
       )
       (i32.store
        (local.tee $3
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
        (local.get $1)
       )
       (i32.store offset=4
        (local.get $3)
        (i32.add
         (global.get $sigil.scope_key)
         (i32.add
          (i32.add
           (local.get $0)
           (i32.mul
            (local.get $2)
            (i32.const -2048144789)
           )
          )
          (i32.mul
           (local.get $1)
           (i32.const -1640531535)
          )
         )
        )
       )
       (i32.store align=1
        (i32.add
         (local.get $1)
         (local.tee $0
          (i32.add
           (local.get $0)
           (i32.const 8)
          )
         )
        )
        (i32.const -1520778436)
       )
       (local.get $0)
      )
     )
    )
   )
   (drop
    (br_if $__inlined_func$sigil.alloc_uncached$16
     (i32.const 0)
     (i32.eqz
      (local.tee $0
       (call $sigil.reserve
        (i32.and
         (i32.add
          (local.get $1)
          (i32.const 35)
         )
         (i32.const -16)
        )
       )
      )
     )
    )
   )
   (call $sigil.hand_over
    (local.get $0)
    (local.get $1)
   )
   (i32.add
    (local.get $0)
    (i32.const 8)
   )
  )
 )
 (func $sigil.record_trap (param $0 i32)
  (global.set $sigil.trap_kind
   (i32.const 1)
  )
  (global.set $sigil.failed_size
   (local.get $0)
  )
 )
 (func $sigil.or_trap (param $0 i32) (param $1 i32) (result i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (call $sigil.record_trap
     (local.get $1)
    )
    (unreachable)
   )
  )
  (local.get $0)
 )
 (func $sigil.unaudited.sigil_alloc (param $0 i32) (result i32)
  (call $sigil.or_trap
   (call $sigil.alloc_from
    (global.get $sigil.plain)
    (local.get $0)
   )
   (local.get $0)
  )
 )
 (func $sigil.show_wilderness
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (if
   (i32.eq
    (local.tee $0
     (global.get $sigil.wilderness)
    )
    (global.get $sigil.reach)
   )
   (then
    (return)
   )
  )
  (local.set $2
   (select
    (i32.const -236)
    (i32.const -235)
    (i32.le_u
     (i32.add
      (i32.load
       (local.tee $1
        (i32.sub
         (local.get $0)
         (i32.const 8)
        )
       )
      )
      (i32.const 239)
     )
     (i32.const 3)
    )
   )
  )
  (i32.store offset=4
   (local.get $0)
   (i32.or
    (i32.sub
     (global.get $sigil.reach)
     (global.get $sigil.wilderness)
    )
    (i32.const 1)
   )
  )
  (i32.store
   (local.get $1)
   (local.get $2)
  )
  (call $sigil.seal
   (local.get $0)
  )
 )
 (func $sigil.check_left (param $0 i32) (param $1 i32) (result i32)
  (if
   (i32.eqz
    (local.get $1)
   )
   (then
    (if
     (i32.and
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const 2)
     )
     (then
      (return
       (i32.const 3)
      )
     )
    )
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.and
    (i32.load offset=4
     (local.get $0)
    )
    (i32.const 1)
   )
   (then
    (return
     (i32.const 2)
    )
   )
  )
  (if
   (i32.eqz
    (i32.and
     (i32.eq
      (i32.load
       (local.get $0)
      )
      (local.get $1)
     )
     (i32.ne
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const 2)
      )
      (i32.const 0)
     )
    )
   )
   (then
    (return
     (i32.const 3)
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil.check_heap (result i32)
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (if
   (i32.eqz
    (global.get $sigil.heap)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (call $sigil.show_wilderness)
  (if
   (local.tee $0
    (block $__inlined_func$sigil.check_pools$59 (result i32)
     (local.set $5
      (i32.sub
       (i32.shl
        (memory.size)
        (i32.const 16)
       )
       (i32.const 8)
      )
     )
     (local.set $0
      (i32.add
       (global.get $sigil.heap)
       (i32.const 3280)
      )
     )
     (loop $again.0
      (if
       (local.get $0)
       (then
        (drop
         (br_if $__inlined_func$sigil.check_pools$59
          (i32.const 7)
          (i32.eqz
           (i32.and
            (i32.gt_u
             (local.tee $1
              (i32.load offset=4
               (local.get $0)
              )
             )
             (i32.add
              (local.get $0)
              (i32.const 24)
             )
            )
            (i32.le_u
             (local.get $1)
             (i32.load offset=8
              (local.get $0)
             )
            )
           )
          )
         )
        )
        (drop
         (br_if $__inlined_func$sigil.check_pools$59
          (i32.const 7)
          (i32.lt_u
           (local.get $5)
           (i32.load offset=8
            (local.get $0)
           )
          )
         )
        )
        (if
         (local.tee $1
          (select
           (i32.load offset=12
            (local.get $0)
           )
           (i32.const 0)
           (i32.ne
            (local.get $0)
            (global.get $sigil.pool)
           )
          )
         )
         (then
          (drop
           (br_if $__inlined_func$sigil.check_pools$59
            (i32.const 7)
            (i32.le_u
             (local.get $1)
             (i32.load offset=8
              (local.get $0)
             )
            )
           )
          )
         )
        )
        (if
         (local.tee $0
          (block $__inlined_func$sigil.check_blocks$17 (result i32)
           (local.set $3
            (i32.const 0)
           )
           (local.set $2
            (i32.load offset=4
             (local.get $0)
            )
           )
           (local.set $0
            (i32.add
             (local.get $0)
             (i32.const 24)
            )
           )
           (loop $again.00
            (if
             (i32.ne
              (local.get $0)
              (local.get $2)
             )
             (then
              (drop
               (br_if $__inlined_func$sigil.check_blocks$17
                (i32.const 1)
                (i32.eqz
                 (i32.and
                  (i32.ne
                   (local.tee $4
                    (i32.and
                     (i32.load offset=4
                      (local.get $0)
                     )
                     (i32.const -16)
                    )
                   )
                   (i32.const 0)
                  )
                  (i32.le_u
                   (local.get $4)
                   (i32.sub
                    (local.get $2)
                    (local.get $0)
                   )
                  )
                 )
                )
               )
              )
              (drop
               (br_if $__inlined_func$sigil.check_blocks$17
                (i32.const 12)
                (i32.eqz
                 (call $sigil.is_sealed
                  (local.get $0)
                 )
                )
               )
              )
              (if
               (i32.lt_u
                (local.tee $6
                 (i32.load
                  (i32.sub
                   (local.get $0)
                   (i32.const 8)
                  )
                 )
                )
                (i32.const -256)
               )
               (then
                (drop
                 (br_if $__inlined_func$sigil.check_blocks$17
                  (i32.const 12)
                  (i32.ne
                   (i32.load align=1
                    (i32.add
                     (i32.add
                      (local.get $0)
                      (i32.const 8)
                     )
                     (local.get $6)
                    )
                   )
                   (i32.const -1520778436)
                  )
                 )
                )
               )
              )
              (if
               (local.tee $3
                (call $sigil.check_left
                 (local.get $0)
                 (local.get $3)
                )
               )
               (then
                (br $__inlined_func$sigil.check_blocks$17
                 (local.get $3)
                )
               )
               (else
                (local.set $3
                 (select
                  (local.get $0)
                  (i32.const 0)
                  (i32.and
                   (i32.and
                    (i32.load offset=4
                     (local.get $0)
                    )
                    (i32.const 1)
                   )
                   (i32.ne
                    (local.get $0)
                    (global.get $sigil.wilderness)
                   )
                  )
                 )
                )
                (local.set $0
                 (i32.add
                  (local.get $0)
                  (local.get $4)
                 )
                )
                (br $again.00)
               )
              )
             )
            )
           )
           (drop
            (br_if $__inlined_func$sigil.check_blocks$17
             (i32.const 1)
             (i32.and
              (i32.load offset=4
               (local.get $2)
              )
              (i32.const -3)
             )
            )
           )
           (drop
            (br_if $__inlined_func$sigil.check_blocks$17
             (i32.const 12)
             (i32.eqz
              (call $sigil.is_sealed
               (local.get $2)
              )
             )
            )
           )
           (if
            (i32.lt_u
             (local.tee $0
              (i32.load
               (i32.sub
                (local.get $2)
                (i32.const 8)
               )
              )
             )
             (i32.const -256)
            )
            (then
             (drop
              (br_if $__inlined_func$sigil.check_blocks$17
               (i32.const 12)
               (i32.ne
                (i32.load align=1
                 (i32.add
                  (i32.add
                   (local.get $2)
                   (i32.const 8)
                  )
                  (local.get $0)
                 )
                )
                (i32.const -1520778436)
               )
              )
             )
            )
           )
           (call $sigil.check_left
            (local.get $2)
            (local.get $3)
           )
          )
         )
         (then
          (br $__inlined_func$sigil.check_pools$59
           (local.get $0)
          )
         )
         (else
          (local.set $0
           (local.get $1)
          )
          (br $again.0)
         )
        )
       )
      )
     )
     (drop
      (br_if $__inlined_func$sigil.check_pools$59
       (i32.const 7)
       (i32.ne
        (global.get $sigil.reach)
        (i32.load offset=4
         (global.get $sigil.pool)
        )
       )
      )
     )
     (if
      (i32.ne
       (local.tee $0
        (global.get $sigil.wilderness)
       )
       (global.get $sigil.reach)
      )
      (then
       (drop
        (br_if $__inlined_func$sigil.check_pools$59
         (i32.const 6)
         (i32.eqz
          (i32.and
           (i32.load offset=4
            (local.get $0)
           )
           (i32.const 1)
          )
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.check_pools$59
         (i32.const 6)
         (i32.ne
          (global.get $sigil.reach)
          (i32.add
           (local.get $0)
           (i32.and
            (i32.load offset=4
             (local.get $0)
            )
            (i32.const -16)
           )
          )
         )
        )
       )
      )
     )
     (i32.const 0)
    )
   )
   (then
    (return
     (local.get $0)
    )
   )
  )
  (if
   (local.tee $0
    (block $__inlined_func$sigil.check_lists$60 (result i32)
     (local.set $0
      (i32.const 0)
     )
     (local.set $3
      (i32.const 0)
     )
     (local.set $4
      (i32.const 0)
     )
     (local.set $2
      (i32.add
       (global.get $sigil.heap)
       (i32.const 3280)
      )
     )
     (loop $again.01
      (if
       (local.get $2)
       (then
        (local.set $1
         (i32.add
          (local.get $2)
          (i32.const 24)
         )
        )
        (loop $again.2
         (if
          (i32.ne
           (local.get $1)
           (i32.load offset=4
            (local.get $2)
           )
          )
          (then
           (local.set $0
            (i32.add
             (local.get $0)
             (i32.and
              (i32.and
               (i32.load offset=4
                (local.get $1)
               )
               (i32.const 1)
              )
              (i32.ne
               (local.get $1)
               (global.get $sigil.wilderness)
              )
             )
            )
           )
           (local.set $1
            (i32.add
             (local.get $1)
             (i32.and
              (i32.load offset=4
               (local.get $1)
              )
              (i32.const -16)
             )
            )
           )
           (br $again.2)
          )
         )
        )
        (local.set $2
         (select
          (i32.load offset=12
           (local.get $2)
          )
          (i32.const 0)
          (i32.ne
           (local.get $2)
           (global.get $sigil.pool)
          )
         )
        )
        (br $again.01)
       )
      )
     )
     (local.set $2
      (local.get $0)
     )
     (loop $again.002
      (if
       (i32.lt_u
        (local.get $3)
        (i32.const 768)
       )
       (then
        (drop
         (br_if $__inlined_func$sigil.check_lists$60
          (i32.const 5)
          (i32.ne
           (i32.and
            (i32.shr_u
             (local.tee $5
              (i32.load offset=36
               (i32.add
                (global.get $sigil.heap)
                (i32.shl
                 (local.tee $0
                  (i32.shr_u
                   (local.get $3)
                   (i32.const 5)
                  )
                 )
                 (i32.const 2)
                )
               )
              )
             )
             (local.get $3)
            )
            (i32.const 1)
           )
           (i32.ne
            (local.tee $1
             (i32.load offset=132
              (i32.add
               (global.get $sigil.heap)
               (i32.shl
                (local.get $3)
                (i32.const 2)
               )
              )
             )
            )
            (i32.const 0)
           )
          )
         )
        )
        (local.set $4
         (select
          (i32.or
           (local.get $4)
           (i32.shl
            (i32.const 1)
            (local.get $0)
           )
          )
          (local.get $4)
          (local.get $5)
         )
        )
        (local.set $0
         (i32.const 0)
        )
        (loop $again.21
         (if
          (local.get $1)
          (then
           (drop
            (br_if $__inlined_func$sigil.check_lists$60
             (i32.const 4)
             (i32.eqz
              (local.get $2)
             )
            )
           )
           (local.set $2
            (i32.sub
             (local.get $2)
             (i32.const 1)
            )
           )
           (drop
            (br_if $__inlined_func$sigil.check_lists$60
             (i32.const 4)
             (i32.eqz
              (i32.and
               (i32.and
                (i32.and
                 (i32.load offset=4
                  (local.get $1)
                 )
                 (i32.const 1)
                )
                (i32.ne
                 (local.get $1)
                 (global.get $sigil.wilderness)
                )
               )
               (i32.eq
                (call $sigil.class_to_store
                 (i32.and
                  (i32.load offset=4
                   (local.get $1)
                  )
                  (i32.const -16)
                 )
                )
                (local.get $3)
               )
              )
             )
            )
           )
           (drop
            (br_if $__inlined_func$sigil.check_lists$60
             (i32.const 4)
             (i32.ne
              (local.get $0)
              (i32.load offset=12
               (local.get $1)
              )
             )
            )
           )
           (local.set $1
            (i32.load offset=8
             (local.tee $0
              (local.get $1)
             )
            )
           )
           (br $again.21)
          )
         )
        )
        (local.set $3
         (i32.add
          (local.get $3)
          (i32.const 1)
         )
        )
        (br $again.002)
       )
      )
     )
     (drop
      (br_if $__inlined_func$sigil.check_lists$60
       (i32.const 4)
       (local.get $2)
      )
     )
     (drop
      (br_if $__inlined_func$sigil.check_lists$60
       (i32.const 5)
       (i32.ne
        (i32.load
         (global.get $sigil.heap)
        )
        (local.get $4)
       )
      )
     )
     (i32.const 0)
    )
   )
   (then
    (return
     (local.get $0)
    )
   )
  )
  (if
   (local.tee $0
    (block $__inlined_func$sigil.check_cache$20 (result i32)
     (local.set $0
      (i32.const 0)
     )
     (drop
      (br_if $__inlined_func$sigil.check_cache$20
       (i32.const 8)
       (i32.gt_u
        (local.tee $1
         (i32.sub
          (i32.const 1024)
          (global.get $sigil.room)
         )
        )
        (i32.const 1024)
       )
      )
     )
     (loop $again.03
      (if
       (i32.lt_u
        (local.get $0)
        (i32.const 17)
       )
       (then
        (local.set $2
         (i32.load offset=3204
          (i32.add
           (global.get $sigil.heap)
           (i32.shl
            (local.get $0)
            (i32.const 2)
           )
          )
         )
        )
        (loop $again.24
         (if
          (local.get $2)
          (then
           (drop
            (br_if $__inlined_func$sigil.check_cache$20
             (i32.const 8)
             (i32.eqz
              (local.get $1)
             )
            )
           )
           (local.set $1
            (i32.sub
             (local.get $1)
             (i32.const 1)
            )
           )
           (drop
            (br_if $__inlined_func$sigil.check_cache$20
             (i32.const 8)
             (i32.ne
              (i32.and
               (i32.load offset=4
                (local.tee $2
                 (i32.sub
                  (local.get $2)
                  (i32.const 8)
                 )
                )
               )
               (i32.const -3)
              )
              (i32.shl
               (local.get $0)
               (i32.const 4)
              )
             )
            )
           )
           (local.set $2
            (i32.load offset=8
             (local.get $2)
            )
           )
           (br $again.24)
          )
         )
        )
        (local.set $0
         (i32.add
          (local.get $0)
          (i32.const 1)
         )
        )
        (br $again.03)
       )
      )
     )
     (drop
      (br_if $__inlined_func$sigil.check_cache$20
       (i32.const 8)
       (local.get $1)
      )
     )
     (i32.const 0)
    )
   )
   (then
    (return
     (local.get $0)
    )
   )
  )
  (if
   (local.tee $0
    (block $__inlined_func$sigil.check_chunks$21 (result i32)
     (drop
      (br_if $__inlined_func$sigil.check_chunks$21
       (i32.const 9)
       (i32.eqz
        (i32.and
         (i32.le_u
          (local.tee $0
           (global.get $sigil.chunk)
          )
          (global.get $sigil.cursor)
         )
         (i32.le_u
          (global.get $sigil.cursor)
          (global.get $sigil.limit)
         )
        )
       )
      )
     )
     (loop $again.005
      (if
       (local.get $0)
       (then
        (drop
         (br_if $__inlined_func$sigil.check_chunks$21
          (i32.const 9)
          (i32.ne
           (i32.and
            (i32.load offset=4
             (local.get $0)
            )
            (i32.const 13)
           )
           (i32.const 8)
          )
         )
        )
        (drop
         (br_if $__inlined_func$sigil.check_chunks$21
          (i32.const 9)
          (i32.gt_u
           (i32.sub
            (local.tee $2
             (select
              (global.get $sigil.cursor)
              (i32.load offset=12
               (local.get $0)
              )
              (i32.eq
               (local.get $0)
               (global.get $sigil.chunk)
              )
             )
            )
            (local.get $0)
           )
           (i32.and
            (i32.load offset=4
             (local.get $0)
            )
            (i32.const -16)
           )
          )
         )
        )
        (local.set $1
         (i32.add
          (local.get $0)
          (i32.const 32)
         )
        )
        (loop $again.216
         (if
          (i32.ne
           (local.get $1)
           (local.get $2)
          )
          (then
           (drop
            (br_if $__inlined_func$sigil.check_chunks$21
             (i32.const 9)
             (i32.eqz
              (i32.and
               (i32.ne
                (local.tee $3
                 (i32.and
                  (i32.load offset=4
                   (local.get $1)
                  )
                  (i32.const -16)
                 )
                )
                (i32.const 0)
               )
               (i32.le_u
                (local.get $3)
                (i32.sub
                 (local.get $2)
                 (local.get $1)
                )
               )
              )
             )
            )
           )
           (drop
            (br_if $__inlined_func$sigil.check_chunks$21
             (i32.const 9)
             (i32.eqz
              (i32.and
               (i32.load offset=4
                (local.get $1)
               )
               (i32.const 4)
              )
             )
            )
           )
           (drop
            (br_if $__inlined_func$sigil.check_chunks$21
             (i32.const 12)
             (i32.eqz
              (call $sigil.is_sealed
               (local.get $1)
              )
             )
            )
           )
           (if
            (i32.lt_u
             (local.tee $4
              (i32.load
               (i32.sub
                (local.get $1)
                (i32.const 8)
               )
              )
             )
             (i32.const -256)
            )
            (then
             (drop
              (br_if $__inlined_func$sigil.check_chunks$21
               (i32.const 12)
               (i32.ne
                (i32.load align=1
                 (i32.add
                  (i32.add
                   (local.get $1)
                   (i32.const 8)
                  )
                  (local.get $4)
                 )
                )
                (i32.const -1520778436)
               )
              )
             )
            )
           )
           (local.set $1
            (i32.add
             (local.get $1)
             (local.get $3)
            )
           )
           (br $again.216)
          )
         )
        )
        (local.set $0
         (i32.load offset=8
          (local.get $0)
         )
        )
        (br $again.005)
       )
      )
     )
     (i32.const 0)
    )
   )
   (then
    (return
     (local.get $0)
    )
   )
  )
  (if
   (local.tee $0
    (block $__inlined_func$sigil.check_scopes$61 (result i32)
     (drop
      (br_if $__inlined_func$sigil.check_scopes$61
       (i32.const 10)
       (i32.ne
        (global.get $sigil.plain)
        (select
         (i32.const 0)
         (global.get $sigil.heap)
         (global.get $sigil.scope)
        )
       )
      )
     )
     (local.set $1
      (global.get $sigil.scope)
     )
     (local.set $3
      (global.get $sigil.chunk)
     )
     (local.set $0
      (global.get $sigil.cursor)
     )
     (loop $again.07
      (if
       (local.get $1)
       (then
        (loop $again.28
         (if
          (i32.ne
           (local.get $3)
           (i32.load offset=4
            (local.get $1)
           )
          )
          (then
           (if
            (local.get $3)
            (then
             (local.set $0
              (select
               (i32.load offset=12
                (local.tee $3
                 (i32.load offset=8
                  (local.get $3)
                 )
                )
               )
               (i32.const 0)
               (local.get $3)
              )
             )
             (br $again.28)
            )
            (else
             (br $__inlined_func$sigil.check_scopes$61
              (i32.const 10)
             )
            )
           )
          )
         )
        )
        (drop
         (br_if $__inlined_func$sigil.check_scopes$61
          (i32.const 10)
          (i32.eqz
           (i32.and
            (i32.gt_u
             (local.get $0)
             (local.get $1)
            )
            (i32.gt_u
             (local.get $1)
             (local.get $3)
            )
           )
          )
         )
        )
        (drop
         (br_if $__inlined_func$sigil.check_scopes$61
          (i32.const 10)
          (i32.ne
           (i32.and
            (i32.load offset=4
             (i32.sub
              (local.get $1)
              (i32.const 8)
             )
            )
            (i32.const 15)
           )
           (i32.const 12)
          )
         )
        )
        (if
         (local.tee $0
          (block $__inlined_func$sigil.check_apart$19 (result i32)
           (local.set $2
            (i32.load offset=8
             (local.tee $0
              (local.get $1)
             )
            )
           )
           (loop $again.009
            (if
             (local.get $2)
             (then
              (drop
               (br_if $__inlined_func$sigil.check_apart$19
                (i32.const 11)
                (i32.eqz
                 (i32.and
                  (i32.eqz
                   (i32.and
                    (i32.load offset=4
                     (local.get $2)
                    )
                    (i32.const 1)
                   )
                  )
                  (i32.eq
                   (i32.and
                    (i32.load offset=4
                     (local.get $2)
                    )
                    (i32.const 12)
                   )
                   (i32.const 12)
                  )
                 )
                )
               )
              )
              (drop
               (br_if $__inlined_func$sigil.check_apart$19
                (i32.const 11)
                (i32.ne
                 (local.get $0)
                 (i32.load offset=4
                  (local.tee $4
                   (i32.sub
                    (i32.add
                     (local.get $2)
                     (i32.and
                      (i32.load offset=4
                       (local.get $2)
                      )
                      (i32.const -16)
                     )
                    )
                    (i32.const 16)
                   )
                  )
                 )
                )
               )
              )
              (local.set $0
               (local.get $2)
              )
              (local.set $2
               (i32.load
                (local.get $4)
               )
              )
              (br $again.009)
             )
            )
           )
           (i32.const 0)
          )
         )
         (then
          (br $__inlined_func$sigil.check_scopes$61
           (local.get $0)
          )
         )
         (else
          (local.set $1
           (i32.load
            (local.tee $0
             (local.get $1)
            )
           )
          )
          (br $again.07)
         )
        )
       )
      )
     )
     (i32.const 0)
    )
   )
   (then
    (return
     (local.get $0)
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil.health
  (if
   (call $sigil.check_heap)
   (then
    (global.set $sigil.trap_kind
     (i32.const 14)
    )
    (unreachable)
   )
  )
 )
 (func $sigil_alloc (param $0 i32) (result i32)
  (local.set $0
   (call $sigil.unaudited.sigil_alloc
    (local.get $0)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil.pool_holding (param $0 i32) (result i32)
  (local $1 i32)
  (if
   (i32.eqz
    (global.get $sigil.heap)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.and
    (i32.lt_u
     (local.get $0)
     (global.get $sigil.reach)
    )
    (i32.ge_u
     (local.get $0)
     (i32.add
      (local.tee $1
       (global.get $sigil.pool)
      )
      (i32.const 24)
     )
    )
   )
   (then
    (return
     (local.get $1)
    )
   )
  )
  (local.set $1
   (i32.add
    (global.get $sigil.heap)
    (i32.const 3280)
   )
  )
  (loop $again.0
   (if
    (local.get $1)
    (then
     (if
      (i32.and
       (i32.lt_u
        (local.get $0)
        (i32.load offset=4
         (local.get $1)
        )
       )
       (i32.ge_u
        (local.get $0)
        (i32.add
         (local.get $1)
         (i32.const 24)
        )
       )
      )
      (then
       (return
        (local.get $1)
       )
      )
      (else
       (local.set $1
        (select
         (i32.load offset=12
          (local.get $1)
         )
         (i32.const 0)
         (i32.ne
          (local.get $1)
          (global.get $sigil.pool)
         )
        )
       )
       (br $again.0)
      )
     )
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil.is_live (param $0 i32) (result i32)
  (if
   (i32.and
    (local.get $0)
    (i32.const 15)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.eqz
    (call $sigil.pool_holding
     (local.tee $0
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.eqz
    (call $sigil.is_sealed
     (local.get $0)
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.ge_u
    (i32.load
     (i32.sub
      (local.get $0)
      (i32.const 8)
     )
    )
    (i32.const -256)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (i32.eq
   (i32.load align=1
    (i32.add
     (i32.load
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
     (i32.add
      (local.get $0)
      (i32.const 8)
     )
    )
   )
   (i32.const -1520778436)
  )
 )
 (func $sigil.block_holding (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (loop $again.0
   (if
    (i32.lt_u
     (local.get $0)
     (local.get $1)
    )
    (then
     (call $sigil.require_block
      (local.get $0)
     )
     (if
      (i32.gt_u
       (local.tee $3
        (i32.add
         (local.get $0)
         (i32.and
          (i32.load offset=4
           (local.get $0)
          )
          (i32.const -16)
         )
        )
       )
       (local.get $2)
      )
      (then
       (return
        (local.get $0)
       )
      )
      (else
       (local.set $0
        (local.get $3)
       )
       (br $again.0)
      )
     )
    )
   )
  )
  (local.get $1)
 )
 (func $sigil.name_fault (param $0 i32) (param $1 i32)
  (local $2 i32)
  (call $sigil.show_wilderness)
  (block $folding-inner0
   (br_if $folding-inner0
    (i32.and
     (local.get $0)
     (i32.const 15)
    )
   )
   (br_if $folding-inner0
    (i32.eqz
     (local.tee $2
      (call $sigil.pool_holding
       (local.tee $0
        (i32.sub
         (local.get $0)
         (i32.const 8)
        )
       )
      )
     )
    )
   )
   (if
    (i32.eqz
     (call $sigil.is_sealed
      (local.get $0)
     )
    )
    (then
     (if
      (i32.ne
       (local.tee $1
        (call $sigil.block_holding
         (i32.add
          (local.get $2)
          (i32.const 24)
         )
         (i32.load offset=4
          (local.get $2)
         )
         (local.get $0)
        )
       )
       (local.get $0)
      )
      (then
       (if
        (i32.and
         (i32.eqz
          (i32.and
           (i32.load offset=4
            (local.get $1)
           )
           (i32.const 4)
          )
         )
         (i32.ne
          (i32.and
           (i32.load offset=4
            (local.get $1)
           )
           (i32.const 8)
          )
          (i32.const 0)
         )
        )
        (then
         (if
          (i32.and
           (i32.eq
            (local.get $0)
            (local.tee $2
             (call $sigil.block_holding
              (i32.add
               (local.get $1)
               (i32.const 32)
              )
              (select
               (global.get $sigil.cursor)
               (i32.load offset=12
                (local.get $1)
               )
               (i32.eq
                (local.get $1)
                (global.get $sigil.chunk)
               )
              )
              (local.get $0)
             )
            )
           )
           (i32.ne
            (local.get $2)
            (select
             (global.get $sigil.cursor)
             (i32.load offset=12
              (local.get $1)
             )
             (i32.eq
              (local.get $1)
              (global.get $sigil.chunk)
             )
            )
           )
          )
          (then
           (global.set $sigil.trap_kind
            (i32.const 14)
           )
           (unreachable)
          )
         )
        )
       )
       (br $folding-inner0)
      )
     )
     (global.set $sigil.trap_kind
      (i32.const 14)
     )
     (unreachable)
    )
   )
   (if
    (i32.lt_u
     (i32.load
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
     (i32.const -256)
    )
    (then
     (global.set $sigil.trap_kind
      (i32.const 14)
     )
     (unreachable)
    )
   )
   (if
    (local.get $1)
    (then
     (if
      (block $__inlined_func$sigil.was_freed$23 (result i32)
       (if
        (i32.le_u
         (i32.add
          (i32.load
           (i32.sub
            (local.get $0)
            (i32.const 8)
           )
          )
          (i32.const 239)
         )
         (i32.const 3)
        )
        (then
         (br $__inlined_func$sigil.was_freed$23
          (call $sigil.is_sealed
           (local.get $0)
          )
         )
        )
       )
       (i32.const 0)
      )
      (then
       (global.set $sigil.trap_kind
        (i32.const 12)
       )
       (unreachable)
      )
     )
    )
   )
  )
  (global.set $sigil.trap_kind
   (i32.const 11)
  )
  (unreachable)
 )
 (func $sigil.require_live (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (if
   (block $__inlined_func$sigil.is_plain_live$24 (result i32)
    (if
     (i32.gt_u
      (global.get $sigil.reach)
      (i32.sub
       (local.tee $1
        (i32.sub
         (local.get $0)
         (i32.const 8)
        )
       )
       (i32.const 8)
      )
     )
     (then
      (if
       (i32.eq
        (i32.load offset=4
         (local.tee $2
          (i32.sub
           (local.get $1)
           (i32.const 8)
          )
         )
        )
        (i32.add
         (i32.add
          (local.get $1)
          (i32.mul
           (i32.load offset=4
            (local.get $1)
           )
           (i32.const -2048144789)
          )
         )
         (i32.mul
          (local.tee $2
           (i32.load
            (local.get $2)
           )
          )
          (i32.const -1640531535)
         )
        )
       )
       (then
        (drop
         (br_if $__inlined_func$sigil.is_plain_live$24
          (i32.const 1)
          (i32.eq
           (i32.load align=1
            (i32.add
             (i32.add
              (local.get $1)
              (i32.const 8)
             )
             (local.get $2)
            )
           )
           (i32.const -1520778436)
          )
         )
        )
       )
      )
     )
    )
    (i32.const 0)
   )
   (then
    (return)
   )
  )
  (if
   (i32.eqz
    (call $sigil.is_live
     (local.get $0)
    )
   )
   (then
    (call $sigil.name_fault
     (local.get $0)
     (i32.const 0)
    )
   )
  )
 )
 (func $sigil.require_resizable (param $0 i32) (param $1 i32)
  (call $sigil.require_live
   (local.get $0)
  )
  (if
   (i32.gt_u
    (local.get $1)
    (i32.load
     (i32.sub
      (local.get $0)
      (i32.const 16)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 13)
    )
    (unreachable)
   )
  )
 )
 (func $sigil.extend (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local.set $2
   (i32.add
    (local.get $0)
    (local.tee $3
     (i32.and
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -16)
     )
    )
   )
  )
  (if
   (i32.eq
    (global.get $sigil.wilderness)
    (i32.add
     (local.get $0)
     (local.get $3)
    )
   )
   (then
    (if
     (call $sigil.advance
      (i32.sub
       (local.get $1)
       (local.get $3)
      )
     )
     (then
      (local.set $2
       (i32.sub
        (i32.load offset=4
         (local.tee $1
          (i32.sub
           (local.get $0)
           (i32.const 8)
          )
         )
        )
        (i32.mul
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const -2048144789)
        )
       )
      )
      (i32.store offset=4
       (local.get $0)
       (i32.or
        (i32.sub
         (global.get $sigil.wilderness)
         (local.get $0)
        )
        (i32.and
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const 15)
        )
       )
      )
      (i32.store offset=4
       (local.get $1)
       (i32.add
        (local.get $2)
        (i32.mul
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const -2048144789)
        )
       )
      )
      (return
       (i32.const 1)
      )
     )
    )
   )
  )
  (if
   (i32.and
    (i32.eq
     (local.get $2)
     (global.get $sigil.wilderness)
    )
    (i32.ne
     (local.get $2)
     (global.get $sigil.reach)
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (call $sigil.require_block
   (local.get $2)
  )
  (local.set $1
   (i32.sub
    (local.get $1)
    (i32.and
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -16)
    )
   )
  )
  (if
   (i32.and
    (i32.load offset=4
     (local.get $2)
    )
    (i32.const 1)
   )
   (then
    (if
     (i32.le_u
      (local.get $1)
      (i32.and
       (i32.load offset=4
        (local.get $2)
       )
       (i32.const -16)
      )
     )
     (then
      (call $sigil.use
       (local.get $2)
       (local.get $1)
      )
      (local.set $3
       (i32.sub
        (i32.load offset=4
         (local.tee $1
          (i32.sub
           (local.get $0)
           (i32.const 8)
          )
         )
        )
        (i32.mul
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const -2048144789)
        )
       )
      )
      (i32.store offset=4
       (local.get $0)
       (i32.add
        (i32.load offset=4
         (local.get $0)
        )
        (i32.and
         (i32.load offset=4
          (local.get $2)
         )
         (i32.const -16)
        )
       )
      )
      (i32.store offset=4
       (local.get $1)
       (i32.add
        (local.get $3)
        (i32.mul
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const -2048144789)
        )
       )
      )
      (i32.store
       (local.tee $0
        (i32.sub
         (local.get $2)
         (i32.const 8)
        )
       )
       (i32.const -237)
      )
      (i32.store offset=4
       (local.get $0)
       (i32.sub
        (i32.add
         (local.get $2)
         (i32.mul
          (i32.load offset=4
           (local.get $2)
          )
          (i32.const -2048144789)
         )
        )
        (i32.const 670731966)
       )
      )
      (return
       (i32.const 1)
      )
     )
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil.trim_tail (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (if
   (i32.lt_u
    (local.tee $3
     (i32.sub
      (i32.and
       (local.tee $2
        (i32.load offset=4
         (local.get $0)
        )
       )
       (i32.const -16)
      )
      (local.get $1)
     )
    )
    (i32.const 32)
   )
   (then
    (return)
   )
  )
  (local.set $5
   (i32.sub
    (i32.load offset=4
     (local.tee $4
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
    )
    (i32.mul
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -2048144789)
    )
   )
  )
  (i32.store offset=4
   (local.get $0)
   (i32.or
    (i32.and
     (local.get $2)
     (i32.const 15)
    )
    (local.get $1)
   )
  )
  (i32.store offset=4
   (local.get $4)
   (i32.add
    (local.get $5)
    (i32.mul
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -2048144789)
    )
   )
  )
  (i32.store offset=4
   (local.tee $0
    (i32.add
     (local.get $0)
     (local.get $1)
    )
   )
   (local.get $3)
  )
  (i32.store
   (i32.sub
    (local.get $0)
    (i32.const 8)
   )
   (i32.const -231)
  )
  (i32.store offset=4
   (i32.sub
    (local.get $0)
    (i32.const 8)
   )
   (i32.sub
    (i32.add
     (local.get $0)
     (i32.mul
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -2048144789)
     )
    )
    (i32.const 1923986584)
   )
  )
  (call $sigil.give_back
   (local.get $0)
  )
 )
 (func $sigil.resize_in_pool (param $0 i32) (param $1 i32) (result i32)
  (if
   (i32.gt_u
    (local.get $1)
    (i32.and
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -16)
    )
   )
   (then
    (return
     (call $sigil.extend
      (local.get $0)
      (local.get $1)
     )
    )
   )
  )
  (call $sigil.trim_tail
   (local.get $0)
   (local.get $1)
  )
  (i32.const 1)
 )
 (func $sigil.resize (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (i32.gt_u
    (local.get $1)
    (i32.const -512)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (local.tee $2
    (block $__inlined_func$sigil.resize_place$27 (result i32)
     (if
      (i32.and
       (i32.load offset=4
        (local.tee $0
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
       )
       (i32.const 4)
      )
      (then
       (br $__inlined_func$sigil.resize_place$27
        (block $__inlined_func$sigil.resize_scoped$62 (result i32)
         (if
          (i32.eq
           (i32.and
            (i32.load offset=4
             (local.get $0)
            )
            (i32.const 12)
           )
           (i32.const 12)
          )
          (then
           (br $__inlined_func$sigil.resize_scoped$62
            (block $__inlined_func$sigil.resize_apart$25 (result i32)
             (local.set $3
              (i32.load
               (local.tee $2
                (i32.sub
                 (i32.add
                  (local.get $0)
                  (i32.and
                   (i32.load offset=4
                    (local.get $0)
                   )
                   (i32.const -16)
                  )
                 )
                 (i32.const 16)
                )
               )
              )
             )
             (local.set $2
              (i32.load offset=4
               (local.get $2)
              )
             )
             (drop
              (br_if $__inlined_func$sigil.resize_apart$25
               (i32.const 0)
               (i32.eqz
                (call $sigil.resize_in_pool
                 (local.get $0)
                 (i32.and
                  (i32.add
                   (local.get $1)
                   (i32.const 43)
                  )
                  (i32.const -16)
                 )
                )
               )
              )
             )
             (i32.store
              (local.tee $4
               (i32.sub
                (i32.add
                 (local.get $0)
                 (i32.and
                  (i32.load offset=4
                   (local.get $0)
                  )
                  (i32.const -16)
                 )
                )
                (i32.const 16)
               )
              )
              (local.get $3)
             )
             (i32.store offset=4
              (local.get $4)
              (local.get $2)
             )
             (call $sigil.seal
              (local.get $0)
             )
             (i32.const 1)
            )
           )
          )
         )
         (local.set $2
          (i32.and
           (i32.add
            (local.get $1)
            (i32.const 35)
           )
           (i32.const -16)
          )
         )
         (if
          (i32.ne
           (global.get $sigil.cursor)
           (i32.add
            (local.tee $3
             (i32.and
              (i32.load offset=4
               (local.get $0)
              )
              (i32.const -16)
             )
            )
            (local.get $0)
           )
          )
          (then
           (br $__inlined_func$sigil.resize_scoped$62
            (i32.le_u
             (local.get $2)
             (local.get $3)
            )
           )
          )
         )
         (drop
          (br_if $__inlined_func$sigil.resize_scoped$62
           (i32.const 0)
           (i32.gt_u
            (local.get $2)
            (i32.sub
             (global.get $sigil.limit)
             (local.get $0)
            )
           )
          )
         )
         (global.set $sigil.cursor
          (i32.add
           (local.get $0)
           (local.get $2)
          )
         )
         (i32.store offset=4
          (local.get $0)
          (i32.or
           (local.get $2)
           (i32.const 4)
          )
         )
         (i32.const 1)
        )
       )
      )
     )
     (drop
      (br_if $__inlined_func$sigil.resize_place$27
       (i32.const 1)
       (call $sigil.resize_in_pool
        (local.get $0)
        (local.tee $2
         (i32.and
          (i32.add
           (local.get $1)
           (i32.const 35)
          )
          (i32.const -16)
         )
        )
       )
      )
     )
     (block $__inlined_func$sigil.grow_last$63 (result i32)
      (drop
       (br_if $__inlined_func$sigil.grow_last$63
        (i32.const 0)
        (i32.ne
         (global.get $sigil.wilderness)
         (i32.add
          (local.get $0)
          (i32.and
           (i32.load offset=4
            (local.get $0)
           )
           (i32.const -16)
          )
         )
        )
       )
      )
      (if
       (call $sigil.merge_kept)
       (then
        (drop
         (br_if $__inlined_func$sigil.grow_last$63
          (i32.const 1)
          (call $sigil.extend
           (local.get $0)
           (local.get $2)
          )
         )
        )
       )
      )
      (if (result i32)
       (call $sigil.extend_for
        (i32.sub
         (local.get $2)
         (i32.and
          (i32.load offset=4
           (local.get $0)
          )
          (i32.const -16)
         )
        )
       )
       (then
        (call $sigil.extend
         (local.get $0)
         (local.get $2)
        )
       )
       (else
        (i32.const 0)
       )
      )
     )
    )
   )
   (then
    (call $sigil.hand_over
     (local.get $0)
     (local.get $1)
    )
   )
  )
  (local.get $2)
 )
 (func $sigil.poison (param $0 i32)
  (memory.fill
   (i32.add
    (local.get $0)
    (i32.const 16)
   )
   (i32.const 221)
   (if (result i32)
    (i32.gt_u
     (local.tee $0
      (i32.sub
       (i32.and
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -16)
       )
       (i32.const 24)
      )
     )
     (i32.const 4096)
    )
    (then
     (i32.const 4096)
    )
    (else
     (local.get $0)
    )
   )
  )
 )
 (func $sigil.unlink_apart (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (call $sigil.require_block
   (local.get $0)
  )
  (local.set $2
   (i32.load
    (local.tee $1
     (i32.sub
      (i32.add
       (local.get $0)
       (i32.and
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -16)
       )
      )
      (i32.const 16)
     )
    )
   )
  )
  (local.set $1
   (i32.load offset=4
    (local.get $1)
   )
  )
  (if
   (local.get $2)
   (then
    (call $sigil.set_newer
     (local.get $2)
     (local.get $1)
    )
   )
  )
  (if
   (i32.and
    (local.get $1)
    (i32.const 8)
   )
   (then
    (call $sigil.require_block
     (local.get $1)
    )
    (i32.store
     (i32.sub
      (i32.add
       (local.get $1)
       (i32.and
        (i32.load offset=4
         (local.get $1)
        )
        (i32.const -16)
       )
      )
      (i32.const 16)
     )
     (local.get $2)
    )
    (call $sigil.seal
     (local.get $1)
    )
   )
   (else
    (i32.store offset=8
     (local.get $1)
     (local.get $2)
    )
   )
  )
  (i32.store offset=4
   (local.get $0)
   (i32.and
    (i32.load offset=4
     (local.get $0)
    )
    (i32.const -13)
   )
  )
  (call $sigil.seal
   (local.get $0)
  )
 )
 (func $sigil.free_block (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (if
   (i32.eqz
    (select
     (i32.and
      (i32.sub
       (local.tee $2
        (i32.load offset=4
         (local.tee $1
          (i32.sub
           (local.get $0)
           (i32.const 8)
          )
         )
        )
       )
       (i32.const 16)
      )
      (i32.const -243)
     )
     (i32.const 1)
     (global.get $sigil.room)
    )
   )
   (then
    (i32.store offset=8
     (local.get $1)
     (local.tee $4
      (i32.load offset=3204
       (local.tee $3
        (i32.add
         (global.get $sigil.heap)
         (i32.and
          (i32.shr_u
           (local.get $2)
           (i32.const 2)
          )
          (i32.const 124)
         )
        )
       )
      )
     )
    )
    (i32.store
     (local.tee $5
      (i32.sub
       (local.get $1)
       (i32.const 8)
      )
     )
     (i32.const -238)
    )
    (i32.store offset=4
     (local.get $5)
     (i32.add
      (i32.add
       (i32.add
        (local.get $1)
        (i32.mul
         (local.get $2)
         (i32.const -2048144789)
        )
       )
       (i32.const 969799569)
      )
      (local.get $4)
     )
    )
    (call $sigil.poison
     (local.get $1)
    )
    (i32.store offset=3204
     (local.get $3)
     (local.get $0)
    )
    (global.set $sigil.room
     (i32.sub
      (global.get $sigil.room)
      (i32.const 1)
     )
    )
    (return)
   )
  )
  (block $__inlined_func$sigil.free_uncached$64
   (if
    (i32.and
     (i32.load offset=4
      (local.tee $0
       (i32.sub
        (local.get $0)
        (i32.const 8)
       )
      )
     )
     (i32.const 4)
    )
    (then
     (if
      (i32.eq
       (i32.and
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const 12)
       )
       (i32.const 12)
      )
      (then
       (call $sigil.unlink_apart
        (local.get $0)
       )
       (i32.store
        (local.tee $1
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
        (i32.const -237)
       )
       (i32.store offset=4
        (local.get $1)
        (i32.sub
         (i32.add
          (local.get $0)
          (i32.mul
           (i32.load offset=4
            (local.get $0)
           )
           (i32.const -2048144789)
          )
         )
         (i32.const 670731966)
        )
       )
       (call $sigil.give_back
        (local.get $0)
       )
       (br $__inlined_func$sigil.free_uncached$64)
      )
     )
     (local.set $1
      (i32.add
       (local.get $0)
       (i32.and
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -16)
       )
      )
     )
     (i32.store offset=4
      (local.get $0)
      (i32.or
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const 1)
      )
     )
     (i32.store
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
      (i32.const -237)
     )
     (call $sigil.seal
      (local.get $0)
     )
     (if
      (i32.eq
       (local.get $1)
       (global.get $sigil.cursor)
      )
      (then
       (global.set $sigil.cursor
        (local.get $0)
       )
      )
     )
     (br $__inlined_func$sigil.free_uncached$64)
    )
   )
   (i32.store
    (local.tee $1
     (i32.sub
      (local.get $0)
      (i32.const 8)
     )
    )
    (i32.const -237)
   )
   (i32.store offset=4
    (local.get $1)
    (i32.sub
     (i32.add
      (local.get $0)
      (i32.mul
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const -2048144789)
      )
     )
     (i32.const 670731966)
    )
   )
   (call $sigil.give_back
    (local.get $0)
   )
  )
 )
 (func $sigil.realloc_or_nil (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return
     (call $sigil.alloc_from
      (global.get $sigil.plain)
      (local.get $2)
     )
    )
   )
  )
  (call $sigil.require_resizable
   (local.get $0)
   (local.get $1)
  )
  (if
   (call $sigil.resize
    (local.get $0)
    (local.get $2)
   )
   (then
    (return
     (local.get $0)
    )
   )
  )
  (if
   (local.tee $3
    (call $sigil.alloc_from
     (global.get $sigil.plain)
     (local.get $2)
    )
   )
   (then
    (memory.copy
     (local.get $3)
     (local.get $0)
     (select
      (local.get $2)
      (local.get $1)
      (i32.gt_u
       (local.get $1)
       (local.get $2)
      )
     )
    )
    (call $sigil.free_block
     (local.get $0)
    )
   )
  )
  (local.get $3)
 )
 (func $sigil.unaudited.sigil_realloc (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (call $sigil.or_trap
   (call $sigil.realloc_or_nil
    (local.get $0)
    (local.get $1)
    (local.get $2)
   )
   (local.get $2)
  )
 )
 (func $sigil_realloc (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local.set $0
   (call $sigil.unaudited.sigil_realloc
    (local.get $0)
    (local.get $1)
    (local.get $2)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_mem_copy (param $0 i32) (param $1 i32) (param $2 i32)
  (memory.copy
   (local.get $0)
   (local.get $1)
   (local.get $2)
  )
  (call $sigil.health)
 )
 (func $sigil_enter_scope (result i32)
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (if
   (i32.eqz
    (local.tee $1
     (call $sigil.place_in_chunk
      (i32.const 48)
     )
    )
   )
   (then
    (call $sigil.record_trap
     (i32.const 16)
    )
    (unreachable)
   )
  )
  (i32.store offset=4
   (local.get $1)
   (i32.const 60)
  )
  (i32.store
   (local.tee $0
    (i32.add
     (local.get $1)
     (i32.const 8)
    )
   )
   (global.get $sigil.scope)
  )
  (i32.store offset=4
   (local.get $0)
   (global.get $sigil.chunk)
  )
  (i32.store offset=8
   (local.get $0)
   (i32.const 0)
  )
  (global.set $sigil.scope
   (local.get $0)
  )
  (global.set $sigil.plain
   (i32.const 0)
  )
  (global.set $sigil.promoted
   (i32.const 0)
  )
  (global.set $sigil.last_serial
   (local.tee $2
    (i32.add
     (global.get $sigil.last_serial)
     (i32.const 1)
    )
   )
  )
  (i32.store offset=12
   (local.get $0)
   (local.get $2)
  )
  (global.set $sigil.scope_key
   (select
    (i32.mul
     (i32.load offset=12
      (local.get $0)
     )
     (i32.const 668265263)
    )
    (i32.const 0)
    (local.get $0)
   )
  )
  (i32.store
   (local.tee $0
    (i32.sub
     (local.get $1)
     (i32.const 8)
    )
   )
   (i32.const -232)
  )
  (i32.store offset=4
   (local.get $0)
   (i32.add
    (global.get $sigil.scope_key)
    (i32.sub
     (i32.add
      (local.get $1)
      (i32.mul
       (i32.load offset=4
        (local.get $1)
       )
       (i32.const -2048144789)
      )
     )
     (i32.const 283455049)
    )
   )
  )
  (call $sigil.health)
  (local.get $2)
 )
 (func $sigil.open_scope (param $0 i32) (result i32)
  (local $1 i32)
  (local.set $1
   (global.get $sigil.scope)
  )
  (loop $again.0
   (if
    (local.get $1)
    (then
     (if
      (i32.eq
       (i32.load offset=12
        (local.get $1)
       )
       (local.get $0)
      )
      (then
       (return
        (local.get $1)
       )
      )
      (else
       (call $sigil.require_block
        (i32.sub
         (local.get $1)
         (i32.const 8)
        )
       )
       (local.set $1
        (i32.load
         (local.get $1)
        )
       )
       (br $again.0)
      )
     )
    )
   )
  )
  (global.set $sigil.trap_kind
   (i32.const 10)
  )
  (unreachable)
 )
 (func $sigil.verify_chunked (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (block $folding-inner0
   (loop $again.0
    (if
     (i32.lt_u
      (local.get $0)
      (local.get $1)
     )
     (then
      (if
       (i32.eq
        (i32.load offset=4
         (local.tee $3
          (i32.sub
           (local.get $0)
           (i32.const 8)
          )
         )
        )
        (i32.add
         (i32.add
          (i32.add
           (local.get $0)
           (i32.mul
            (local.tee $4
             (i32.load offset=4
              (local.get $0)
             )
            )
            (i32.const -2048144789)
           )
          )
          (i32.mul
           (local.tee $3
            (i32.load
             (local.get $3)
            )
           )
           (i32.const -1640531535)
          )
         )
         (local.get $2)
        )
       )
       (then
        (br_if $folding-inner0
         (i32.ne
          (i32.load align=1
           (i32.add
            (i32.add
             (local.get $0)
             (i32.const 8)
            )
            (local.get $3)
           )
          )
          (i32.const -1520778436)
         )
        )
       )
       (else
        (block $__inlined_func$sigil.verify_unused$32
         (if
          (i32.and
           (i32.load offset=4
            (local.get $0)
           )
           (i32.const 8)
          )
          (then
           (br_if $folding-inner0
            (i32.ne
             (i32.load offset=4
              (i32.sub
               (local.get $0)
               (i32.const 8)
              )
             )
             (i32.add
              (local.tee $2
               (i32.mul
                (i32.load offset=20
                 (local.get $0)
                )
                (i32.const 668265263)
               )
              )
              (i32.sub
               (i32.add
                (local.get $0)
                (i32.mul
                 (i32.load offset=4
                  (local.get $0)
                 )
                 (i32.const -2048144789)
                )
               )
               (i32.const 283455049)
              )
             )
            )
           )
           (br $__inlined_func$sigil.verify_unused$32)
          )
         )
         (br_if $folding-inner0
          (i32.ne
           (i32.load offset=4
            (i32.sub
             (local.get $0)
             (i32.const 8)
            )
           )
           (i32.add
            (i32.sub
             (i32.add
              (local.get $0)
              (i32.mul
               (i32.load offset=4
                (local.get $0)
               )
               (i32.const -2048144789)
              )
             )
             (i32.const 670731966)
            )
            (local.get $2)
           )
          )
         )
        )
       )
      )
      (local.set $0
       (i32.add
        (local.get $0)
        (i32.and
         (local.get $4)
         (i32.const -16)
        )
       )
      )
      (br $again.0)
     )
    )
   )
   (br_if $folding-inner0
    (i32.ne
     (local.get $0)
     (local.get $1)
    )
   )
   (return)
  )
  (global.set $sigil.trap_kind
   (i32.const 14)
  )
  (unreachable)
 )
 (func $sigil.verify_scope (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local.set $1
   (global.get $sigil.chunk)
  )
  (loop $again.0
   (if
    (i32.ne
     (local.get $1)
     (i32.load offset=4
      (local.get $0)
     )
    )
    (then
     (call $sigil.verify_chunked
      (local.tee $2
       (i32.add
        (local.get $1)
        (i32.const 32)
       )
      )
      (select
       (global.get $sigil.cursor)
       (i32.load offset=12
        (local.get $1)
       )
       (i32.eq
        (local.get $1)
        (global.get $sigil.chunk)
       )
      )
      (call $sigil.key_at
       (local.get $2)
      )
     )
     (local.set $1
      (i32.load offset=8
       (local.get $1)
      )
     )
     (br $again.0)
    )
   )
  )
  (if
   (i32.ne
    (i32.load offset=4
     (i32.sub
      (local.tee $2
       (i32.sub
        (local.get $0)
        (i32.const 8)
       )
      )
      (i32.const 8)
     )
    )
    (i32.add
     (local.tee $3
      (i32.mul
       (i32.load offset=12
        (local.get $0)
       )
       (i32.const 668265263)
      )
     )
     (i32.sub
      (i32.add
       (local.get $2)
       (i32.mul
        (i32.load offset=4
         (local.get $2)
        )
        (i32.const -2048144789)
       )
      )
      (i32.const 283455049)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 14)
    )
    (unreachable)
   )
  )
  (call $sigil.verify_chunked
   (i32.add
    (local.get $2)
    (i32.and
     (i32.load offset=4
      (local.get $2)
     )
     (i32.const -16)
    )
   )
   (select
    (global.get $sigil.cursor)
    (i32.load offset=12
     (local.get $1)
    )
    (i32.eq
     (local.get $1)
     (global.get $sigil.chunk)
    )
   )
   (local.get $3)
  )
  (local.set $2
   (global.get $sigil.scope)
  )
  (loop $again.00
   (if
    (i32.ne
     (local.get $2)
     (i32.load
      (local.get $0)
     )
    )
    (then
     (local.set $1
      (i32.load offset=8
       (local.get $2)
      )
     )
     (loop $again.2
      (if
       (local.get $1)
       (then
        (call $sigil.require_block
         (local.get $1)
        )
        (if
         (i32.ne
          (i32.load align=1
           (i32.add
            (i32.load
             (i32.sub
              (local.get $1)
              (i32.const 8)
             )
            )
            (i32.add
             (local.get $1)
             (i32.const 8)
            )
           )
          )
          (i32.const -1520778436)
         )
         (then
          (global.set $sigil.trap_kind
           (i32.const 14)
          )
          (unreachable)
         )
         (else
          (local.set $1
           (i32.load
            (i32.sub
             (i32.add
              (local.get $1)
              (i32.and
               (i32.load offset=4
                (local.get $1)
               )
               (i32.const -16)
              )
             )
             (i32.const 16)
            )
           )
          )
          (br $again.2)
         )
        )
       )
      )
     )
     (local.set $2
      (i32.load
       (local.get $2)
      )
     )
     (br $again.00)
    )
   )
  )
 )
 (func $sigil.poison_blocks (param $0 i32) (param $1 i32) (param $2 i32)
  (loop $again.0
   (if
    (i32.lt_u
     (local.get $0)
     (local.get $1)
    )
    (then
     (if
      (i32.and
       (i32.ne
        (local.get $0)
        (local.get $2)
       )
       (i32.lt_u
        (i32.load
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
        (i32.const -256)
       )
      )
      (then
       (call $sigil.poison
        (local.get $0)
       )
      )
     )
     (local.set $0
      (i32.add
       (local.get $0)
       (i32.and
        (i32.load offset=4
         (local.get $0)
        )
        (i32.const -16)
       )
      )
     )
     (br $again.0)
    )
   )
  )
 )
 (func $sigil.poison_scope (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local.set $2
   (global.get $sigil.chunk)
  )
  (loop $again.0
   (if
    (i32.ne
     (local.get $2)
     (i32.load offset=4
      (local.get $0)
     )
    )
    (then
     (call $sigil.poison_blocks
      (i32.add
       (local.get $2)
       (i32.const 32)
      )
      (select
       (global.get $sigil.cursor)
       (i32.load offset=12
        (local.get $2)
       )
       (i32.eq
        (local.get $2)
        (global.get $sigil.chunk)
       )
      )
      (local.get $1)
     )
     (local.set $2
      (i32.load offset=8
       (local.get $2)
      )
     )
     (br $again.0)
    )
   )
  )
  (call $sigil.poison_blocks
   (i32.sub
    (local.get $0)
    (i32.const 8)
   )
   (select
    (global.get $sigil.cursor)
    (i32.load offset=12
     (local.get $2)
    )
    (i32.eq
     (local.get $2)
     (global.get $sigil.chunk)
    )
   )
   (local.get $1)
  )
 )
 (func $sigil.drop_apart (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (loop $again.0
   (if
    (i32.load offset=8
     (local.get $0)
    )
    (then
     (call $sigil.unlink_apart
      (local.tee $1
       (i32.load offset=8
        (local.get $0)
       )
      )
     )
     (i32.store
      (local.tee $2
       (i32.sub
        (local.get $1)
        (i32.const 8)
       )
      )
      (i32.const -231)
     )
     (i32.store offset=4
      (local.get $2)
      (i32.sub
       (i32.add
        (local.get $1)
        (i32.mul
         (i32.load offset=4
          (local.get $1)
         )
         (i32.const -2048144789)
        )
       )
       (i32.const 1923986584)
      )
     )
     (call $sigil.give_back
      (local.get $1)
     )
     (br $again.0)
    )
   )
  )
 )
 (func $sigil.drop_apart_inside (param $0 i32)
  (local $1 i32)
  (local.set $1
   (global.get $sigil.scope)
  )
  (loop $again.0
   (if
    (i32.ne
     (local.get $0)
     (local.get $1)
    )
    (then
     (call $sigil.drop_apart
      (local.get $1)
     )
     (local.set $1
      (i32.load
       (local.get $1)
      )
     )
     (br $again.0)
    )
   )
  )
  (call $sigil.drop_apart
   (local.get $0)
  )
 )
 (func $sigil.drop_chunks (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local.set $3
   (global.get $sigil.chunk)
  )
  (loop $again.0
   (if
    (i32.ne
     (local.get $0)
     (local.get $3)
    )
    (then
     (local.set $3
      (i32.load offset=8
       (local.tee $2
        (local.get $3)
       )
      )
     )
     (if
      (i32.lt_u
       (i32.sub
        (local.get $1)
        (local.get $2)
       )
       (i32.and
        (i32.load offset=4
         (local.get $2)
        )
        (i32.const -16)
       )
      )
      (then
       (local.set $4
        (local.get $2)
       )
      )
      (else
       (i32.store
        (local.tee $5
         (i32.sub
          (local.get $2)
          (i32.const 8)
         )
        )
        (i32.const -231)
       )
       (i32.store offset=4
        (local.get $5)
        (i32.sub
         (i32.add
          (local.get $2)
          (i32.mul
           (i32.load offset=4
            (local.get $2)
           )
           (i32.const -2048144789)
          )
         )
         (i32.const 1923986584)
        )
       )
       (call $sigil.give_back
        (local.get $2)
       )
      )
     )
     (br $again.0)
    )
   )
  )
  (local.get $4)
 )
 (func $sigil.close_to (param $0 i32) (param $1 i32) (param $2 i32)
  (if
   (i32.eq
    (local.get $1)
    (global.get $sigil.chunk)
   )
   (then
    (global.set $sigil.cursor
     (local.get $2)
    )
   )
   (else
    (drop
     (call $sigil.drop_chunks
      (local.get $1)
      (i32.const 0)
     )
    )
    (call $sigil.use_chunk
     (local.get $1)
     (local.get $2)
    )
   )
  )
  (global.set $sigil.scope
   (local.get $0)
  )
  (global.set $sigil.plain
   (select
    (i32.const 0)
    (global.get $sigil.heap)
    (local.get $0)
   )
  )
  (global.set $sigil.scope_key
   (select
    (i32.mul
     (i32.load offset=12
      (local.get $0)
     )
     (i32.const 668265263)
    )
    (i32.const 0)
    (local.get $0)
   )
  )
 )
 (func $sigil.close_any (param $0 i32)
  (call $sigil.drop_apart_inside
   (local.get $0)
  )
  (call $sigil.close_to
   (i32.load
    (local.get $0)
   )
   (i32.load offset=4
    (local.get $0)
   )
   (i32.sub
    (local.get $0)
    (i32.const 8)
   )
  )
 )
 (func $sigil_exit_scope (param $0 i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 10)
    )
    (unreachable)
   )
  )
  (if
   (i32.ne
    (local.get $0)
    (global.get $sigil.promoted)
   )
   (then
    (call $sigil.verify_scope
     (local.tee $0
      (call $sigil.open_scope
       (local.get $0)
      )
     )
    )
    (call $sigil.poison_scope
     (local.get $0)
     (i32.const 0)
    )
    (call $sigil.close_any
     (local.get $0)
    )
   )
  )
  (global.set $sigil.promoted
   (i32.const 0)
  )
  (call $sigil.health)
 )
 (func $sigil_promote (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local.set $3
   (call $sigil.open_scope
    (local.tee $7
     (local.get $0)
    )
   )
  )
  (call $sigil.require_live
   (local.get $1)
  )
  (if
   (i32.gt_u
    (local.get $2)
    (i32.load
     (i32.sub
      (local.tee $5
       (i32.sub
        (local.get $1)
        (i32.const 8)
       )
      )
      (i32.const 8)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 13)
    )
    (unreachable)
   )
  )
  (call $sigil.verify_scope
   (local.get $3)
  )
  (if
   (block $__inlined_func$sigil.is_inside$65 (result i32)
    (drop
     (br_if $__inlined_func$sigil.is_inside$65
      (i32.const 0)
      (i32.eqz
       (i32.and
        (i32.load offset=4
         (local.tee $0
          (local.get $5)
         )
        )
        (i32.const 4)
       )
      )
     )
    )
    (if
     (i32.eq
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const 12)
      )
      (i32.const 12)
     )
     (then
      (loop $again.0
       (if
        (i32.and
         (local.get $0)
         (i32.const 8)
        )
        (then
         (local.set $0
          (i32.load offset=4
           (i32.sub
            (i32.add
             (local.get $0)
             (i32.and
              (i32.load offset=4
               (local.get $0)
              )
              (i32.const -16)
             )
            )
            (i32.const 16)
           )
          )
         )
         (br $again.0)
        )
       )
      )
      (local.set $4
       (local.get $0)
      )
      (local.set $0
       (global.get $sigil.scope)
      )
      (loop $again.00
       (if
        (i32.and
         (i32.ne
          (local.get $0)
          (local.get $3)
         )
         (i32.ne
          (local.get $0)
          (local.get $4)
         )
        )
        (then
         (local.set $0
          (i32.load
           (local.get $0)
          )
         )
         (br $again.00)
        )
       )
      )
      (br $__inlined_func$sigil.is_inside$65
       (i32.eq
        (local.get $0)
        (local.get $4)
       )
      )
     )
    )
    (local.set $4
     (global.get $sigil.chunk)
    )
    (loop $again.2
     (if
      (i32.ne
       (local.get $4)
       (i32.load offset=4
        (local.get $3)
       )
      )
      (then
       (if
        (i32.lt_u
         (i32.sub
          (local.get $0)
          (local.get $4)
         )
         (i32.and
          (i32.load offset=4
           (local.get $4)
          )
          (i32.const -16)
         )
        )
        (then
         (br $__inlined_func$sigil.is_inside$65
          (i32.const 1)
         )
        )
        (else
         (local.set $4
          (i32.load offset=8
           (local.get $4)
          )
         )
         (br $again.2)
        )
       )
      )
     )
    )
    (i32.and
     (i32.lt_u
      (i32.sub
       (local.get $0)
       (local.get $4)
      )
      (i32.and
       (i32.load offset=4
        (local.get $4)
       )
       (i32.const -16)
      )
     )
     (i32.gt_u
      (local.get $0)
      (local.get $3)
     )
    )
   )
   (then
    (local.set $0
     (i32.load
      (local.get $3)
     )
    )
    (if
     (i32.eq
      (i32.and
       (i32.load offset=4
        (local.get $5)
       )
       (i32.const 12)
      )
      (i32.const 12)
     )
     (then
      (call $sigil.poison_scope
       (local.get $3)
       (i32.const 0)
      )
      (drop
       (call $sigil.resize
        (i32.add
         (local.get $5)
         (i32.const 8)
        )
        (local.get $2)
       )
      )
      (call $sigil.unlink_apart
       (local.get $5)
      )
      (call $sigil.close_any
       (local.get $3)
      )
      (if
       (global.get $sigil.scope)
       (then
        (call $sigil.link_apart
         (local.get $5)
        )
       )
      )
     )
     (else
      (local.set $1
       (if (result i32)
        (local.get $0)
        (then
         (block $__inlined_func$sigil.move_down$66 (result i32)
          (local.set $6
           (i32.load offset=4
            (local.get $3)
           )
          )
          (local.set $5
           (i32.load
            (local.get $3)
           )
          )
          (call $sigil.poison_scope
           (local.get $3)
           (local.tee $4
            (i32.sub
             (local.get $1)
             (i32.const 8)
            )
           )
          )
          (call $sigil.drop_apart_inside
           (local.get $3)
          )
          (if
           (i32.gt_u
            (local.tee $0
             (i32.and
              (i32.add
               (local.get $2)
               (i32.const 35)
              )
              (i32.const -16)
             )
            )
            (i32.sub
             (i32.add
              (local.get $6)
              (i32.and
               (i32.load offset=4
                (local.get $6)
               )
               (i32.const -16)
              )
             )
             (local.tee $3
              (i32.sub
               (local.get $3)
               (i32.const 8)
              )
             )
            )
           )
           (then
            (i32.store offset=8
             (local.tee $0
              (call $sigil.drop_chunks
               (local.get $6)
               (local.get $4)
              )
             )
             (local.get $6)
            )
            (i32.store offset=12
             (local.get $6)
             (local.get $3)
            )
            (call $sigil.use_chunk
             (local.get $0)
             (local.get $4)
            )
            (call $sigil.close_to
             (local.get $5)
             (global.get $sigil.chunk)
             (i32.add
              (local.get $4)
              (i32.and
               (i32.load offset=4
                (local.get $4)
               )
               (i32.const -16)
              )
             )
            )
            (if
             (i32.ne
              (local.tee $0
               (i32.add
                (global.get $sigil.chunk)
                (i32.const 32)
               )
              )
              (local.get $4)
             )
             (then
              (i32.store offset=4
               (local.get $0)
               (i32.or
                (i32.sub
                 (local.get $4)
                 (local.get $0)
                )
                (i32.const 5)
               )
              )
              (i32.store
               (i32.sub
                (local.get $0)
                (i32.const 8)
               )
               (i32.const -237)
              )
              (call $sigil.seal
               (local.get $0)
              )
             )
            )
            (call $sigil.hand_over
             (local.get $4)
             (local.get $2)
            )
            (drop
             (call $sigil.resize
              (local.get $1)
              (local.get $2)
             )
            )
            (br $__inlined_func$sigil.move_down$66
             (local.get $1)
            )
           )
          )
          (memory.copy
           (local.tee $4
            (i32.add
             (local.get $3)
             (i32.const 8)
            )
           )
           (local.get $1)
           (local.get $2)
          )
          (call $sigil.close_to
           (local.get $5)
           (local.get $6)
           (i32.add
            (local.get $0)
            (local.get $3)
           )
          )
          (i32.store offset=4
           (local.get $3)
           (i32.or
            (local.get $0)
            (i32.const 4)
           )
          )
          (i32.store
           (local.tee $0
            (i32.sub
             (local.get $3)
             (i32.const 8)
            )
           )
           (i32.const -231)
          )
          (i32.store offset=4
           (local.get $0)
           (i32.sub
            (i32.add
             (local.get $3)
             (i32.mul
              (i32.load offset=4
               (local.get $3)
              )
              (i32.const -2048144789)
             )
            )
            (i32.const 1923986584)
           )
          )
          (call $sigil.hand_over
           (local.get $3)
           (local.get $2)
          )
          (local.get $4)
         )
        )
        (else
         (memory.copy
          (local.tee $0
           (call $sigil.or_trap
            (call $sigil.alloc_from
             (global.get $sigil.heap)
             (local.get $2)
            )
            (local.get $2)
           )
          )
          (local.get $1)
          (local.get $2)
         )
         (call $sigil.poison_scope
          (local.get $3)
          (i32.const 0)
         )
         (call $sigil.close_any
          (local.get $3)
         )
         (local.get $0)
        )
       )
      )
     )
    )
   )
   (else
    (call $sigil.poison_scope
     (local.get $3)
     (i32.const 0)
    )
    (call $sigil.close_any
     (local.get $3)
    )
   )
  )
  (global.set $sigil.promoted
   (local.get $7)
  )
  (call $sigil.health)
  (local.get $1)
 )
 (func $sigil_free_all
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (if
   (global.get $sigil.heap)
   (then
    (call $sigil.show_wilderness)
    (local.set $0
     (global.get $sigil.chunk)
    )
    (loop $again.0
     (if
      (local.get $0)
      (then
       (call $sigil.verify_chunked
        (local.tee $1
         (i32.add
          (local.get $0)
          (i32.const 32)
         )
        )
        (select
         (global.get $sigil.cursor)
         (i32.load offset=12
          (local.get $0)
         )
         (i32.eq
          (local.get $0)
          (global.get $sigil.chunk)
         )
        )
        (call $sigil.key_at
         (local.get $1)
        )
       )
       (local.set $0
        (i32.load offset=8
         (local.get $0)
        )
       )
       (br $again.0)
      )
     )
    )
    (local.set $0
     (i32.add
      (global.get $sigil.heap)
      (i32.const 3280)
     )
    )
    (loop $again.2
     (if
      (local.get $0)
      (then
       (local.set $1
        (i32.add
         (local.get $0)
         (i32.const 24)
        )
       )
       (local.set $2
        (i32.load offset=4
         (local.get $0)
        )
       )
       (loop $again.00
        (if
         (i32.lt_u
          (local.get $1)
          (local.get $2)
         )
         (then
          (call $sigil.require_block
           (local.get $1)
          )
          (if
           (i32.lt_u
            (local.tee $3
             (i32.load
              (i32.sub
               (local.get $1)
               (i32.const 8)
              )
             )
            )
            (i32.const -256)
           )
           (then
            (if
             (i32.ne
              (i32.load align=1
               (i32.add
                (i32.add
                 (local.get $1)
                 (i32.const 8)
                )
                (local.get $3)
               )
              )
              (i32.const -1520778436)
             )
             (then
              (global.set $sigil.trap_kind
               (i32.const 14)
              )
              (unreachable)
             )
            )
           )
          )
          (local.set $1
           (i32.add
            (local.get $1)
            (i32.and
             (i32.load offset=4
              (local.get $1)
             )
             (i32.const -16)
            )
           )
          )
          (br $again.00)
         )
        )
       )
       (if
        (i32.ne
         (local.get $1)
         (local.get $2)
        )
        (then
         (global.set $sigil.trap_kind
          (i32.const 14)
         )
         (unreachable)
        )
       )
       (local.set $0
        (select
         (i32.load offset=12
          (local.get $0)
         )
         (i32.const 0)
         (i32.ne
          (local.get $0)
          (global.get $sigil.pool)
         )
        )
       )
       (br $again.2)
      )
     )
    )
    (local.set $0
     (global.get $sigil.chunk)
    )
    (loop $again.01
     (if
      (local.get $0)
      (then
       (call $sigil.poison_blocks
        (i32.add
         (local.get $0)
         (i32.const 32)
        )
        (select
         (global.get $sigil.cursor)
         (i32.load offset=12
          (local.get $0)
         )
         (i32.eq
          (local.get $0)
          (global.get $sigil.chunk)
         )
        )
        (i32.const 0)
       )
       (local.set $0
        (i32.load offset=8
         (local.get $0)
        )
       )
       (br $again.01)
      )
     )
    )
    (local.set $0
     (i32.add
      (global.get $sigil.heap)
      (i32.const 3280)
     )
    )
    (loop $again.22
     (if
      (local.get $0)
      (then
       (local.set $1
        (i32.add
         (local.get $0)
         (i32.const 24)
        )
       )
       (local.set $3
        (i32.load offset=4
         (local.get $0)
        )
       )
       (loop $again.003
        (if
         (i32.lt_u
          (local.get $1)
          (local.get $3)
         )
         (then
          (if
           (i32.lt_u
            (i32.load
             (local.tee $2
              (i32.sub
               (local.get $1)
               (i32.const 8)
              )
             )
            )
            (i32.const -256)
           )
           (then
            (i32.store
             (local.get $2)
             (i32.const -230)
            )
            (i32.store offset=4
             (local.get $2)
             (i32.add
              (i32.add
               (local.get $1)
               (i32.mul
                (i32.load offset=4
                 (local.get $1)
                )
                (i32.const -2048144789)
               )
              )
              (i32.const 730449177)
             )
            )
            (call $sigil.poison
             (local.get $1)
            )
           )
          )
          (local.set $1
           (i32.add
            (local.get $1)
            (i32.and
             (i32.load offset=4
              (local.get $1)
             )
             (i32.const -16)
            )
           )
          )
          (br $again.003)
         )
        )
       )
       (local.set $0
        (select
         (i32.load offset=12
          (local.get $0)
         )
         (i32.const 0)
         (i32.ne
          (local.get $0)
          (global.get $sigil.pool)
         )
        )
       )
       (br $again.22)
      )
     )
    )
    (global.set $sigil.scope
     (i32.const 0)
    )
    (global.set $sigil.scope_key
     (i32.const 0)
    )
    (call $sigil.leave_chunk)
    (global.set $sigil.promoted
     (i32.const 0)
    )
    (global.set $sigil.room
     (i32.const 1024)
    )
    (global.set $sigil.plain
     (global.get $sigil.heap)
    )
    (memory.fill
     (global.get $sigil.heap)
     (i32.const 0)
     (i32.const 3280)
    )
    (call $sigil.begin
     (i32.add
      (global.get $sigil.heap)
      (i32.const 3280)
     )
    )
   )
  )
  (call $sigil.health)
 )
 (func $sigil.aligned_or_nil (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (if
   (i32.le_u
    (local.get $1)
    (i32.const 16)
   )
   (then
    (return
     (call $sigil.alloc_from
      (global.get $sigil.plain)
      (local.get $0)
     )
    )
   )
  )
  (if
   (i32.gt_u
    (local.get $1)
    (i32.const -512)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.gt_u
    (local.get $0)
    (i32.sub
     (i32.const -512)
     (local.get $1)
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.eqz
    (local.tee $2
     (call $sigil.reserve
      (i32.add
       (i32.add
        (local.tee $4
         (select
          (i32.and
           (i32.add
            (local.get $0)
            (i32.const 43)
           )
           (i32.const -16)
          )
          (i32.and
           (i32.add
            (local.get $0)
            (i32.const 35)
           )
           (i32.const -16)
          )
          (global.get $sigil.scope)
         )
        )
        (local.get $1)
       )
       (i32.const 16)
      )
     )
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (local.tee $3
    (i32.and
     (i32.sub
      (local.get $1)
      (i32.const 1)
     )
     (i32.sub
      (i32.const -8)
      (local.get $2)
     )
    )
   )
   (then
    (i32.store offset=4
     (local.tee $1
      (i32.add
       (local.tee $3
        (select
         (i32.add
          (local.get $1)
          (local.get $3)
         )
         (local.get $3)
         (i32.lt_u
          (local.get $3)
          (i32.const 32)
         )
        )
       )
       (local.get $2)
      )
     )
     (i32.sub
      (i32.and
       (i32.load offset=4
        (local.get $2)
       )
       (i32.const -16)
      )
      (local.get $3)
     )
    )
    (i32.store
     (local.tee $5
      (i32.sub
       (local.get $1)
       (i32.const 8)
      )
     )
     (i32.const -231)
    )
    (i32.store offset=4
     (local.get $5)
     (i32.sub
      (i32.add
       (local.get $1)
       (i32.mul
        (i32.load offset=4
         (local.get $1)
        )
        (i32.const -2048144789)
       )
      )
      (i32.const 1923986584)
     )
    )
    (i32.store offset=4
     (local.get $2)
     (i32.or
      (i32.and
       (i32.load offset=4
        (local.get $2)
       )
       (i32.const 15)
      )
      (local.get $3)
     )
    )
    (i32.store
     (local.tee $3
      (i32.sub
       (local.get $2)
       (i32.const 8)
      )
     )
     (i32.const -231)
    )
    (i32.store offset=4
     (local.get $3)
     (i32.sub
      (i32.add
       (local.get $2)
       (i32.mul
        (i32.load offset=4
         (local.get $2)
        )
        (i32.const -2048144789)
       )
      )
      (i32.const 1923986584)
     )
    )
    (call $sigil.give_back
     (local.get $2)
    )
    (local.set $2
     (local.get $1)
    )
   )
  )
  (call $sigil.trim_tail
   (local.get $2)
   (local.get $4)
  )
  (if
   (global.get $sigil.scope)
   (then
    (call $sigil.link_apart
     (local.get $2)
    )
   )
  )
  (call $sigil.hand_over
   (local.get $2)
   (local.get $0)
  )
  (i32.add
   (local.get $2)
   (i32.const 8)
  )
 )
 (func $sigil.aligned_or_trap (param $0 i32) (param $1 i32) (result i32)
  (call $sigil.or_trap
   (call $sigil.aligned_or_nil
    (local.get $0)
    (local.get $1)
   )
   (local.get $0)
  )
 )
 (func $cabi_realloc (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local.set $0
   (block $__inlined_func$sigil.unaudited.cabi_realloc$43 (result i32)
    (if
     (i32.le_u
      (local.get $2)
      (i32.const 16)
     )
     (then
      (br $__inlined_func$sigil.unaudited.cabi_realloc$43
       (call $sigil.unaudited.sigil_realloc
        (local.get $0)
        (local.get $1)
        (local.get $3)
       )
      )
     )
    )
    (if
     (i32.eqz
      (local.get $0)
     )
     (then
      (br $__inlined_func$sigil.unaudited.cabi_realloc$43
       (call $sigil.aligned_or_trap
        (local.get $3)
        (local.get $2)
       )
      )
     )
    )
    (call $sigil.require_resizable
     (local.get $0)
     (local.get $1)
    )
    (if
     (i32.eqz
      (i32.and
       (local.get $0)
       (i32.sub
        (local.get $2)
        (i32.const 1)
       )
      )
     )
     (then
      (drop
       (br_if $__inlined_func$sigil.unaudited.cabi_realloc$43
        (local.get $0)
        (call $sigil.resize
         (local.get $0)
         (local.get $3)
        )
       )
      )
     )
    )
    (memory.copy
     (local.tee $2
      (call $sigil.aligned_or_trap
       (local.get $3)
       (local.get $2)
      )
     )
     (local.get $0)
     (select
      (local.get $3)
      (local.get $1)
      (i32.gt_u
       (local.get $1)
       (local.get $3)
      )
     )
    )
    (call $sigil.free_block
     (local.get $0)
    )
    (local.get $2)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_trap_kind (result i32)
  (local $0 i32)
  (local.set $0
   (global.get $sigil.trap_kind)
  )
  (global.set $sigil.trap_kind
   (i32.const 0)
  )
  (local.get $0)
 )
 (func $sigil_failed_size (result i32)
  (global.get $sigil.failed_size)
 )
 (func $sigil_free (param $0 i32)
  (if
   (local.get $0)
   (then
    (if
     (i32.eqz
      (call $sigil.is_live
       (local.get $0)
      )
     )
     (then
      (call $sigil.name_fault
       (local.get $0)
       (i32.const 1)
      )
     )
    )
    (call $sigil.free_block
     (local.get $0)
    )
   )
  )
  (call $sigil.health)
 )
 (func $sigil_usable_size (param $0 i32) (result i32)
  (call $sigil.require_live
   (local.get $0)
  )
  (i32.load
   (i32.sub
    (local.get $0)
    (i32.const 16)
   )
  )
 )
 (func $sigil_alloc_zeroed (param $0 i32) (result i32)
  (local $1 i32)
  (memory.fill
   (local.tee $1
    (call $sigil.unaudited.sigil_alloc
     (local.get $0)
    )
   )
   (i32.const 0)
   (local.get $0)
  )
  (call $sigil.health)
  (local.get $1)
 )
 (func $sigil_alloc_aligned (param $0 i32) (param $1 i32) (result i32)
  (if
   (i32.or
    (i32.or
     (i32.eqz
      (local.get $1)
     )
     (i32.and
      (local.get $1)
      (i32.sub
       (local.get $1)
       (i32.const 1)
      )
     )
    )
    (i32.gt_u
     (local.get $1)
     (i32.const 65536)
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 13)
    )
    (unreachable)
   )
  )
  (local.set $0
   (call $sigil.aligned_or_trap
    (local.get $0)
    (local.get $1)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_resize_in_place (param $0 i32) (param $1 i32) (result i32)
  (call $sigil.require_live
   (local.get $0)
  )
  (local.set $0
   (call $sigil.resize
    (local.get $0)
    (local.get $1)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_trim (result i32)
  (local $0 i32)
  (local.set $0
   (if (result i32)
    (global.get $sigil.heap)
    (then
     (drop
      (call $sigil.merge_kept)
     )
     (select
      (i32.sub
       (local.tee $0
        (i32.sub
         (global.get $sigil.reach)
         (global.get $sigil.wilderness)
        )
       )
       (i32.const 20)
      )
      (i32.const 0)
      (local.get $0)
     )
    )
    (else
     (i32.const 0)
    )
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_try_alloc (param $0 i32) (result i32)
  (local.set $0
   (call $sigil.alloc_from
    (global.get $sigil.plain)
    (local.get $0)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_try_realloc (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local.set $0
   (call $sigil.realloc_or_nil
    (local.get $0)
    (local.get $1)
    (local.get $2)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_try_alloc_aligned (param $0 i32) (param $1 i32) (result i32)
  (if
   (i32.or
    (i32.or
     (i32.eqz
      (local.get $1)
     )
     (i32.and
      (local.get $1)
      (i32.sub
       (local.get $1)
       (i32.const 1)
      )
     )
    )
    (i32.gt_u
     (local.get $1)
     (i32.const 65536)
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 13)
    )
    (unreachable)
   )
  )
  (local.set $0
   (call $sigil.aligned_or_nil
    (local.get $0)
    (local.get $1)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_check_heap (result i32)
  (call $sigil.check_heap)
 )
 (func $sigil.first_from (param $0 i32) (param $1 i32) (result i32)
  (loop $again.0
   (if
    (i32.eq
     (local.get $1)
     (i32.load offset=4
      (local.get $0)
     )
    )
    (then
     (if
      (local.tee $0
       (select
        (i32.load offset=12
         (local.get $0)
        )
        (i32.const 0)
        (i32.ne
         (local.get $0)
         (global.get $sigil.pool)
        )
       )
      )
      (then
       (local.set $1
        (i32.add
         (local.get $0)
         (i32.const 24)
        )
       )
       (br $again.0)
      )
      (else
       (return
        (i32.const 0)
       )
      )
     )
    )
   )
  )
  (i32.add
   (local.get $1)
   (i32.const 8)
  )
 )
 (func $sigil.chunk_holding (param $0 i32) (result i32)
  (local $1 i32)
  (local.set $1
   (global.get $sigil.chunk)
  )
  (loop $again.0
   (if
    (local.get $1)
    (then
     (if
      (i32.and
       (i32.ne
        (local.get $0)
        (local.get $1)
       )
       (i32.lt_u
        (i32.sub
         (local.get $0)
         (local.get $1)
        )
        (i32.and
         (i32.load offset=4
          (local.get $1)
         )
         (i32.const -16)
        )
       )
      )
      (then
       (return
        (local.get $1)
       )
      )
      (else
       (local.set $1
        (i32.load offset=8
         (local.get $1)
        )
       )
       (br $again.0)
      )
     )
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil_next_block (param $0 i32) (result i32)
  (local $1 i32)
  (if
   (i32.eqz
    (global.get $sigil.heap)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (call $sigil.show_wilderness)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return
     (call $sigil.first_from
      (i32.add
       (global.get $sigil.heap)
       (i32.const 3280)
      )
      (i32.add
       (global.get $sigil.heap)
       (i32.const 3304)
      )
     )
    )
   )
  )
  (if
   (local.tee $1
    (call $sigil.chunk_holding
     (local.tee $0
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
    )
   )
   (then
    (if
     (i32.ne
      (local.tee $0
       (i32.add
        (local.get $0)
        (i32.and
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const -16)
        )
       )
      )
      (select
       (global.get $sigil.cursor)
       (i32.load offset=12
        (local.get $1)
       )
       (i32.eq
        (local.get $1)
        (global.get $sigil.chunk)
       )
      )
     )
     (then
      (return
       (i32.add
        (local.get $0)
        (i32.const 8)
       )
      )
     )
    )
    (local.set $0
     (local.get $1)
    )
   )
   (else
    (if
     (i32.eq
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const 12)
      )
      (i32.const 8)
     )
     (then
      (if
       (i32.ne
        (local.tee $1
         (i32.add
          (local.get $0)
          (i32.const 32)
         )
        )
        (select
         (global.get $sigil.cursor)
         (i32.load offset=12
          (local.get $0)
         )
         (i32.eq
          (local.get $0)
          (global.get $sigil.chunk)
         )
        )
       )
       (then
        (return
         (i32.add
          (local.get $1)
          (i32.const 8)
         )
        )
       )
      )
     )
    )
   )
  )
  (call $sigil.first_from
   (call $sigil.pool_holding
    (local.get $0)
   )
   (i32.add
    (local.get $0)
    (i32.and
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -16)
    )
   )
  )
 )
 (func $sigil_block_kind (param $0 i32) (result i32)
  (local $1 i32)
  (call $sigil.show_wilderness)
  (if
   (i32.eqz
    (call $sigil.pool_holding
     (local.tee $1
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (call $sigil.chunk_holding
    (local.get $1)
   )
   (then
    (return
     (block $__inlined_func$sigil.kind_in_chunk$54 (result i32)
      (drop
       (br_if $__inlined_func$sigil.kind_in_chunk$54
        (i32.const 5)
        (i32.and
         (local.tee $0
          (i32.load offset=4
           (local.get $1)
          )
         )
         (i32.const 1)
        )
       )
      )
      (drop
       (br_if $__inlined_func$sigil.kind_in_chunk$54
        (i32.const 6)
        (i32.and
         (local.get $0)
         (i32.const 8)
        )
       )
      )
      (i32.const 2)
     )
    )
   )
  )
  (block $__inlined_func$sigil.kind_in_pool$70 (result i32)
   (drop
    (br_if $__inlined_func$sigil.kind_in_pool$70
     (i32.const 3)
     (i32.and
      (local.tee $1
       (i32.load offset=4
        (i32.sub
         (local.get $0)
         (i32.const 8)
        )
       )
      )
      (i32.const 1)
     )
    )
   )
   (drop
    (br_if $__inlined_func$sigil.kind_in_pool$70
     (i32.const 2)
     (i32.eq
      (i32.and
       (local.get $1)
       (i32.const 12)
      )
      (i32.const 12)
     )
    )
   )
   (drop
    (br_if $__inlined_func$sigil.kind_in_pool$70
     (i32.const 5)
     (i32.and
      (local.get $1)
      (i32.const 8)
     )
    )
   )
   (if
    (i32.eqz
     (i32.and
      (i32.sub
       (local.get $1)
       (i32.const 16)
      )
      (i32.const -243)
     )
    )
    (then
     (drop
      (br_if $__inlined_func$sigil.kind_in_pool$70
       (i32.const 4)
       (block $__inlined_func$sigil.is_cached$53 (result i32)
        (local.set $1
         (i32.load offset=3204
          (i32.add
           (global.get $sigil.heap)
           (i32.and
            (i32.shr_u
             (local.get $1)
             (i32.const 2)
            )
            (i32.const 124)
           )
          )
         )
        )
        (loop $again.0
         (if
          (local.get $1)
          (then
           (if
            (i32.eq
             (local.get $0)
             (local.get $1)
            )
            (then
             (br $__inlined_func$sigil.is_cached$53
              (i32.const 1)
             )
            )
            (else
             (local.set $1
              (i32.load offset=8
               (i32.sub
                (local.get $1)
                (i32.const 8)
               )
              )
             )
             (br $again.0)
            )
           )
          )
         )
        )
        (i32.const 0)
       )
      )
     )
    )
   )
   (i32.const 1)
  )
 )
 (func $sigil_heap_record (result i32)
  (local $0 i32)
  (if
   (i32.eqz
    (global.get $sigil.heap)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (local.set $0
   (global.get $sigil.heap)
  )
  (call $sigil.show_wilderness)
  (i32.store offset=4
   (local.get $0)
   (i32.const 1)
  )
  (i32.store offset=8
   (local.get $0)
   (global.get $sigil.pool)
  )
  (i32.store offset=12
   (local.get $0)
   (global.get $sigil.wilderness)
  )
  (i32.store offset=16
   (local.get $0)
   (global.get $sigil.chunk)
  )
  (i32.store offset=20
   (local.get $0)
   (global.get $sigil.cursor)
  )
  (i32.store offset=24
   (local.get $0)
   (global.get $sigil.scope)
  )
  (i32.store offset=32
   (local.get $0)
   (i32.const 0)
  )
  (i32.store offset=28
   (local.get $0)
   (global.get $sigil.room)
  )
  (local.get $0)
 )
)
