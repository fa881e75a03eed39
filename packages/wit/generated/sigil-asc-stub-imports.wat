;; Derived from the WIT contract; do not edit.
;; asc:runtime@0.9.4
(import "sigil" "__reset" (func $__reset))
