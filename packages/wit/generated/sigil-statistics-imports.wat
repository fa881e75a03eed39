;; Derived from the WIT contract; do not edit.
;; sigil:statistics@0.1.0
(import "sigil" "sigil_live_bytes" (func $sigil_live_bytes (result i32)))
(import "sigil" "sigil_live_blocks" (func $sigil_live_blocks (result i32)))
(import "sigil" "sigil_peak_bytes" (func $sigil_peak_bytes (result i32)))
(import "sigil" "sigil_free_bytes" (func $sigil_free_bytes (result i32)))
(import "sigil" "sigil_largest_free_bytes" (func $sigil_largest_free_bytes (result i32)))
(import "sigil" "sigil_reserved_bytes" (func $sigil_reserved_bytes (result i32)))
