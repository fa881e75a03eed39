;; Derived from the WIT contract; do not edit.
;; sigil:allocator@0.1.0
(import "sigil" "sigil_alloc" (func $sigil_alloc (param $size i32) (result i32)))
(import "sigil" "sigil_realloc" (func $sigil_realloc (param $old_ptr i32) (param $old_size i32) (param $new_size i32) (result i32)))
(import "sigil" "sigil_mem_copy" (func $sigil_mem_copy (param $dst i32) (param $src i32) (param $n_bytes i32)))
(import "sigil" "sigil_enter_scope" (func $sigil_enter_scope (result i32)))
(import "sigil" "sigil_exit_scope" (func $sigil_exit_scope (param $handle i32)))
(import "sigil" "sigil_promote" (func $sigil_promote (param $handle i32) (param $ptr i32) (param $size i32) (result i32)))
(import "sigil" "sigil_free_all" (func $sigil_free_all))
;; cabi:canonical@0.1.0
(import "sigil" "cabi_realloc" (func $cabi_realloc (param $old_ptr i32) (param $old_size i32) (param $align i32) (param $new_size i32) (result i32)))
;; sigil:diagnostics@0.1.0
(import "sigil" "sigil_trap_kind" (func $sigil_trap_kind (result i32)))
(import "sigil" "sigil_failed_size" (func $sigil_failed_size (result i32)))
