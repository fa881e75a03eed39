;; wordcount: the most frequent words of any text.
;;
;;   wordcount [N] < text        prints the N (20) most frequent words, one "count word" a line
;;
;; A word is a run of ASCII letters, ASCII digits and bytes from 0x80 up (so a word in UTF-8 stays whole); ASCII
;; letters count as lower case. Words of equal count stand in the order of their bytes.
;; Exit status: 0, 1 when reading or writing fails, 2 when N is not a number.
;;
;; Who owns what, and when it goes:
;;
;;   outer scope   input buffer, output buffer, the two tables of the dictionary, every word it keeps
;;   line scope    the lower-cased copy of each word of the line; gone at the line's end
;;
;; A word seen for the first time is promoted: its bytes move from the line scope to the outer one, which closes the
;; line scope. Only then do the tables grow, because a table that moved while a line scope is open would die with it.
;;
;; The dictionary is two tables that grow by realloc:
;;
;;   entries   dense, in order of first sight        | count: u64 | word: ptr | length: u32 |
;;   slots     open addressing, a power of two       | hash: u32  | entry number + 1, or 0 for empty: u32 |
;;
;; There are always SLOTS_PER_ENTRY times as many slots as there is room for entries. Neither product can wrap: with
;; 2^27 entries both tables would fill 4 GiB together, so sigil_realloc traps (out of memory) before that.

(module $wordcount

  ;; ---------------------------------------------------------------- what we need from others

  (import "sigil" "sigil_alloc"       (func $alloc (param $size i32) (result i32)))
  (import "sigil" "sigil_realloc"     (func $realloc (param $old_ptr i32) (param $old_size i32) (param $new_size i32) (result i32)))
  (import "sigil" "sigil_mem_copy"    (func $mem_copy (param $dst i32) (param $src i32) (param $n_bytes i32)))
  (import "sigil" "sigil_enter_scope" (func $enter_scope (result i32)))
  (import "sigil" "sigil_exit_scope"  (func $exit_scope (param $handle i32)))
  (import "sigil" "sigil_promote"     (func $promote (param $handle i32) (param $ptr i32) (param $size i32) (result i32)))

  (import "wasi_snapshot_preview1" "fd_read"
    (func $fd_read (param $fd i32) (param $iovs i32) (param $iov_count i32) (param $bytes_read i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param $fd i32) (param $iovs i32) (param $iov_count i32) (param $bytes_written i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param $count i32) (param $bytes i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get"
    (func $args_get (param $pointers i32) (param $bytes i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param $status i32)))

  ;; ---------------------------------------------------------------- memory below the heap

  (memory (export "memory") 1)

  ;; 1024  iovec { buffer: ptr, length: u32 }        1032  u32 a WASI call answers with     1036  a second one
  ;; 1040  digits of a number, written from the end  1072  texts                            1280  fold table
  (data $read_failed  (i32.const 1072) "wordcount: cannot read standard input\0a")   ;; 38 bytes
  (data $write_failed (i32.const 1110) "wordcount: cannot write standard output\0a") ;; 40 bytes
  (data $bad_argument (i32.const 1150) "wordcount: the argument must be a number, 0 to 4294967295\0a") ;; 58 bytes

  (global $IOVEC        i32 (i32.const 1024))
  (global $ANSWER       i32 (i32.const 1032))
  (global $ANSWER_2     i32 (i32.const 1036))
  (global $DIGITS_END   i32 (i32.const 1072))
  (global $READ_FAILED  i32 (i32.const 1072))
  (global $READ_FAILED_BYTES  i32 (i32.const 38))
  (global $WRITE_FAILED i32 (i32.const 1110))
  (global $WRITE_FAILED_BYTES i32 (i32.const 40))
  (global $BAD_ARGUMENT i32 (i32.const 1150))
  (global $BAD_ARGUMENT_BYTES i32 (i32.const 58))

  ;; For each byte: 0 if it ends a word, else the byte it counts as.
  (global $FOLD i32 (i32.const 1280))

  ;; The linker starts the heap here.
  (global (export "__heap_base") i32 (i32.const 1536))

  ;; ---------------------------------------------------------------- constants and state

  (global $BUFFER_BYTES     i32 (i32.const 65536))
  (global $ENTRY_BYTES      i32 (i32.const 16))
  (global $SLOT_BYTES       i32 (i32.const 8))
  (global $SLOTS_PER_ENTRY  i32 (i32.const 2))
  (global $FIRST_ROOM_COUNT i32 (i32.const 512))
  (global $DEFAULT_LIMIT    i32 (i32.const 20))

  ;; A line may be as long as the input; its scope is renewed whenever this much scratch has gathered in it.
  (global $LINE_SCRATCH_BYTES i32 (i32.const 1048576))

  (global $HASH_BASIS i32 (i32.const 0x811c9dc5)) ;; FNV-1a
  (global $HASH_PRIME i32 (i32.const 0x01000193))

  (global $input   (mut i32) (i32.const 0)) ;; BUFFER_BYTES, and one more for the byte that ends every scan
  (global $output  (mut i32) (i32.const 0))
  (global $output_length (mut i32) (i32.const 0))

  (global $entries     (mut i32) (i32.const 0))
  (global $entry_count (mut i32) (i32.const 0))
  (global $entry_room  (mut i32) (i32.const 0))
  (global $slots       (mut i32) (i32.const 0))
  (global $slot_mask   (mut i32) (i32.const 0)) ;; slot count - 1

  ;; ---------------------------------------------------------------- the story

  (func $start (export "_start")
    (local $limit i32)
    (local.set $limit (call $read_limit))
    (call $fill_fold_table)
    (global.set $input (call $alloc (i32.add (global.get $BUFFER_BYTES) (i32.const 1))))
    (global.set $output (call $alloc (global.get $BUFFER_BYTES)))
    (call $make_dictionary)
    (call $count_words)
    (call $print_most_frequent (local.get $limit)))

  ;; Reads all input and counts every word in the dictionary.
  (func $count_words
    (local $at i32)      ;; next byte to look at
    (local $end i32)     ;; end of what has been read; the byte there ends every scan
    (local $part i32)    ;; where the part of the word that lies in this buffer begins
    (local $part_length i32)
    (local $scope i32)   ;; the line's
    (local $scratch i32) ;; bytes allocated in it
    (local $word i32)    ;; lower-cased copy
    (local $length i32)
    (local $hash i32)
    (local $to i32)
    (local $byte i32)

    (local.set $at (global.get $input))
    (local.set $end (global.get $input))
    (local.set $scope (call $enter_scope))

    (block $end_of_input
      (loop $next
        ;; Skip what lies between words. A newline renews the line's scope.
        (loop $between
          (local.set $byte (i32.load8_u (local.get $at)))
          (if (i32.eqz (call $fold (local.get $byte)))
            (then
              (if (i32.eq (local.get $at) (local.get $end))
                (then
                  (local.set $at (global.get $input))
                  (local.set $end (call $refill_input))
                  (br_if $end_of_input (i32.eq (local.get $at) (local.get $end))))
                (else
                  (local.set $at (i32.add (local.get $at) (i32.const 1)))
                  (if (i32.eq (local.get $byte) (i32.const 0x0a))
                    (then
                      (call $exit_scope (local.get $scope))
                      (local.set $scope (call $enter_scope))
                      (local.set $scratch (i32.const 0))))))
              (br $between))))

        ;; Copy the word in lower case, hashing it on the way. Nearly always it lies in the buffer as a whole; when
        ;; the buffer ends inside it, its copy grows by what the next buffer begins with.
        (local.set $length (i32.const 0))
        (local.set $hash (global.get $HASH_BASIS))
        (loop $parts
          (local.set $part (local.get $at))
          (loop $scan
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br_if $scan (call $fold (i32.load8_u (local.get $at)))))
          (local.set $part_length (i32.sub (local.get $at) (local.get $part)))

          (if (i32.eqz (local.get $length))
            (then (local.set $word (call $alloc (local.get $part_length))))
            (else (local.set $word (call $realloc (local.get $word) (local.get $length)
                                                  (i32.add (local.get $length) (local.get $part_length))))))
          (local.set $to (i32.add (local.get $word) (local.get $length)))
          (local.set $length (i32.add (local.get $length) (local.get $part_length)))

          (loop $copy
            (local.set $byte (call $fold (i32.load8_u (local.get $part))))
            (i32.store8 (local.get $to) (local.get $byte))
            (local.set $hash (call $hash_step (local.get $hash) (local.get $byte)))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))
            (local.set $part (i32.add (local.get $part) (i32.const 1)))
            (br_if $copy (i32.ne (local.get $part) (local.get $at))))

          (if (i32.eq (local.get $at) (local.get $end))
            (then
              (local.set $at (global.get $input))
              (local.set $end (call $refill_input))
              (br_if $parts (call $fold (i32.load8_u (local.get $at)))))))

        ;; Count it. A new word is kept: promoted out of the line's scope, which that closes.
        (local.set $scratch (i32.add (local.get $scratch) (local.get $length)))
        (if (call $count_known (local.get $word) (local.get $length) (local.get $hash))
          (then
            (br_if $next (i32.lt_u (local.get $scratch) (global.get $LINE_SCRATCH_BYTES)))
            (call $exit_scope (local.get $scope)))
          (else
            (call $add_entry (call $promote (local.get $scope) (local.get $word) (local.get $length))
                             (local.get $length) (local.get $hash))))
        (local.set $scope (call $enter_scope))
        (local.set $scratch (i32.const 0))
        (br $next)))

    (call $exit_scope (local.get $scope)))

  ;; ---------------------------------------------------------------- bytes

  (func $fold (param $byte i32) (result i32)
    (i32.load8_u (i32.add (global.get $FOLD) (local.get $byte))))

  (func $fill_fold_table
    (local $byte i32)
    (loop $each
      (i32.store8 (i32.add (global.get $FOLD) (local.get $byte)) (call $folded (local.get $byte)))
      (local.set $byte (i32.add (local.get $byte) (i32.const 1)))
      (br_if $each (i32.lt_u (local.get $byte) (i32.const 256)))))

  (func $folded (param $byte i32) (result i32)
    (if (call $is_between (local.get $byte) (i32.const 0x41) (i32.const 0x5a)) ;; A to Z
      (then (return (i32.or (local.get $byte) (i32.const 0x20)))))
    (if (call $is_between (local.get $byte) (i32.const 0x61) (i32.const 0x7a)) ;; a to z
      (then (return (local.get $byte))))
    (if (call $is_digit (local.get $byte))
      (then (return (local.get $byte))))
    (select (local.get $byte) (i32.const 0) (i32.ge_u (local.get $byte) (i32.const 0x80))))

  (func $is_digit (param $byte i32) (result i32)
    (call $is_between (local.get $byte) (i32.const 0x30) (i32.const 0x39)))

  (func $is_between (param $byte i32) (param $first i32) (param $last i32) (result i32)
    (i32.le_u (i32.sub (local.get $byte) (local.get $first)) (i32.sub (local.get $last) (local.get $first))))

  (func $hash_step (param $hash i32) (param $byte i32) (result i32)
    (i32.mul (i32.xor (local.get $hash) (local.get $byte)) (global.get $HASH_PRIME)))

  (func $hash_of (param $word i32) (param $length i32) (result i32)
    (local $hash i32)
    (local $end i32)
    (local.set $hash (global.get $HASH_BASIS))
    (local.set $end (i32.add (local.get $word) (local.get $length)))
    (loop $each
      (local.set $hash (call $hash_step (local.get $hash) (i32.load8_u (local.get $word))))
      (local.set $word (i32.add (local.get $word) (i32.const 1)))
      (br_if $each (i32.ne (local.get $word) (local.get $end))))
    (local.get $hash))

  ;; Both words have this length, which is not 0.
  (func $are_equal (param $left i32) (param $right i32) (param $length i32) (result i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $left) (local.get $length)))
    (loop $each
      (if (i32.ne (i32.load8_u (local.get $left)) (i32.load8_u (local.get $right)))
        (then (return (i32.const 0))))
      (local.set $left (i32.add (local.get $left) (i32.const 1)))
      (local.set $right (i32.add (local.get $right) (i32.const 1)))
      (br_if $each (i32.ne (local.get $left) (local.get $end))))
    (i32.const 1))

  ;; ---------------------------------------------------------------- the dictionary

  (func $entry_at (param $number i32) (result i32)
    (i32.add (global.get $entries) (i32.mul (local.get $number) (global.get $ENTRY_BYTES))))
  (func $count_of (param $entry i32) (result i64) (i64.load (local.get $entry)))
  (func $word_of (param $entry i32) (result i32) (i32.load offset=8 (local.get $entry)))
  (func $length_of (param $entry i32) (result i32) (i32.load offset=12 (local.get $entry)))

  (func $slot_at (param $number i32) (result i32)
    (i32.add (global.get $slots)
             (i32.mul (i32.and (local.get $number) (global.get $slot_mask)) (global.get $SLOT_BYTES))))
  (func $slot_hash (param $slot i32) (result i32) (i32.load (local.get $slot)))
  (func $slot_entry (param $slot i32) (result i32) (i32.load offset=4 (local.get $slot))) ;; number + 1, or 0

  (func $slots_bytes (param $entry_room i32) (result i32)
    (i32.mul (i32.mul (local.get $entry_room) (global.get $SLOTS_PER_ENTRY)) (global.get $SLOT_BYTES)))

  (func $make_dictionary
    (global.set $entry_room (global.get $FIRST_ROOM_COUNT))
    (global.set $entries (call $alloc (i32.mul (global.get $entry_room) (global.get $ENTRY_BYTES))))
    (global.set $slots (call $alloc (call $slots_bytes (global.get $entry_room))))
    (call $fill_slots))

  ;; Adds one to the count of a word that the dictionary holds. Returns 0 if it does not hold it.
  (func $count_known (param $word i32) (param $length i32) (param $hash i32) (result i32)
    (local $number i32)
    (local $slot i32)
    (local $entry i32)
    (local.set $number (local.get $hash))
    (loop $probe
      (local.set $slot (call $slot_at (local.get $number)))
      (if (i32.eqz (call $slot_entry (local.get $slot)))
        (then (return (i32.const 0))))
      (if (i32.eq (call $slot_hash (local.get $slot)) (local.get $hash))
        (then
          (local.set $entry (call $entry_at (i32.sub (call $slot_entry (local.get $slot)) (i32.const 1))))
          (if (i32.eq (call $length_of (local.get $entry)) (local.get $length))
            (then
              (if (call $are_equal (call $word_of (local.get $entry)) (local.get $word) (local.get $length))
                (then
                  (i64.store (local.get $entry) (i64.add (call $count_of (local.get $entry)) (i64.const 1)))
                  (return (i32.const 1))))))))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br $probe))
    (unreachable))

  ;; Adds a word that the dictionary does not hold, with count 1. No line scope may be open: the tables may move.
  (func $add_entry (param $word i32) (param $length i32) (param $hash i32)
    (local $entry i32)
    (if (i32.eq (global.get $entry_count) (global.get $entry_room))
      (then (call $grow_dictionary)))
    (local.set $entry (call $entry_at (global.get $entry_count)))
    (i64.store (local.get $entry) (i64.const 1))
    (i32.store offset=8 (local.get $entry) (local.get $word))
    (i32.store offset=12 (local.get $entry) (local.get $length))
    (global.set $entry_count (i32.add (global.get $entry_count) (i32.const 1)))
    (call $put_in_slot (local.get $hash) (global.get $entry_count)))

  ;; Room doubles. The entries stay in order; the slots are filled anew, because every word's place changes.
  (func $grow_dictionary
    (local $room i32)
    (local.set $room (i32.mul (global.get $entry_room) (i32.const 2)))
    (global.set $entries
      (call $realloc (global.get $entries) (i32.mul (global.get $entry_room) (global.get $ENTRY_BYTES))
                                           (i32.mul (local.get $room) (global.get $ENTRY_BYTES))))
    (global.set $slots
      (call $realloc (global.get $slots) (call $slots_bytes (global.get $entry_room))
                                         (call $slots_bytes (local.get $room))))
    (global.set $entry_room (local.get $room))
    (call $fill_slots))

  (func $fill_slots
    (local $number i32)
    (local $entry i32)
    (global.set $slot_mask
      (i32.sub (i32.mul (global.get $entry_room) (global.get $SLOTS_PER_ENTRY)) (i32.const 1)))
    (loop $clear
      (i64.store (call $slot_at (local.get $number)) (i64.const 0))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if $clear (i32.le_u (local.get $number) (global.get $slot_mask))))
    (local.set $number (i32.const 0))
    (block $done
      (loop $each
        (br_if $done (i32.eq (local.get $number) (global.get $entry_count)))
        (local.set $entry (call $entry_at (local.get $number)))
        (local.set $number (i32.add (local.get $number) (i32.const 1)))
        (call $put_in_slot (call $hash_of (call $word_of (local.get $entry)) (call $length_of (local.get $entry)))
                           (local.get $number))
        (br $each))))

  (func $put_in_slot (param $hash i32) (param $number_plus_1 i32)
    (local $number i32)
    (local $slot i32)
    (local.set $number (local.get $hash))
    (loop $probe
      (local.set $slot (call $slot_at (local.get $number)))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if $probe (call $slot_entry (local.get $slot))))
    (i32.store (local.get $slot) (local.get $hash))
    (i32.store offset=4 (local.get $slot) (local.get $number_plus_1)))

  ;; ---------------------------------------------------------------- ranking

  ;; Heap sort, stopped after `limit` words: the entries become a binary heap with the most frequent word at the root
  ;; (the slots are wrong from here on), and the root is taken out again and again.
  (func $print_most_frequent (param $limit i32)
    (local $number i32)
    (local.set $number (i32.div_u (global.get $entry_count) (i32.const 2)))
    (block $heap_stands
      (loop $each
        (br_if $heap_stands (i32.eqz (local.get $number)))
        (local.set $number (i32.sub (local.get $number) (i32.const 1)))
        (call $sift_down (local.get $number))
        (br $each)))
    (block $done
      (loop $each
        (br_if $done (i32.eqz (local.get $limit)))
        (br_if $done (i32.eqz (global.get $entry_count)))
        (call $print_entry (call $entry_at (i32.const 0)))
        (global.set $entry_count (i32.sub (global.get $entry_count) (i32.const 1)))
        (call $swap_entries (call $entry_at (i32.const 0)) (call $entry_at (global.get $entry_count)))
        (call $sift_down (i32.const 0))
        (local.set $limit (i32.sub (local.get $limit) (i32.const 1)))
        (br $each)))
    (call $flush_output))

  ;; Moves an entry down until both its children come after it.
  (func $sift_down (param $number i32)
    (local $child i32)
    (block $done
      (loop $down
        (local.set $child (i32.add (i32.mul (local.get $number) (i32.const 2)) (i32.const 1)))
        (br_if $done (i32.ge_u (local.get $child) (global.get $entry_count)))
        (if (i32.lt_u (i32.add (local.get $child) (i32.const 1)) (global.get $entry_count))
          (then
            (if (call $comes_before (call $entry_at (i32.add (local.get $child) (i32.const 1)))
                                    (call $entry_at (local.get $child)))
              (then (local.set $child (i32.add (local.get $child) (i32.const 1)))))))
        (br_if $done (call $comes_before (call $entry_at (local.get $number)) (call $entry_at (local.get $child))))
        (call $swap_entries (call $entry_at (local.get $number)) (call $entry_at (local.get $child)))
        (local.set $number (local.get $child))
        (br $down))))

  (func $swap_entries (param $left i32) (param $right i32)
    (local $first_half i64)
    (local $second_half i64)
    (local.set $first_half (i64.load (local.get $left)))
    (local.set $second_half (i64.load offset=8 (local.get $left)))
    (i64.store (local.get $left) (i64.load (local.get $right)))
    (i64.store offset=8 (local.get $left) (i64.load offset=8 (local.get $right)))
    (i64.store (local.get $right) (local.get $first_half))
    (i64.store offset=8 (local.get $right) (local.get $second_half)))

  ;; Higher count first, then smaller bytes; no two entries hold the same word.
  (func $comes_before (param $left i32) (param $right i32) (result i32)
    (local $number i32)
    (local $shorter i32)
    (local $left_byte i32)
    (local $right_byte i32)
    (if (i64.ne (call $count_of (local.get $left)) (call $count_of (local.get $right)))
      (then (return (i64.gt_u (call $count_of (local.get $left)) (call $count_of (local.get $right))))))
    (local.set $shorter
      (select (call $length_of (local.get $left)) (call $length_of (local.get $right))
              (i32.lt_u (call $length_of (local.get $left)) (call $length_of (local.get $right)))))
    (loop $each ;; no word is empty
      (local.set $left_byte (i32.load8_u (i32.add (call $word_of (local.get $left)) (local.get $number))))
      (local.set $right_byte (i32.load8_u (i32.add (call $word_of (local.get $right)) (local.get $number))))
      (if (i32.ne (local.get $left_byte) (local.get $right_byte))
        (then (return (i32.lt_u (local.get $left_byte) (local.get $right_byte)))))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if $each (i32.lt_u (local.get $number) (local.get $shorter))))
    (i32.lt_u (call $length_of (local.get $left)) (call $length_of (local.get $right))))

  ;; ---------------------------------------------------------------- input

  ;; Reads the next part of the input into the buffer, ends it with a byte that ends every scan, and returns its end:
  ;; the buffer's beginning when there is no more.
  (func $refill_input (result i32)
    (local $end i32)
    (i32.store (global.get $IOVEC) (global.get $input))
    (i32.store offset=4 (global.get $IOVEC) (global.get $BUFFER_BYTES))
    (if (call $fd_read (i32.const 0) (global.get $IOVEC) (i32.const 1) (global.get $ANSWER))
      (then (call $fail (global.get $READ_FAILED) (global.get $READ_FAILED_BYTES) (i32.const 1))))
    (local.set $end (i32.add (global.get $input) (i32.load (global.get $ANSWER))))
    (i32.store8 (local.get $end) (i32.const 0))
    (local.get $end))

  ;; The first argument as a number, or the default without one.
  (func $read_limit (result i32)
    (local $pointers i32)
    (local $limit i32)
    (if (call $args_sizes_get (global.get $ANSWER) (global.get $ANSWER_2))
      (then (return (global.get $DEFAULT_LIMIT))))
    (if (i32.lt_u (i32.load (global.get $ANSWER)) (i32.const 2))
      (then (return (global.get $DEFAULT_LIMIT))))
    (local.set $pointers (call $alloc (i32.mul (i32.load (global.get $ANSWER)) (i32.const 4))))
    (if (call $args_get (local.get $pointers) (call $alloc (i32.load (global.get $ANSWER_2))))
      (then (return (global.get $DEFAULT_LIMIT))))
    (call $parse_number (i32.load offset=4 (local.get $pointers))))

  (func $parse_number (param $text i32) (result i32)
    (local $value i64)
    (loop $each ;; at least one digit, then a zero byte
      (if (i32.eqz (call $is_digit (i32.load8_u (local.get $text))))
        (then (call $fail (global.get $BAD_ARGUMENT) (global.get $BAD_ARGUMENT_BYTES) (i32.const 2))))
      (local.set $value
        (i64.add (i64.mul (local.get $value) (i64.const 10))
                 (i64.extend_i32_u (i32.sub (i32.load8_u (local.get $text)) (i32.const 0x30)))))
      (if (i64.gt_u (local.get $value) (i64.const 0xffffffff))
        (then (call $fail (global.get $BAD_ARGUMENT) (global.get $BAD_ARGUMENT_BYTES) (i32.const 2))))
      (local.set $text (i32.add (local.get $text) (i32.const 1)))
      (br_if $each (i32.load8_u (local.get $text))))
    (i32.wrap_i64 (local.get $value)))

  ;; ---------------------------------------------------------------- output

  (func $print_entry (param $entry i32)
    (call $print_number (call $count_of (local.get $entry)))
    (call $print_byte (i32.const 0x20))
    (call $print (call $word_of (local.get $entry)) (call $length_of (local.get $entry)))
    (call $print_byte (i32.const 0x0a)))

  (func $print_number (param $value i64)
    (local $digit i32)
    (local.set $digit (global.get $DIGITS_END))
    (loop $each
      (local.set $digit (i32.sub (local.get $digit) (i32.const 1)))
      (i32.store8 (local.get $digit)
        (i32.add (i32.const 0x30) (i32.wrap_i64 (i64.rem_u (local.get $value) (i64.const 10)))))
      (local.set $value (i64.div_u (local.get $value) (i64.const 10)))
      (br_if $each (i64.ne (local.get $value) (i64.const 0))))
    (call $print (local.get $digit) (i32.sub (global.get $DIGITS_END) (local.get $digit))))

  (func $print_byte (param $byte i32)
    (if (i32.eq (global.get $output_length) (global.get $BUFFER_BYTES))
      (then (call $flush_output)))
    (i32.store8 (i32.add (global.get $output) (global.get $output_length)) (local.get $byte))
    (global.set $output_length (i32.add (global.get $output_length) (i32.const 1))))

  (func $print (param $text i32) (param $length i32)
    (if (i32.gt_u (local.get $length) (i32.sub (global.get $BUFFER_BYTES) (global.get $output_length)))
      (then (call $flush_output)))
    (if (i32.gt_u (local.get $length) (global.get $BUFFER_BYTES))
      (then
        (if (call $write_all (i32.const 1) (local.get $text) (local.get $length))
          (then (call $fail (global.get $WRITE_FAILED) (global.get $WRITE_FAILED_BYTES) (i32.const 1))))
        (return)))
    (call $mem_copy (i32.add (global.get $output) (global.get $output_length)) (local.get $text) (local.get $length))
    (global.set $output_length (i32.add (global.get $output_length) (local.get $length))))

  (func $flush_output
    (if (call $write_all (i32.const 1) (global.get $output) (global.get $output_length))
      (then (call $fail (global.get $WRITE_FAILED) (global.get $WRITE_FAILED_BYTES) (i32.const 1))))
    (global.set $output_length (i32.const 0)))

  ;; Writes everything, however little each call takes. Returns the error number, 0 for none.
  (func $write_all (param $fd i32) (param $text i32) (param $length i32) (result i32)
    (local $error i32)
    (block $done
      (loop $rest
        (br_if $done (i32.eqz (local.get $length)))
        (i32.store (global.get $IOVEC) (local.get $text))
        (i32.store offset=4 (global.get $IOVEC) (local.get $length))
        (local.set $error (call $fd_write (local.get $fd) (global.get $IOVEC) (i32.const 1) (global.get $ANSWER)))
        (if (local.get $error)
          (then (return (local.get $error))))
        (local.set $text (i32.add (local.get $text) (i32.load (global.get $ANSWER))))
        (local.set $length (i32.sub (local.get $length) (i32.load (global.get $ANSWER))))
        (br $rest)))
    (i32.const 0))

  (func $fail (param $text i32) (param $length i32) (param $status i32)
    (drop (call $write_all (i32.const 2) (local.get $text) (local.get $length)))
    (call $proc_exit (local.get $status))
    (unreachable)))
