;; Derived from the WIT contract; do not edit.
;; sigil:inspection@0.1.0
(import "sigil" "sigil_check_heap" (func $sigil_check_heap (result i32)))
(import "sigil" "sigil_next_block" (func $sigil_next_block (param $ptr i32) (result i32)))
(import "sigil" "sigil_block_kind" (func $sigil_block_kind (param $ptr i32) (result i32)))
(import "sigil" "sigil_heap_record" (func $sigil_heap_record (result i32)))
