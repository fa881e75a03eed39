;; Derived from the WIT contract; do not edit.
;; sigil:leaks@0.1.0
(import "sigil" "sigil_set_site" (func $sigil_set_site (param $site i32) (result i32)))
(import "sigil" "sigil_site_of" (func $sigil_site_of (param $ref i32) (result i32)))
(import "sigil" "sigil_next_object" (func $sigil_next_object (param $ref i32) (result i32)))
(import "sigil" "sigil_edges" (func $sigil_edges (param $ref i32) (param $into i32) (param $capacity i32) (result i32)))
;; to be exported by the program: (func (export "sigil_site") (result i32) …)
