;; Derived from the WIT contract; do not edit.
;; sigil:heap@0.1.0
(import "sigil" "sigil_free" (func $sigil_free (param $ptr i32)))
(import "sigil" "sigil_usable_size" (func $sigil_usable_size (param $ptr i32) (result i32)))
(import "sigil" "sigil_alloc_zeroed" (func $sigil_alloc_zeroed (param $size i32) (result i32)))
(import "sigil" "sigil_alloc_aligned" (func $sigil_alloc_aligned (param $size i32) (param $align i32) (result i32)))
(import "sigil" "sigil_resize_in_place" (func $sigil_resize_in_place (param $ptr i32) (param $new_size i32) (result i32)))
(import "sigil" "sigil_trim" (func $sigil_trim (result i32)))
(import "sigil" "sigil_try_alloc" (func $sigil_try_alloc (param $size i32) (result i32)))
(import "sigil" "sigil_try_realloc" (func $sigil_try_realloc (param $old_ptr i32) (param $old_size i32) (param $new_size i32) (result i32)))
(import "sigil" "sigil_try_alloc_aligned" (func $sigil_try_alloc_aligned (param $size i32) (param $align i32) (result i32)))
