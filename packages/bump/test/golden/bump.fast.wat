(module
 (type $0 (func (param i32 i32 i32) (result i32)))
 (type $1 (func (result i32)))
 (type $2 (func (param i32 i32) (result i32)))
 (type $3 (func (param i32) (result i32)))
 (type $4 (func (param i32 i32 i32)))
 (type $5 (func (param i32)))
 (type $6 (func))
 (type $7 (func (param i32 i32 i32 i32) (result i32)))
 (global $sigil.top (mut i32) (i32.const 1032))
 (global $sigil.limit (mut i32) (i32.const 65520))
 (global $sigil.region (mut i32) (i32.const 1024))
 (global $sigil.trap_kind (mut i32) (i32.const 0))
 (global $sigil.failed_size (mut i32) (i32.const 0))
 (global $sigil.scope (mut i32) (i32.const 0))
 (global $sigil.promoted (mut i32) (i32.const 0))
 (memory $memory 1 65536)
 (data $sigil.1024 (i32.const 1024) "\f0\ff")
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
 (func $sigil.grow (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (if
   (i32.gt_u
    (local.tee $2
     (i32.shr_u
      (memory.size)
      (i32.const 3)
     )
    )
    (local.get $0)
   )
   (then
    (if
     (i32.ne
      (memory.grow
       (local.get $2)
      )
      (i32.const -1)
     )
     (then
      (return
       (i32.sub
        (i32.shl
         (memory.size)
         (i32.const 16)
        )
        (i32.const 16)
       )
      )
     )
    )
   )
  )
  (if
   (i32.eq
    (memory.grow
     (i32.add
      (local.get $0)
      (i32.const 1)
     )
    )
    (i32.const -1)
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 1)
    )
    (global.set $sigil.failed_size
     (local.get $1)
    )
    (unreachable)
   )
  )
  (i32.sub
   (i32.shl
    (memory.size)
    (i32.const 16)
   )
   (i32.const 16)
  )
 )
 (func $sigil.place (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local.set $3
   (global.get $sigil.region)
  )
  (loop $again.0
   (if
    (i32.gt_u
     (local.get $1)
     (local.tee $5
      (i32.sub
       (local.tee $4
        (i32.load
         (local.get $3)
        )
       )
       (local.get $0)
      )
     )
    )
    (then
     (if
      (i32.eq
       (i32.sub
        (i32.shl
         (memory.size)
         (i32.const 16)
        )
        (i32.const 16)
       )
       (local.get $4)
      )
      (then
       (i32.store
        (local.get $3)
        (call $sigil.grow
         (i32.shr_u
          (i32.sub
           (i32.sub
            (local.get $1)
            (local.get $5)
           )
           (i32.const 1)
          )
          (i32.const 16)
         )
         (local.get $2)
        )
       )
      )
      (else
       (if
        (i32.eqz
         (i32.load offset=4
          (local.get $3)
         )
        )
        (then
         (i32.store
          (local.tee $0
           (i32.shl
            (memory.size)
            (i32.const 16)
           )
          )
          (call $sigil.grow
           (i32.shr_u
            (i32.add
             (i32.shr_u
              (local.get $1)
              (i32.const 1)
             )
             (i32.const 11)
            )
            (i32.const 15)
           )
           (local.get $2)
          )
         )
         (i32.store offset=4
          (local.get $3)
          (local.get $0)
         )
        )
       )
       (local.set $0
        (i32.add
         (local.tee $3
          (i32.load offset=4
           (local.get $3)
          )
         )
         (i32.const 8)
        )
       )
      )
     )
     (br $again.0)
    )
   )
  )
  (global.set $sigil.region
   (local.get $3)
  )
  (global.set $sigil.limit
   (i32.load
    (local.get $3)
   )
  )
  (global.set $sigil.top
   (i32.and
    (i32.add
     (i32.add
      (local.get $0)
      (local.get $1)
     )
     (i32.const 7)
    )
    (i32.const -8)
   )
  )
  (local.get $0)
 )
 (func $sigil_alloc (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (if
   (i32.gt_u
    (local.tee $2
     (i32.or
      (local.get $0)
      (i32.eqz
       (local.get $0)
      )
     )
    )
    (i32.sub
     (global.get $sigil.limit)
     (local.tee $1
      (global.get $sigil.top)
     )
    )
   )
   (then
    (return
     (call $sigil.place
      (local.get $1)
      (local.get $2)
      (local.get $0)
     )
    )
   )
  )
  (global.set $sigil.top
   (i32.and
    (i32.add
     (i32.add
      (local.get $1)
      (local.get $2)
     )
     (i32.const 7)
    )
    (i32.const -8)
   )
  )
  (local.get $1)
 )
 (func $sigil_realloc (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return
     (block $__inlined_func$sigil_alloc$3 (result i32)
      (if
       (i32.gt_u
        (local.tee $1
         (i32.or
          (local.get $2)
          (i32.eqz
           (local.get $2)
          )
         )
        )
        (i32.sub
         (global.get $sigil.limit)
         (local.tee $0
          (global.get $sigil.top)
         )
        )
       )
       (then
        (br $__inlined_func$sigil_alloc$3
         (call $sigil.place
          (local.get $0)
          (local.get $1)
          (local.get $2)
         )
        )
       )
      )
      (global.set $sigil.top
       (i32.and
        (i32.add
         (i32.add
          (local.get $0)
          (local.get $1)
         )
         (i32.const 7)
        )
        (i32.const -8)
       )
      )
      (local.get $0)
     )
    )
   )
  )
  (if
   (i32.and
    (i32.eq
     (local.tee $4
      (i32.and
       (i32.add
        (i32.add
         (local.get $0)
         (i32.or
          (local.get $1)
          (i32.eqz
           (local.get $1)
          )
         )
        )
        (i32.const 7)
       )
       (i32.const -8)
      )
     )
     (local.tee $3
      (global.get $sigil.top)
     )
    )
    (i32.gt_u
     (local.get $0)
     (global.get $sigil.scope)
    )
   )
   (then
    (local.set $3
     (local.get $0)
    )
   )
   (else
    (if
     (i32.le_u
      (local.get $2)
      (i32.sub
       (local.get $4)
       (local.get $0)
      )
     )
     (then
      (return
       (local.get $0)
      )
     )
    )
   )
  )
  (if
   (i32.ne
    (local.tee $2
     (call $sigil.place
      (local.get $3)
      (i32.or
       (local.get $2)
       (i32.eqz
        (local.get $2)
       )
      )
      (local.get $2)
     )
    )
    (local.get $0)
   )
   (then
    (memory.copy
     (local.get $2)
     (local.get $0)
     (local.get $1)
    )
   )
  )
  (local.get $2)
 )
 (func $sigil_mem_copy (param $0 i32) (param $1 i32) (param $2 i32)
  (memory.copy
   (local.get $0)
   (local.get $1)
   (local.get $2)
  )
 )
 (func $sigil_enter_scope (result i32)
  (local $0 i32)
  (i32.store
   (local.tee $0
    (block $__inlined_func$sigil_alloc$4 (result i32)
     (if
      (i32.lt_u
       (i32.sub
        (global.get $sigil.limit)
        (local.tee $0
         (global.get $sigil.top)
        )
       )
       (i32.const 4)
      )
      (then
       (br $__inlined_func$sigil_alloc$4
        (call $sigil.place
         (local.get $0)
         (i32.const 4)
         (i32.const 4)
        )
       )
      )
     )
     (global.set $sigil.top
      (i32.and
       (i32.add
        (local.get $0)
        (i32.const 11)
       )
       (i32.const -8)
      )
     )
     (local.get $0)
    )
   )
   (global.get $sigil.scope)
  )
  (global.set $sigil.scope
   (local.get $0)
  )
  (global.set $sigil.promoted
   (i32.const 0)
  )
  (local.get $0)
 )
 (func $sigil_exit_scope (param $0 i32)
  (local $1 i32)
  (if
   (i32.ne
    (local.get $0)
    (global.get $sigil.promoted)
   )
   (then
    (global.set $sigil.scope
     (i32.load
      (local.get $0)
     )
    )
    (block $__inlined_func$sigil.rewind_to$10
     (if
      (i32.ge_u
       (local.get $0)
       (global.get $sigil.region)
      )
      (then
       (br $__inlined_func$sigil.rewind_to$10)
      )
     )
     (local.set $1
      (i32.const 1024)
     )
     (loop $again.0
      (if
       (i32.ge_u
        (local.get $0)
        (i32.load
         (local.get $1)
        )
       )
       (then
        (local.set $1
         (i32.load offset=4
          (local.get $1)
         )
        )
        (br $again.0)
       )
      )
     )
     (global.set $sigil.region
      (local.get $1)
     )
     (global.set $sigil.limit
      (i32.load
       (local.get $1)
      )
     )
    )
    (global.set $sigil.top
     (local.get $0)
    )
   )
  )
  (global.set $sigil.promoted
   (i32.const 0)
  )
 )
 (func $sigil_promote (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (global.set $sigil.scope
   (i32.load
    (local.get $0)
   )
  )
  (block $__inlined_func$sigil.rewind_to$11
   (if
    (i32.ge_u
     (local.get $0)
     (global.get $sigil.region)
    )
    (then
     (br $__inlined_func$sigil.rewind_to$11)
    )
   )
   (local.set $3
    (i32.const 1024)
   )
   (loop $again.0
    (if
     (i32.ge_u
      (local.get $0)
      (i32.load
       (local.get $3)
      )
     )
     (then
      (local.set $3
       (i32.load offset=4
        (local.get $3)
       )
      )
      (br $again.0)
     )
    )
   )
   (global.set $sigil.region
    (local.get $3)
   )
   (global.set $sigil.limit
    (i32.load
     (local.get $3)
    )
   )
  )
  (global.set $sigil.top
   (local.get $0)
  )
  (global.set $sigil.promoted
   (local.get $0)
  )
  (if
   (i32.gt_u
    (local.get $0)
    (local.get $1)
   )
   (then
    (return
     (local.get $1)
    )
   )
  )
  (memory.copy
   (local.tee $0
    (block $__inlined_func$sigil_alloc$8 (result i32)
     (if
      (i32.gt_u
       (local.tee $3
        (i32.or
         (local.get $2)
         (i32.eqz
          (local.get $2)
         )
        )
       )
       (i32.sub
        (global.get $sigil.limit)
        (local.tee $0
         (global.get $sigil.top)
        )
       )
      )
      (then
       (br $__inlined_func$sigil_alloc$8
        (call $sigil.place
         (local.get $0)
         (local.get $3)
         (local.get $2)
        )
       )
      )
     )
     (global.set $sigil.top
      (i32.and
       (i32.add
        (i32.add
         (local.get $0)
         (local.get $3)
        )
        (i32.const 7)
       )
       (i32.const -8)
      )
     )
     (local.get $0)
    )
   )
   (local.get $1)
   (local.get $2)
  )
  (local.get $0)
 )
 (func $sigil_free_all
  (local $0 i32)
  (global.set $sigil.scope
   (i32.const 0)
  )
  (global.set $sigil.promoted
   (i32.const 0)
  )
  (block $__inlined_func$sigil.rewind_to$12
   (if
    (i32.le_u
     (global.get $sigil.region)
     (i32.const 1032)
    )
    (then
     (br $__inlined_func$sigil.rewind_to$12)
    )
   )
   (local.set $0
    (i32.const 1024)
   )
   (loop $again.0
    (if
     (i32.le_u
      (i32.load
       (local.get $0)
      )
      (i32.const 1032)
     )
     (then
      (local.set $0
       (i32.load offset=4
        (local.get $0)
       )
      )
      (br $again.0)
     )
    )
   )
   (global.set $sigil.region
    (local.get $0)
   )
   (global.set $sigil.limit
    (i32.load
     (local.get $0)
    )
   )
  )
  (global.set $sigil.top
   (i32.const 1032)
  )
 )
 (func $cabi_realloc (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (if
   (i32.le_u
    (local.get $2)
    (i32.const 8)
   )
   (then
    (return
     (block $__inlined_func$sigil_realloc$13 (result i32)
      (if
       (i32.eqz
        (local.get $0)
       )
       (then
        (br $__inlined_func$sigil_realloc$13
         (block $__inlined_func$sigil_alloc$3 (result i32)
          (if
           (i32.gt_u
            (local.tee $1
             (i32.or
              (local.get $3)
              (i32.eqz
               (local.get $3)
              )
             )
            )
            (i32.sub
             (global.get $sigil.limit)
             (local.tee $0
              (global.get $sigil.top)
             )
            )
           )
           (then
            (br $__inlined_func$sigil_alloc$3
             (call $sigil.place
              (local.get $0)
              (local.get $1)
              (local.get $3)
             )
            )
           )
          )
          (global.set $sigil.top
           (i32.and
            (i32.add
             (i32.add
              (local.get $0)
              (local.get $1)
             )
             (i32.const 7)
            )
            (i32.const -8)
           )
          )
          (local.get $0)
         )
        )
       )
      )
      (if
       (i32.and
        (i32.eq
         (local.tee $4
          (i32.and
           (i32.add
            (i32.add
             (local.get $0)
             (i32.or
              (local.get $1)
              (i32.eqz
               (local.get $1)
              )
             )
            )
            (i32.const 7)
           )
           (i32.const -8)
          )
         )
         (local.tee $2
          (global.get $sigil.top)
         )
        )
        (i32.gt_u
         (local.get $0)
         (global.get $sigil.scope)
        )
       )
       (then
        (local.set $2
         (local.get $0)
        )
       )
       (else
        (drop
         (br_if $__inlined_func$sigil_realloc$13
          (local.get $0)
          (i32.le_u
           (local.get $3)
           (i32.sub
            (local.get $4)
            (local.get $0)
           )
          )
         )
        )
       )
      )
      (if
       (i32.ne
        (local.tee $2
         (call $sigil.place
          (local.get $2)
          (i32.or
           (local.get $3)
           (i32.eqz
            (local.get $3)
           )
          )
          (local.get $3)
         )
        )
        (local.get $0)
       )
       (then
        (memory.copy
         (local.get $2)
         (local.get $0)
         (local.get $1)
        )
       )
      )
      (local.get $2)
     )
    )
   )
  )
  (memory.copy
   (local.tee $2
    (i32.and
     (i32.add
      (call $sigil.place
       (global.get $sigil.top)
       (i32.or
        (i32.sub
         (i32.const 0)
         (i32.lt_u
          (local.tee $4
           (i32.add
            (i32.or
             (i32.eqz
              (local.get $3)
             )
             (local.get $3)
            )
            (local.get $2)
           )
          )
          (local.get $2)
         )
        )
        (local.get $4)
       )
       (local.get $3)
      )
      (i32.sub
       (local.get $2)
       (i32.const 1)
      )
     )
     (i32.sub
      (i32.const 0)
      (local.get $2)
     )
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
  (local.get $2)
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
)
