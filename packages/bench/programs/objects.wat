;; The kernels on managed objects with the engine's own: objects.ts by hand, in WebAssembly with garbage collection.
(module
  (rec
    (type $Tree (struct (field $left (mut (ref null $Tree))) (field $right (mut (ref null $Tree)))))
    (type $Node (struct (field $next (mut (ref null $Node))) (field $value (mut i32))))
    (type $Item (struct
      (field $next (mut (ref null $Item))) (field $prev (mut (ref null $Item))) (field $value (mut i32))))
    (type $Cell (struct
      (field $next (mut (ref null $Cell))) (field $other (mut (ref null $Cell))) (field $value (mut i32))))
    (type $Slot (struct (field $next (mut (ref null $Slot))) (field $tree (mut (ref null $Tree))))))

  (global $long_lived (mut (ref null $Tree)) (ref.null $Tree))
  (global $kept (mut (ref null $Slot)) (ref.null $Slot))
  (global $dropped (mut (ref null $Tree)) (ref.null $Tree))

  ;; Trees

  (func $make_tree (param $depth i32) (result (ref $Tree))
    (if (i32.eqz (local.get $depth))
      (then (return (struct.new $Tree (ref.null $Tree) (ref.null $Tree)))))
    (struct.new $Tree
      (call $make_tree (i32.sub (local.get $depth) (i32.const 1)))
      (call $make_tree (i32.sub (local.get $depth) (i32.const 1)))))

  (func $count (param $tree (ref null $Tree)) (result i32)
    (local $left (ref null $Tree))
    (local.set $left (struct.get $Tree $left (local.get $tree)))
    (if (ref.is_null (local.get $left)) (then (return (i32.const 1))))
    (i32.add
      (i32.add (call $count (local.get $left)) (call $count (struct.get $Tree $right (local.get $tree))))
      (i32.const 1)))

  (func (export "kernel_trees") (param $turns i32) (result i32)
    (local $sum i32) (local $depth i32) (local $trees i32)
    (local.set $sum (call $count (call $make_tree (i32.const 17))))
    (global.set $long_lived (call $make_tree (i32.const 16)))
    (local.set $depth (i32.const 4))
    (loop $depths
      (local.set $trees (i32.shl (local.get $turns) (i32.sub (i32.const 16) (local.get $depth))))
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $trees)))
          (local.set $sum (i32.add
            (i32.mul (local.get $sum) (i32.const 31))
            (call $count (call $make_tree (local.get $depth)))))
          (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
          (br $again)))
      (local.set $depth (i32.add (local.get $depth) (i32.const 2)))
      (br_if $depths (i32.le_u (local.get $depth) (i32.const 16))))
    (local.set $sum (i32.add
      (i32.mul (local.get $sum) (i32.const 31))
      (call $count (global.get $long_lived))))
    (global.set $long_lived (ref.null $Tree))
    (local.get $sum))

  ;; Rings

  (func $make_ring (param $size i32) (param $value i32) (result (ref $Node))
    (local $first (ref $Node)) (local $last (ref $Node)) (local $node (ref $Node)) (local $i i32)
    (local.set $first (struct.new $Node (ref.null $Node) (local.get $value)))
    (local.set $last (local.get $first))
    (local.set $i (i32.const 1))
    (block $done
      (loop $again
        (br_if $done (i32.ge_u (local.get $i) (local.get $size)))
        (local.set $node (struct.new $Node (ref.null $Node) (i32.add (local.get $value) (local.get $i))))
        (struct.set $Node $next (local.get $last) (local.get $node))
        (local.set $last (local.get $node))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $again)))
    (struct.set $Node $next (local.get $last) (local.get $first))
    (local.get $first))

  (func $sum_of_ring (param $first (ref $Node)) (param $sum i32) (result i32)
    (local $node (ref null $Node))
    (local.set $node (local.get $first))
    (loop $again
      (local.set $sum (i32.add
        (i32.mul (local.get $sum) (i32.const 31))
        (struct.get $Node $value (local.get $node))))
      (local.set $node (struct.get $Node $next (local.get $node)))
      (br_if $again (i32.eqz (ref.eq (local.get $node) (local.get $first)))))
    (local.get $sum))

  (func (export "kernel_rings") (param $turns i32) (result i32)
    (local $sum i32) (local $turn i32)
    (block $done
      (loop $again
        (br_if $done (i32.ge_u (local.get $turn) (local.get $turns)))
        (local.set $sum (call $sum_of_ring
          (call $make_ring
            (i32.add (i32.and (i32.mul (local.get $turn) (i32.const 37)) (i32.const 511)) (i32.const 210))
            (local.get $turn))
          (local.get $sum)))
        (local.set $turn (i32.add (local.get $turn) (i32.const 1)))
        (br $again)))
    (local.get $sum))

  ;; Lists

  (func $append (param $head (ref $Item)) (param $value i32)
    (local $last (ref null $Item)) (local $item (ref $Item))
    (local.set $last (struct.get $Item $prev (local.get $head)))
    (local.set $item (struct.new $Item (local.get $head) (local.get $last) (local.get $value)))
    (struct.set $Item $next (local.get $last) (local.get $item))
    (struct.set $Item $prev (local.get $head) (local.get $item)))

  (func $take_out (param $victim (ref null $Item))
    (local $before (ref null $Item)) (local $after (ref null $Item))
    (local.set $before (struct.get $Item $prev (local.get $victim)))
    (local.set $after (struct.get $Item $next (local.get $victim)))
    (struct.set $Item $next (local.get $before) (local.get $after))
    (struct.set $Item $prev (local.get $after) (local.get $before)))

  (func (export "kernel_lists") (param $turns i32) (result i32)
    (local $sum i32) (local $random i32) (local $i i32) (local $steps i32)
    (local $head (ref $Item)) (local $cursor (ref null $Item)) (local $victim (ref null $Item))
    (local.set $random (i32.const 0x2545f491))
    (block $done
      (loop $lists
        (br_if $done (i32.eqz (local.get $turns)))
        (local.set $head (struct.new $Item (ref.null $Item) (ref.null $Item) (i32.const 0)))
        (struct.set $Item $next (local.get $head) (local.get $head))
        (struct.set $Item $prev (local.get $head) (local.get $head))
        (local.set $i (i32.const 0))
        (loop $build
          (call $append (local.get $head) (local.get $i))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br_if $build (i32.lt_u (local.get $i) (i32.const 256))))
        (local.set $cursor (local.get $head))
        (local.set $i (i32.const 1024))
        (loop $replace
          (local.set $random (i32.xor (local.get $random) (i32.shl (local.get $random) (i32.const 13))))
          (local.set $random (i32.xor (local.get $random) (i32.shr_u (local.get $random) (i32.const 17))))
          (local.set $random (i32.xor (local.get $random) (i32.shl (local.get $random) (i32.const 5))))
          (local.set $victim (struct.get $Item $next (local.get $cursor)))
          (local.set $steps (i32.and (local.get $random) (i32.const 7)))
          (block $there
            (loop $walk
              (br_if $there (i32.eqz (local.get $steps)))
              (local.set $victim (struct.get $Item $next (local.get $victim)))
              (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
              (br $walk)))
          (if (ref.eq (local.get $victim) (local.get $head))
            (then (local.set $victim (struct.get $Item $next (local.get $victim)))))
          (local.set $cursor (struct.get $Item $prev (local.get $victim)))
          (local.set $sum (i32.add
            (i32.mul (local.get $sum) (i32.const 31))
            (struct.get $Item $value (local.get $victim))))
          (call $take_out (local.get $victim))
          (call $append (local.get $head) (local.get $random))
          (local.set $i (i32.sub (local.get $i) (i32.const 1)))
          (br_if $replace (local.get $i)))
        (local.set $turns (i32.sub (local.get $turns) (i32.const 1)))
        (br $lists)))
    (local.get $sum))

  ;; Counts

  (func $make_cells (result (ref $Cell))
    (local $first (ref $Cell)) (local $i i32)
    (local.set $first (struct.new $Cell (ref.null $Cell) (ref.null $Cell) (i32.const 0)))
    (struct.set $Cell $next (local.get $first) (local.get $first))
    (local.set $i (i32.const 1))
    (loop $again
      (struct.set $Cell $next (local.get $first)
        (struct.new $Cell (struct.get $Cell $next (local.get $first)) (ref.null $Cell) (local.get $i)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 1024))))
    (local.get $first))

  (func (export "kernel_counts") (param $turns i32) (result i32)
    (local $sum i32) (local $turn i32) (local $walker (ref null $Cell)) (local $runner (ref null $Cell))
    (local.set $walker (call $make_cells))
    (local.set $runner (local.get $walker))
    (block $done
      (loop $again
        (br_if $done (i32.ge_u (local.get $turn) (local.get $turns)))
        (local.set $walker (struct.get $Cell $next (local.get $walker)))
        (local.set $runner (struct.get $Cell $next (struct.get $Cell $next (local.get $runner))))
        (if (i32.eqz (i32.and (local.get $turn) (i32.const 1023)))
          (then (local.set $runner (struct.get $Cell $next (local.get $runner)))))
        (struct.set $Cell $other (local.get $walker) (local.get $runner))
        (local.set $sum (i32.add
          (i32.mul (local.get $sum) (i32.const 31))
          (i32.add (struct.get $Cell $value (local.get $runner)) (local.get $turn))))
        (local.set $turn (i32.add (local.get $turn) (i32.const 1)))
        (br $again)))
    (local.get $sum))

  ;; Pauses

  (func $new_slot (param $next (ref null $Slot)) (result (ref $Slot))
    (struct.new $Slot (local.get $next) (call $make_tree (i32.const 6))))

  (func (export "prepare_pauses") (param i32) (result i32)
    (local $first (ref $Slot)) (local $i i32)
    (local.set $first (call $new_slot (ref.null $Slot)))
    (struct.set $Slot $next (local.get $first) (local.get $first))
    (local.set $i (i32.const 1))
    (loop $again
      (struct.set $Slot $next (local.get $first)
        (call $new_slot (struct.get $Slot $next (local.get $first))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 512))))
    (global.set $kept (local.get $first))
    (i32.const 0))

  (func (export "kernel_pauses") (param $turns i32) (result i32)
    (local $sum i32) (local $turn i32) (local $tree (ref null $Tree))
    (block $done
      (loop $again
        (br_if $done (i32.ge_u (local.get $turn) (local.get $turns)))
        (global.set $kept (struct.get $Slot $next (global.get $kept)))
        (local.set $tree (call $make_tree (i32.const 6)))
        (struct.set $Slot $tree (global.get $kept) (local.get $tree))
        (local.set $sum (i32.add (i32.mul (local.get $sum) (i32.const 31)) (call $count (local.get $tree))))
        (local.set $sum (i32.add
          (i32.mul (local.get $sum) (i32.const 31))
          (struct.get $Node $value (call $make_ring (i32.const 32) (local.get $turn)))))
        (local.set $turn (i32.add (local.get $turn) (i32.const 1)))
        (br $again)))
    (local.get $sum))

  (func (export "before_drop") (param i32) (result i32)
    (global.set $dropped (call $make_tree (i32.const 16)))
    (i32.const 0))

  (func (export "kernel_drop") (param i32) (result i32)
    (global.set $dropped (ref.null $Tree))
    (i32.const 1)))
