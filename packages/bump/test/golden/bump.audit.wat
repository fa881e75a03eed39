(module
 (type $0 (func (param i32)))
 (type $1 (func (param i32) (result i32)))
 (type $2 (func (param i32 i32)))
 (type $3 (func (param i32 i32 i32) (result i32)))
 (type $4 (func (param i32 i32) (result i32)))
 (type $5 (func (result i32)))
 (type $6 (func))
 (type $7 (func (param i32 i32 i32)))
 (type $8 (func (param i32 i32 i32 i32)))
 (type $9 (func (param i32 i32 i32 i32) (result i32)))
 (global $sigil.scope_key (mut i32) (i32.const 0))
 (global $sigil.top (mut i32) (i32.const 0))
 (global $sigil.region (mut i32) (i32.const 0))
 (global $sigil.trap_kind (mut i32) (i32.const 0))
 (global $sigil.limit (mut i32) (i32.const 0))
 (global $sigil.failed_size (mut i32) (i32.const 0))
 (global $sigil.first (mut i32) (i32.const 0))
 (global $sigil.scope (mut i32) (i32.const 0))
 (global $sigil.last_serial (mut i32) (i32.const 0))
 (global $sigil.promoted (mut i32) (i32.const 0))
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
 (func $sigil.verify_region_seal (param $0 i32)
  (if
   (i32.ne
    (i32.load offset=12
     (local.get $0)
    )
    (i32.add
     (i32.add
      (local.get $0)
      (i32.mul
       (i32.load
        (local.get $0)
       )
       (i32.const -1640531535)
      )
     )
     (i32.add
      (i32.load offset=8
       (local.get $0)
      )
      (i32.mul
       (i32.load offset=4
        (local.get $0)
       )
       (i32.const -2048144789)
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
 (func $sigil.grow (param $0 i32) (param $1 i32) (result i32)
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
 (func $sigil.seal_region (param $0 i32)
  (i32.store offset=12
   (local.get $0)
   (i32.add
    (i32.add
     (local.get $0)
     (i32.mul
      (i32.load
       (local.get $0)
      )
      (i32.const -1640531535)
     )
    )
    (i32.add
     (i32.load offset=8
      (local.get $0)
     )
     (i32.mul
      (i32.load offset=4
       (local.get $0)
      )
      (i32.const -2048144789)
     )
    )
   )
  )
 )
 (func $sigil.use_region (param $0 i32) (param $1 i32)
  (global.set $sigil.region
   (local.get $0)
  )
  (global.set $sigil.limit
   (i32.load
    (local.get $0)
   )
  )
  (global.set $sigil.top
   (local.get $1)
  )
 )
 (func $sigil.place (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (if
   (i32.eqz
    (global.get $sigil.region)
   )
   (then
    (i32.store
     (i32.const 1024)
     (i32.const 65520)
    )
    (i32.store
     (i32.const 1028)
     (i32.const 0)
    )
    (call $sigil.seal_region
     (i32.const 1024)
    )
    (global.set $sigil.first
     (i32.const 1024)
    )
    (call $sigil.use_region
     (i32.const 1024)
     (i32.const 1040)
    )
    (local.set $0
     (global.get $sigil.top)
    )
   )
  )
  (call $sigil.verify_region_seal
   (local.tee $3
    (global.get $sigil.region)
   )
  )
  (i32.store offset=8
   (local.get $3)
   (global.get $sigil.top)
  )
  (call $sigil.seal_region
   (local.get $3)
  )
  (loop $again.0
   (if
    (i32.gt_u
     (local.get $1)
     (local.tee $4
      (i32.sub
       (i32.load
        (local.get $3)
       )
       (local.get $0)
      )
     )
    )
    (then
     (if
      (i32.eq
       (i32.load
        (local.get $3)
       )
       (i32.sub
        (i32.shl
         (memory.size)
         (i32.const 16)
        )
        (i32.const 16)
       )
      )
      (then
       (i32.store
        (local.get $3)
        (call $sigil.grow
         (i32.shr_u
          (i32.sub
           (i32.sub
            (local.get $1)
            (local.get $4)
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
             (i32.const 15)
            )
            (i32.const 15)
           )
           (local.get $2)
          )
         )
         (call $sigil.seal_region
          (local.get $0)
         )
         (i32.store offset=4
          (local.get $3)
          (local.get $0)
         )
         (call $sigil.seal_region
          (local.get $3)
         )
        )
       )
       (call $sigil.verify_region_seal
        (local.tee $3
         (i32.load offset=4
          (local.get $3)
         )
        )
       )
       (i32.store offset=8
        (local.get $3)
        (local.tee $0
         (i32.add
          (local.get $3)
          (i32.const 16)
         )
        )
       )
      )
     )
     (call $sigil.seal_region
      (local.get $3)
     )
     (br $again.0)
    )
   )
  )
  (call $sigil.use_region
   (local.get $3)
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
 (func $sigil.new_block (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local.set $3
   (global.get $sigil.top)
  )
  (if
   (local.tee $2
    (global.get $sigil.region)
   )
   (then
    (call $sigil.verify_region_seal
     (local.get $2)
    )
   )
  )
  (if
   (i32.le_u
    (local.tee $2
     (i32.or
      (i32.sub
       (i32.const 0)
       (i32.lt_u
        (local.tee $2
         (i32.add
          (local.get $0)
          (i32.const 20)
         )
        )
        (i32.const 20)
       )
      )
      (local.get $2)
     )
    )
    (i32.sub
     (global.get $sigil.limit)
     (local.get $3)
    )
   )
   (then
    (global.set $sigil.top
     (i32.and
      (i32.add
       (i32.add
        (local.get $2)
        (local.get $3)
       )
       (i32.const 7)
      )
      (i32.const -8)
     )
    )
   )
   (else
    (local.set $3
     (call $sigil.place
      (local.get $3)
      (local.get $2)
      (local.get $0)
     )
    )
   )
  )
  (i32.store
   (local.tee $4
    (i32.sub
     (local.tee $2
      (i32.add
       (local.get $3)
       (i32.const 16)
      )
     )
     (i32.const 12)
    )
   )
   (local.get $0)
  )
  (i32.store offset=4
   (local.get $4)
   (local.tee $3
    (i32.sub
     (global.get $sigil.top)
     (local.get $3)
    )
   )
  )
  (i32.store offset=8
   (local.get $4)
   (i32.add
    (i32.add
     (local.get $1)
     (local.get $2)
    )
    (i32.add
     (i32.mul
      (local.get $0)
      (i32.const -2048144789)
     )
     (i32.mul
      (local.get $3)
      (i32.const -1028477387)
     )
    )
   )
  )
  (i32.store align=1
   (i32.add
    (local.get $0)
    (local.get $2)
   )
   (i32.const -1520778436)
  )
  (local.get $2)
 )
 (func $sigil.unaudited.sigil_alloc (param $0 i32) (result i32)
  (call $sigil.new_block
   (local.get $0)
   (i32.add
    (global.get $sigil.scope_key)
    (i32.const 1365318175)
   )
  )
 )
 (func $sigil.is_frame (param $0 i32) (result i32)
  (local $1 i32)
  (if
   (i32.ne
    (i32.load
     (i32.sub
      (local.get $0)
      (i32.const 12)
     )
    )
    (i32.const 8)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (i32.eq
   (i32.add
    (i32.mul
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -1640531535)
    )
    (i32.const 1544152331)
   )
   (i32.sub
    (i32.load offset=8
     (local.tee $1
      (i32.sub
       (local.get $0)
       (i32.const 12)
      )
     )
    )
    (i32.add
     (local.get $0)
     (i32.add
      (i32.mul
       (i32.load
        (local.get $1)
       )
       (i32.const -2048144789)
      )
      (i32.mul
       (i32.load offset=4
        (local.get $1)
       )
       (i32.const -1028477387)
      )
     )
    )
   )
  )
 )
 (func $sigil.key_at (param $0 i32) (result i32)
  (local $1 i32)
  (local.set $1
   (global.get $sigil.scope)
  )
  (loop $again.0
   (if
    (i32.lt_u
     (local.get $0)
     (local.get $1)
    )
    (then
     (local.set $1
      (i32.load
       (local.get $1)
      )
     )
     (br $again.0)
    )
   )
  )
  (if
   (i32.eqz
    (local.get $1)
   )
   (then
    (return
     (i32.const 0)
    )
   )
  )
  (i32.mul
   (i32.load offset=4
    (local.get $1)
   )
   (i32.const -1640531535)
  )
 )
 (func $sigil.verify_blocks (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (block $folding-inner0
   (br_if $folding-inner0
    (i32.ne
     (global.get $sigil.limit)
     (i32.load
      (global.get $sigil.region)
     )
    )
   )
   (loop $again.0
    (if
     (local.get $0)
     (then
      (call $sigil.verify_region_seal
       (local.get $0)
      )
      (local.set $5
       (select
        (global.get $sigil.top)
        (i32.load offset=8
         (local.get $0)
        )
        (i32.eq
         (local.get $0)
         (global.get $sigil.region)
        )
       )
      )
      (local.set $3
       (call $sigil.key_at
        (local.get $1)
       )
      )
      (loop $again.00
       (if
        (i32.lt_u
         (local.get $1)
         (local.get $5)
        )
        (then
         (local.set $3
          (if (result i32)
           (i32.ne
            (i32.add
             (local.get $3)
             (i32.const 1365318175)
            )
            (i32.sub
             (i32.load offset=8
              (local.tee $4
               (i32.sub
                (local.tee $2
                 (i32.add
                  (local.get $1)
                  (i32.const 16)
                 )
                )
                (i32.const 12)
               )
              )
             )
             (i32.add
              (local.get $2)
              (i32.add
               (i32.mul
                (i32.load
                 (local.get $4)
                )
                (i32.const -2048144789)
               )
               (i32.mul
                (i32.load offset=4
                 (local.get $4)
                )
                (i32.const -1028477387)
               )
              )
             )
            )
           )
           (then
            (block $__inlined_func$sigil.verify_unused$3 (result i32)
             (if
              (call $sigil.is_frame
               (local.get $2)
              )
              (then
               (br $__inlined_func$sigil.verify_unused$3
                (i32.mul
                 (i32.load offset=4
                  (local.get $2)
                 )
                 (i32.const -1640531535)
                )
               )
              )
             )
             (br_if $folding-inner0
              (i32.ne
               (i32.sub
                (local.get $3)
                (i32.const 559042292)
               )
               (i32.sub
                (i32.load offset=8
                 (local.tee $4
                  (i32.sub
                   (local.get $2)
                   (i32.const 12)
                  )
                 )
                )
                (i32.add
                 (local.get $2)
                 (i32.add
                  (i32.mul
                   (i32.load
                    (local.get $4)
                   )
                   (i32.const -2048144789)
                  )
                  (i32.mul
                   (i32.load offset=4
                    (local.get $4)
                   )
                   (i32.const -1028477387)
                  )
                 )
                )
               )
              )
             )
             (local.get $3)
            )
           )
           (else
            (local.get $3)
           )
          )
         )
         (br_if $folding-inner0
          (i32.ne
           (i32.load align=1
            (i32.add
             (local.get $2)
             (i32.load
              (i32.sub
               (local.get $2)
               (i32.const 12)
              )
             )
            )
           )
           (i32.const -1520778436)
          )
         )
         (local.set $1
          (i32.add
           (local.get $1)
           (i32.load offset=8
            (local.get $1)
           )
          )
         )
         (br $again.00)
        )
       )
      )
      (br_if $folding-inner0
       (i32.ne
        (local.get $1)
        (local.get $5)
       )
      )
      (local.set $1
       (i32.add
        (local.tee $0
         (select
          (i32.load offset=4
           (local.get $0)
          )
          (i32.const 0)
          (i32.ne
           (local.get $0)
           (global.get $sigil.region)
          )
         )
        )
        (i32.const 16)
       )
      )
      (br $again.0)
     )
    )
   )
   (return)
  )
  (global.set $sigil.trap_kind
   (i32.const 14)
  )
  (unreachable)
 )
 (func $sigil.health
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (block $folding-inner1
   (if
    (i32.eqz
     (global.get $sigil.region)
    )
    (then
     (br_if $folding-inner1
      (i32.or
       (global.get $sigil.top)
       (i32.or
        (global.get $sigil.limit)
        (global.get $sigil.scope)
       )
      )
     )
     (return)
    )
   )
   (br_if $folding-inner1
    (i32.lt_u
     (local.tee $0
      (global.get $sigil.first)
     )
     (i32.const 1024)
    )
   )
   (local.set $3
    (i32.sub
     (i32.shl
      (memory.size)
      (i32.const 16)
     )
     (i32.const 16)
    )
   )
   (loop $again.0
    (if
     (local.get $0)
     (then
      (br_if $folding-inner1
       (i32.lt_u
        (local.get $3)
        (i32.load
         (local.get $0)
        )
       )
      )
      (if
       (i32.eqz
        (local.tee $2
         (select
          (local.get $0)
          (local.get $2)
          (i32.eq
           (local.get $0)
           (global.get $sigil.region)
          )
         )
        )
       )
       (then
        (br_if $folding-inner1
         (i32.lt_u
          (i32.load offset=8
           (local.get $0)
          )
          (i32.add
           (local.get $0)
           (i32.const 16)
          )
         )
        )
        (br_if $folding-inner1
         (i32.gt_u
          (i32.load offset=8
           (local.get $0)
          )
          (i32.load
           (local.get $0)
          )
         )
        )
       )
      )
      (if
       (local.tee $1
        (i32.load offset=4
         (local.get $0)
        )
       )
       (then
        (br_if $folding-inner1
         (i32.lt_u
          (local.get $1)
          (i32.load
           (local.get $0)
          )
         )
        )
       )
      )
      (local.set $0
       (local.get $1)
      )
      (br $again.0)
     )
    )
   )
   (br_if $folding-inner1
    (i32.ne
     (global.get $sigil.region)
     (local.get $2)
    )
   )
   (br_if $folding-inner1
    (i32.or
     (i32.and
      (global.get $sigil.top)
      (i32.const 7)
     )
     (i32.or
      (i32.eqz
       (i32.and
        (i32.le_u
         (global.get $sigil.top)
         (global.get $sigil.limit)
        )
        (i32.ge_u
         (global.get $sigil.top)
         (i32.add
          (global.get $sigil.region)
          (i32.const 16)
         )
        )
       )
      )
      (i32.ne
       (global.get $sigil.limit)
       (i32.load
        (global.get $sigil.region)
       )
      )
     )
    )
   )
   (local.set $1
    (global.get $sigil.scope)
   )
   (loop $again.01
    (if
     (local.get $1)
     (then
      (br_if $folding-inner1
       (i32.eqz
        (call $sigil.is_frame
         (local.get $1)
        )
       )
      )
      (br_if $again.01
       (i32.gt_u
        (local.get $1)
        (local.tee $1
         (i32.load
          (local.get $1)
         )
        )
       )
      )
      (br $folding-inner1)
     )
    )
   )
   (call $sigil.verify_blocks
    (global.get $sigil.first)
    (i32.add
     (global.get $sigil.first)
     (i32.const 16)
    )
   )
   (return)
  )
  (global.set $sigil.trap_kind
   (i32.const 14)
  )
  (unreachable)
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
 (func $sigil.region_holding (param $0 i32) (result i32)
  (local $1 i32)
  (local.set $1
   (global.get $sigil.first)
  )
  (loop $again.0
   (if
    (local.get $1)
    (then
     (call $sigil.verify_region_seal
      (local.get $1)
     )
     (if
      (i32.and
       (i32.lt_u
        (local.get $0)
        (select
         (global.get $sigil.top)
         (i32.load offset=8
          (local.get $1)
         )
         (i32.eq
          (local.get $1)
          (global.get $sigil.region)
         )
        )
       )
       (i32.ge_u
        (local.get $0)
        (i32.add
         (local.get $1)
         (i32.const 32)
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
         (i32.load offset=4
          (local.get $1)
         )
         (i32.const 0)
         (i32.ne
          (local.get $1)
          (global.get $sigil.region)
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
 (func $sigil.is_sealed (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (i32.eq
   (i32.sub
    (i32.load offset=8
     (local.tee $2
      (i32.sub
       (local.get $0)
       (i32.const 12)
      )
     )
    )
    (i32.add
     (local.get $0)
     (i32.add
      (i32.mul
       (i32.load
        (local.get $2)
       )
       (i32.const -2048144789)
      )
      (i32.mul
       (i32.load offset=4
        (local.get $2)
       )
       (i32.const -1028477387)
      )
     )
    )
   )
   (i32.add
    (call $sigil.key_at
     (local.get $0)
    )
    (local.get $1)
   )
  )
 )
 (func $sigil.require_live (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (block $folding-inner0
   (br_if $folding-inner0
    (i32.and
     (local.get $0)
     (i32.const 7)
    )
   )
   (br_if $folding-inner0
    (i32.eqz
     (local.tee $1
      (call $sigil.region_holding
       (local.get $0)
      )
     )
    )
   )
   (if
    (i32.eqz
     (call $sigil.is_sealed
      (local.get $0)
      (i32.const 1365318175)
     )
    )
    (then
     (br_if $folding-inner0
      (call $sigil.is_sealed
       (local.get $0)
       (i32.const -559042292)
      )
     )
     (br_if $folding-inner0
      (call $sigil.is_frame
       (local.get $0)
      )
     )
     (local.set $1
      (i32.add
       (local.get $1)
       (i32.const 16)
      )
     )
     (local.set $0
      (i32.sub
       (local.get $0)
       (i32.const 16)
      )
     )
     (loop $again.0
      (if
       (i32.gt_u
        (local.get $0)
        (local.get $1)
       )
       (then
        (if
         (i32.or
          (i32.or
           (call $sigil.is_sealed
            (local.tee $2
             (i32.add
              (local.get $1)
              (i32.const 16)
             )
            )
            (i32.const 1365318175)
           )
           (call $sigil.is_frame
            (local.get $2)
           )
          )
          (call $sigil.is_sealed
           (local.get $2)
           (i32.const -559042292)
          )
         )
         (then
          (local.set $1
           (i32.add
            (local.get $1)
            (i32.load offset=8
             (local.get $1)
            )
           )
          )
          (br $again.0)
         )
         (else
          (global.set $sigil.trap_kind
           (i32.const 14)
          )
          (unreachable)
         )
        )
       )
      )
     )
     (if
      (i32.eq
       (local.get $0)
       (local.get $1)
      )
      (then
       (global.set $sigil.trap_kind
        (i32.const 14)
       )
       (unreachable)
      )
     )
     (global.set $sigil.trap_kind
      (i32.const 11)
     )
     (unreachable)
    )
   )
   (if
    (i32.ne
     (i32.load align=1
      (i32.add
       (local.get $0)
       (i32.load
        (i32.sub
         (local.get $0)
         (i32.const 12)
        )
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
   )
   (return)
  )
  (global.set $sigil.trap_kind
   (i32.const 11)
  )
  (unreachable)
 )
 (func $sigil.write_header (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 i32)
  (local.set $4
   (i32.add
    (i32.add
     (local.get $0)
     (i32.add
      (call $sigil.key_at
       (local.get $0)
      )
      (local.get $3)
     )
    )
    (i32.add
     (i32.mul
      (local.get $1)
      (i32.const -2048144789)
     )
     (i32.mul
      (local.get $2)
      (i32.const -1028477387)
     )
    )
   )
  )
  (i32.store
   (local.tee $3
    (i32.sub
     (local.get $0)
     (i32.const 12)
    )
   )
   (local.get $1)
  )
  (i32.store offset=4
   (local.get $3)
   (local.get $2)
  )
  (i32.store offset=8
   (local.get $3)
   (local.get $4)
  )
  (i32.store align=1
   (i32.add
    (local.get $0)
    (local.get $1)
   )
   (i32.const -1520778436)
  )
 )
 (func $sigil.poison (param $0 i32) (param $1 i32)
  (memory.fill
   (local.get $0)
   (i32.const 221)
   (select
    (i32.const 4096)
    (local.get $1)
    (i32.gt_u
     (local.get $1)
     (i32.const 4096)
    )
   )
  )
 )
 (func $sigil.kill (param $0 i32)
  (local $1 i32)
  (i32.store offset=8
   (local.tee $1
    (i32.sub
     (local.get $0)
     (i32.const 12)
    )
   )
   (i32.add
    (i32.add
     (i32.sub
      (call $sigil.key_at
       (local.get $0)
      )
      (i32.const 559042292)
     )
     (local.get $0)
    )
    (i32.add
     (i32.mul
      (i32.load
       (local.get $1)
      )
      (i32.const -2048144789)
     )
     (i32.mul
      (i32.load offset=4
       (local.get $1)
      )
      (i32.const -1028477387)
     )
    )
   )
  )
  (call $sigil.poison
   (local.get $0)
   (i32.load
    (local.get $1)
   )
  )
 )
 (func $sigil.unaudited.sigil_realloc (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (return
     (call $sigil.unaudited.sigil_alloc
      (local.get $2)
     )
    )
   )
  )
  (call $sigil.require_live
   (local.get $0)
  )
  (if
   (i32.gt_u
    (local.get $1)
    (i32.load
     (i32.sub
      (local.get $0)
      (i32.const 12)
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
  (if
   (i32.and
    (i32.eq
     (local.tee $4
      (i32.add
       (local.tee $5
        (i32.sub
         (local.get $0)
         (i32.const 16)
        )
       )
       (i32.load offset=4
        (i32.sub
         (local.get $0)
         (i32.const 12)
        )
       )
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
     (local.get $5)
    )
   )
   (else
    (if
     (i32.le_u
      (local.get $2)
      (i32.sub
       (i32.sub
        (local.get $4)
        (local.get $0)
       )
       (i32.const 4)
      )
     )
     (then
      (call $sigil.write_header
       (local.get $0)
       (local.get $2)
       (i32.sub
        (local.get $4)
        (i32.sub
         (local.get $0)
         (i32.const 16)
        )
       )
       (i32.const 1365318175)
      )
      (return
       (local.get $0)
      )
     )
    )
   )
  )
  (if
   (i32.ne
    (local.tee $3
     (i32.add
      (local.tee $5
       (call $sigil.place
        (local.get $3)
        (i32.or
         (i32.sub
          (i32.const 0)
          (i32.lt_u
           (local.tee $3
            (i32.add
             (local.get $2)
             (i32.const 20)
            )
           )
           (i32.const 20)
          )
         )
         (local.get $3)
        )
        (local.get $2)
       )
      )
      (i32.const 16)
     )
    )
    (local.get $0)
   )
   (then
    (memory.copy
     (local.get $3)
     (local.get $0)
     (local.get $1)
    )
    (call $sigil.kill
     (local.get $0)
    )
   )
  )
  (call $sigil.write_header
   (local.get $3)
   (local.get $2)
   (i32.sub
    (global.get $sigil.top)
    (local.get $5)
   )
   (i32.const 1365318175)
  )
  (if
   (i32.and
    (i32.eq
     (local.get $0)
     (local.get $3)
    )
    (i32.lt_u
     (global.get $sigil.top)
     (local.get $4)
    )
   )
   (then
    (call $sigil.poison
     (global.get $sigil.top)
     (i32.sub
      (local.get $4)
      (global.get $sigil.top)
     )
    )
   )
  )
  (local.get $3)
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
  (i32.store
   (local.tee $0
    (call $sigil.new_block
     (i32.const 8)
     (i32.add
      (i32.mul
       (local.tee $1
        (i32.add
         (global.get $sigil.last_serial)
         (i32.const 1)
        )
       )
       (i32.const -1640531535)
      )
      (i32.const 1544152331)
     )
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
  (global.set $sigil.last_serial
   (local.get $1)
  )
  (i32.store offset=4
   (local.get $0)
   (local.get $1)
  )
  (global.set $sigil.scope_key
   (select
    (i32.mul
     (i32.load offset=4
      (local.get $0)
     )
     (i32.const -1640531535)
    )
    (i32.const 0)
    (local.get $0)
   )
  )
  (call $sigil.health)
  (local.get $1)
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
      (i32.eqz
       (call $sigil.is_frame
        (local.get $1)
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
      (i32.eq
       (i32.load offset=4
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
 (func $sigil.verify_scope (param $0 i32)
  (call $sigil.verify_blocks
   (call $sigil.region_holding
    (local.get $0)
   )
   (i32.sub
    (local.get $0)
    (i32.const 16)
   )
  )
 )
 (func $sigil.retire_blocks (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (loop $again.0
   (if
    (local.get $0)
    (then
     (local.set $4
      (select
       (global.get $sigil.top)
       (i32.load offset=8
        (local.get $0)
       )
       (i32.eq
        (local.get $0)
        (global.get $sigil.region)
       )
      )
     )
     (loop $again.00
      (if
       (i32.lt_u
        (local.get $1)
        (local.get $4)
       )
       (then
        (local.set $5
         (i32.add
          (local.get $1)
          (i32.load offset=8
           (local.get $1)
          )
         )
        )
        (local.set $3
         (i32.sub
          (local.tee $1
           (i32.add
            (local.get $1)
            (i32.const 16)
           )
          )
          (i32.const 12)
         )
        )
        (if
         (i32.ne
          (local.get $1)
          (local.get $2)
         )
         (then
          (call $sigil.poison
           (local.get $1)
           (i32.load
            (local.get $3)
           )
          )
         )
        )
        (call $sigil.poison
         (local.get $3)
         (i32.const 12)
        )
        (local.set $1
         (local.get $5)
        )
        (br $again.00)
       )
      )
     )
     (local.set $1
      (i32.add
       (local.tee $0
        (select
         (i32.load offset=4
          (local.get $0)
         )
         (i32.const 0)
         (i32.ne
          (local.get $0)
          (global.get $sigil.region)
         )
        )
       )
       (i32.const 16)
      )
     )
     (br $again.0)
    )
   )
  )
 )
 (func $sigil.rewind_to (param $0 i32)
  (local $1 i32)
  (call $sigil.verify_region_seal
   (local.tee $1
    (global.get $sigil.first)
   )
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
     (call $sigil.verify_region_seal
      (local.tee $1
       (i32.load offset=4
        (local.get $1)
       )
      )
     )
     (br $again.0)
    )
   )
  )
  (call $sigil.use_region
   (local.get $1)
   (local.get $0)
  )
 )
 (func $sigil.close (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local.set $2
   (i32.load
    (local.get $0)
   )
  )
  (call $sigil.retire_blocks
   (call $sigil.region_holding
    (local.get $0)
   )
   (local.tee $0
    (i32.sub
     (local.get $0)
     (i32.const 16)
    )
   )
   (local.get $1)
  )
  (global.set $sigil.scope
   (local.get $2)
  )
  (global.set $sigil.scope_key
   (select
    (i32.mul
     (i32.load offset=4
      (local.get $2)
     )
     (i32.const -1640531535)
    )
    (i32.const 0)
    (local.get $2)
   )
  )
  (call $sigil.rewind_to
   (local.get $0)
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
    (call $sigil.close
     (local.get $0)
     (i32.const 0)
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
  (local.set $0
   (block $__inlined_func$sigil.unaudited.sigil_promote$17 (result i32)
    (local.set $3
     (call $sigil.open_scope
      (local.get $0)
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
        (local.get $1)
        (i32.const 12)
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
    (call $sigil.close
     (local.get $3)
     (local.get $1)
    )
    (global.set $sigil.promoted
     (local.get $0)
    )
    (drop
     (br_if $__inlined_func$sigil.unaudited.sigil_promote$17
      (local.get $1)
      (i32.lt_u
       (local.get $1)
       (local.get $3)
      )
     )
    )
    (memory.copy
     (local.tee $0
      (i32.add
       (local.tee $3
        (call $sigil.place
         (global.get $sigil.top)
         (i32.or
          (i32.sub
           (i32.const 0)
           (i32.lt_u
            (local.tee $0
             (i32.add
              (local.get $2)
              (i32.const 20)
             )
            )
            (i32.const 20)
           )
          )
          (local.get $0)
         )
         (local.get $2)
        )
       )
       (i32.const 16)
      )
     )
     (local.get $1)
     (local.get $2)
    )
    (call $sigil.write_header
     (local.get $0)
     (local.get $2)
     (i32.sub
      (global.get $sigil.top)
      (local.get $3)
     )
     (i32.const 1365318175)
    )
    (if
     (i32.gt_u
      (local.tee $2
       (i32.add
        (local.get $1)
        (local.get $2)
       )
      )
      (local.tee $1
       (select
        (global.get $sigil.top)
        (local.get $1)
        (i32.lt_u
         (local.get $1)
         (global.get $sigil.top)
        )
       )
      )
     )
     (then
      (call $sigil.poison
       (local.get $1)
       (i32.sub
        (local.get $2)
        (local.get $1)
       )
      )
     )
    )
    (local.get $0)
   )
  )
  (call $sigil.health)
  (local.get $0)
 )
 (func $sigil_free_all
  (if
   (global.get $sigil.region)
   (then
    (call $sigil.verify_blocks
     (global.get $sigil.first)
     (i32.add
      (global.get $sigil.first)
      (i32.const 16)
     )
    )
    (call $sigil.retire_blocks
     (global.get $sigil.first)
     (i32.add
      (global.get $sigil.first)
      (i32.const 16)
     )
     (i32.const 0)
    )
    (global.set $sigil.scope
     (i32.const 0)
    )
    (global.set $sigil.scope_key
     (i32.const 0)
    )
    (global.set $sigil.promoted
     (i32.const 0)
    )
    (call $sigil.rewind_to
     (i32.add
      (global.get $sigil.first)
      (i32.const 16)
     )
    )
   )
  )
  (call $sigil.health)
 )
 (func $cabi_realloc (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (local.set $0
   (block $__inlined_func$sigil.unaudited.cabi_realloc$18 (result i32)
    (if
     (i32.le_u
      (local.get $2)
      (i32.const 8)
     )
     (then
      (br $__inlined_func$sigil.unaudited.cabi_realloc$18
       (call $sigil.unaudited.sigil_realloc
        (local.get $0)
        (local.get $1)
        (local.get $3)
       )
      )
     )
    )
    (if
     (local.get $0)
     (then
      (call $sigil.require_live
       (local.get $0)
      )
      (if
       (i32.gt_u
        (local.get $1)
        (i32.load
         (i32.sub
          (local.get $0)
          (i32.const 12)
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
    )
    (local.set $5
     (i32.sub
      (local.tee $2
       (i32.and
        (i32.add
         (i32.add
          (local.get $2)
          (local.tee $4
           (call $sigil.place
            (global.get $sigil.top)
            (i32.or
             (i32.sub
              (i32.const 0)
              (i32.lt_u
               (local.tee $4
                (i32.add
                 (i32.or
                  (i32.sub
                   (i32.const 0)
                   (i32.lt_u
                    (local.tee $4
                     (i32.add
                      (i32.or
                       (i32.sub
                        (i32.const 0)
                        (i32.lt_u
                         (local.tee $4
                          (i32.add
                           (local.get $3)
                           (i32.const 20)
                          )
                         )
                         (i32.const 20)
                        )
                       )
                       (local.get $4)
                      )
                      (i32.const 24)
                     )
                    )
                    (i32.const 24)
                   )
                  )
                  (local.get $4)
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
          )
         )
         (i32.const 39)
        )
        (i32.sub
         (i32.const 0)
         (local.get $2)
        )
       )
      )
      (i32.const 16)
     )
    )
    (call $sigil.write_header
     (i32.add
      (local.get $4)
      (i32.const 16)
     )
     (i32.const 0)
     (i32.sub
      (local.get $5)
      (local.get $4)
     )
     (i32.const -559042292)
    )
    (call $sigil.write_header
     (local.get $2)
     (local.get $3)
     (i32.sub
      (global.get $sigil.top)
      (local.get $5)
     )
     (i32.const 1365318175)
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
    (if
     (local.get $0)
     (then
      (call $sigil.kill
       (local.get $0)
      )
     )
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
)
