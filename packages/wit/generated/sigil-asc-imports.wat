;; Derived from the WIT contract; do not edit.
;; asc:runtime@0.9.4
(import "sigil" "__alloc" (func $__alloc (param $size i32) (param $id i32) (result i32)))
(import "sigil" "__retain" (func $__retain (param $ref i32) (result i32)))
(import "sigil" "__release" (func $__release (param $ref i32)))
(import "sigil" "__collect" (func $__collect))
(import "sigil" "__realloc" (func $__realloc (param $ref i32) (param $size i32) (result i32)))
(import "sigil" "__free" (func $__free (param $ref i32)))
(import "sigil" "__visit" (func $__visit (param $ref i32) (param $cookie i32)))
;; to be exported by the program: (func (export "__visit_members") (param $ref i32) (param $cookie i32) …)
