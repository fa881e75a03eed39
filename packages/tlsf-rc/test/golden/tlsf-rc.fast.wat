(module
 (type $0 (func (param i32) (result i32)))
 (type $1 (func (param i32 i32) (result i32)))
 (type $2 (func (result i32)))
 (type $3 (func (param i32)))
 (type $4 (func (param i32 i32 i32) (result i32)))
 (type $5 (func (param i32 i32)))
 (type $6 (func (param i32 i32 i32)))
 (type $7 (func))
 (type $8 (func (param i32 i32 i32 i32) (result i32)))
 (global $sigil.plain (mut i32) (i32.const 1024))
 (global $sigil.room (mut i32) (i32.const 1024))
 (global $sigil.remnant (mut i32) (i32.const 0))
 (global $sigil.remnant_end (mut i32) (i32.const 0))
 (global $sigil.cursor (mut i32) (i32.const 0))
 (global $sigil.limit (mut i32) (i32.const 0))
 (global $sigil.scope (mut i32) (i32.const 0))
 (global $sigil.reach (mut i32) (i32.const 65528))
 (global $sigil.wilderness (mut i32) (i32.const 4328))
 (global $sigil.chunk (mut i32) (i32.const 0))
 (global $sigil.pool (mut i32) (i32.const 4304))
 (global $sigil.trap_kind (mut i32) (i32.const 0))
 (global $sigil.failed_size (mut i32) (i32.const 0))
 (global $sigil.promoted (mut i32) (i32.const 0))
 (memory $memory 1 65536)
 (data $sigil.4304 (i32.const 4304) "\f8\ff\00\00\f8\ff\00\00\f8\ff")
 (data $sigil.4332 (i32.const 4332) "\11\ef")
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
 (func $sigil.find_fit (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (if
   (local.tee $1
    (i32.load offset=132
     (i32.add
      (i32.shl
       (local.tee $2
        (if (result i32)
         (i32.lt_u
          (local.get $0)
          (i32.const 512)
         )
         (then
          (i32.shr_u
           (local.get $0)
           (i32.const 4)
          )
         )
         (else
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
        )
       )
       (i32.const 2)
      )
      (i32.const 1024)
     )
    )
   )
   (then
    (if
     (i32.ge_u
      (i32.and
       (i32.load offset=4
        (local.get $1)
       )
       (i32.const -16)
      )
      (local.get $0)
     )
     (then
      (return
       (local.get $1)
      )
     )
    )
    (local.set $1
     (i32.load offset=8
      (local.get $1)
     )
    )
   )
  )
  (if
   (local.get $1)
   (then
    (if
     (i32.ge_u
      (i32.and
       (i32.load offset=4
        (local.get $1)
       )
       (i32.const -16)
      )
      (local.get $0)
     )
     (then
      (return
       (local.get $1)
      )
     )
    )
    (local.set $1
     (i32.load offset=8
      (local.get $1)
     )
    )
   )
  )
  (if
   (local.get $1)
   (then
    (if
     (i32.ge_u
      (i32.and
       (i32.load offset=4
        (local.get $1)
       )
       (i32.const -16)
      )
      (local.get $0)
     )
     (then
      (return
       (local.get $1)
      )
     )
    )
    (local.set $1
     (i32.load offset=8
      (local.get $1)
     )
    )
   )
  )
  (if
   (local.get $1)
   (then
    (if
     (i32.ge_u
      (i32.and
       (i32.load offset=4
        (local.get $1)
       )
       (i32.const -16)
      )
      (local.get $0)
     )
     (then
      (return
       (local.get $1)
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
    (i32.shl
     (i32.add
      (i32.ctz
       (if (result i32)
        (local.tee $1
         (i32.and
          (i32.load offset=36
           (i32.add
            (i32.shl
             (local.tee $0
              (i32.shr_u
               (local.get $2)
               (i32.const 5)
              )
             )
             (i32.const 2)
            )
            (i32.const 1024)
           )
          )
          (i32.shl
           (i32.const -2)
           (local.get $2)
          )
         )
        )
        (then
         (local.get $1)
        )
        (else
         (if
          (i32.eqz
           (local.tee $0
            (i32.and
             (i32.load
              (i32.const 1024)
             )
             (i32.shl
              (i32.const -2)
              (local.get $0)
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
         (i32.load offset=36
          (i32.add
           (i32.shl
            (local.tee $0
             (i32.ctz
              (local.get $0)
             )
            )
            (i32.const 2)
           )
           (i32.const 1024)
          )
         )
        )
       )
      )
      (i32.shl
       (local.get $0)
       (i32.const 5)
      )
     )
     (i32.const 2)
    )
    (i32.const 1024)
   )
  )
 )
 (func $sigil.give_back (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local.set $4
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
  (local.set $2
   (if (result i32)
    (i32.and
     (local.get $2)
     (i32.const 2)
    )
    (then
     (i32.load
      (local.get $0)
     )
    )
    (else
     (local.get $0)
    )
   )
  )
  (if
   (i32.eq
    (local.get $4)
    (global.get $sigil.remnant)
   )
   (then
    (if
     (i32.ne
      (local.get $0)
      (local.get $2)
     )
     (then
      (local.set $1
       (i32.load offset=12
        (local.get $2)
       )
      )
      (if
       (local.tee $3
        (i32.load offset=8
         (local.get $2)
        )
       )
       (then
        (i32.store offset=12
         (local.get $3)
         (local.get $1)
        )
       )
      )
      (if
       (local.get $1)
       (then
        (i32.store offset=8
         (local.get $1)
         (local.get $3)
        )
       )
       (else
        (i32.store offset=132
         (i32.add
          (i32.shl
           (local.tee $0
            (if (result i32)
             (i32.lt_u
              (local.tee $1
               (i32.sub
                (local.get $0)
                (local.get $2)
               )
              )
              (i32.const 512)
             )
             (then
              (i32.shr_u
               (local.get $1)
               (i32.const 4)
              )
             )
             (else
              (i32.add
               (i32.shl
                (i32.sub
                 (local.tee $0
                  (i32.sub
                   (i32.const 31)
                   (i32.clz
                    (local.get $1)
                   )
                  )
                 )
                 (i32.const 9)
                )
                (i32.const 5)
               )
               (i32.shr_u
                (local.get $1)
                (i32.sub
                 (local.get $0)
                 (i32.const 5)
                )
               )
              )
             )
            )
           )
           (i32.const 2)
          )
          (i32.const 1024)
         )
         (local.get $3)
        )
        (if
         (i32.eqz
          (local.get $3)
         )
         (then
          (local.set $0
           (i32.and
            (i32.load offset=36
             (i32.add
              (i32.shl
               (local.tee $1
                (i32.shr_u
                 (local.get $0)
                 (i32.const 5)
                )
               )
               (i32.const 2)
              )
              (i32.const 1024)
             )
            )
            (i32.rotl
             (i32.const -2)
             (local.get $0)
            )
           )
          )
          (i32.store offset=36
           (i32.add
            (i32.shl
             (local.get $1)
             (i32.const 2)
            )
            (i32.const 1024)
           )
           (local.get $0)
          )
          (if
           (i32.eqz
            (local.get $0)
           )
           (then
            (i32.store
             (i32.const 1024)
             (i32.and
              (i32.load
               (i32.const 1024)
              )
              (i32.rotl
               (i32.const -2)
               (local.get $1)
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
    )
    (global.set $sigil.remnant
     (local.get $2)
    )
    (return)
   )
  )
  (if
   (i32.eq
    (local.get $4)
    (global.get $sigil.wilderness)
   )
   (then
    (if
     (i32.ne
      (local.get $0)
      (local.get $2)
     )
     (then
      (local.set $1
       (i32.load offset=12
        (local.get $2)
       )
      )
      (if
       (local.tee $3
        (i32.load offset=8
         (local.get $2)
        )
       )
       (then
        (i32.store offset=12
         (local.get $3)
         (local.get $1)
        )
       )
      )
      (if
       (local.get $1)
       (then
        (i32.store offset=8
         (local.get $1)
         (local.get $3)
        )
       )
       (else
        (i32.store offset=132
         (i32.add
          (i32.shl
           (local.tee $0
            (if (result i32)
             (i32.lt_u
              (local.tee $1
               (i32.sub
                (local.get $0)
                (local.get $2)
               )
              )
              (i32.const 512)
             )
             (then
              (i32.shr_u
               (local.get $1)
               (i32.const 4)
              )
             )
             (else
              (i32.add
               (i32.shl
                (i32.sub
                 (local.tee $0
                  (i32.sub
                   (i32.const 31)
                   (i32.clz
                    (local.get $1)
                   )
                  )
                 )
                 (i32.const 9)
                )
                (i32.const 5)
               )
               (i32.shr_u
                (local.get $1)
                (i32.sub
                 (local.get $0)
                 (i32.const 5)
                )
               )
              )
             )
            )
           )
           (i32.const 2)
          )
          (i32.const 1024)
         )
         (local.get $3)
        )
        (if
         (i32.eqz
          (local.get $3)
         )
         (then
          (local.set $0
           (i32.and
            (i32.load offset=36
             (i32.add
              (i32.shl
               (local.tee $1
                (i32.shr_u
                 (local.get $0)
                 (i32.const 5)
                )
               )
               (i32.const 2)
              )
              (i32.const 1024)
             )
            )
            (i32.rotl
             (i32.const -2)
             (local.get $0)
            )
           )
          )
          (i32.store offset=36
           (i32.add
            (i32.shl
             (local.get $1)
             (i32.const 2)
            )
            (i32.const 1024)
           )
           (local.get $0)
          )
          (if
           (i32.eqz
            (local.get $0)
           )
           (then
            (i32.store
             (i32.const 1024)
             (i32.and
              (i32.load
               (i32.const 1024)
              )
              (i32.rotl
               (i32.const -2)
               (local.get $1)
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
    )
    (global.set $sigil.wilderness
     (local.get $2)
    )
    (i32.store offset=4
     (local.get $2)
     (i32.or
      (i32.sub
       (global.get $sigil.reach)
       (local.get $2)
      )
      (i32.const 1)
     )
    )
   )
   (else
    (local.set $5
     (block $__inlined_func$sigil.merge_right$7 (result i32)
      (if
       (i32.and
        (local.tee $1
         (i32.load offset=4
          (local.get $4)
         )
        )
        (i32.const 1)
       )
       (then
        (local.set $3
         (i32.and
          (local.get $1)
          (i32.const -16)
         )
        )
        (local.set $1
         (i32.load offset=12
          (local.get $4)
         )
        )
        (if
         (local.tee $5
          (i32.load offset=8
           (local.get $4)
          )
         )
         (then
          (i32.store offset=12
           (local.get $5)
           (local.get $1)
          )
         )
        )
        (if
         (local.get $1)
         (then
          (i32.store offset=8
           (local.get $1)
           (local.get $5)
          )
         )
         (else
          (i32.store offset=132
           (i32.add
            (i32.shl
             (local.tee $1
              (if (result i32)
               (i32.lt_u
                (local.get $3)
                (i32.const 512)
               )
               (then
                (i32.shr_u
                 (local.get $3)
                 (i32.const 4)
                )
               )
               (else
                (i32.add
                 (i32.shl
                  (i32.sub
                   (local.tee $1
                    (i32.sub
                     (i32.const 31)
                     (i32.clz
                      (local.get $3)
                     )
                    )
                   )
                   (i32.const 9)
                  )
                  (i32.const 5)
                 )
                 (i32.shr_u
                  (local.get $3)
                  (i32.sub
                   (local.get $1)
                   (i32.const 5)
                  )
                 )
                )
               )
              )
             )
             (i32.const 2)
            )
            (i32.const 1024)
           )
           (local.get $5)
          )
          (if
           (i32.eqz
            (local.get $5)
           )
           (then
            (local.set $1
             (i32.and
              (i32.load offset=36
               (i32.add
                (i32.shl
                 (local.tee $5
                  (i32.shr_u
                   (local.get $1)
                   (i32.const 5)
                  )
                 )
                 (i32.const 2)
                )
                (i32.const 1024)
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
              (i32.shl
               (local.get $5)
               (i32.const 2)
              )
              (i32.const 1024)
             )
             (local.get $1)
            )
            (if
             (i32.eqz
              (local.get $1)
             )
             (then
              (i32.store
               (i32.const 1024)
               (i32.and
                (i32.load
                 (i32.const 1024)
                )
                (i32.rotl
                 (i32.const -2)
                 (local.get $5)
                )
               )
              )
             )
            )
           )
          )
         )
        )
        (br $__inlined_func$sigil.merge_right$7
         (i32.add
          (local.get $3)
          (local.get $4)
         )
        )
       )
      )
      (i32.store offset=4
       (local.get $4)
       (i32.or
        (local.get $1)
        (i32.const 2)
       )
      )
      (local.get $4)
     )
    )
    (if
     (i32.ne
      (local.get $0)
      (local.get $2)
     )
     (then
      (if
       (block $__inlined_func$sigil.stretch$108 (result i32)
        (local.set $4
         (i32.sub
          (local.get $5)
          (local.get $2)
         )
        )
        (drop
         (br_if $__inlined_func$sigil.stretch$108
          (i32.const 0)
          (i32.ne
           (block $__inlined_func$sigil.class_to_store$3 (result i32)
            (if
             (i32.lt_u
              (local.tee $3
               (i32.sub
                (local.get $0)
                (local.get $2)
               )
              )
              (i32.const 512)
             )
             (then
              (br $__inlined_func$sigil.class_to_store$3
               (i32.shr_u
                (local.get $3)
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
                  (local.get $3)
                 )
                )
               )
               (i32.const 9)
              )
              (i32.const 5)
             )
             (i32.shr_u
              (local.get $3)
              (i32.sub
               (local.get $1)
               (i32.const 5)
              )
             )
            )
           )
           (if (result i32)
            (i32.lt_u
             (local.get $4)
             (i32.const 512)
            )
            (then
             (i32.shr_u
              (local.get $4)
              (i32.const 4)
             )
            )
            (else
             (i32.add
              (i32.shl
               (i32.sub
                (local.tee $1
                 (i32.sub
                  (i32.const 31)
                  (i32.clz
                   (local.get $4)
                  )
                 )
                )
                (i32.const 9)
               )
               (i32.const 5)
              )
              (i32.shr_u
               (local.get $4)
               (i32.sub
                (local.get $1)
                (i32.const 5)
               )
              )
             )
            )
           )
          )
         )
        )
        (i32.store offset=4
         (local.get $2)
         (i32.or
          (local.get $4)
          (i32.const 1)
         )
        )
        (i32.store
         (local.get $5)
         (local.get $2)
        )
        (i32.const 1)
       )
       (then
        (return)
       )
      )
      (local.set $1
       (i32.load offset=12
        (local.get $2)
       )
      )
      (if
       (local.tee $3
        (i32.load offset=8
         (local.get $2)
        )
       )
       (then
        (i32.store offset=12
         (local.get $3)
         (local.get $1)
        )
       )
      )
      (if
       (local.get $1)
       (then
        (i32.store offset=8
         (local.get $1)
         (local.get $3)
        )
       )
       (else
        (i32.store offset=132
         (i32.add
          (i32.shl
           (local.tee $0
            (if (result i32)
             (i32.lt_u
              (local.tee $1
               (i32.sub
                (local.get $0)
                (local.get $2)
               )
              )
              (i32.const 512)
             )
             (then
              (i32.shr_u
               (local.get $1)
               (i32.const 4)
              )
             )
             (else
              (i32.add
               (i32.shl
                (i32.sub
                 (local.tee $0
                  (i32.sub
                   (i32.const 31)
                   (i32.clz
                    (local.get $1)
                   )
                  )
                 )
                 (i32.const 9)
                )
                (i32.const 5)
               )
               (i32.shr_u
                (local.get $1)
                (i32.sub
                 (local.get $0)
                 (i32.const 5)
                )
               )
              )
             )
            )
           )
           (i32.const 2)
          )
          (i32.const 1024)
         )
         (local.get $3)
        )
        (if
         (i32.eqz
          (local.get $3)
         )
         (then
          (local.set $0
           (i32.and
            (i32.load offset=36
             (i32.add
              (i32.shl
               (local.tee $1
                (i32.shr_u
                 (local.get $0)
                 (i32.const 5)
                )
               )
               (i32.const 2)
              )
              (i32.const 1024)
             )
            )
            (i32.rotl
             (i32.const -2)
             (local.get $0)
            )
           )
          )
          (i32.store offset=36
           (i32.add
            (i32.shl
             (local.get $1)
             (i32.const 2)
            )
            (i32.const 1024)
           )
           (local.get $0)
          )
          (if
           (i32.eqz
            (local.get $0)
           )
           (then
            (i32.store
             (i32.const 1024)
             (i32.and
              (i32.load
               (i32.const 1024)
              )
              (i32.rotl
               (i32.const -2)
               (local.get $1)
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
    )
    (i32.store offset=4
     (local.get $2)
     (i32.or
      (local.tee $1
       (i32.sub
        (local.get $5)
        (local.get $2)
       )
      )
      (i32.const 1)
     )
    )
    (i32.store
     (i32.add
      (local.get $1)
      (local.get $2)
     )
     (local.get $2)
    )
    (i32.store offset=8
     (local.get $2)
     (local.tee $0
      (i32.load offset=132
       (i32.add
        (i32.shl
         (local.tee $1
          (if (result i32)
           (i32.lt_u
            (local.get $1)
            (i32.const 512)
           )
           (then
            (i32.shr_u
             (local.get $1)
             (i32.const 4)
            )
           )
           (else
            (i32.add
             (i32.shl
              (i32.sub
               (local.tee $0
                (i32.sub
                 (i32.const 31)
                 (i32.clz
                  (local.get $1)
                 )
                )
               )
               (i32.const 9)
              )
              (i32.const 5)
             )
             (i32.shr_u
              (local.get $1)
              (i32.sub
               (local.get $0)
               (i32.const 5)
              )
             )
            )
           )
          )
         )
         (i32.const 2)
        )
        (i32.const 1024)
       )
      )
     )
    )
    (i32.store offset=12
     (local.get $2)
     (i32.const 0)
    )
    (if
     (local.get $0)
     (then
      (i32.store offset=12
       (local.get $0)
       (local.get $2)
      )
     )
    )
    (i32.store offset=132
     (i32.add
      (i32.shl
       (local.get $1)
       (i32.const 2)
      )
      (i32.const 1024)
     )
     (local.get $2)
    )
    (i32.store offset=36
     (i32.add
      (i32.shl
       (local.tee $0
        (i32.shr_u
         (local.get $1)
         (i32.const 5)
        )
       )
       (i32.const 2)
      )
      (i32.const 1024)
     )
     (i32.or
      (i32.load offset=36
       (i32.add
        (i32.shl
         (local.get $0)
         (i32.const 2)
        )
        (i32.const 1024)
       )
      )
      (i32.shl
       (i32.const 1)
       (local.get $1)
      )
     )
    )
    (i32.store
     (i32.const 1024)
     (i32.or
      (i32.load
       (i32.const 1024)
      )
      (i32.shl
       (i32.const 1)
       (local.get $0)
      )
     )
    )
   )
  )
 )
 (func $sigil.use (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local.set $2
   (i32.and
    (i32.load offset=4
     (local.get $0)
    )
    (i32.const -16)
   )
  )
  (local.set $4
   (i32.load offset=12
    (local.get $0)
   )
  )
  (if
   (local.tee $3
    (i32.load offset=8
     (local.get $0)
    )
   )
   (then
    (i32.store offset=12
     (local.get $3)
     (local.get $4)
    )
   )
  )
  (if
   (local.get $4)
   (then
    (i32.store offset=8
     (local.get $4)
     (local.get $3)
    )
   )
   (else
    (i32.store offset=132
     (i32.add
      (i32.shl
       (local.tee $4
        (if (result i32)
         (i32.lt_u
          (local.get $2)
          (i32.const 512)
         )
         (then
          (i32.shr_u
           (local.get $2)
           (i32.const 4)
          )
         )
         (else
          (i32.add
           (i32.shl
            (i32.sub
             (local.tee $4
              (i32.sub
               (i32.const 31)
               (i32.clz
                (local.get $2)
               )
              )
             )
             (i32.const 9)
            )
            (i32.const 5)
           )
           (i32.shr_u
            (local.get $2)
            (i32.sub
             (local.get $4)
             (i32.const 5)
            )
           )
          )
         )
        )
       )
       (i32.const 2)
      )
      (i32.const 1024)
     )
     (local.get $3)
    )
    (if
     (i32.eqz
      (local.get $3)
     )
     (then
      (local.set $4
       (i32.and
        (i32.load offset=36
         (i32.add
          (i32.shl
           (local.tee $3
            (i32.shr_u
             (local.get $4)
             (i32.const 5)
            )
           )
           (i32.const 2)
          )
          (i32.const 1024)
         )
        )
        (i32.rotl
         (i32.const -2)
         (local.get $4)
        )
       )
      )
      (i32.store offset=36
       (i32.add
        (i32.shl
         (local.get $3)
         (i32.const 2)
        )
        (i32.const 1024)
       )
       (local.get $4)
      )
      (if
       (i32.eqz
        (local.get $4)
       )
       (then
        (i32.store
         (i32.const 1024)
         (i32.and
          (i32.load
           (i32.const 1024)
          )
          (i32.rotl
           (i32.const -2)
           (local.get $3)
          )
         )
        )
       )
      )
     )
    )
   )
  )
  (if
   (i32.ge_u
    (local.tee $3
     (i32.sub
      (local.get $2)
      (local.get $1)
     )
    )
    (i32.const 16)
   )
   (then
    (i32.store offset=4
     (local.tee $2
      (i32.add
       (local.get $0)
       (local.get $1)
      )
     )
     (i32.or
      (local.get $3)
      (i32.const 1)
     )
    )
    (i32.store
     (i32.add
      (local.get $2)
      (local.get $3)
     )
     (local.get $2)
    )
    (i32.store offset=8
     (local.get $2)
     (local.tee $4
      (i32.load offset=132
       (i32.add
        (i32.shl
         (local.tee $3
          (if (result i32)
           (i32.lt_u
            (local.get $3)
            (i32.const 512)
           )
           (then
            (i32.shr_u
             (local.get $3)
             (i32.const 4)
            )
           )
           (else
            (i32.add
             (i32.shl
              (i32.sub
               (local.tee $4
                (i32.sub
                 (i32.const 31)
                 (i32.clz
                  (local.get $3)
                 )
                )
               )
               (i32.const 9)
              )
              (i32.const 5)
             )
             (i32.shr_u
              (local.get $3)
              (i32.sub
               (local.get $4)
               (i32.const 5)
              )
             )
            )
           )
          )
         )
         (i32.const 2)
        )
        (i32.const 1024)
       )
      )
     )
    )
    (i32.store offset=12
     (local.get $2)
     (i32.const 0)
    )
    (if
     (local.get $4)
     (then
      (i32.store offset=12
       (local.get $4)
       (local.get $2)
      )
     )
    )
    (i32.store offset=132
     (i32.add
      (i32.shl
       (local.get $3)
       (i32.const 2)
      )
      (i32.const 1024)
     )
     (local.get $2)
    )
    (i32.store offset=36
     (i32.add
      (i32.shl
       (local.tee $2
        (i32.shr_u
         (local.get $3)
         (i32.const 5)
        )
       )
       (i32.const 2)
      )
      (i32.const 1024)
     )
     (i32.or
      (i32.load offset=36
       (i32.add
        (i32.shl
         (local.get $2)
         (i32.const 2)
        )
        (i32.const 1024)
       )
      )
      (i32.shl
       (i32.const 1)
       (local.get $3)
      )
     )
    )
    (i32.store
     (i32.const 1024)
     (i32.or
      (i32.load
       (i32.const 1024)
      )
      (i32.shl
       (i32.const 1)
       (local.get $2)
      )
     )
    )
   )
   (else
    (i32.store offset=4
     (local.tee $2
      (i32.add
       (local.tee $1
        (local.get $2)
       )
       (local.get $0)
      )
     )
     (i32.sub
      (i32.load offset=4
       (local.get $2)
      )
      (i32.const 2)
     )
    )
   )
  )
  (i32.store offset=4
   (local.get $0)
   (local.get $1)
  )
 )
 (func $sigil.take (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local.set $1
   (call $sigil.find_fit
    (local.get $0)
   )
  )
  (if
   (i32.le_u
    (local.get $0)
    (i32.const 240)
   )
   (then
    (return
     (block $__inlined_func$sigil.take_small$164 (result i32)
      (local.set $2
       (i32.sub
        (global.get $sigil.reach)
        (global.get $sigil.wilderness)
       )
      )
      (if
       (i32.ge_u
        (if (result i32)
         (local.get $1)
         (then
          (i32.and
           (i32.load offset=4
            (local.get $1)
           )
           (i32.const -16)
          )
         )
         (else
          (local.get $2)
         )
        )
        (local.tee $3
         (i32.add
          (local.get $0)
          (i32.const 512)
         )
        )
       )
       (then
        (if
         (if (result i32)
          (local.tee $2
           (global.get $sigil.remnant)
          )
          (then
           (if
            (local.tee $4
             (global.get $sigil.remnant)
            )
            (then
             (i32.store offset=4
              (local.get $4)
              (i32.sub
               (global.get $sigil.remnant_end)
               (global.get $sigil.remnant)
              )
             )
            )
           )
           (global.set $sigil.remnant
            (i32.const 0)
           )
           (global.set $sigil.remnant_end
            (i32.const 0)
           )
           (call $sigil.give_back
            (local.get $2)
           )
           (i32.const 1)
          )
          (else
           (i32.const 0)
          )
         )
         (then
          (local.set $1
           (call $sigil.find_fit
            (local.get $0)
           )
          )
         )
        )
        (local.set $2
         (i32.sub
          (global.get $sigil.reach)
          (global.get $sigil.wilderness)
         )
        )
        (if
         (local.get $1)
         (then
          (local.set $2
           (i32.and
            (i32.load offset=4
             (local.get $1)
            )
            (i32.const -16)
           )
          )
         )
        )
        (if
         (i32.ge_u
          (local.get $2)
          (local.get $3)
         )
         (then
          (local.set $2
           (select
            (i32.const 4096)
            (local.get $2)
            (i32.gt_u
             (local.get $2)
             (i32.const 4096)
            )
           )
          )
          (local.set $2
           (i32.and
            (i32.load offset=4
             (local.tee $1
              (block $__inlined_func$sigil.take_plain$12 (result i32)
               (if
                (local.get $1)
                (then
                 (call $sigil.use
                  (local.get $1)
                  (local.get $2)
                 )
                 (br $__inlined_func$sigil.take_plain$12
                  (local.get $1)
                 )
                )
               )
               (block $__inlined_func$sigil.cut$114 (result i32)
                (local.set $1
                 (global.get $sigil.wilderness)
                )
                (drop
                 (br_if $__inlined_func$sigil.cut$114
                  (i32.const 0)
                  (i32.eqz
                   (if (result i32)
                    (i32.lt_u
                     (local.tee $4
                      (i32.sub
                       (global.get $sigil.reach)
                       (global.get $sigil.wilderness)
                      )
                     )
                     (local.get $2)
                    )
                    (then
                     (i32.const 0)
                    )
                    (else
                     (global.set $sigil.wilderness
                      (local.tee $3
                       (i32.add
                        (global.get $sigil.wilderness)
                        (local.get $2)
                       )
                      )
                     )
                     (if
                      (i32.ne
                       (local.get $3)
                       (global.get $sigil.reach)
                      )
                      (then
                       (i32.store offset=4
                        (local.get $3)
                        (i32.or
                         (i32.sub
                          (local.get $4)
                          (local.get $2)
                         )
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
                )
                (i32.store offset=4
                 (local.get $1)
                 (local.get $2)
                )
                (local.get $1)
               )
              )
             )
            )
            (i32.const -16)
           )
          )
          (i32.store offset=4
           (local.get $1)
           (local.get $0)
          )
          (global.set $sigil.remnant
           (i32.add
            (local.get $0)
            (local.get $1)
           )
          )
          (global.set $sigil.remnant_end
           (i32.add
            (local.get $1)
            (local.get $2)
           )
          )
          (br $__inlined_func$sigil.take_small$164
           (local.get $1)
          )
         )
        )
       )
      )
      (block $__inlined_func$sigil.take_plain$14 (result i32)
       (if
        (local.get $1)
        (then
         (call $sigil.use
          (local.get $1)
          (local.get $0)
         )
         (br $__inlined_func$sigil.take_plain$14
          (local.get $1)
         )
        )
       )
       (block $__inlined_func$sigil.cut$115 (result i32)
        (local.set $1
         (global.get $sigil.wilderness)
        )
        (drop
         (br_if $__inlined_func$sigil.cut$115
          (i32.const 0)
          (i32.eqz
           (if (result i32)
            (i32.lt_u
             (local.tee $3
              (i32.sub
               (global.get $sigil.reach)
               (global.get $sigil.wilderness)
              )
             )
             (local.get $0)
            )
            (then
             (i32.const 0)
            )
            (else
             (global.set $sigil.wilderness
              (local.tee $2
               (i32.add
                (global.get $sigil.wilderness)
                (local.get $0)
               )
              )
             )
             (if
              (i32.ne
               (local.get $2)
               (global.get $sigil.reach)
              )
              (then
               (i32.store offset=4
                (local.get $2)
                (i32.or
                 (i32.sub
                  (local.get $3)
                  (local.get $0)
                 )
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
        )
        (i32.store offset=4
         (local.get $1)
         (local.get $0)
        )
        (local.get $1)
       )
      )
     )
    )
   )
  )
  (block $__inlined_func$sigil.take_plain$15 (result i32)
   (if
    (local.get $1)
    (then
     (call $sigil.use
      (local.get $1)
      (local.get $0)
     )
     (br $__inlined_func$sigil.take_plain$15
      (local.get $1)
     )
    )
   )
   (block $__inlined_func$sigil.cut$116 (result i32)
    (local.set $1
     (global.get $sigil.wilderness)
    )
    (drop
     (br_if $__inlined_func$sigil.cut$116
      (i32.const 0)
      (i32.eqz
       (if (result i32)
        (i32.lt_u
         (local.tee $3
          (i32.sub
           (global.get $sigil.reach)
           (global.get $sigil.wilderness)
          )
         )
         (local.get $0)
        )
        (then
         (i32.const 0)
        )
        (else
         (global.set $sigil.wilderness
          (local.tee $2
           (i32.add
            (global.get $sigil.wilderness)
            (local.get $0)
           )
          )
         )
         (if
          (i32.ne
           (local.get $2)
           (global.get $sigil.reach)
          )
          (then
           (i32.store offset=4
            (local.get $2)
            (i32.or
             (i32.sub
              (local.get $3)
              (local.get $0)
             )
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
    )
    (i32.store offset=4
     (local.get $1)
     (local.get $0)
    )
    (local.get $1)
   )
  )
 )
 (func $sigil.flush (result i32)
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local.set $2
   (i32.sub
    (i32.const 1024)
    (global.get $sigil.room)
   )
  )
  (local.set $0
   (i32.const 1024)
  )
  (loop $again.0
   (if
    (i32.ne
     (local.get $0)
     (i32.const 1092)
    )
    (then
     (local.set $1
      (i32.load offset=3204
       (local.get $0)
      )
     )
     (i32.store offset=3204
      (local.get $0)
      (i32.const 0)
     )
     (loop $again.01
      (if
       (local.get $1)
       (then
        (local.set $3
         (local.tee $1
          (i32.sub
           (local.get $1)
           (i32.const 8)
          )
         )
        )
        (local.set $1
         (i32.load offset=8
          (local.get $1)
         )
        )
        (call $sigil.give_back
         (local.get $3)
        )
        (br $again.01)
       )
      )
     )
     (local.set $0
      (i32.add
       (local.get $0)
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
  (i32.ne
   (local.get $2)
   (i32.const 0)
  )
 )
 (func $sigil.grow_for (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (loop $again.0
   (if
    (i32.eqz
     (block $__inlined_func$sigil.extend_for$25 (result i32)
      (if
       (i32.lt_u
        (local.tee $1
         (i32.add
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
          (i32.const 1)
         )
        )
        (local.tee $2
         (i32.shr_u
          (local.tee $6
           (i32.add
            (i32.shr_u
             (global.get $sigil.reach)
             (i32.const 16)
            )
            (i32.const 1)
           )
          )
          (i32.const 8)
         )
        )
       )
       (then
        (drop
         (br_if $__inlined_func$sigil.extend_for$25
          (i32.const 1)
          (if (result i32)
           (block $__inlined_func$sigil.own$18 (result i32)
            (drop
             (br_if $__inlined_func$sigil.own$18
              (i32.const 1)
              (i32.le_u
               (local.tee $5
                (i32.add
                 (local.get $2)
                 (local.get $6)
                )
               )
               (local.tee $3
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
             (br_if $__inlined_func$sigil.own$18
              (i32.const 0)
              (i32.ne
               (local.get $3)
               (memory.size)
              )
             )
            )
            (drop
             (br_if $__inlined_func$sigil.own$18
              (i32.const 0)
              (i32.eq
               (memory.grow
                (i32.sub
                 (local.get $5)
                 (local.get $3)
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
               (local.get $5)
               (i32.const 16)
              )
              (i32.const 8)
             )
            )
            (i32.const 1)
           )
           (then
            (i32.store offset=4
             (global.get $sigil.pool)
             (local.tee $3
              (i32.sub
               (i32.shl
                (local.get $5)
                (i32.const 16)
               )
               (i32.const 8)
              )
             )
            )
            (global.set $sigil.reach
             (local.get $3)
            )
            (i32.store offset=4
             (local.get $3)
             (i32.const 0)
            )
            (if
             (i32.ne
              (local.tee $2
               (global.get $sigil.wilderness)
              )
              (local.get $3)
             )
             (then
              (i32.store offset=4
               (local.get $2)
               (i32.or
                (i32.sub
                 (local.get $3)
                 (local.get $2)
                )
                (i32.const 1)
               )
              )
             )
            )
            (i32.const 1)
           )
           (else
            (i32.const 0)
           )
          )
         )
        )
       )
      )
      (if (result i32)
       (block $__inlined_func$sigil.own$180 (result i32)
        (drop
         (br_if $__inlined_func$sigil.own$180
          (i32.const 1)
          (i32.le_u
           (local.tee $3
            (i32.add
             (local.get $1)
             (local.get $6)
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
         (br_if $__inlined_func$sigil.own$180
          (i32.const 0)
          (i32.ne
           (local.get $1)
           (memory.size)
          )
         )
        )
        (drop
         (br_if $__inlined_func$sigil.own$180
          (i32.const 0)
          (i32.eq
           (memory.grow
            (i32.sub
             (local.get $3)
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
           (local.get $3)
           (i32.const 16)
          )
          (i32.const 8)
         )
        )
        (i32.const 1)
       )
       (then
        (i32.store offset=4
         (global.get $sigil.pool)
         (local.tee $1
          (i32.sub
           (i32.shl
            (local.get $3)
            (i32.const 16)
           )
           (i32.const 8)
          )
         )
        )
        (global.set $sigil.reach
         (local.get $1)
        )
        (i32.store offset=4
         (local.get $1)
         (i32.const 0)
        )
        (if
         (i32.ne
          (local.tee $2
           (global.get $sigil.wilderness)
          )
          (local.get $1)
         )
         (then
          (i32.store offset=4
           (local.get $2)
           (i32.or
            (i32.sub
             (local.get $1)
             (local.get $2)
            )
            (i32.const 1)
           )
          )
         )
        )
        (i32.const 1)
       )
       (else
        (i32.const 0)
       )
      )
     )
    )
    (then
     (if
      (i32.eqz
       (local.get $4)
      )
      (then
       (local.set $4
        (block $__inlined_func$sigil.pool_above$26 (result i32)
         (local.set $1
          (i32.load offset=12
           (local.tee $2
            (global.get $sigil.pool)
           )
          )
         )
         (loop $again.01
          (if
           (local.get $1)
           (then
            (drop
             (br_if $__inlined_func$sigil.pool_above$26
              (local.get $1)
              (if (result i32)
               (i32.ge_u
                (local.tee $4
                 (i32.sub
                  (local.tee $2
                   (i32.load offset=8
                    (local.get $1)
                   )
                  )
                  (i32.add
                   (local.get $1)
                   (i32.const 24)
                  )
                 )
                )
                (local.get $0)
               )
               (then
                (i32.const 1)
               )
               (else
                (block $__inlined_func$sigil.own$20 (result i32)
                 (drop
                  (br_if $__inlined_func$sigil.own$20
                   (i32.const 1)
                   (i32.le_u
                    (local.tee $4
                     (i32.add
                      (i32.add
                       (local.tee $2
                        (i32.shr_u
                         (local.get $2)
                         (i32.const 16)
                        )
                       )
                       (i32.shr_u
                        (i32.sub
                         (i32.sub
                          (local.get $0)
                          (local.get $4)
                         )
                         (i32.const 1)
                        )
                        (i32.const 16)
                       )
                      )
                      (i32.const 2)
                     )
                    )
                    (local.tee $2
                     (i32.add
                      (local.get $2)
                      (i32.const 1)
                     )
                    )
                   )
                  )
                 )
                 (drop
                  (br_if $__inlined_func$sigil.own$20
                   (i32.const 0)
                   (i32.ne
                    (local.get $2)
                    (memory.size)
                   )
                  )
                 )
                 (drop
                  (br_if $__inlined_func$sigil.own$20
                   (i32.const 0)
                   (i32.eq
                    (memory.grow
                     (i32.sub
                      (local.get $4)
                      (local.get $2)
                     )
                    )
                    (i32.const -1)
                   )
                  )
                 )
                 (i32.store offset=8
                  (local.get $1)
                  (i32.sub
                   (i32.shl
                    (local.get $4)
                    (i32.const 16)
                   )
                   (i32.const 8)
                  )
                 )
                 (i32.const 1)
                )
               )
              )
             )
            )
            (local.set $1
             (i32.load offset=12
              (local.tee $2
               (local.get $1)
              )
             )
            )
            (br $again.01)
           )
          )
         )
         (if
          (local.tee $1
           (block $__inlined_func$sigil.grow_apart$121 (result i32)
            (local.set $3
             (memory.size)
            )
            (drop
             (br_if $__inlined_func$sigil.grow_apart$121
              (i32.const 0)
              (i32.eq
               (memory.grow
                (local.tee $1
                 (i32.shr_u
                  (i32.add
                   (i32.shr_u
                    (local.get $0)
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
            (i32.store
             (local.tee $4
              (i32.shl
               (local.get $3)
               (i32.const 16)
              )
             )
             (local.tee $1
              (i32.sub
               (i32.shl
                (i32.add
                 (local.get $1)
                 (local.get $3)
                )
                (i32.const 16)
               )
               (i32.const 8)
              )
             )
            )
            (i32.store offset=8
             (local.get $4)
             (local.get $1)
            )
            (local.get $4)
           )
          )
          (then
           (i32.store offset=12
            (local.get $2)
            (local.get $1)
           )
          )
         )
         (local.get $1)
        )
       )
      )
     )
     (if
      (i32.eqz
       (local.get $4)
      )
      (then
       (return
        (i32.const 0)
       )
      )
     )
     (i32.store offset=4
      (global.get $sigil.pool)
      (local.tee $1
       (i32.load offset=8
        (global.get $sigil.pool)
       )
      )
     )
     (global.set $sigil.reach
      (local.get $1)
     )
     (i32.store offset=4
      (local.get $1)
      (i32.const 0)
     )
     (if
      (i32.ne
       (local.tee $2
        (global.get $sigil.wilderness)
       )
       (local.get $1)
      )
      (then
       (i32.store offset=4
        (local.get $2)
        (i32.or
         (i32.sub
          (local.get $1)
          (local.get $2)
         )
         (i32.const 1)
        )
       )
      )
     )
     (if
      (i32.ne
       (global.get $sigil.wilderness)
       (global.get $sigil.reach)
      )
      (then
       (i32.store offset=4
        (global.get $sigil.reach)
        (i32.const 2)
       )
       (i32.store offset=4
        (local.tee $3
         (global.get $sigil.wilderness)
        )
        (i32.or
         (local.tee $1
          (i32.sub
           (global.get $sigil.reach)
           (global.get $sigil.wilderness)
          )
         )
         (i32.const 1)
        )
       )
       (i32.store
        (i32.add
         (local.get $1)
         (local.get $3)
        )
        (local.get $3)
       )
       (i32.store offset=8
        (local.get $3)
        (local.tee $2
         (i32.load offset=132
          (i32.add
           (i32.shl
            (local.tee $1
             (if (result i32)
              (i32.lt_u
               (local.get $1)
               (i32.const 512)
              )
              (then
               (i32.shr_u
                (local.get $1)
                (i32.const 4)
               )
              )
              (else
               (i32.add
                (i32.shl
                 (i32.sub
                  (local.tee $2
                   (i32.sub
                    (i32.const 31)
                    (i32.clz
                     (local.get $1)
                    )
                   )
                  )
                  (i32.const 9)
                 )
                 (i32.const 5)
                )
                (i32.shr_u
                 (local.get $1)
                 (i32.sub
                  (local.get $2)
                  (i32.const 5)
                 )
                )
               )
              )
             )
            )
            (i32.const 2)
           )
           (i32.const 1024)
          )
         )
        )
       )
       (i32.store offset=12
        (local.get $3)
        (i32.const 0)
       )
       (if
        (local.get $2)
        (then
         (i32.store offset=12
          (local.get $2)
          (local.get $3)
         )
        )
       )
       (i32.store offset=132
        (i32.add
         (i32.shl
          (local.get $1)
          (i32.const 2)
         )
         (i32.const 1024)
        )
        (local.get $3)
       )
       (i32.store offset=36
        (i32.add
         (i32.shl
          (local.tee $2
           (i32.shr_u
            (local.get $1)
            (i32.const 5)
           )
          )
          (i32.const 2)
         )
         (i32.const 1024)
        )
        (i32.or
         (i32.load offset=36
          (i32.add
           (i32.shl
            (local.get $2)
            (i32.const 2)
           )
           (i32.const 1024)
          )
         )
         (i32.shl
          (i32.const 1)
          (local.get $1)
         )
        )
       )
       (i32.store
        (i32.const 1024)
        (i32.or
         (i32.load
          (i32.const 1024)
         )
         (i32.shl
          (i32.const 1)
          (local.get $2)
         )
        )
       )
      )
     )
     (global.set $sigil.pool
      (local.tee $2
       (i32.load offset=12
        (global.get $sigil.pool)
       )
      )
     )
     (global.set $sigil.wilderness
      (i32.add
       (local.get $2)
       (i32.const 24)
      )
     )
     (i32.store offset=4
      (global.get $sigil.pool)
      (local.tee $1
       (i32.load
        (local.get $2)
       )
      )
     )
     (global.set $sigil.reach
      (local.get $1)
     )
     (i32.store offset=4
      (local.get $1)
      (i32.const 0)
     )
     (if
      (i32.ne
       (local.tee $2
        (global.get $sigil.wilderness)
       )
       (local.get $1)
      )
      (then
       (i32.store offset=4
        (local.get $2)
        (i32.or
         (i32.sub
          (local.get $1)
          (local.get $2)
         )
         (i32.const 1)
        )
       )
      )
     )
     (br_if $again.0
      (i32.lt_u
       (i32.sub
        (global.get $sigil.reach)
        (global.get $sigil.wilderness)
       )
       (local.get $0)
      )
     )
     (return
      (i32.const 1)
     )
    )
   )
  )
  (i32.const 1)
 )
 (func $sigil.reserve_huge (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (drop
   (call $sigil.flush)
  )
  (if
   (i32.eqz
    (i32.or
     (global.get $sigil.scope)
     (i32.eqz
      (local.tee $2
       (global.get $sigil.chunk)
      )
     )
    )
   )
   (then
    (global.set $sigil.chunk
     (i32.const 0)
    )
    (global.set $sigil.cursor
     (i32.const 0)
    )
    (global.set $sigil.limit
     (i32.const 0)
    )
    (call $sigil.give_back
     (local.get $2)
    )
   )
  )
  (local.set $2
   (global.get $sigil.wilderness)
  )
  (local.set $1
   (if (result i32)
    (i32.or
     (i32.eqz
      (local.tee $1
       (global.get $sigil.remnant)
      )
     )
     (i32.ne
      (global.get $sigil.remnant_end)
      (global.get $sigil.wilderness)
     )
    )
    (then
     (i32.const 0)
    )
    (else
     (global.set $sigil.remnant
      (i32.const 0)
     )
     (global.set $sigil.remnant_end
      (i32.const 0)
     )
     (global.set $sigil.wilderness
      (local.get $1)
     )
     (if
      (i32.ne
       (local.get $1)
       (global.get $sigil.reach)
      )
      (then
       (i32.store offset=4
        (local.get $1)
        (i32.or
         (i32.sub
          (global.get $sigil.reach)
          (global.get $sigil.wilderness)
         )
         (i32.const 1)
        )
       )
      )
     )
     (local.get $1)
    )
   )
  )
  (if
   (call $sigil.grow_for
    (local.get $0)
   )
   (then
    (return
     (block $__inlined_func$sigil.cut$124 (result i32)
      (local.set $2
       (global.get $sigil.wilderness)
      )
      (drop
       (br_if $__inlined_func$sigil.cut$124
        (i32.const 0)
        (i32.eqz
         (if (result i32)
          (i32.lt_u
           (local.tee $3
            (i32.sub
             (global.get $sigil.reach)
             (global.get $sigil.wilderness)
            )
           )
           (local.get $0)
          )
          (then
           (i32.const 0)
          )
          (else
           (global.set $sigil.wilderness
            (local.tee $1
             (i32.add
              (global.get $sigil.wilderness)
              (local.get $0)
             )
            )
           )
           (if
            (i32.ne
             (local.get $1)
             (global.get $sigil.reach)
            )
            (then
             (i32.store offset=4
              (local.get $1)
              (i32.or
               (i32.sub
                (local.get $3)
                (local.get $0)
               )
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
      )
      (i32.store offset=4
       (local.get $2)
       (local.get $0)
      )
      (local.get $2)
     )
    )
   )
  )
  (if
   (local.get $1)
   (then
    (global.set $sigil.remnant
     (local.get $1)
    )
    (global.set $sigil.remnant_end
     (local.get $2)
    )
    (global.set $sigil.wilderness
     (local.get $2)
    )
    (if
     (i32.ne
      (local.get $2)
      (global.get $sigil.reach)
     )
     (then
      (i32.store offset=4
       (local.get $2)
       (i32.or
        (i32.sub
         (global.get $sigil.reach)
         (global.get $sigil.wilderness)
        )
        (i32.const 1)
       )
      )
     )
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil.reserve_last (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (if
   (i32.gt_u
    (local.get $0)
    (global.get $sigil.reach)
   )
   (then
    (return
     (call $sigil.reserve_huge
      (local.get $0)
     )
    )
   )
  )
  (if
   (i32.or
    (i32.or
     (call $sigil.flush)
     (if (result i32)
      (i32.or
       (global.get $sigil.scope)
       (i32.eqz
        (local.tee $1
         (global.get $sigil.chunk)
        )
       )
      )
      (then
       (i32.const 0)
      )
      (else
       (global.set $sigil.chunk
        (i32.const 0)
       )
       (global.set $sigil.cursor
        (i32.const 0)
       )
       (global.set $sigil.limit
        (i32.const 0)
       )
       (call $sigil.give_back
        (local.get $1)
       )
       (i32.const 1)
      )
     )
    )
    (if (result i32)
     (local.tee $1
      (global.get $sigil.remnant)
     )
     (then
      (if
       (local.tee $2
        (global.get $sigil.remnant)
       )
       (then
        (i32.store offset=4
         (local.get $2)
         (i32.sub
          (global.get $sigil.remnant_end)
          (global.get $sigil.remnant)
         )
        )
       )
      )
      (global.set $sigil.remnant
       (i32.const 0)
      )
      (global.set $sigil.remnant_end
       (i32.const 0)
      )
      (call $sigil.give_back
       (local.get $1)
      )
      (i32.const 1)
     )
     (else
      (i32.const 0)
     )
    )
   )
   (then
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
   )
  )
  (if
   (i32.eqz
    (call $sigil.grow_for
     (local.get $0)
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (block $__inlined_func$sigil.cut$127 (result i32)
   (local.set $1
    (global.get $sigil.wilderness)
   )
   (drop
    (br_if $__inlined_func$sigil.cut$127
     (i32.const 0)
     (i32.eqz
      (if (result i32)
       (i32.lt_u
        (local.tee $3
         (i32.sub
          (global.get $sigil.reach)
          (global.get $sigil.wilderness)
         )
        )
        (local.get $0)
       )
       (then
        (i32.const 0)
       )
       (else
        (global.set $sigil.wilderness
         (local.tee $2
          (i32.add
           (global.get $sigil.wilderness)
           (local.get $0)
          )
         )
        )
        (if
         (i32.ne
          (local.get $2)
          (global.get $sigil.reach)
         )
         (then
          (i32.store offset=4
           (local.get $2)
           (i32.or
            (i32.sub
             (local.get $3)
             (local.get $0)
            )
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
   )
   (i32.store offset=4
    (local.get $1)
    (local.get $0)
   )
   (local.get $1)
  )
 )
 (func $sigil.new_chunk (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local.set $1
   (i32.add
    (local.get $0)
    (i32.const 16)
   )
  )
  (local.set $0
   (i32.const 8192)
  )
  (if
   (i32.eqz
    (local.tee $0
     (block $__inlined_func$sigil.reserve$33 (result i32)
      (if
       (local.tee $2
        (global.get $sigil.chunk)
       )
       (then
        (if
         (i32.lt_u
          (local.tee $0
           (i32.shl
            (i32.and
             (i32.load offset=4
              (local.get $2)
             )
             (i32.const -16)
            )
            (i32.const 1)
           )
          )
          (local.get $1)
         )
         (then
          (local.set $0
           (local.get $1)
          )
         )
        )
        (if
         (i32.gt_u
          (local.get $0)
          (i32.const 65536)
         )
         (then
          (local.set $0
           (i32.const 65536)
          )
         )
        )
       )
      )
      (if
       (local.tee $3
        (call $sigil.take
         (local.get $0)
        )
       )
       (then
        (br $__inlined_func$sigil.reserve$33
         (local.get $3)
        )
       )
      )
      (call $sigil.reserve_last
       (local.get $0)
      )
     )
    )
   )
   (then
    (local.set $0
     (block $__inlined_func$sigil.reserve$34 (result i32)
      (if
       (local.tee $0
        (call $sigil.take
         (local.get $1)
        )
       )
       (then
        (br $__inlined_func$sigil.reserve$34
         (local.get $0)
        )
       )
      )
      (call $sigil.reserve_last
       (local.get $1)
      )
     )
    )
   )
  )
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (i32.store offset=4
   (local.get $0)
   (i32.or
    (i32.load offset=4
     (local.get $0)
    )
    (i32.const 8)
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
   (local.get $0)
   (local.get $2)
  )
  (global.set $sigil.chunk
   (local.get $0)
  )
  (global.set $sigil.cursor
   (i32.add
    (local.get $0)
    (i32.const 16)
   )
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
  (i32.const 1)
 )
 (func $sigil.alloc_uncached (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
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
   (i32.eqz
    (select
     (local.get $0)
     (i32.const 1)
     (global.get $sigil.scope)
    )
   )
   (then
    (return
     (block $__inlined_func$sigil.alloc_scoped$129 (result i32)
      (if
       (i32.gt_u
        (local.tee $0
         (i32.and
          (i32.add
           (local.get $1)
           (i32.const 19)
          )
          (i32.const -16)
         )
        )
        (i32.const 2048)
       )
       (then
        (br $__inlined_func$sigil.alloc_scoped$129
         (if (result i32)
          (local.tee $0
           (block $__inlined_func$sigil.reserve$32 (result i32)
            (if
             (local.tee $1
              (call $sigil.take
               (local.tee $0
                (i32.and
                 (i32.add
                  (local.get $1)
                  (i32.const 27)
                 )
                 (i32.const -16)
                )
               )
              )
             )
             (then
              (br $__inlined_func$sigil.reserve$32
               (local.get $1)
              )
             )
            )
            (call $sigil.reserve_last
             (local.get $0)
            )
           )
          )
          (then
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
              (i32.const 4)
             )
            )
            (local.tee $1
             (i32.load offset=8
              (local.tee $2
               (global.get $sigil.scope)
              )
             )
            )
           )
           (i32.store offset=4
            (local.get $3)
            (local.get $2)
           )
           (if
            (local.get $1)
            (then
             (i32.store offset=4
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
               (i32.const 4)
              )
              (local.get $0)
             )
            )
           )
           (i32.store offset=8
            (local.get $2)
            (local.get $0)
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
       (br_if $__inlined_func$sigil.alloc_scoped$129
        (i32.const 0)
        (i32.eqz
         (local.tee $1
          (block $__inlined_func$sigil.place_in_chunk$36 (result i32)
           (if
            (i32.lt_u
             (i32.sub
              (global.get $sigil.limit)
              (global.get $sigil.cursor)
             )
             (local.get $0)
            )
            (then
             (drop
              (br_if $__inlined_func$sigil.place_in_chunk$36
               (i32.const 0)
               (i32.eqz
                (call $sigil.new_chunk
                 (local.get $0)
                )
               )
              )
             )
            )
           )
           (global.set $sigil.cursor
            (i32.add
             (local.tee $1
              (global.get $sigil.cursor)
             )
             (local.get $0)
            )
           )
           (local.get $1)
          )
         )
        )
       )
      )
      (i32.store offset=4
       (local.get $1)
       (i32.or
        (local.get $0)
        (i32.const 4)
       )
      )
      (i32.add
       (local.get $1)
       (i32.const 8)
      )
     )
    )
   )
  )
  (if
   (i32.eqz
    (local.tee $0
     (block $__inlined_func$sigil.reserve$37 (result i32)
      (if
       (local.tee $1
        (call $sigil.take
         (local.tee $0
          (i32.and
           (i32.add
            (local.get $1)
            (i32.const 19)
           )
           (i32.const -16)
          )
         )
        )
       )
       (then
        (br $__inlined_func$sigil.reserve$37
         (local.get $1)
        )
       )
      )
      (call $sigil.reserve_last
       (local.get $0)
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
  (i32.add
   (local.get $0)
   (i32.const 8)
  )
 )
 (func $sigil.alloc_or_trap (param $0 i32) (param $1 i32) (result i32)
  (if
   (i32.eqz
    (local.tee $0
     (call $sigil.alloc_uncached
      (local.get $0)
      (local.get $1)
     )
    )
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
  (local.get $0)
 )
 (func $sigil_alloc (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (select
    (local.tee $3
     (global.get $sigil.plain)
    )
    (i32.const 0)
    (i32.le_u
     (local.get $0)
     (i32.const 236)
    )
   )
   (then
    (if
     (local.tee $1
      (i32.load offset=3204
       (local.tee $2
        (i32.add
         (local.get $3)
         (i32.and
          (i32.shr_u
           (i32.add
            (local.get $0)
            (i32.const 19)
           )
           (i32.const 2)
          )
          (i32.const 60)
         )
        )
       )
      )
     )
     (then
      (i32.store offset=3204
       (local.get $2)
       (i32.load offset=8
        (i32.sub
         (local.get $1)
         (i32.const 8)
        )
       )
      )
      (global.set $sigil.room
       (i32.add
        (global.get $sigil.room)
        (i32.const 1)
       )
      )
      (return
       (local.get $1)
      )
     )
    )
    (if
     (i32.lt_u
      (local.tee $4
       (i32.and
        (i32.add
         (local.get $0)
         (i32.const 19)
        )
        (i32.const -16)
       )
      )
      (i32.sub
       (global.get $sigil.remnant_end)
       (local.tee $1
        (global.get $sigil.remnant)
       )
      )
     )
     (then
      (if
       (i32.eqz
        (i32.load offset=132
         (local.get $2)
        )
       )
       (then
        (global.set $sigil.remnant
         (i32.add
          (local.get $1)
          (local.get $4)
         )
        )
        (i32.store offset=4
         (local.get $1)
         (local.get $4)
        )
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
  (if
   (i32.and
    (i32.eqz
     (local.get $3)
    )
    (i32.le_u
     (local.get $0)
     (i32.const 2044)
    )
   )
   (then
    (if
     (i32.le_u
      (local.tee $2
       (i32.and
        (i32.add
         (local.get $0)
         (i32.const 19)
        )
        (i32.const -16)
       )
      )
      (i32.sub
       (global.get $sigil.limit)
       (local.tee $1
        (global.get $sigil.cursor)
       )
      )
     )
     (then
      (global.set $sigil.cursor
       (i32.add
        (local.get $1)
        (local.get $2)
       )
      )
      (i32.store offset=4
       (local.get $1)
       (i32.or
        (local.get $2)
        (i32.const 4)
       )
      )
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
  (call $sigil.alloc_or_trap
   (local.get $3)
   (local.get $0)
  )
 )
 (func $sigil.resize_in_pool (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (if
   (i32.gt_u
    (local.get $1)
    (local.tee $2
     (i32.and
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -16)
     )
    )
   )
   (then
    (return
     (block $__inlined_func$sigil.extend$131 (result i32)
      (if
       (i32.eq
        (global.get $sigil.wilderness)
        (i32.add
         (local.get $0)
         (local.get $2)
        )
       )
       (then
        (if
         (if (result i32)
          (i32.gt_u
           (local.tee $3
            (i32.sub
             (local.get $1)
             (local.get $2)
            )
           )
           (local.tee $5
            (i32.sub
             (global.get $sigil.reach)
             (global.get $sigil.wilderness)
            )
           )
          )
          (then
           (i32.const 0)
          )
          (else
           (global.set $sigil.wilderness
            (local.tee $4
             (i32.add
              (global.get $sigil.wilderness)
              (local.get $3)
             )
            )
           )
           (if
            (i32.ne
             (local.get $4)
             (global.get $sigil.reach)
            )
            (then
             (i32.store offset=4
              (local.get $4)
              (i32.or
               (i32.sub
                (local.get $5)
                (local.get $3)
               )
               (i32.const 1)
              )
             )
            )
           )
           (i32.const 1)
          )
         )
         (then
          (i32.store offset=4
           (local.get $0)
           (i32.or
            (i32.and
             (i32.load offset=4
              (local.get $0)
             )
             (i32.const 15)
            )
            (local.get $1)
           )
          )
          (br $__inlined_func$sigil.extend$131
           (i32.const 1)
          )
         )
        )
       )
      )
      (drop
       (br_if $__inlined_func$sigil.extend$131
        (i32.const 0)
        (i32.eq
         (local.tee $2
          (i32.add
           (local.get $0)
           (local.get $2)
          )
         )
         (global.get $sigil.remnant)
        )
       )
      )
      (if
       (i32.and
        (i32.and
         (local.tee $3
          (i32.load offset=4
           (local.get $2)
          )
         )
         (i32.const 1)
        )
        (i32.le_u
         (local.tee $1
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
         (i32.and
          (local.get $3)
          (i32.const -16)
         )
        )
       )
       (then
        (call $sigil.use
         (local.get $2)
         (local.get $1)
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
        (br $__inlined_func$sigil.extend$131
         (i32.const 1)
        )
       )
      )
      (i32.const 0)
     )
    )
   )
  )
  (if
   (i32.ge_u
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
    (i32.const 16)
   )
   (then
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
     (local.tee $0
      (i32.add
       (local.get $0)
       (local.get $1)
      )
     )
     (local.get $3)
    )
    (call $sigil.give_back
     (local.get $0)
    )
   )
  )
  (i32.const 1)
 )
 (func $sigil.grow_behind (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (if
   (i32.eqz
    (block $__inlined_func$sigil.extend_for$42 (result i32)
     (if
      (i32.lt_u
       (local.tee $5
        (i32.add
         (i32.shr_u
          (i32.sub
           (i32.sub
            (i32.sub
             (local.get $1)
             (i32.and
              (i32.load offset=4
               (local.get $0)
              )
              (i32.const -16)
             )
            )
            (i32.sub
             (global.get $sigil.reach)
             (global.get $sigil.wilderness)
            )
           )
           (i32.const 1)
          )
          (i32.const 16)
         )
         (i32.const 1)
        )
       )
       (local.tee $2
        (i32.shr_u
         (local.tee $3
          (i32.add
           (i32.shr_u
            (global.get $sigil.reach)
            (i32.const 16)
           )
           (i32.const 1)
          )
         )
         (i32.const 8)
        )
       )
      )
      (then
       (drop
        (br_if $__inlined_func$sigil.extend_for$42
         (i32.const 1)
         (if (result i32)
          (block $__inlined_func$sigil.own$18 (result i32)
           (drop
            (br_if $__inlined_func$sigil.own$18
             (i32.const 1)
             (i32.le_u
              (local.tee $2
               (i32.add
                (local.get $2)
                (local.get $3)
               )
              )
              (local.tee $4
               (i32.add
                (i32.shr_u
                 (i32.load offset=8
                  (local.tee $6
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
            (br_if $__inlined_func$sigil.own$18
             (i32.const 0)
             (i32.ne
              (local.get $4)
              (memory.size)
             )
            )
           )
           (drop
            (br_if $__inlined_func$sigil.own$18
             (i32.const 0)
             (i32.eq
              (memory.grow
               (i32.sub
                (local.get $2)
                (local.get $4)
               )
              )
              (i32.const -1)
             )
            )
           )
           (i32.store offset=8
            (local.get $6)
            (i32.sub
             (i32.shl
              (local.get $2)
              (i32.const 16)
             )
             (i32.const 8)
            )
           )
           (i32.const 1)
          )
          (then
           (i32.store offset=4
            (global.get $sigil.pool)
            (local.tee $2
             (i32.sub
              (i32.shl
               (local.get $2)
               (i32.const 16)
              )
              (i32.const 8)
             )
            )
           )
           (global.set $sigil.reach
            (local.get $2)
           )
           (i32.store offset=4
            (local.get $2)
            (i32.const 0)
           )
           (if
            (i32.ne
             (local.tee $4
              (global.get $sigil.wilderness)
             )
             (local.get $2)
            )
            (then
             (i32.store offset=4
              (local.get $4)
              (i32.or
               (i32.sub
                (local.get $2)
                (local.get $4)
               )
               (i32.const 1)
              )
             )
            )
           )
           (i32.const 1)
          )
          (else
           (i32.const 0)
          )
         )
        )
       )
      )
     )
     (if (result i32)
      (block $__inlined_func$sigil.own$180 (result i32)
       (drop
        (br_if $__inlined_func$sigil.own$180
         (i32.const 1)
         (i32.le_u
          (local.tee $2
           (i32.add
            (local.get $3)
            (local.get $5)
           )
          )
          (local.tee $3
           (i32.add
            (i32.shr_u
             (i32.load offset=8
              (local.tee $4
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
        (br_if $__inlined_func$sigil.own$180
         (i32.const 0)
         (i32.ne
          (local.get $3)
          (memory.size)
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.own$180
         (i32.const 0)
         (i32.eq
          (memory.grow
           (i32.sub
            (local.get $2)
            (local.get $3)
           )
          )
          (i32.const -1)
         )
        )
       )
       (i32.store offset=8
        (local.get $4)
        (i32.sub
         (i32.shl
          (local.get $2)
          (i32.const 16)
         )
         (i32.const 8)
        )
       )
       (i32.const 1)
      )
      (then
       (i32.store offset=4
        (global.get $sigil.pool)
        (local.tee $2
         (i32.sub
          (i32.shl
           (local.get $2)
           (i32.const 16)
          )
          (i32.const 8)
         )
        )
       )
       (global.set $sigil.reach
        (local.get $2)
       )
       (i32.store offset=4
        (local.get $2)
        (i32.const 0)
       )
       (if
        (i32.ne
         (local.tee $3
          (global.get $sigil.wilderness)
         )
         (local.get $2)
        )
        (then
         (i32.store offset=4
          (local.get $3)
          (i32.or
           (i32.sub
            (local.get $2)
            (local.get $3)
           )
           (i32.const 1)
          )
         )
        )
       )
       (i32.const 1)
      )
      (else
       (i32.const 0)
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
  (block $__inlined_func$sigil.extend$134 (result i32)
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
      (if (result i32)
       (i32.gt_u
        (local.tee $3
         (i32.sub
          (local.get $1)
          (local.get $3)
         )
        )
        (local.tee $5
         (i32.sub
          (global.get $sigil.reach)
          (global.get $sigil.wilderness)
         )
        )
       )
       (then
        (i32.const 0)
       )
       (else
        (global.set $sigil.wilderness
         (local.tee $4
          (i32.add
           (global.get $sigil.wilderness)
           (local.get $3)
          )
         )
        )
        (if
         (i32.ne
          (local.get $4)
          (global.get $sigil.reach)
         )
         (then
          (i32.store offset=4
           (local.get $4)
           (i32.or
            (i32.sub
             (local.get $5)
             (local.get $3)
            )
            (i32.const 1)
           )
          )
         )
        )
        (i32.const 1)
       )
      )
      (then
       (i32.store offset=4
        (local.get $0)
        (i32.or
         (i32.and
          (i32.load offset=4
           (local.get $0)
          )
          (i32.const 15)
         )
         (local.get $1)
        )
       )
       (br $__inlined_func$sigil.extend$134
        (i32.const 1)
       )
      )
     )
    )
   )
   (drop
    (br_if $__inlined_func$sigil.extend$134
     (i32.const 0)
     (i32.eq
      (local.get $2)
      (global.get $sigil.remnant)
     )
    )
   )
   (if
    (i32.and
     (i32.and
      (local.tee $3
       (i32.load offset=4
        (local.get $2)
       )
      )
      (i32.const 1)
     )
     (i32.le_u
      (local.tee $1
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
      (i32.and
       (local.get $3)
       (i32.const -16)
      )
     )
    )
    (then
     (call $sigil.use
      (local.get $2)
      (local.get $1)
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
     (br $__inlined_func$sigil.extend$134
      (i32.const 1)
     )
    )
   )
   (i32.const 0)
  )
 )
 (func $sigil.grow_huge (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local.set $3
   (global.get $sigil.wilderness)
  )
  (if
   (i32.eqz
    (local.tee $2
     (if (result i32)
      (i32.or
       (i32.eqz
        (local.tee $2
         (global.get $sigil.remnant)
        )
       )
       (i32.ne
        (global.get $sigil.remnant_end)
        (global.get $sigil.wilderness)
       )
      )
      (then
       (i32.const 0)
      )
      (else
       (global.set $sigil.remnant
        (i32.const 0)
       )
       (global.set $sigil.remnant_end
        (i32.const 0)
       )
       (global.set $sigil.wilderness
        (local.get $2)
       )
       (if
        (i32.ne
         (local.get $2)
         (global.get $sigil.reach)
        )
        (then
         (i32.store offset=4
          (local.get $2)
          (i32.or
           (i32.sub
            (global.get $sigil.reach)
            (global.get $sigil.wilderness)
           )
           (i32.const 1)
          )
         )
        )
       )
       (local.get $2)
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
   (call $sigil.grow_behind
    (local.get $0)
    (local.get $1)
   )
   (then
    (return
     (i32.const 1)
    )
   )
  )
  (if
   (local.get $2)
   (then
    (global.set $sigil.remnant
     (local.get $2)
    )
    (global.set $sigil.remnant_end
     (local.get $3)
    )
    (global.set $sigil.wilderness
     (local.get $3)
    )
    (if
     (i32.ne
      (local.get $3)
      (global.get $sigil.reach)
     )
     (then
      (i32.store offset=4
       (local.get $3)
       (i32.or
        (i32.sub
         (global.get $sigil.reach)
         (global.get $sigil.wilderness)
        )
        (i32.const 1)
       )
      )
     )
    )
   )
  )
  (i32.const 0)
 )
 (func $sigil.grow_last (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (if
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
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (i32.gt_u
    (local.get $1)
    (global.get $sigil.reach)
   )
   (then
    (return
     (call $sigil.grow_behind
      (local.get $0)
      (local.get $1)
     )
    )
   )
  )
  (if
   (i32.or
    (i32.or
     (call $sigil.flush)
     (if (result i32)
      (i32.or
       (global.get $sigil.scope)
       (i32.eqz
        (local.tee $3
         (global.get $sigil.chunk)
        )
       )
      )
      (then
       (i32.const 0)
      )
      (else
       (global.set $sigil.chunk
        (i32.const 0)
       )
       (global.set $sigil.cursor
        (i32.const 0)
       )
       (global.set $sigil.limit
        (i32.const 0)
       )
       (call $sigil.give_back
        (local.get $3)
       )
       (i32.const 1)
      )
     )
    )
    (if (result i32)
     (local.tee $3
      (global.get $sigil.remnant)
     )
     (then
      (if
       (local.tee $2
        (global.get $sigil.remnant)
       )
       (then
        (i32.store offset=4
         (local.get $2)
         (i32.sub
          (global.get $sigil.remnant_end)
          (global.get $sigil.remnant)
         )
        )
       )
      )
      (global.set $sigil.remnant
       (i32.const 0)
      )
      (global.set $sigil.remnant_end
       (i32.const 0)
      )
      (call $sigil.give_back
       (local.get $3)
      )
      (i32.const 1)
     )
     (else
      (i32.const 0)
     )
    )
   )
   (then
    (if
     (block $__inlined_func$sigil.extend$137 (result i32)
      (local.set $3
       (i32.add
        (local.get $0)
        (local.tee $2
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
         (local.get $2)
        )
       )
       (then
        (if
         (if (result i32)
          (i32.gt_u
           (local.tee $2
            (i32.sub
             (local.get $1)
             (local.get $2)
            )
           )
           (local.tee $5
            (i32.sub
             (global.get $sigil.reach)
             (global.get $sigil.wilderness)
            )
           )
          )
          (then
           (i32.const 0)
          )
          (else
           (global.set $sigil.wilderness
            (local.tee $4
             (i32.add
              (global.get $sigil.wilderness)
              (local.get $2)
             )
            )
           )
           (if
            (i32.ne
             (local.get $4)
             (global.get $sigil.reach)
            )
            (then
             (i32.store offset=4
              (local.get $4)
              (i32.or
               (i32.sub
                (local.get $5)
                (local.get $2)
               )
               (i32.const 1)
              )
             )
            )
           )
           (i32.const 1)
          )
         )
         (then
          (i32.store offset=4
           (local.get $0)
           (i32.or
            (i32.and
             (i32.load offset=4
              (local.get $0)
             )
             (i32.const 15)
            )
            (local.get $1)
           )
          )
          (br $__inlined_func$sigil.extend$137
           (i32.const 1)
          )
         )
        )
       )
      )
      (drop
       (br_if $__inlined_func$sigil.extend$137
        (i32.const 0)
        (i32.eq
         (local.get $3)
         (global.get $sigil.remnant)
        )
       )
      )
      (if
       (i32.and
        (i32.and
         (local.tee $2
          (i32.load offset=4
           (local.get $3)
          )
         )
         (i32.const 1)
        )
        (i32.le_u
         (local.tee $4
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
         (i32.and
          (local.get $2)
          (i32.const -16)
         )
        )
       )
       (then
        (call $sigil.use
         (local.get $3)
         (local.get $4)
        )
        (i32.store offset=4
         (local.get $0)
         (i32.add
          (i32.load offset=4
           (local.get $0)
          )
          (i32.and
           (i32.load offset=4
            (local.get $3)
           )
           (i32.const -16)
          )
         )
        )
        (br $__inlined_func$sigil.extend$137
         (i32.const 1)
        )
       )
      )
      (i32.const 0)
     )
     (then
      (return
       (i32.const 1)
      )
     )
    )
   )
  )
  (call $sigil.grow_behind
   (local.get $0)
   (local.get $1)
  )
 )
 (func $sigil.resize_place (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (i32.and
    (local.tee $2
     (i32.load offset=4
      (local.get $0)
     )
    )
    (i32.const 4)
   )
   (then
    (return
     (block $__inlined_func$sigil.resize_scoped$138 (result i32)
      (if
       (i32.eq
        (i32.and
         (local.get $2)
         (i32.const 12)
        )
        (i32.const 12)
       )
       (then
        (br $__inlined_func$sigil.resize_scoped$138
         (block $__inlined_func$sigil.resize_apart$41 (result i32)
          (local.set $3
           (i32.load
            (local.tee $2
             (i32.sub
              (i32.add
               (local.get $0)
               (i32.and
                (local.get $2)
                (i32.const -16)
               )
              )
              (i32.const 4)
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
           (br_if $__inlined_func$sigil.resize_apart$41
            (i32.const 0)
            (i32.eqz
             (call $sigil.resize_in_pool
              (local.get $0)
              (i32.and
               (i32.add
                (local.get $1)
                (i32.const 27)
               )
               (i32.const -16)
              )
             )
            )
           )
          )
          (i32.store
           (local.tee $0
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
             (i32.const 4)
            )
           )
           (local.get $3)
          )
          (i32.store offset=4
           (local.get $0)
           (local.get $2)
          )
          (i32.const 1)
         )
        )
       )
      )
      (local.set $1
       (i32.and
        (i32.add
         (local.get $1)
         (i32.const 19)
        )
        (i32.const -16)
       )
      )
      (if
       (i32.ne
        (global.get $sigil.cursor)
        (i32.add
         (local.tee $2
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
        (br $__inlined_func$sigil.resize_scoped$138
         (i32.le_u
          (local.get $1)
          (local.get $2)
         )
        )
       )
      )
      (drop
       (br_if $__inlined_func$sigil.resize_scoped$138
        (i32.const 0)
        (i32.gt_u
         (local.get $1)
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
        (local.get $1)
       )
      )
      (i32.store offset=4
       (local.get $0)
       (i32.or
        (local.get $1)
        (i32.const 4)
       )
      )
      (i32.const 1)
     )
    )
   )
  )
  (if
   (i32.lt_u
    (local.tee $2
     (i32.and
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -16)
     )
    )
    (local.tee $1
     (i32.and
      (i32.add
       (local.get $1)
       (i32.const 19)
      )
      (i32.const -16)
     )
    )
   )
   (then
    (if
     (i32.eq
      (global.get $sigil.remnant)
      (i32.add
       (local.get $0)
       (local.get $2)
      )
     )
     (then
      (if
       (i32.gt_u
        (local.get $1)
        (global.get $sigil.reach)
       )
       (then
        (return
         (call $sigil.grow_huge
          (local.get $0)
          (local.get $1)
         )
        )
       )
      )
      (if
       (local.tee $2
        (global.get $sigil.remnant)
       )
       (then
        (if
         (local.tee $3
          (global.get $sigil.remnant)
         )
         (then
          (i32.store offset=4
           (local.get $3)
           (i32.sub
            (global.get $sigil.remnant_end)
            (global.get $sigil.remnant)
           )
          )
         )
        )
        (global.set $sigil.remnant
         (i32.const 0)
        )
        (global.set $sigil.remnant_end
         (i32.const 0)
        )
        (call $sigil.give_back
         (local.get $2)
        )
       )
      )
     )
    )
    (if
     (i32.eq
      (global.get $sigil.wilderness)
      (i32.add
       (local.tee $2
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
      (if
       (if (result i32)
        (i32.gt_u
         (local.tee $2
          (i32.sub
           (local.get $1)
           (local.get $2)
          )
         )
         (local.tee $4
          (i32.sub
           (global.get $sigil.reach)
           (global.get $sigil.wilderness)
          )
         )
        )
        (then
         (i32.const 0)
        )
        (else
         (global.set $sigil.wilderness
          (local.tee $3
           (i32.add
            (global.get $sigil.wilderness)
            (local.get $2)
           )
          )
         )
         (if
          (i32.ne
           (local.get $3)
           (global.get $sigil.reach)
          )
          (then
           (i32.store offset=4
            (local.get $3)
            (i32.or
             (i32.sub
              (local.get $4)
              (local.get $2)
             )
             (i32.const 1)
            )
           )
          )
         )
         (i32.const 1)
        )
       )
       (then
        (i32.store offset=4
         (local.get $0)
         (i32.or
          (i32.and
           (i32.load offset=4
            (local.get $0)
           )
           (i32.const 15)
          )
          (local.get $1)
         )
        )
        (return
         (i32.const 1)
        )
       )
      )
     )
    )
   )
  )
  (if
   (call $sigil.resize_in_pool
    (local.get $0)
    (local.get $1)
   )
   (then
    (return
     (i32.const 1)
    )
   )
  )
  (call $sigil.grow_last
   (local.get $0)
   (local.get $1)
  )
 )
 (func $sigil.free_uncached (param $0 i32)
  (local $1 i32)
  (local $2 i32)
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
    (block $__inlined_func$sigil.free_scoped$49
     (if
      (i32.eq
       (i32.and
        (local.tee $1
         (i32.load offset=4
          (local.get $0)
         )
        )
        (i32.const 12)
       )
       (i32.const 12)
      )
      (then
       (local.set $1
        (i32.load
         (local.tee $2
          (i32.sub
           (i32.add
            (local.get $0)
            (i32.and
             (local.get $1)
             (i32.const -16)
            )
           )
           (i32.const 4)
          )
         )
        )
       )
       (local.set $2
        (i32.load offset=4
         (local.get $2)
        )
       )
       (if
        (local.get $1)
        (then
         (i32.store offset=4
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
           (i32.const 4)
          )
          (local.get $2)
         )
        )
       )
       (if
        (i32.and
         (local.get $2)
         (i32.const 8)
        )
        (then
         (i32.store
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
           (i32.const 4)
          )
          (local.get $1)
         )
        )
        (else
         (i32.store offset=8
          (local.get $2)
          (local.get $1)
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
       (call $sigil.give_back
        (local.get $0)
       )
       (br $__inlined_func$sigil.free_scoped$49)
      )
     )
     (local.set $2
      (i32.add
       (local.get $0)
       (i32.and
        (local.tee $1
         (i32.load offset=4
          (local.get $0)
         )
        )
        (i32.const -16)
       )
      )
     )
     (i32.store offset=4
      (local.get $0)
      (i32.or
       (local.get $1)
       (i32.const 1)
      )
     )
     (if
      (i32.eq
       (local.get $2)
       (global.get $sigil.cursor)
      )
      (then
       (global.set $sigil.cursor
        (local.get $0)
       )
      )
     )
    )
    (return)
   )
  )
  (call $sigil.give_back
   (local.get $0)
  )
 )
 (func $sigil.realloc_or_nil (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return
     (block $__inlined_func$sigil.alloc_from$50 (result i32)
      (if
       (select
        (local.tee $1
         (global.get $sigil.plain)
        )
        (i32.const 0)
        (i32.le_u
         (local.get $2)
         (i32.const 236)
        )
       )
       (then
        (if
         (local.tee $0
          (i32.load offset=3204
           (local.tee $3
            (i32.add
             (local.get $1)
             (i32.and
              (i32.shr_u
               (i32.add
                (local.get $2)
                (i32.const 19)
               )
               (i32.const 2)
              )
              (i32.const 60)
             )
            )
           )
          )
         )
         (then
          (i32.store offset=3204
           (local.get $3)
           (i32.load offset=8
            (i32.sub
             (local.get $0)
             (i32.const 8)
            )
           )
          )
          (global.set $sigil.room
           (i32.add
            (global.get $sigil.room)
            (i32.const 1)
           )
          )
          (br $__inlined_func$sigil.alloc_from$50
           (local.get $0)
          )
         )
        )
        (if
         (i32.lt_u
          (local.tee $4
           (i32.and
            (i32.add
             (local.get $2)
             (i32.const 19)
            )
            (i32.const -16)
           )
          )
          (i32.sub
           (global.get $sigil.remnant_end)
           (local.tee $0
            (global.get $sigil.remnant)
           )
          )
         )
         (then
          (if
           (i32.eqz
            (i32.load offset=132
             (local.get $3)
            )
           )
           (then
            (global.set $sigil.remnant
             (i32.add
              (local.get $0)
              (local.get $4)
             )
            )
            (i32.store offset=4
             (local.get $0)
             (local.get $4)
            )
            (br $__inlined_func$sigil.alloc_from$50
             (i32.add
              (local.get $0)
              (i32.const 8)
             )
            )
           )
          )
         )
        )
       )
      )
      (call $sigil.alloc_uncached
       (local.get $1)
       (local.get $2)
      )
     )
    )
   )
  )
  (if
   (if (result i32)
    (i32.gt_u
     (local.get $2)
     (i32.const -512)
    )
    (then
     (i32.const 0)
    )
    (else
     (call $sigil.resize_place
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
      (local.get $2)
     )
    )
   )
   (then
    (return
     (local.get $0)
    )
   )
  )
  (if
   (local.tee $3
    (block $__inlined_func$sigil.alloc_from$52 (result i32)
     (if
      (select
       (local.tee $4
        (global.get $sigil.plain)
       )
       (i32.const 0)
       (i32.le_u
        (local.get $2)
        (i32.const 236)
       )
      )
      (then
       (if
        (local.tee $3
         (i32.load offset=3204
          (local.tee $5
           (i32.add
            (local.get $4)
            (i32.and
             (i32.shr_u
              (i32.add
               (local.get $2)
               (i32.const 19)
              )
              (i32.const 2)
             )
             (i32.const 60)
            )
           )
          )
         )
        )
        (then
         (i32.store offset=3204
          (local.get $5)
          (i32.load offset=8
           (i32.sub
            (local.get $3)
            (i32.const 8)
           )
          )
         )
         (global.set $sigil.room
          (i32.add
           (global.get $sigil.room)
           (i32.const 1)
          )
         )
         (br $__inlined_func$sigil.alloc_from$52
          (local.get $3)
         )
        )
       )
       (if
        (i32.lt_u
         (local.tee $6
          (i32.and
           (i32.add
            (local.get $2)
            (i32.const 19)
           )
           (i32.const -16)
          )
         )
         (i32.sub
          (global.get $sigil.remnant_end)
          (local.tee $3
           (global.get $sigil.remnant)
          )
         )
        )
        (then
         (if
          (i32.eqz
           (i32.load offset=132
            (local.get $5)
           )
          )
          (then
           (global.set $sigil.remnant
            (i32.add
             (local.get $3)
             (local.get $6)
            )
           )
           (i32.store offset=4
            (local.get $3)
            (local.get $6)
           )
           (br $__inlined_func$sigil.alloc_from$52
            (i32.add
             (local.get $3)
             (i32.const 8)
            )
           )
          )
         )
        )
       )
      )
     )
     (call $sigil.alloc_uncached
      (local.get $4)
      (local.get $2)
     )
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
    (block $__inlined_func$sigil.free_block$53
     (if
      (i32.eqz
       (select
        (i32.and
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
         (i32.const -243)
        )
        (i32.const 1)
        (global.get $sigil.room)
       )
      )
      (then
       (i32.store offset=8
        (local.get $1)
        (i32.load offset=3204
         (local.tee $1
          (i32.add
           (i32.and
            (i32.shr_u
             (local.get $2)
             (i32.const 2)
            )
            (i32.const 60)
           )
           (i32.const 1024)
          )
         )
        )
       )
       (i32.store offset=3204
        (local.get $1)
        (local.get $0)
       )
       (global.set $sigil.room
        (i32.sub
         (global.get $sigil.room)
         (i32.const 1)
        )
       )
       (br $__inlined_func$sigil.free_block$53)
      )
     )
     (call $sigil.free_uncached
      (local.get $0)
     )
    )
   )
  )
  (local.get $3)
 )
 (func $sigil.realloc_or_trap (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (if
   (i32.eqz
    (local.tee $0
     (call $sigil.realloc_or_nil
      (local.get $0)
      (local.get $1)
      (local.get $2)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 1)
    )
    (global.set $sigil.failed_size
     (local.get $2)
    )
    (unreachable)
   )
  )
  (local.get $0)
 )
 (func $sigil_realloc (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (local.get $0)
   (then
    (local.set $3
     (i32.load offset=4
      (local.tee $4
       (i32.sub
        (local.get $0)
        (i32.const 8)
       )
      )
     )
    )
    (if
     (i32.eq
      (global.get $sigil.wilderness)
      (i32.add
       (local.get $3)
       (local.get $4)
      )
     )
     (then
      (if
       (i32.and
        (i32.lt_u
         (local.get $3)
         (local.tee $3
          (i32.and
           (i32.add
            (local.get $2)
            (i32.const 19)
           )
           (i32.const -16)
          )
         )
        )
        (i32.lt_u
         (local.get $3)
         (i32.sub
          (global.get $sigil.reach)
          (local.get $4)
         )
        )
       )
       (then
        (global.set $sigil.wilderness
         (local.tee $1
          (i32.add
           (local.get $3)
           (local.get $4)
          )
         )
        )
        (i32.store offset=4
         (local.get $4)
         (local.get $3)
        )
        (i32.store offset=4
         (local.get $1)
         (i32.or
          (i32.sub
           (global.get $sigil.reach)
           (local.get $1)
          )
          (i32.const 1)
         )
        )
        (return
         (local.get $0)
        )
       )
      )
     )
    )
   )
  )
  (call $sigil.realloc_or_trap
   (local.get $0)
   (local.get $1)
   (local.get $2)
  )
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
  (if
   (i32.eqz
    (local.tee $0
     (block $__inlined_func$sigil.place_in_chunk$54 (result i32)
      (if
       (i32.lt_u
        (i32.sub
         (global.get $sigil.limit)
         (global.get $sigil.cursor)
        )
        (i32.const 16)
       )
       (then
        (drop
         (br_if $__inlined_func$sigil.place_in_chunk$54
          (i32.const 0)
          (i32.eqz
           (call $sigil.new_chunk
            (i32.const 16)
           )
          )
         )
        )
       )
      )
      (global.set $sigil.cursor
       (i32.add
        (local.tee $0
         (global.get $sigil.cursor)
        )
        (i32.const 16)
       )
      )
      (local.get $0)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 1)
    )
    (global.set $sigil.failed_size
     (i32.const 12)
    )
    (unreachable)
   )
  )
  (i32.store offset=4
   (local.get $0)
   (i32.const 28)
  )
  (i32.store
   (local.tee $0
    (i32.add
     (local.get $0)
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
  (local.get $0)
 )
 (func $sigil.drop_apart_inside (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local.set $4
   (global.get $sigil.scope)
  )
  (loop $again.0
   (if
    (i32.ne
     (local.get $0)
     (local.get $4)
    )
    (then
     (loop $again.01
      (if
       (local.tee $2
        (i32.load offset=8
         (local.get $4)
        )
       )
       (then
        (local.set $3
         (i32.load
          (local.tee $1
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
            (i32.const 4)
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
         (local.get $3)
         (then
          (i32.store offset=4
           (i32.sub
            (i32.add
             (local.get $3)
             (i32.and
              (i32.load offset=4
               (local.get $3)
              )
              (i32.const -16)
             )
            )
            (i32.const 4)
           )
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
            (i32.const 4)
           )
           (local.get $3)
          )
         )
         (else
          (i32.store offset=8
           (local.get $1)
           (local.get $3)
          )
         )
        )
        (i32.store offset=4
         (local.get $2)
         (i32.and
          (i32.load offset=4
           (local.get $2)
          )
          (i32.const -13)
         )
        )
        (call $sigil.give_back
         (local.get $2)
        )
        (br $again.01)
       )
      )
     )
     (local.set $4
      (i32.load
       (local.get $4)
      )
     )
     (br $again.0)
    )
   )
  )
  (loop $again.03
   (if
    (local.tee $2
     (i32.load offset=8
      (local.get $0)
     )
    )
    (then
     (local.set $3
      (i32.load
       (local.tee $1
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
         (i32.const 4)
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
      (local.get $3)
      (then
       (i32.store offset=4
        (i32.sub
         (i32.add
          (local.get $3)
          (i32.and
           (i32.load offset=4
            (local.get $3)
           )
           (i32.const -16)
          )
         )
         (i32.const 4)
        )
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
         (i32.const 4)
        )
        (local.get $3)
       )
      )
      (else
       (i32.store offset=8
        (local.get $1)
        (local.get $3)
       )
      )
     )
     (i32.store offset=4
      (local.get $2)
      (i32.and
       (i32.load offset=4
        (local.get $2)
       )
       (i32.const -13)
      )
     )
     (call $sigil.give_back
      (local.get $2)
     )
     (br $again.03)
    )
   )
  )
 )
 (func $sigil.close_any (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (call $sigil.drop_apart_inside
   (local.get $0)
  )
  (local.set $3
   (i32.load
    (local.get $0)
   )
  )
  (local.set $4
   (i32.sub
    (local.get $0)
    (i32.const 8)
   )
  )
  (if
   (i32.eq
    (local.tee $1
     (i32.load offset=4
      (local.get $0)
     )
    )
    (global.get $sigil.chunk)
   )
   (then
    (global.set $sigil.cursor
     (local.get $4)
    )
   )
   (else
    (local.set $0
     (global.get $sigil.chunk)
    )
    (loop $again.0
     (if
      (i32.ne
       (local.get $0)
       (local.get $1)
      )
      (then
       (local.set $0
        (i32.load offset=8
         (local.tee $2
          (local.get $0)
         )
        )
       )
       (if
        (i32.ge_u
         (i32.sub
          (i32.const 0)
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
         (call $sigil.give_back
          (local.get $2)
         )
        )
       )
       (br $again.0)
      )
     )
    )
    (global.set $sigil.chunk
     (local.get $1)
    )
    (global.set $sigil.cursor
     (local.get $4)
    )
    (global.set $sigil.limit
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
   )
  )
  (global.set $sigil.scope
   (local.get $3)
  )
  (global.set $sigil.plain
   (select
    (i32.const 0)
    (i32.const 1024)
    (local.get $3)
   )
  )
 )
 (func $sigil_exit_scope (param $0 i32)
  (if
   (i32.ne
    (local.get $0)
    (global.get $sigil.promoted)
   )
   (then
    (if
     (i32.and
      (i32.and
       (i32.eqz
        (i32.load offset=8
         (local.get $0)
        )
       )
       (i32.eq
        (local.get $0)
        (global.get $sigil.scope)
       )
      )
      (i32.eq
       (global.get $sigil.chunk)
       (i32.load offset=4
        (local.get $0)
       )
      )
     )
     (then
      (global.set $sigil.cursor
       (i32.sub
        (local.get $0)
        (i32.const 8)
       )
      )
      (global.set $sigil.scope
       (local.tee $0
        (i32.load
         (local.get $0)
        )
       )
      )
      (global.set $sigil.plain
       (select
        (i32.const 0)
        (i32.const 1024)
        (local.get $0)
       )
      )
     )
     (else
      (call $sigil.close_any
       (local.get $0)
      )
     )
    )
   )
  )
  (global.set $sigil.promoted
   (i32.const 0)
  )
 )
 (func $sigil_promote (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (if
   (block $__inlined_func$sigil.is_inside$151 (result i32)
    (local.set $4
     (local.get $0)
    )
    (drop
     (br_if $__inlined_func$sigil.is_inside$151
      (i32.const 0)
      (i32.eqz
       (i32.and
        (i32.load offset=4
         (local.tee $3
          (local.tee $5
           (i32.sub
            (local.get $1)
            (i32.const 8)
           )
          )
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
        (local.get $3)
       )
       (i32.const 12)
      )
      (i32.const 12)
     )
     (then
      (loop $again.0
       (if
        (i32.and
         (local.get $3)
         (i32.const 8)
        )
        (then
         (local.set $3
          (i32.load offset=4
           (i32.sub
            (i32.add
             (local.get $3)
             (i32.and
              (i32.load offset=4
               (local.get $3)
              )
              (i32.const -16)
             )
            )
            (i32.const 4)
           )
          )
         )
         (br $again.0)
        )
       )
      )
      (local.set $0
       (local.get $3)
      )
      (local.set $3
       (global.get $sigil.scope)
      )
      (loop $again.01
       (if
        (i32.and
         (i32.ne
          (local.get $3)
          (local.get $4)
         )
         (i32.ne
          (local.get $0)
          (local.get $3)
         )
        )
        (then
         (local.set $3
          (i32.load
           (local.get $3)
          )
         )
         (br $again.01)
        )
       )
      )
      (br $__inlined_func$sigil.is_inside$151
       (i32.eq
        (local.get $0)
        (local.get $3)
       )
      )
     )
    )
    (local.set $0
     (global.get $sigil.chunk)
    )
    (loop $again.2
     (if
      (i32.ne
       (local.get $0)
       (i32.load offset=4
        (local.get $4)
       )
      )
      (then
       (if
        (i32.lt_u
         (i32.sub
          (local.get $3)
          (local.get $0)
         )
         (i32.and
          (i32.load offset=4
           (local.get $0)
          )
          (i32.const -16)
         )
        )
        (then
         (br $__inlined_func$sigil.is_inside$151
          (i32.const 1)
         )
        )
        (else
         (local.set $0
          (i32.load offset=8
           (local.get $0)
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
       (local.get $3)
       (local.get $0)
      )
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const -16)
      )
     )
     (i32.gt_u
      (local.get $3)
      (local.get $4)
     )
    )
   )
   (then
    (local.set $0
     (i32.load
      (local.get $4)
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
      (if
       (i32.le_u
        (local.get $2)
        (i32.const -512)
       )
       (then
        (drop
         (call $sigil.resize_place
          (local.get $5)
          (local.get $2)
         )
        )
       )
      )
      (local.set $2
       (i32.load
        (local.tee $0
         (i32.sub
          (i32.add
           (local.get $5)
           (i32.and
            (i32.load offset=4
             (local.get $5)
            )
            (i32.const -16)
           )
          )
          (i32.const 4)
         )
        )
       )
      )
      (local.set $0
       (i32.load offset=4
        (local.get $0)
       )
      )
      (if
       (local.get $2)
       (then
        (i32.store offset=4
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
          (i32.const 4)
         )
         (local.get $0)
        )
       )
      )
      (if
       (i32.and
        (local.get $0)
        (i32.const 8)
       )
       (then
        (i32.store
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
          (i32.const 4)
         )
         (local.get $2)
        )
       )
       (else
        (i32.store offset=8
         (local.get $0)
         (local.get $2)
        )
       )
      )
      (i32.store offset=4
       (local.get $5)
       (i32.and
        (i32.load offset=4
         (local.get $5)
        )
        (i32.const -13)
       )
      )
      (if
       (i32.and
        (i32.and
         (i32.eqz
          (i32.load offset=8
           (local.get $4)
          )
         )
         (i32.eq
          (local.get $4)
          (global.get $sigil.scope)
         )
        )
        (i32.eq
         (global.get $sigil.chunk)
         (i32.load offset=4
          (local.get $4)
         )
        )
       )
       (then
        (global.set $sigil.cursor
         (i32.sub
          (local.get $4)
          (i32.const 8)
         )
        )
        (global.set $sigil.scope
         (local.tee $0
          (i32.load
           (local.get $4)
          )
         )
        )
        (global.set $sigil.plain
         (select
          (i32.const 0)
          (i32.const 1024)
          (local.get $0)
         )
        )
       )
       (else
        (call $sigil.close_any
         (local.get $4)
        )
       )
      )
      (if
       (global.get $sigil.scope)
       (then
        (i32.store offset=4
         (local.get $5)
         (i32.or
          (i32.load offset=4
           (local.get $5)
          )
          (i32.const 12)
         )
        )
        (i32.store
         (local.tee $0
          (i32.sub
           (i32.add
            (local.get $5)
            (i32.and
             (i32.load offset=4
              (local.get $5)
             )
             (i32.const -16)
            )
           )
           (i32.const 4)
          )
         )
         (local.tee $3
          (i32.load offset=8
           (local.tee $2
            (global.get $sigil.scope)
           )
          )
         )
        )
        (i32.store offset=4
         (local.get $0)
         (local.get $2)
        )
        (if
         (local.get $3)
         (then
          (i32.store offset=4
           (i32.sub
            (i32.add
             (local.get $3)
             (i32.and
              (i32.load offset=4
               (local.get $3)
              )
              (i32.const -16)
             )
            )
            (i32.const 4)
           )
           (local.get $5)
          )
         )
        )
        (i32.store offset=8
         (local.get $2)
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
         (block $__inlined_func$sigil.move_down$168 (result i32)
          (local.set $9
           (local.get $1)
          )
          (local.set $6
           (i32.load offset=4
            (local.get $4)
           )
          )
          (local.set $8
           (i32.load
            (local.get $4)
           )
          )
          (call $sigil.drop_apart_inside
           (local.get $4)
          )
          (if
           (i32.gt_u
            (local.tee $7
             (i32.and
              (i32.add
               (local.get $2)
               (i32.const 19)
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
             (local.tee $5
              (i32.sub
               (local.get $4)
               (i32.const 8)
              )
             )
            )
           )
           (then
            (local.set $7
             (i32.sub
              (local.get $1)
              (i32.const 8)
             )
            )
            (local.set $1
             (i32.const 0)
            )
            (local.set $3
             (global.get $sigil.chunk)
            )
            (loop $again.00
             (if
              (i32.ne
               (local.get $3)
               (local.get $6)
              )
              (then
               (local.set $3
                (i32.load offset=8
                 (local.tee $0
                  (local.get $3)
                 )
                )
               )
               (if
                (i32.lt_u
                 (i32.sub
                  (local.get $7)
                  (local.get $0)
                 )
                 (i32.and
                  (i32.load offset=4
                   (local.get $0)
                  )
                  (i32.const -16)
                 )
                )
                (then
                 (local.set $1
                  (local.get $0)
                 )
                )
                (else
                 (call $sigil.give_back
                  (local.get $0)
                 )
                )
               )
               (br $again.00)
              )
             )
            )
            (i32.store offset=8
             (local.get $1)
             (local.get $6)
            )
            (i32.store offset=12
             (local.get $6)
             (local.get $5)
            )
            (global.set $sigil.chunk
             (local.get $1)
            )
            (global.set $sigil.cursor
             (local.get $7)
            )
            (global.set $sigil.limit
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
            (local.set $5
             (i32.add
              (local.get $7)
              (i32.and
               (i32.load offset=4
                (local.get $7)
               )
               (i32.const -16)
              )
             )
            )
            (if
             (i32.eq
              (local.tee $3
               (global.get $sigil.chunk)
              )
              (global.get $sigil.chunk)
             )
             (then
              (global.set $sigil.cursor
               (local.get $5)
              )
             )
             (else
              (local.set $0
               (global.get $sigil.chunk)
              )
              (loop $again.001
               (if
                (i32.ne
                 (local.get $0)
                 (local.get $3)
                )
                (then
                 (local.set $0
                  (i32.load offset=8
                   (local.tee $1
                    (local.get $0)
                   )
                  )
                 )
                 (if
                  (i32.ge_u
                   (i32.sub
                    (i32.const 0)
                    (local.get $1)
                   )
                   (i32.and
                    (i32.load offset=4
                     (local.get $1)
                    )
                    (i32.const -16)
                   )
                  )
                  (then
                   (call $sigil.give_back
                    (local.get $1)
                   )
                  )
                 )
                 (br $again.001)
                )
               )
              )
              (global.set $sigil.chunk
               (local.get $3)
              )
              (global.set $sigil.cursor
               (local.get $5)
              )
              (global.set $sigil.limit
               (i32.add
                (local.get $3)
                (i32.and
                 (i32.load offset=4
                  (local.get $3)
                 )
                 (i32.const -16)
                )
               )
              )
             )
            )
            (global.set $sigil.scope
             (local.get $8)
            )
            (global.set $sigil.plain
             (select
              (i32.const 0)
              (i32.const 1024)
              (local.get $8)
             )
            )
            (if
             (i32.ne
              (local.tee $0
               (i32.add
                (global.get $sigil.chunk)
                (i32.const 16)
               )
              )
              (local.get $7)
             )
             (then
              (i32.store offset=4
               (local.get $0)
               (i32.or
                (i32.sub
                 (local.get $7)
                 (local.get $0)
                )
                (i32.const 5)
               )
              )
             )
            )
            (if
             (i32.le_u
              (local.get $2)
              (i32.const -512)
             )
             (then
              (drop
               (call $sigil.resize_place
                (i32.sub
                 (local.get $9)
                 (i32.const 8)
                )
                (local.get $2)
               )
              )
             )
            )
            (br $__inlined_func$sigil.move_down$168
             (local.get $9)
            )
           )
          )
          (memory.copy
           (local.tee $3
            (i32.add
             (local.get $5)
             (i32.const 8)
            )
           )
           (local.get $9)
           (local.get $2)
          )
          (local.set $2
           (i32.add
            (local.get $5)
            (local.get $7)
           )
          )
          (if
           (i32.eq
            (local.get $6)
            (global.get $sigil.chunk)
           )
           (then
            (global.set $sigil.cursor
             (local.get $2)
            )
           )
           (else
            (local.set $1
             (global.get $sigil.chunk)
            )
            (loop $again.012
             (if
              (i32.ne
               (local.get $1)
               (local.get $6)
              )
              (then
               (local.set $1
                (i32.load offset=8
                 (local.tee $0
                  (local.get $1)
                 )
                )
               )
               (if
                (i32.ge_u
                 (i32.sub
                  (i32.const 0)
                  (local.get $0)
                 )
                 (i32.and
                  (i32.load offset=4
                   (local.get $0)
                  )
                  (i32.const -16)
                 )
                )
                (then
                 (call $sigil.give_back
                  (local.get $0)
                 )
                )
               )
               (br $again.012)
              )
             )
            )
            (global.set $sigil.chunk
             (local.get $6)
            )
            (global.set $sigil.cursor
             (local.get $2)
            )
            (global.set $sigil.limit
             (i32.add
              (local.get $6)
              (i32.and
               (i32.load offset=4
                (local.get $6)
               )
               (i32.const -16)
              )
             )
            )
           )
          )
          (global.set $sigil.scope
           (local.get $8)
          )
          (global.set $sigil.plain
           (select
            (i32.const 0)
            (i32.const 1024)
            (local.get $8)
           )
          )
          (i32.store offset=4
           (local.get $5)
           (i32.or
            (local.get $7)
            (i32.const 4)
           )
          )
          (local.get $3)
         )
        )
        (else
         (if
          (i32.eqz
           (local.tee $5
            (block $__inlined_func$sigil.alloc_from$62 (result i32)
             (if
              (i32.le_u
               (local.get $2)
               (i32.const 236)
              )
              (then
               (if
                (local.tee $0
                 (i32.load offset=3204
                  (local.tee $5
                   (i32.add
                    (i32.and
                     (i32.shr_u
                      (i32.add
                       (local.get $2)
                       (i32.const 19)
                      )
                      (i32.const 2)
                     )
                     (i32.const 60)
                    )
                    (i32.const 1024)
                   )
                  )
                 )
                )
                (then
                 (i32.store offset=3204
                  (local.get $5)
                  (i32.load offset=8
                   (i32.sub
                    (local.get $0)
                    (i32.const 8)
                   )
                  )
                 )
                 (global.set $sigil.room
                  (i32.add
                   (global.get $sigil.room)
                   (i32.const 1)
                  )
                 )
                 (br $__inlined_func$sigil.alloc_from$62
                  (local.get $0)
                 )
                )
               )
               (if
                (i32.lt_u
                 (local.tee $0
                  (i32.and
                   (i32.add
                    (local.get $2)
                    (i32.const 19)
                   )
                   (i32.const -16)
                  )
                 )
                 (i32.sub
                  (global.get $sigil.remnant_end)
                  (local.tee $3
                   (global.get $sigil.remnant)
                  )
                 )
                )
                (then
                 (if
                  (i32.eqz
                   (i32.load offset=132
                    (local.get $5)
                   )
                  )
                  (then
                   (global.set $sigil.remnant
                    (i32.add
                     (local.get $0)
                     (local.get $3)
                    )
                   )
                   (i32.store offset=4
                    (local.get $3)
                    (local.get $0)
                   )
                   (br $__inlined_func$sigil.alloc_from$62
                    (i32.add
                     (local.get $3)
                     (i32.const 8)
                    )
                   )
                  )
                 )
                )
               )
              )
             )
             (call $sigil.alloc_uncached
              (i32.const 1024)
              (local.get $2)
             )
            )
           )
          )
          (then
           (global.set $sigil.trap_kind
            (i32.const 1)
           )
           (global.set $sigil.failed_size
            (local.get $2)
           )
           (unreachable)
          )
         )
         (memory.copy
          (local.get $5)
          (local.get $1)
          (local.get $2)
         )
         (if
          (i32.and
           (i32.and
            (i32.eqz
             (i32.load offset=8
              (local.get $4)
             )
            )
            (i32.eq
             (local.get $4)
             (global.get $sigil.scope)
            )
           )
           (i32.eq
            (global.get $sigil.chunk)
            (i32.load offset=4
             (local.get $4)
            )
           )
          )
          (then
           (global.set $sigil.cursor
            (i32.sub
             (local.get $4)
             (i32.const 8)
            )
           )
           (global.set $sigil.scope
            (local.tee $0
             (i32.load
              (local.get $4)
             )
            )
           )
           (global.set $sigil.plain
            (select
             (i32.const 0)
             (i32.const 1024)
             (local.get $0)
            )
           )
          )
          (else
           (call $sigil.close_any
            (local.get $4)
           )
          )
         )
         (local.get $5)
        )
       )
      )
     )
    )
   )
   (else
    (if
     (i32.and
      (i32.and
       (i32.eqz
        (i32.load offset=8
         (local.get $4)
        )
       )
       (i32.eq
        (local.get $4)
        (global.get $sigil.scope)
       )
      )
      (i32.eq
       (global.get $sigil.chunk)
       (i32.load offset=4
        (local.get $4)
       )
      )
     )
     (then
      (global.set $sigil.cursor
       (i32.sub
        (local.get $4)
        (i32.const 8)
       )
      )
      (global.set $sigil.scope
       (local.tee $0
        (i32.load
         (local.get $4)
        )
       )
      )
      (global.set $sigil.plain
       (select
        (i32.const 0)
        (i32.const 1024)
        (local.get $0)
       )
      )
     )
     (else
      (call $sigil.close_any
       (local.get $4)
      )
     )
    )
   )
  )
  (global.set $sigil.promoted
   (local.get $4)
  )
  (local.get $1)
 )
 (func $sigil_free_all
  (local $0 i32)
  (local $1 i32)
  (global.set $sigil.scope
   (i32.const 0)
  )
  (global.set $sigil.chunk
   (i32.const 0)
  )
  (global.set $sigil.cursor
   (i32.const 0)
  )
  (global.set $sigil.limit
   (i32.const 0)
  )
  (global.set $sigil.promoted
   (i32.const 0)
  )
  (global.set $sigil.remnant
   (i32.const 0)
  )
  (global.set $sigil.remnant_end
   (i32.const 0)
  )
  (global.set $sigil.room
   (i32.const 1024)
  )
  (global.set $sigil.plain
   (i32.const 1024)
  )
  (memory.fill
   (i32.const 1024)
   (i32.const 0)
   (i32.const 3280)
  )
  (global.set $sigil.pool
   (i32.const 4304)
  )
  (global.set $sigil.wilderness
   (i32.const 4328)
  )
  (i32.store
   (i32.const 4308)
   (local.tee $0
    (i32.load
     (i32.const 4304)
    )
   )
  )
  (global.set $sigil.reach
   (local.get $0)
  )
  (i32.store offset=4
   (local.get $0)
   (i32.const 0)
  )
  (if
   (i32.ne
    (local.tee $1
     (i32.const 4328)
    )
    (local.get $0)
   )
   (then
    (i32.store offset=4
     (local.get $1)
     (i32.or
      (i32.sub
       (local.get $0)
       (local.get $1)
      )
      (i32.const 1)
     )
    )
   )
  )
 )
 (func $sigil.aligned_or_nil (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (i32.le_u
    (local.get $1)
    (i32.const 16)
   )
   (then
    (return
     (block $__inlined_func$sigil.alloc_from$67 (result i32)
      (if
       (select
        (local.tee $3
         (global.get $sigil.plain)
        )
        (i32.const 0)
        (i32.le_u
         (local.get $0)
         (i32.const 236)
        )
       )
       (then
        (if
         (local.tee $1
          (i32.load offset=3204
           (local.tee $2
            (i32.add
             (local.get $3)
             (i32.and
              (i32.shr_u
               (i32.add
                (local.get $0)
                (i32.const 19)
               )
               (i32.const 2)
              )
              (i32.const 60)
             )
            )
           )
          )
         )
         (then
          (i32.store offset=3204
           (local.get $2)
           (i32.load offset=8
            (i32.sub
             (local.get $1)
             (i32.const 8)
            )
           )
          )
          (global.set $sigil.room
           (i32.add
            (global.get $sigil.room)
            (i32.const 1)
           )
          )
          (br $__inlined_func$sigil.alloc_from$67
           (local.get $1)
          )
         )
        )
        (if
         (i32.lt_u
          (local.tee $4
           (i32.and
            (i32.add
             (local.get $0)
             (i32.const 19)
            )
            (i32.const -16)
           )
          )
          (i32.sub
           (global.get $sigil.remnant_end)
           (local.tee $1
            (global.get $sigil.remnant)
           )
          )
         )
         (then
          (if
           (i32.eqz
            (i32.load offset=132
             (local.get $2)
            )
           )
           (then
            (global.set $sigil.remnant
             (i32.add
              (local.get $1)
              (local.get $4)
             )
            )
            (i32.store offset=4
             (local.get $1)
             (local.get $4)
            )
            (br $__inlined_func$sigil.alloc_from$67
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
      (call $sigil.alloc_uncached
       (local.get $3)
       (local.get $0)
      )
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
    (local.tee $0
     (block $__inlined_func$sigil.reserve$68 (result i32)
      (if
       (local.tee $2
        (call $sigil.take
         (local.tee $0
          (i32.add
           (local.tee $3
            (select
             (i32.and
              (i32.add
               (local.get $0)
               (i32.const 27)
              )
              (i32.const -16)
             )
             (i32.and
              (i32.add
               (local.get $0)
               (i32.const 19)
              )
              (i32.const -16)
             )
             (global.get $sigil.scope)
            )
           )
           (local.get $1)
          )
         )
        )
       )
       (then
        (br $__inlined_func$sigil.reserve$68
         (local.get $2)
        )
       )
      )
      (call $sigil.reserve_last
       (local.get $0)
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
   (local.tee $2
    (i32.and
     (i32.sub
      (local.get $1)
      (i32.const 1)
     )
     (i32.sub
      (i32.const -8)
      (local.get $0)
     )
    )
   )
   (then
    (i32.store offset=4
     (local.tee $1
      (i32.add
       (local.tee $2
        (select
         (i32.add
          (local.get $1)
          (local.get $2)
         )
         (local.get $2)
         (i32.lt_u
          (local.get $2)
          (i32.const 16)
         )
        )
       )
       (local.get $0)
      )
     )
     (i32.sub
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const -16)
      )
      (local.get $2)
     )
    )
    (i32.store offset=4
     (local.get $0)
     (i32.or
      (i32.and
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const 15)
      )
      (local.get $2)
     )
    )
    (call $sigil.give_back
     (local.get $0)
    )
    (local.set $0
     (local.get $1)
    )
   )
  )
  (if
   (i32.ge_u
    (local.tee $2
     (i32.sub
      (i32.and
       (local.tee $1
        (i32.load offset=4
         (local.get $0)
        )
       )
       (i32.const -16)
      )
      (local.get $3)
     )
    )
    (i32.const 16)
   )
   (then
    (i32.store offset=4
     (local.get $0)
     (i32.or
      (i32.and
       (local.get $1)
       (i32.const 15)
      )
      (local.get $3)
     )
    )
    (i32.store offset=4
     (local.tee $1
      (i32.add
       (local.get $0)
       (local.get $3)
      )
     )
     (local.get $2)
    )
    (call $sigil.give_back
     (local.get $1)
    )
   )
  )
  (if
   (global.get $sigil.scope)
   (then
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
       (i32.const 4)
      )
     )
     (local.tee $1
      (i32.load offset=8
       (local.tee $3
        (global.get $sigil.scope)
       )
      )
     )
    )
    (i32.store offset=4
     (local.get $2)
     (local.get $3)
    )
    (if
     (local.get $1)
     (then
      (i32.store offset=4
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
        (i32.const 4)
       )
       (local.get $0)
      )
     )
    )
    (i32.store offset=8
     (local.get $3)
     (local.get $0)
    )
   )
  )
  (i32.add
   (local.get $0)
   (i32.const 8)
  )
 )
 (func $cabi_realloc (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (if
   (i32.le_u
    (local.get $2)
    (i32.const 16)
   )
   (then
    (return
     (block $__inlined_func$sigil_realloc$71 (result i32)
      (if
       (local.get $0)
       (then
        (if
         (i32.eq
          (global.get $sigil.wilderness)
          (i32.add
           (local.tee $5
            (i32.load offset=4
             (local.tee $2
              (i32.sub
               (local.get $0)
               (i32.const 8)
              )
             )
            )
           )
           (local.get $2)
          )
         )
         (then
          (if
           (i32.and
            (i32.lt_u
             (local.get $5)
             (local.tee $4
              (i32.and
               (i32.add
                (local.get $3)
                (i32.const 19)
               )
               (i32.const -16)
              )
             )
            )
            (i32.lt_u
             (local.get $4)
             (i32.sub
              (global.get $sigil.reach)
              (local.get $2)
             )
            )
           )
           (then
            (global.set $sigil.wilderness
             (local.tee $1
              (i32.add
               (local.get $2)
               (local.get $4)
              )
             )
            )
            (i32.store offset=4
             (local.get $2)
             (local.get $4)
            )
            (i32.store offset=4
             (local.get $1)
             (i32.or
              (i32.sub
               (global.get $sigil.reach)
               (local.get $1)
              )
              (i32.const 1)
             )
            )
            (br $__inlined_func$sigil_realloc$71
             (local.get $0)
            )
           )
          )
         )
        )
       )
      )
      (call $sigil.realloc_or_trap
       (local.get $0)
       (local.get $1)
       (local.get $3)
      )
     )
    )
   )
  )
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (if
     (i32.eqz
      (local.tee $0
       (call $sigil.aligned_or_nil
        (local.get $3)
        (local.get $2)
       )
      )
     )
     (then
      (global.set $sigil.trap_kind
       (i32.const 1)
      )
      (global.set $sigil.failed_size
       (local.get $3)
      )
      (unreachable)
     )
    )
    (return
     (local.get $0)
    )
   )
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
    (if
     (if (result i32)
      (i32.gt_u
       (local.get $3)
       (i32.const -512)
      )
      (then
       (i32.const 0)
      )
      (else
       (call $sigil.resize_place
        (i32.sub
         (local.get $0)
         (i32.const 8)
        )
        (local.get $3)
       )
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
   (i32.eqz
    (local.tee $2
     (call $sigil.aligned_or_nil
      (local.get $3)
      (local.get $2)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 1)
    )
    (global.set $sigil.failed_size
     (local.get $3)
    )
    (unreachable)
   )
  )
  (memory.copy
   (local.get $2)
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
  (block $__inlined_func$sigil.free_block$75
   (if
    (i32.eqz
     (select
      (i32.and
       (local.tee $3
        (i32.load offset=4
         (local.tee $1
          (i32.sub
           (local.get $0)
           (i32.const 8)
          )
         )
        )
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
      (i32.load offset=3204
       (local.tee $1
        (i32.add
         (i32.and
          (i32.shr_u
           (local.get $3)
           (i32.const 2)
          )
          (i32.const 60)
         )
         (i32.const 1024)
        )
       )
      )
     )
     (i32.store offset=3204
      (local.get $1)
      (local.get $0)
     )
     (global.set $sigil.room
      (i32.sub
       (global.get $sigil.room)
       (i32.const 1)
      )
     )
     (br $__inlined_func$sigil.free_block$75)
    )
   )
   (call $sigil.free_uncached
    (local.get $0)
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
 (func $sigil_free (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return)
   )
  )
  (block $__inlined_func$sigil.free_block$76
   (if
    (i32.eqz
     (select
      (i32.and
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
       (i32.const -243)
      )
      (i32.const 1)
      (global.get $sigil.room)
     )
    )
    (then
     (i32.store offset=8
      (local.get $1)
      (i32.load offset=3204
       (local.tee $1
        (i32.add
         (i32.and
          (i32.shr_u
           (local.get $2)
           (i32.const 2)
          )
          (i32.const 60)
         )
         (i32.const 1024)
        )
       )
      )
     )
     (i32.store offset=3204
      (local.get $1)
      (local.get $0)
     )
     (global.set $sigil.room
      (i32.sub
       (global.get $sigil.room)
       (i32.const 1)
      )
     )
     (br $__inlined_func$sigil.free_block$76)
    )
   )
   (call $sigil.free_uncached
    (local.get $0)
   )
  )
 )
 (func $sigil_usable_size (param $0 i32) (result i32)
  (local $1 i32)
  (select
   (i32.sub
    (local.tee $1
     (i32.sub
      (i32.and
       (i32.load offset=4
        (local.tee $0
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
       )
       (i32.const -16)
      )
      (i32.const 4)
     )
    )
    (i32.const 8)
   )
   (local.get $1)
   (i32.eq
    (i32.and
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const 12)
    )
    (i32.const 12)
   )
  )
 )
 (func $sigil_alloc_zeroed (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (memory.fill
   (local.tee $2
    (block $__inlined_func$sigil_alloc$78 (result i32)
     (if
      (select
       (local.tee $2
        (global.get $sigil.plain)
       )
       (i32.const 0)
       (i32.le_u
        (local.get $0)
        (i32.const 236)
       )
      )
      (then
       (if
        (local.tee $1
         (i32.load offset=3204
          (local.tee $3
           (i32.add
            (local.get $2)
            (i32.and
             (i32.shr_u
              (i32.add
               (local.get $0)
               (i32.const 19)
              )
              (i32.const 2)
             )
             (i32.const 60)
            )
           )
          )
         )
        )
        (then
         (i32.store offset=3204
          (local.get $3)
          (i32.load offset=8
           (i32.sub
            (local.get $1)
            (i32.const 8)
           )
          )
         )
         (global.set $sigil.room
          (i32.add
           (global.get $sigil.room)
           (i32.const 1)
          )
         )
         (br $__inlined_func$sigil_alloc$78
          (local.get $1)
         )
        )
       )
       (if
        (i32.lt_u
         (local.tee $4
          (i32.and
           (i32.add
            (local.get $0)
            (i32.const 19)
           )
           (i32.const -16)
          )
         )
         (i32.sub
          (global.get $sigil.remnant_end)
          (local.tee $1
           (global.get $sigil.remnant)
          )
         )
        )
        (then
         (if
          (i32.eqz
           (i32.load offset=132
            (local.get $3)
           )
          )
          (then
           (global.set $sigil.remnant
            (i32.add
             (local.get $1)
             (local.get $4)
            )
           )
           (i32.store offset=4
            (local.get $1)
            (local.get $4)
           )
           (br $__inlined_func$sigil_alloc$78
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
     (if
      (i32.and
       (i32.eqz
        (local.get $2)
       )
       (i32.le_u
        (local.get $0)
        (i32.const 2044)
       )
      )
      (then
       (if
        (i32.le_u
         (local.tee $3
          (i32.and
           (i32.add
            (local.get $0)
            (i32.const 19)
           )
           (i32.const -16)
          )
         )
         (i32.sub
          (global.get $sigil.limit)
          (local.tee $1
           (global.get $sigil.cursor)
          )
         )
        )
        (then
         (global.set $sigil.cursor
          (i32.add
           (local.get $1)
           (local.get $3)
          )
         )
         (i32.store offset=4
          (local.get $1)
          (i32.or
           (local.get $3)
           (i32.const 4)
          )
         )
         (br $__inlined_func$sigil_alloc$78
          (i32.add
           (local.get $1)
           (i32.const 8)
          )
         )
        )
       )
      )
     )
     (call $sigil.alloc_or_trap
      (local.get $2)
      (local.get $0)
     )
    )
   )
   (i32.const 0)
   (local.get $0)
  )
  (local.get $2)
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
  (if
   (i32.eqz
    (local.tee $1
     (call $sigil.aligned_or_nil
      (local.get $0)
      (local.get $1)
     )
    )
   )
   (then
    (global.set $sigil.trap_kind
     (i32.const 1)
    )
    (global.set $sigil.failed_size
     (local.get $0)
    )
    (unreachable)
   )
  )
  (local.get $1)
 )
 (func $sigil_resize_in_place (param $0 i32) (param $1 i32) (result i32)
  (if (result i32)
   (i32.gt_u
    (local.get $1)
    (i32.const -512)
   )
   (then
    (i32.const 0)
   )
   (else
    (call $sigil.resize_place
     (i32.sub
      (local.get $0)
      (i32.const 8)
     )
     (local.get $1)
    )
   )
  )
 )
 (func $sigil_trim (result i32)
  (local $0 i32)
  (local $1 i32)
  (drop
   (call $sigil.flush)
  )
  (if
   (i32.eqz
    (i32.or
     (global.get $sigil.scope)
     (i32.eqz
      (local.tee $0
       (global.get $sigil.chunk)
      )
     )
    )
   )
   (then
    (global.set $sigil.chunk
     (i32.const 0)
    )
    (global.set $sigil.cursor
     (i32.const 0)
    )
    (global.set $sigil.limit
     (i32.const 0)
    )
    (call $sigil.give_back
     (local.get $0)
    )
   )
  )
  (if
   (local.tee $0
    (global.get $sigil.remnant)
   )
   (then
    (if
     (local.tee $1
      (global.get $sigil.remnant)
     )
     (then
      (i32.store offset=4
       (local.get $1)
       (i32.sub
        (global.get $sigil.remnant_end)
        (global.get $sigil.remnant)
       )
      )
     )
    )
    (global.set $sigil.remnant
     (i32.const 0)
    )
    (global.set $sigil.remnant_end
     (i32.const 0)
    )
    (call $sigil.give_back
     (local.get $0)
    )
   )
  )
  (select
   (i32.sub
    (local.tee $0
     (i32.sub
      (global.get $sigil.reach)
      (global.get $sigil.wilderness)
     )
    )
    (i32.const 4)
   )
   (i32.const 0)
   (local.get $0)
  )
 )
 (func $sigil_try_alloc (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (block $__inlined_func$sigil.alloc_from$82 (result i32)
   (if
    (select
     (local.tee $2
      (global.get $sigil.plain)
     )
     (i32.const 0)
     (i32.le_u
      (local.get $0)
      (i32.const 236)
     )
    )
    (then
     (if
      (local.tee $1
       (i32.load offset=3204
        (local.tee $3
         (i32.add
          (local.get $2)
          (i32.and
           (i32.shr_u
            (i32.add
             (local.get $0)
             (i32.const 19)
            )
            (i32.const 2)
           )
           (i32.const 60)
          )
         )
        )
       )
      )
      (then
       (i32.store offset=3204
        (local.get $3)
        (i32.load offset=8
         (i32.sub
          (local.get $1)
          (i32.const 8)
         )
        )
       )
       (global.set $sigil.room
        (i32.add
         (global.get $sigil.room)
         (i32.const 1)
        )
       )
       (br $__inlined_func$sigil.alloc_from$82
        (local.get $1)
       )
      )
     )
     (if
      (i32.lt_u
       (local.tee $4
        (i32.and
         (i32.add
          (local.get $0)
          (i32.const 19)
         )
         (i32.const -16)
        )
       )
       (i32.sub
        (global.get $sigil.remnant_end)
        (local.tee $1
         (global.get $sigil.remnant)
        )
       )
      )
      (then
       (if
        (i32.eqz
         (i32.load offset=132
          (local.get $3)
         )
        )
        (then
         (global.set $sigil.remnant
          (i32.add
           (local.get $1)
           (local.get $4)
          )
         )
         (i32.store offset=4
          (local.get $1)
          (local.get $4)
         )
         (br $__inlined_func$sigil.alloc_from$82
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
   (call $sigil.alloc_uncached
    (local.get $2)
    (local.get $0)
   )
  )
 )
 (func $sigil_try_realloc (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (call $sigil.realloc_or_nil
   (local.get $0)
   (local.get $1)
   (local.get $2)
  )
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
  (call $sigil.aligned_or_nil
   (local.get $0)
   (local.get $1)
  )
 )
 (func $sigil_check_heap (result i32)
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (block $__inlined_func$sigil.check_heap$170 (result i32)
   (if
    (local.tee $0
     (global.get $sigil.remnant)
    )
    (then
     (i32.store offset=4
      (local.get $0)
      (i32.sub
       (global.get $sigil.remnant_end)
       (global.get $sigil.remnant)
      )
     )
    )
   )
   (block $folding-inner0
    (br_if $folding-inner0
     (local.tee $2
      (block $__inlined_func$sigil.check_pools$91 (result i32)
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
        (i32.const 4304)
       )
       (loop $again.0
        (if
         (local.get $0)
         (then
          (drop
           (br_if $__inlined_func$sigil.check_pools$91
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
               (local.tee $2
                (i32.load offset=8
                 (local.get $0)
                )
               )
              )
             )
            )
           )
          )
          (drop
           (br_if $__inlined_func$sigil.check_pools$91
            (i32.const 7)
            (i32.gt_u
             (local.get $2)
             (local.get $5)
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
             (br_if $__inlined_func$sigil.check_pools$91
              (i32.const 7)
              (i32.le_u
               (local.get $1)
               (local.get $2)
              )
             )
            )
           )
          )
          (if
           (local.tee $0
            (block $__inlined_func$sigil.check_blocks$159 (result i32)
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
             (local.set $3
              (i32.const 0)
             )
             (loop $again.00
              (if
               (i32.ne
                (local.get $0)
                (local.get $2)
               )
               (then
                (drop
                 (br_if $__inlined_func$sigil.check_blocks$159
                  (i32.const 1)
                  (i32.eqz
                   (i32.and
                    (i32.ne
                     (local.tee $4
                      (i32.and
                       (local.tee $6
                        (i32.load offset=4
                         (local.get $0)
                        )
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
                (if
                 (local.tee $3
                  (block $__inlined_func$sigil.check_left$83 (result i32)
                   (if
                    (i32.eqz
                     (local.get $3)
                    )
                    (then
                     (drop
                      (br_if $__inlined_func$sigil.check_left$83
                       (i32.const 3)
                       (i32.and
                        (local.get $6)
                        (i32.const 2)
                       )
                      )
                     )
                     (br $__inlined_func$sigil.check_left$83
                      (i32.const 0)
                     )
                    )
                   )
                   (drop
                    (br_if $__inlined_func$sigil.check_left$83
                     (i32.const 2)
                     (i32.and
                      (local.tee $6
                       (i32.load offset=4
                        (local.get $0)
                       )
                      )
                      (i32.const 1)
                     )
                    )
                   )
                   (drop
                    (br_if $__inlined_func$sigil.check_left$83
                     (i32.const 3)
                     (i32.eqz
                      (i32.and
                       (i32.eq
                        (i32.load
                         (local.get $0)
                        )
                        (local.get $3)
                       )
                       (i32.ne
                        (i32.and
                         (local.get $6)
                         (i32.const 2)
                        )
                        (i32.const 0)
                       )
                      )
                     )
                    )
                   )
                   (i32.const 0)
                  )
                 )
                 (then
                  (br $__inlined_func$sigil.check_blocks$159
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
              (br_if $__inlined_func$sigil.check_blocks$159
               (i32.const 1)
               (i32.and
                (local.tee $0
                 (i32.load offset=4
                  (local.get $2)
                 )
                )
                (i32.const -3)
               )
              )
             )
             (block $__inlined_func$sigil.check_left$84 (result i32)
              (if
               (i32.eqz
                (local.get $3)
               )
               (then
                (drop
                 (br_if $__inlined_func$sigil.check_left$84
                  (i32.const 3)
                  (i32.and
                   (local.get $0)
                   (i32.const 2)
                  )
                 )
                )
                (br $__inlined_func$sigil.check_left$84
                 (i32.const 0)
                )
               )
              )
              (drop
               (br_if $__inlined_func$sigil.check_left$84
                (i32.const 2)
                (i32.and
                 (local.tee $0
                  (i32.load offset=4
                   (local.get $2)
                  )
                 )
                 (i32.const 1)
                )
               )
              )
              (drop
               (br_if $__inlined_func$sigil.check_left$84
                (i32.const 3)
                (i32.eqz
                 (i32.and
                  (i32.eq
                   (i32.load
                    (local.get $2)
                   )
                   (local.get $3)
                  )
                  (i32.ne
                   (i32.and
                    (local.get $0)
                    (i32.const 2)
                   )
                   (i32.const 0)
                  )
                 )
                )
               )
              )
              (i32.const 0)
             )
            )
           )
           (then
            (br $__inlined_func$sigil.check_pools$91
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
        (br_if $__inlined_func$sigil.check_pools$91
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
          (br_if $__inlined_func$sigil.check_pools$91
           (i32.const 6)
           (i32.eqz
            (i32.and
             (local.tee $1
              (i32.load offset=4
               (local.get $0)
              )
             )
             (i32.const 1)
            )
           )
          )
         )
         (drop
          (br_if $__inlined_func$sigil.check_pools$91
           (i32.const 6)
           (i32.ne
            (global.get $sigil.reach)
            (i32.add
             (local.get $0)
             (i32.and
              (local.get $1)
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
    )
    (br_if $folding-inner0
     (local.tee $2
      (block $__inlined_func$sigil.check_lists$160 (result i32)
       (local.set $0
        (i32.const 0)
       )
       (local.set $3
        (i32.const 0)
       )
       (local.set $2
        (i32.const 4304)
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
                 (local.tee $4
                  (i32.load offset=4
                   (local.get $1)
                  )
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
                (local.get $4)
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
       (local.set $4
        (i32.const 0)
       )
       (loop $again.012
        (if
         (i32.lt_u
          (local.get $3)
          (i32.const 768)
         )
         (then
          (drop
           (br_if $__inlined_func$sigil.check_lists$160
            (i32.const 5)
            (i32.ne
             (i32.and
              (i32.shr_u
               (local.tee $5
                (i32.load offset=36
                 (i32.add
                  (i32.shl
                   (local.tee $0
                    (i32.shr_u
                     (local.get $3)
                     (i32.const 5)
                    )
                   )
                   (i32.const 2)
                  )
                  (i32.const 1024)
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
                 (i32.shl
                  (local.get $3)
                  (i32.const 2)
                 )
                 (i32.const 1024)
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
          (loop $again.23
           (if
            (local.get $1)
            (then
             (drop
              (br_if $__inlined_func$sigil.check_lists$160
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
              (br_if $__inlined_func$sigil.check_lists$160
               (i32.const 4)
               (i32.eqz
                (i32.and
                 (i32.and
                  (i32.and
                   (local.tee $5
                    (i32.load offset=4
                     (local.get $1)
                    )
                   )
                   (i32.const 1)
                  )
                  (i32.ne
                   (local.get $1)
                   (global.get $sigil.wilderness)
                  )
                 )
                 (i32.eq
                  (block $__inlined_func$sigil.class_to_store$86 (result i32)
                   (if
                    (i32.lt_u
                     (local.tee $5
                      (i32.and
                       (local.get $5)
                       (i32.const -16)
                      )
                     )
                     (i32.const 512)
                    )
                    (then
                     (br $__inlined_func$sigil.class_to_store$86
                      (i32.shr_u
                       (local.get $5)
                       (i32.const 4)
                      )
                     )
                    )
                   )
                   (i32.add
                    (i32.shl
                     (i32.sub
                      (local.tee $6
                       (i32.sub
                        (i32.const 31)
                        (i32.clz
                         (local.get $5)
                        )
                       )
                      )
                      (i32.const 9)
                     )
                     (i32.const 5)
                    )
                    (i32.shr_u
                     (local.get $5)
                     (i32.sub
                      (local.get $6)
                      (i32.const 5)
                     )
                    )
                   )
                  )
                  (local.get $3)
                 )
                )
               )
              )
             )
             (drop
              (br_if $__inlined_func$sigil.check_lists$160
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
             (br $again.23)
            )
           )
          )
          (local.set $3
           (i32.add
            (local.get $3)
            (i32.const 1)
           )
          )
          (br $again.012)
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.check_lists$160
         (i32.const 4)
         (local.get $2)
        )
       )
       (drop
        (br_if $__inlined_func$sigil.check_lists$160
         (i32.const 5)
         (i32.ne
          (i32.load
           (i32.const 1024)
          )
          (local.get $4)
         )
        )
       )
       (i32.const 0)
      )
     )
    )
    (br_if $folding-inner0
     (local.tee $2
      (block $__inlined_func$sigil.check_cache$92 (result i32)
       (drop
        (br_if $__inlined_func$sigil.check_cache$92
         (i32.const 8)
         (i32.gt_u
          (local.tee $0
           (i32.sub
            (i32.const 1024)
            (global.get $sigil.room)
           )
          )
          (i32.const 1024)
         )
        )
       )
       (local.set $1
        (i32.const 0)
       )
       (loop $again.013
        (if
         (i32.lt_u
          (local.get $1)
          (i32.const 17)
         )
         (then
          (local.set $2
           (i32.load offset=3204
            (i32.add
             (i32.shl
              (local.get $1)
              (i32.const 2)
             )
             (i32.const 1024)
            )
           )
          )
          (loop $again.24
           (if
            (local.get $2)
            (then
             (drop
              (br_if $__inlined_func$sigil.check_cache$92
               (i32.const 8)
               (i32.eqz
                (local.get $0)
               )
              )
             )
             (local.set $0
              (i32.sub
               (local.get $0)
               (i32.const 1)
              )
             )
             (drop
              (br_if $__inlined_func$sigil.check_cache$92
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
                 (local.get $1)
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
          (local.set $1
           (i32.add
            (local.get $1)
            (i32.const 1)
           )
          )
          (br $again.013)
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.check_cache$92
         (i32.const 8)
         (local.get $0)
        )
       )
       (i32.const 0)
      )
     )
    )
    (br_if $folding-inner0
     (local.tee $2
      (block $__inlined_func$sigil.check_chunks$93 (result i32)
       (drop
        (br_if $__inlined_func$sigil.check_chunks$93
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
       (loop $again.03
        (if
         (local.get $0)
         (then
          (drop
           (br_if $__inlined_func$sigil.check_chunks$93
            (i32.const 9)
            (i32.ne
             (i32.and
              (local.tee $1
               (i32.load offset=4
                (local.get $0)
               )
              )
              (i32.const 13)
             )
             (i32.const 8)
            )
           )
          )
          (drop
           (br_if $__inlined_func$sigil.check_chunks$93
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
              (local.get $1)
              (i32.const -16)
             )
            )
           )
          )
          (local.set $1
           (i32.add
            (local.get $0)
            (i32.const 16)
           )
          )
          (loop $again.25
           (if
            (i32.ne
             (local.get $1)
             (local.get $2)
            )
            (then
             (drop
              (br_if $__inlined_func$sigil.check_chunks$93
               (i32.const 9)
               (i32.eqz
                (i32.and
                 (i32.ne
                  (local.tee $3
                   (i32.and
                    (local.tee $4
                     (i32.load offset=4
                      (local.get $1)
                     )
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
              (br_if $__inlined_func$sigil.check_chunks$93
               (i32.const 9)
               (i32.eqz
                (i32.and
                 (local.get $4)
                 (i32.const 4)
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
             (br $again.25)
            )
           )
          )
          (local.set $0
           (i32.load offset=8
            (local.get $0)
           )
          )
          (br $again.03)
         )
        )
       )
       (i32.const 0)
      )
     )
    )
    (br_if $folding-inner0
     (local.tee $2
      (block $__inlined_func$sigil.check_scopes$161 (result i32)
       (drop
        (br_if $__inlined_func$sigil.check_scopes$161
         (i32.const 10)
         (i32.ne
          (global.get $sigil.plain)
          (select
           (i32.const 0)
           (i32.const 1024)
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
       (loop $again.05
        (if
         (local.get $1)
         (then
          (loop $again.26
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
               (br $again.26)
              )
              (else
               (br $__inlined_func$sigil.check_scopes$161
                (i32.const 10)
               )
              )
             )
            )
           )
          )
          (drop
           (br_if $__inlined_func$sigil.check_scopes$161
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
           (br_if $__inlined_func$sigil.check_scopes$161
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
            (block $__inlined_func$sigil.check_apart$87 (result i32)
             (local.set $2
              (i32.load offset=8
               (local.get $1)
              )
             )
             (local.set $0
              (local.get $1)
             )
             (loop $again.017
              (if
               (local.get $2)
               (then
                (drop
                 (br_if $__inlined_func$sigil.check_apart$87
                  (i32.const 11)
                  (i32.eqz
                   (i32.and
                    (i32.eqz
                     (i32.and
                      (local.tee $4
                       (i32.load offset=4
                        (local.get $2)
                       )
                      )
                      (i32.const 1)
                     )
                    )
                    (i32.eq
                     (i32.and
                      (local.get $4)
                      (i32.const 12)
                     )
                     (i32.const 12)
                    )
                   )
                  )
                 )
                )
                (drop
                 (br_if $__inlined_func$sigil.check_apart$87
                  (i32.const 11)
                  (i32.ne
                   (local.get $0)
                   (i32.load offset=4
                    (local.tee $4
                     (i32.sub
                      (i32.add
                       (local.get $2)
                       (i32.and
                        (local.get $4)
                        (i32.const -16)
                       )
                      )
                      (i32.const 4)
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
                (br $again.017)
               )
              )
             )
             (i32.const 0)
            )
           )
           (then
            (br $__inlined_func$sigil.check_scopes$161
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
            (br $again.05)
           )
          )
         )
        )
       )
       (i32.const 0)
      )
     )
    )
    (br_if $folding-inner0
     (local.tee $2
      (block $__inlined_func$sigil.check_remnant$162 (result i32)
       (drop
        (br_if $__inlined_func$sigil.check_remnant$162
         (select
          (i32.const 6)
          (i32.const 0)
          (global.get $sigil.remnant_end)
         )
         (i32.eqz
          (local.tee $1
           (global.get $sigil.remnant)
          )
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.check_remnant$162
         (i32.const 6)
         (i32.eqz
          (local.tee $0
           (block $__inlined_func$sigil.pool_holding$88 (result i32)
            (if
             (i32.and
              (i32.lt_u
               (local.get $1)
               (global.get $sigil.reach)
              )
              (i32.ge_u
               (local.get $1)
               (i32.add
                (local.tee $0
                 (global.get $sigil.pool)
                )
                (i32.const 24)
               )
              )
             )
             (then
              (br $__inlined_func$sigil.pool_holding$88
               (local.get $0)
              )
             )
            )
            (local.set $0
             (i32.const 4304)
            )
            (loop $again.08
             (if
              (local.get $0)
              (then
               (drop
                (br_if $__inlined_func$sigil.pool_holding$88
                 (local.get $0)
                 (i32.and
                  (i32.lt_u
                   (local.get $1)
                   (i32.load offset=4
                    (local.get $0)
                   )
                  )
                  (i32.ge_u
                   (local.get $1)
                   (i32.add
                    (local.get $0)
                    (i32.const 24)
                   )
                  )
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
               (br $again.08)
              )
             )
            )
            (i32.const 0)
           )
          )
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.check_remnant$162
         (i32.const 6)
         (i32.eqz
          (i32.and
           (i32.lt_u
            (local.get $1)
            (global.get $sigil.remnant_end)
           )
           (i32.ge_u
            (local.tee $2
             (i32.load offset=4
              (local.get $0)
             )
            )
            (global.get $sigil.remnant_end)
           )
          )
         )
        )
       )
       (drop
        (br_if $__inlined_func$sigil.check_remnant$162
         (i32.const 6)
         (i32.ne
          (block $__inlined_func$sigil.block_holding$89 (result i32)
           (local.set $0
            (i32.add
             (local.get $0)
             (i32.const 24)
            )
           )
           (loop $again.019
            (if
             (i32.lt_u
              (local.get $0)
              (local.get $2)
             )
             (then
              (drop
               (br_if $__inlined_func$sigil.block_holding$89
                (local.get $0)
                (i32.gt_u
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
                 (local.get $1)
                )
               )
              )
              (br $again.019)
             )
            )
           )
           (local.get $2)
          )
          (local.get $1)
         )
        )
       )
       (i32.const 0)
      )
     )
    )
    (br $__inlined_func$sigil.check_heap$170
     (i32.const 0)
    )
   )
   (local.get $2)
  )
 )
 (func $sigil_next_block (param $0 i32) (result i32)
  (local $1 i32)
  (if
   (local.tee $1
    (global.get $sigil.remnant)
   )
   (then
    (i32.store offset=4
     (local.get $1)
     (i32.sub
      (global.get $sigil.remnant_end)
      (global.get $sigil.remnant)
     )
    )
   )
  )
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return
     (block $__inlined_func$sigil.first_from$95 (result i32)
      (local.set $0
       (i32.const 4304)
      )
      (local.set $1
       (i32.const 4328)
      )
      (loop $again.0
       (if
        (i32.eq
         (local.get $1)
         (i32.load offset=4
          (local.get $0)
         )
        )
        (then
         (drop
          (br_if $__inlined_func$sigil.first_from$95
           (i32.const 0)
           (i32.eqz
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
           )
          )
         )
         (local.set $1
          (i32.add
           (local.get $0)
           (i32.const 24)
          )
         )
         (br $again.0)
        )
       )
      )
      (i32.add
       (local.get $1)
       (i32.const 8)
      )
     )
    )
   )
  )
  (if
   (local.tee $1
    (block $__inlined_func$sigil.chunk_holding$96 (result i32)
     (local.set $0
      (i32.sub
       (local.get $0)
       (i32.const 8)
      )
     )
     (local.set $1
      (global.get $sigil.chunk)
     )
     (loop $again.01
      (if
       (local.get $1)
       (then
        (drop
         (br_if $__inlined_func$sigil.chunk_holding$96
          (local.get $1)
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
         )
        )
        (local.set $1
         (i32.load offset=8
          (local.get $1)
         )
        )
        (br $again.01)
       )
      )
     )
     (i32.const 0)
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
          (i32.const 16)
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
  (block $__inlined_func$sigil.first_from$98 (result i32)
   (local.set $1
    (block $__inlined_func$sigil.pool_holding$97 (result i32)
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
       (br $__inlined_func$sigil.pool_holding$97
        (local.get $1)
       )
      )
     )
     (local.set $1
      (i32.const 4304)
     )
     (loop $again.03
      (if
       (local.get $1)
       (then
        (drop
         (br_if $__inlined_func$sigil.pool_holding$97
          (local.get $1)
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
         )
        )
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
        (br $again.03)
       )
      )
     )
     (i32.const 0)
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
   (loop $again.05
    (if
     (i32.eq
      (local.get $0)
      (i32.load offset=4
       (local.get $1)
      )
     )
     (then
      (drop
       (br_if $__inlined_func$sigil.first_from$98
        (i32.const 0)
        (i32.eqz
         (local.tee $1
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
        )
       )
      )
      (local.set $0
       (i32.add
        (local.get $1)
        (i32.const 24)
       )
      )
      (br $again.05)
     )
    )
   )
   (i32.add
    (local.get $0)
    (i32.const 8)
   )
  )
 )
 (func $sigil_block_kind (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (if
   (local.tee $1
    (global.get $sigil.remnant)
   )
   (then
    (i32.store offset=4
     (local.get $1)
     (i32.sub
      (global.get $sigil.remnant_end)
      (global.get $sigil.remnant)
     )
    )
   )
  )
  (if
   (i32.eqz
    (block $__inlined_func$sigil.pool_holding$101 (result i32)
     (if
      (i32.and
       (i32.ge_u
        (local.tee $2
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
        (i32.add
         (local.tee $1
          (global.get $sigil.pool)
         )
         (i32.const 24)
        )
       )
       (i32.lt_u
        (local.get $2)
        (global.get $sigil.reach)
       )
      )
      (then
       (br $__inlined_func$sigil.pool_holding$101
        (local.get $1)
       )
      )
     )
     (local.set $1
      (i32.const 4304)
     )
     (loop $again.0
      (if
       (local.get $1)
       (then
        (drop
         (br_if $__inlined_func$sigil.pool_holding$101
          (local.get $1)
          (i32.and
           (i32.lt_u
            (local.get $2)
            (i32.load offset=4
             (local.get $1)
            )
           )
           (i32.ge_u
            (local.get $2)
            (i32.add
             (local.get $1)
             (i32.const 24)
            )
           )
          )
         )
        )
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
     (i32.const 0)
    )
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (if
   (block $__inlined_func$sigil.chunk_holding$102 (result i32)
    (local.set $1
     (global.get $sigil.chunk)
    )
    (loop $again.01
     (if
      (local.get $1)
      (then
       (drop
        (br_if $__inlined_func$sigil.chunk_holding$102
         (local.get $1)
         (i32.and
          (i32.ne
           (local.get $1)
           (local.get $2)
          )
          (i32.lt_u
           (i32.sub
            (local.get $2)
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
        )
       )
       (local.set $1
        (i32.load offset=8
         (local.get $1)
        )
       )
       (br $again.01)
      )
     )
    )
    (i32.const 0)
   )
   (then
    (return
     (block $__inlined_func$sigil.kind_in_chunk$103 (result i32)
      (drop
       (br_if $__inlined_func$sigil.kind_in_chunk$103
        (i32.const 5)
        (i32.and
         (local.tee $0
          (i32.load offset=4
           (local.get $2)
          )
         )
         (i32.const 1)
        )
       )
      )
      (drop
       (br_if $__inlined_func$sigil.kind_in_chunk$103
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
  (block $__inlined_func$sigil.kind_in_pool$163 (result i32)
   (drop
    (br_if $__inlined_func$sigil.kind_in_pool$163
     (i32.const 3)
     (i32.and
      (local.tee $1
       (i32.load offset=4
        (local.tee $2
         (i32.sub
          (local.get $0)
          (i32.const 8)
         )
        )
       )
      )
      (i32.const 1)
     )
    )
   )
   (drop
    (br_if $__inlined_func$sigil.kind_in_pool$163
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
    (br_if $__inlined_func$sigil.kind_in_pool$163
     (i32.const 5)
     (i32.and
      (local.get $1)
      (i32.const 8)
     )
    )
   )
   (drop
    (br_if $__inlined_func$sigil.kind_in_pool$163
     (i32.const 4)
     (i32.eq
      (local.get $2)
      (global.get $sigil.remnant)
     )
    )
   )
   (if
    (i32.eqz
     (i32.and
      (local.get $1)
      (i32.const -243)
     )
    )
    (then
     (drop
      (br_if $__inlined_func$sigil.kind_in_pool$163
       (i32.const 4)
       (block $__inlined_func$sigil.is_cached$99 (result i32)
        (local.set $1
         (i32.load offset=3204
          (i32.add
           (i32.and
            (i32.shr_u
             (local.get $1)
             (i32.const 2)
            )
            (i32.const 60)
           )
           (i32.const 1024)
          )
         )
        )
        (loop $again.00
         (if
          (local.get $1)
          (then
           (drop
            (br_if $__inlined_func$sigil.is_cached$99
             (i32.const 1)
             (i32.eq
              (local.get $0)
              (local.get $1)
             )
            )
           )
           (local.set $1
            (i32.load offset=8
             (i32.sub
              (local.get $1)
              (i32.const 8)
             )
            )
           )
           (br $again.00)
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
   (local.tee $0
    (global.get $sigil.remnant)
   )
   (then
    (i32.store offset=4
     (local.get $0)
     (i32.sub
      (global.get $sigil.remnant_end)
      (global.get $sigil.remnant)
     )
    )
   )
  )
  (i32.store
   (i32.const 1028)
   (i32.const 0)
  )
  (i32.store
   (i32.const 1032)
   (global.get $sigil.pool)
  )
  (i32.store
   (i32.const 1036)
   (global.get $sigil.wilderness)
  )
  (i32.store
   (i32.const 1040)
   (global.get $sigil.chunk)
  )
  (i32.store
   (i32.const 1044)
   (global.get $sigil.cursor)
  )
  (i32.store
   (i32.const 1048)
   (global.get $sigil.scope)
  )
  (i32.store
   (i32.const 1056)
   (global.get $sigil.remnant)
  )
  (i32.store
   (i32.const 1052)
   (global.get $sigil.room)
  )
  (i32.const 1024)
 )
)
