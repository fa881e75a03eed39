// Derived from packages/wit/wit/*.wit by `npm run derive`; edit those.
import type { Surface } from '../surface.js';
import type { WitEnumCase } from '../syntax.js';

export const contract = {
  "package": "sigil:allocator@0.1.0",
  "world": "allocator",
  "types": [
    {
      "name": "ptr",
      "core": "i32",
      "docs": "Byte offset into linear memory. 0 is never inside a block; `realloc` takes it for \"no block yet\"."
    },
    {
      "name": "size",
      "core": "i32",
      "docs": "A number of bytes."
    },
    {
      "name": "scope-handle",
      "core": "i32",
      "docs": "Names one open scope. Opaque: only `exit-scope` and `promote` may look at it."
    }
  ],
  "functions": [
    {
      "package": "sigil:allocator@0.1.0",
      "interface": "core",
      "name": "alloc",
      "camelName": "alloc",
      "linkName": "sigil_alloc",
      "witName": "alloc",
      "params": [
        {
          "name": "size",
          "camelName": "size",
          "type": "size",
          "core": "i32"
        }
      ],
      "result": {
        "type": "ptr",
        "core": "i32"
      },
      "docs": "A new block of `size` bytes in the innermost open scope, aligned as the conformer declares, not zeroed. Size 0 gives a distinct block that `realloc` accepts. Traps when memory cannot be had."
    },
    {
      "package": "sigil:allocator@0.1.0",
      "interface": "core",
      "name": "realloc",
      "camelName": "realloc",
      "linkName": "sigil_realloc",
      "witName": "realloc",
      "params": [
        {
          "name": "old-ptr",
          "camelName": "oldPtr",
          "type": "ptr",
          "core": "i32"
        },
        {
          "name": "old-size",
          "camelName": "oldSize",
          "type": "size",
          "core": "i32"
        },
        {
          "name": "new-size",
          "camelName": "newSize",
          "type": "size",
          "core": "i32"
        }
      ],
      "result": {
        "type": "ptr",
        "core": "i32"
      },
      "docs": "The block resized to `new-size` bytes, in place or moved; the first min(old-size, new-size) bytes are kept. `old-ptr` 0 means alloc. Traps when memory cannot be had, and then the old block is untouched."
    },
    {
      "package": "sigil:allocator@0.1.0",
      "interface": "core",
      "name": "mem-copy",
      "camelName": "memCopy",
      "linkName": "sigil_mem_copy",
      "witName": "mem_copy",
      "params": [
        {
          "name": "dst",
          "camelName": "dst",
          "type": "ptr",
          "core": "i32"
        },
        {
          "name": "src",
          "camelName": "src",
          "type": "ptr",
          "core": "i32"
        },
        {
          "name": "n-bytes",
          "camelName": "nBytes",
          "type": "size",
          "core": "i32"
        }
      ],
      "result": null,
      "docs": "Copies `n-bytes` from `src` to `dst`. Callers may rely on forward walk only; conformers copy right for every overlap."
    },
    {
      "package": "sigil:allocator@0.1.0",
      "interface": "scope",
      "name": "enter-scope",
      "camelName": "enterScope",
      "linkName": "sigil_enter_scope",
      "witName": "enter_scope",
      "params": [],
      "result": {
        "type": "scope-handle",
        "core": "i32"
      },
      "docs": "Opens a scope inside the innermost open one."
    },
    {
      "package": "sigil:allocator@0.1.0",
      "interface": "scope",
      "name": "exit-scope",
      "camelName": "exitScope",
      "linkName": "sigil_exit_scope",
      "witName": "exit_scope",
      "params": [
        {
          "name": "handle",
          "camelName": "handle",
          "type": "scope-handle",
          "core": "i32"
        }
      ],
      "result": null,
      "docs": "Frees all that was allocated since `handle` was opened, and closes every scope opened after it."
    },
    {
      "package": "sigil:allocator@0.1.0",
      "interface": "scope",
      "name": "promote",
      "camelName": "promote",
      "linkName": "sigil_promote",
      "witName": "promote",
      "params": [
        {
          "name": "handle",
          "camelName": "handle",
          "type": "scope-handle",
          "core": "i32"
        },
        {
          "name": "ptr",
          "camelName": "ptr",
          "type": "ptr",
          "core": "i32"
        },
        {
          "name": "size",
          "camelName": "size",
          "type": "size",
          "core": "i32"
        }
      ],
      "result": {
        "type": "ptr",
        "core": "i32"
      },
      "docs": "Moves `size` bytes at `ptr` to the scope around `handle`, closes `handle` and every scope inside it, and returns where the bytes now are. One `exit-scope` of `handle` directly after it does nothing."
    },
    {
      "package": "sigil:allocator@0.1.0",
      "interface": "bulk",
      "name": "free-all",
      "camelName": "freeAll",
      "linkName": "sigil_free_all",
      "witName": "free_all",
      "params": [],
      "result": null,
      "docs": "Frees every block of every scope and closes all scopes. Static data and grown memory stay."
    }
  ],
  "hooks": []
} as const satisfies Surface;

export const fixedSurfaces = [
  {
    "package": "cabi:canonical@0.1.0",
    "world": "canonical",
    "types": [],
    "functions": [
      {
        "package": "cabi:canonical@0.1.0",
        "interface": "memory",
        "name": "realloc",
        "camelName": "realloc",
        "linkName": "cabi_realloc",
        "witName": "realloc",
        "params": [
          {
            "name": "old-ptr",
            "camelName": "oldPtr",
            "type": "u32",
            "core": "i32"
          },
          {
            "name": "old-size",
            "camelName": "oldSize",
            "type": "u32",
            "core": "i32"
          },
          {
            "name": "align",
            "camelName": "align",
            "type": "u32",
            "core": "i32"
          },
          {
            "name": "new-size",
            "camelName": "newSize",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "`realloc` with an alignment, any power of two. Never calls an import."
      }
    ],
    "hooks": []
  },
  {
    "package": "sigil:diagnostics@0.1.0",
    "world": "diagnostics",
    "types": [],
    "functions": [
      {
        "package": "sigil:diagnostics@0.1.0",
        "interface": "trap",
        "name": "trap-kind",
        "camelName": "trapKind",
        "linkName": "sigil_trap_kind",
        "witName": "trap_kind",
        "params": [],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "The number of the kind recorded by the last trap of the conformer, 0 for none. Clears it."
      },
      {
        "package": "sigil:diagnostics@0.1.0",
        "interface": "trap",
        "name": "failed-size",
        "camelName": "failedSize",
        "linkName": "sigil_failed_size",
        "witName": "failed_size",
        "params": [],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "The size in bytes that the last exhausted request asked for."
      }
    ],
    "hooks": []
  }
] as const satisfies readonly Surface[];

export const worldSurfaces = {
  "heap": {
    "package": "sigil:heap@0.1.0",
    "world": "heap",
    "types": [],
    "functions": [
      {
        "package": "sigil:heap@0.1.0",
        "interface": "blocks",
        "name": "free",
        "camelName": "free",
        "linkName": "sigil_free",
        "witName": "free",
        "params": [
          {
            "name": "ptr",
            "camelName": "ptr",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "Frees the block at `ptr`. 0 is ignored. A block of an open scope may be freed before its scope ends."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "blocks",
        "name": "usable-size",
        "camelName": "usableSize",
        "linkName": "sigil_usable_size",
        "witName": "usable_size",
        "params": [
          {
            "name": "ptr",
            "camelName": "ptr",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "The bytes at `ptr` that the caller may touch: at least the size asked for, and in check builds exactly that."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "blocks",
        "name": "alloc-zeroed",
        "camelName": "allocZeroed",
        "linkName": "sigil_alloc_zeroed",
        "witName": "alloc_zeroed",
        "params": [
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`alloc`, and the first `size` bytes are 0."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "blocks",
        "name": "alloc-aligned",
        "camelName": "allocAligned",
        "linkName": "sigil_alloc_aligned",
        "witName": "alloc_aligned",
        "params": [
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          },
          {
            "name": "align",
            "camelName": "align",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`alloc` at a multiple of `align`, a power of two up to 65536; any other `align` traps with bad-size. A block that `realloc` moves has the conformer's own alignment again."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "blocks",
        "name": "resize-in-place",
        "camelName": "resizeInPlace",
        "linkName": "sigil_resize_in_place",
        "witName": "resize_in_place",
        "params": [
          {
            "name": "ptr",
            "camelName": "ptr",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "new-size",
            "camelName": "newSize",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "1: the block at `ptr` has now `new-size` bytes, where it was, and keeps the smaller number of its bytes. 0: that cannot be, and nothing has changed. Never traps for want of memory."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "blocks",
        "name": "trim",
        "camelName": "trim",
        "linkName": "sigil_trim",
        "witName": "trim",
        "params": [],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "Merges all free memory that waits to be merged. Returns the bytes that are free in one piece at the end of the heap."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "attempts",
        "name": "try-alloc",
        "camelName": "tryAlloc",
        "linkName": "sigil_try_alloc",
        "witName": "try_alloc",
        "params": [
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`alloc`, but 0 where it would trap for want of memory; then nothing has changed and no failure is recorded."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "attempts",
        "name": "try-realloc",
        "camelName": "tryRealloc",
        "linkName": "sigil_try_realloc",
        "witName": "try_realloc",
        "params": [
          {
            "name": "old-ptr",
            "camelName": "oldPtr",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "old-size",
            "camelName": "oldSize",
            "type": "size",
            "core": "i32"
          },
          {
            "name": "new-size",
            "camelName": "newSize",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`realloc`, but 0 where it would trap for want of memory; then the old block is untouched and no failure is recorded."
      },
      {
        "package": "sigil:heap@0.1.0",
        "interface": "attempts",
        "name": "try-alloc-aligned",
        "camelName": "tryAllocAligned",
        "linkName": "sigil_try_alloc_aligned",
        "witName": "try_alloc_aligned",
        "params": [
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          },
          {
            "name": "align",
            "camelName": "align",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`alloc-aligned`, but 0 where it would trap for want of memory; then nothing has changed and no failure is recorded."
      }
    ],
    "hooks": []
  },
  "statistics": {
    "package": "sigil:statistics@0.1.0",
    "world": "statistics",
    "types": [],
    "functions": [
      {
        "package": "sigil:statistics@0.1.0",
        "interface": "figures",
        "name": "live-bytes",
        "camelName": "liveBytes",
        "linkName": "sigil_live_bytes",
        "witName": "live_bytes",
        "params": [],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "The usable bytes of all live blocks."
      },
      {
        "package": "sigil:statistics@0.1.0",
        "interface": "figures",
        "name": "live-blocks",
        "camelName": "liveBlocks",
        "linkName": "sigil_live_blocks",
        "witName": "live_blocks",
        "params": [],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "The number of live blocks."
      },
      {
        "package": "sigil:statistics@0.1.0",
        "interface": "figures",
        "name": "peak-bytes",
        "camelName": "peakBytes",
        "linkName": "sigil_peak_bytes",
        "witName": "peak_bytes",
        "params": [],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "The most that `live-bytes` has ever been, both places of a block counted while it moves; `free-all` leaves it as it is."
      },
      {
        "package": "sigil:statistics@0.1.0",
        "interface": "figures",
        "name": "free-bytes",
        "camelName": "freeBytes",
        "linkName": "sigil_free_bytes",
        "witName": "free_bytes",
        "params": [],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "The payload bytes that requests can still get without growing memory. Headers of free blocks do not count."
      },
      {
        "package": "sigil:statistics@0.1.0",
        "interface": "figures",
        "name": "largest-free-bytes",
        "camelName": "largestFreeBytes",
        "linkName": "sigil_largest_free_bytes",
        "witName": "largest_free_bytes",
        "params": [],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "The size of the largest request that is surely served without growing memory."
      },
      {
        "package": "sigil:statistics@0.1.0",
        "interface": "figures",
        "name": "reserved-bytes",
        "camelName": "reservedBytes",
        "linkName": "sigil_reserved_bytes",
        "witName": "reserved_bytes",
        "params": [],
        "result": {
          "type": "size",
          "core": "i32"
        },
        "docs": "The bytes of linear memory that are the conformer's, used and free."
      }
    ],
    "hooks": []
  },
  "inspection": {
    "package": "sigil:inspection@0.1.0",
    "world": "inspection",
    "types": [],
    "functions": [
      {
        "package": "sigil:inspection@0.1.0",
        "interface": "walk",
        "name": "check-heap",
        "camelName": "checkHeap",
        "linkName": "sigil_check_heap",
        "witName": "check_heap",
        "params": [],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "0: every numbered invariant of the conformer holds; else the number of the first that does not."
      },
      {
        "package": "sigil:inspection@0.1.0",
        "interface": "walk",
        "name": "next-block",
        "camelName": "nextBlock",
        "linkName": "sigil_next_block",
        "witName": "next_block",
        "params": [
          {
            "name": "ptr",
            "camelName": "ptr",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "The payload of the first block behind that of `ptr`, in the order of addresses; 0 asks for the first of all, and is the answer behind the last."
      },
      {
        "package": "sigil:inspection@0.1.0",
        "interface": "walk",
        "name": "block-kind",
        "camelName": "blockKind",
        "linkName": "sigil_block_kind",
        "witName": "block_kind",
        "params": [
          {
            "name": "ptr",
            "camelName": "ptr",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "The number of the kind of the block whose payload is at `ptr`."
      },
      {
        "package": "sigil:inspection@0.1.0",
        "interface": "walk",
        "name": "heap-record",
        "camelName": "heapRecord",
        "linkName": "sigil_heap_record",
        "witName": "heap_record",
        "params": [],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "Writes what the conformer holds outside linear memory into its record there, and returns where the record lies: for walkers in the host, which see memory only."
      }
    ],
    "hooks": []
  },
  "managed": {
    "package": "sigil:managed@0.1.0",
    "world": "managed",
    "types": [],
    "functions": [
      {
        "package": "sigil:managed@0.1.0",
        "interface": "objects",
        "name": "make",
        "camelName": "make",
        "linkName": "sigil_make",
        "witName": "make",
        "params": [
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          },
          {
            "name": "id",
            "camelName": "id",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "A new object of `size` bytes and of the runtime id `id`. Its bytes are not zeroed. Its count is 0; a runtime that counts nothing may write 1. May collect first, and so may `resize`: where there are many candidates, or little memory. Where memory cannot be had, the failed size is that of the object with its header."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "objects",
        "name": "resize",
        "camelName": "resize",
        "linkName": "sigil_resize",
        "witName": "resize",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "The object resized to `size` bytes, in place where that can be, and else moved: then `ref` is dead. Id and count stay."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "objects",
        "name": "discard",
        "camelName": "discard",
        "linkName": "sigil_discard",
        "witName": "discard",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "Frees the object at once, whatever its count; what it refers to is not released, and no finalizer is called. 0 is ignored."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "objects",
        "name": "retain",
        "camelName": "retain",
        "linkName": "sigil_retain",
        "witName": "retain",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "Counts one reference more and returns `ref`. 0 and static objects, which lie below the heap, are ignored. Traps with refcount-overflow where the count would need more than 28 bits."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "objects",
        "name": "release",
        "camelName": "release",
        "linkName": "sigil_release",
        "witName": "release",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "Counts one reference less. With the last one the object dies, and with it what only it kept. 0 and static objects are ignored."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "cycles",
        "name": "collect",
        "camelName": "collect",
        "linkName": "sigil_collect",
        "witName": "collect",
        "params": [],
        "result": null,
        "docs": "Frees all objects that only references among themselves keep."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "cycles",
        "name": "collect-step",
        "camelName": "collectStep",
        "linkName": "sigil_collect_step",
        "witName": "collect_step",
        "params": [
          {
            "name": "budget",
            "camelName": "budget",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "`collect` in pieces: looks at candidates until about `budget` objects were visited. One whose graph is larger stays a candidate, for `collect`. Returns the number of candidates left."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "cycles",
        "name": "set-candidate-limit",
        "camelName": "setCandidateLimit",
        "linkName": "sigil_set_candidate_limit",
        "witName": "set_candidate_limit",
        "params": [
          {
            "name": "count",
            "camelName": "count",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "From here on, a `make` that finds `count` candidates collects first; where many objects that such a collection visited live on, the next one waits for as many more. 1: every `make` that finds a candidate. 0: only who asks collects, and who finds no memory for an object. At first the limit is 65,536. Nothing is collected in the middle of a `release`: a program may release a reference before it overwrites it."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "cycles",
        "name": "visit",
        "camelName": "visit",
        "linkName": "sigil_visit",
        "witName": "visit",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "cookie",
            "camelName": "cookie",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "`visit-members` calls it for every reference in its object, with the cookie that it was given. 0 and static objects are ignored."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "layouts",
        "name": "describe",
        "camelName": "describe",
        "linkName": "sigil_describe",
        "witName": "describe",
        "params": [
          {
            "name": "rtti",
            "camelName": "rtti",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "layouts",
            "camelName": "layouts",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "Tells where runtime type information lies, and, for a program without `visit-members`, where the tables of references in its objects lie; 0 for none."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "weak",
        "name": "weaken",
        "camelName": "weaken",
        "linkName": "sigil_weaken",
        "witName": "weaken",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "A weak handle of the object: it does not keep it. 0 for 0. Traps with out-of-memory."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "weak",
        "name": "upgrade",
        "camelName": "upgrade",
        "linkName": "sigil_upgrade",
        "witName": "upgrade",
        "params": [
          {
            "name": "handle",
            "camelName": "handle",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "The object of a weak handle, retained; 0 if it has died, or its finalizer was called, and after free-all."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "weak",
        "name": "forget",
        "camelName": "forget",
        "linkName": "sigil_forget",
        "witName": "forget",
        "params": [
          {
            "name": "handle",
            "camelName": "handle",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "Gives a weak handle back. 0 is ignored."
      }
    ],
    "hooks": [
      {
        "package": "sigil:managed@0.1.0",
        "interface": "hooks",
        "name": "visit-members",
        "camelName": "visitMembers",
        "linkName": "sigil_visit_members",
        "witName": "visit_members",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "cookie",
            "camelName": "cookie",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "Calls `visit` with `cookie` for every reference in the object."
      },
      {
        "package": "sigil:managed@0.1.0",
        "interface": "hooks",
        "name": "finalize",
        "camelName": "finalize",
        "linkName": "sigil_finalize",
        "witName": "finalize",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "id",
            "camelName": "id",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "Called once before an object dies whose type asks for it; all that it refers to is still whole. It may make, retain and release objects, this one too: then the object lives on, and is not finalized again. A collection that it asks for does nothing. It must not trap."
      }
    ]
  },
  "leaks": {
    "package": "sigil:leaks@0.1.0",
    "world": "leaks",
    "types": [],
    "functions": [
      {
        "package": "sigil:leaks@0.1.0",
        "interface": "sites",
        "name": "set-site",
        "camelName": "setSite",
        "linkName": "sigil_set_site",
        "witName": "set_site",
        "params": [
          {
            "name": "site",
            "camelName": "site",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "From here on, objects are made at the site `site`, a number of the program's own; at first it is 0. Returns the site before."
      },
      {
        "package": "sigil:leaks@0.1.0",
        "interface": "sites",
        "name": "site-of",
        "camelName": "siteOf",
        "linkName": "sigil_site_of",
        "witName": "site_of",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "The site at which the object was made; an object that moves keeps it. 0 for 0 and for static objects."
      },
      {
        "package": "sigil:leaks@0.1.0",
        "interface": "census",
        "name": "next-object",
        "camelName": "nextObject",
        "linkName": "sigil_next_object",
        "witName": "next_object",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "Of all live objects the next older one than `ref`; 0 asks for the newest, and is the answer behind the oldest."
      },
      {
        "package": "sigil:leaks@0.1.0",
        "interface": "census",
        "name": "edges",
        "camelName": "edges",
        "linkName": "sigil_edges",
        "witName": "edges",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "into",
            "camelName": "into",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "capacity",
            "camelName": "capacity",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "Writes the references in the object to `into`, as many as `capacity` says at most, a word each; 0 and references to static objects are left out. Returns how many there are."
      }
    ],
    "hooks": [
      {
        "package": "sigil:leaks@0.1.0",
        "interface": "hooks",
        "name": "site",
        "camelName": "site",
        "linkName": "sigil_site",
        "witName": "site",
        "params": [],
        "result": {
          "type": "u32",
          "core": "i32"
        },
        "docs": "Asked for the site of every object that is made, where there is one; then `set-site` decides nothing."
      }
    ]
  },
  "asc": {
    "package": "asc:runtime@0.9.4",
    "world": "asc",
    "types": [],
    "functions": [
      {
        "package": "asc:runtime@0.9.4",
        "interface": "host",
        "name": "alloc",
        "camelName": "alloc",
        "linkName": "__alloc",
        "witName": "alloc",
        "params": [
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          },
          {
            "name": "id",
            "camelName": "id",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`make`: what a host needs to give a program objects, with the three after it."
      },
      {
        "package": "asc:runtime@0.9.4",
        "interface": "host",
        "name": "retain",
        "camelName": "retain",
        "linkName": "__retain",
        "witName": "retain",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`retain`."
      },
      {
        "package": "asc:runtime@0.9.4",
        "interface": "host",
        "name": "release",
        "camelName": "release",
        "linkName": "__release",
        "witName": "release",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "`release`."
      },
      {
        "package": "asc:runtime@0.9.4",
        "interface": "host",
        "name": "collect",
        "camelName": "collect",
        "linkName": "__collect",
        "witName": "collect",
        "params": [],
        "result": null,
        "docs": "`collect`."
      },
      {
        "package": "asc:runtime@0.9.4",
        "interface": "compiled",
        "name": "realloc",
        "camelName": "realloc",
        "linkName": "__realloc",
        "witName": "realloc",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "size",
            "camelName": "size",
            "type": "size",
            "core": "i32"
          }
        ],
        "result": {
          "type": "ptr",
          "core": "i32"
        },
        "docs": "`resize`."
      },
      {
        "package": "asc:runtime@0.9.4",
        "interface": "compiled",
        "name": "free",
        "camelName": "free",
        "linkName": "__free",
        "witName": "free",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "`discard`."
      },
      {
        "package": "asc:runtime@0.9.4",
        "interface": "compiled",
        "name": "visit",
        "camelName": "visit",
        "linkName": "__visit",
        "witName": "visit",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "cookie",
            "camelName": "cookie",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "`visit`."
      }
    ],
    "hooks": [
      {
        "package": "asc:runtime@0.9.4",
        "interface": "hooks",
        "name": "visit-members",
        "camelName": "visitMembers",
        "linkName": "__visit_members",
        "witName": "visit_members",
        "params": [
          {
            "name": "ref",
            "camelName": "ref",
            "type": "ptr",
            "core": "i32"
          },
          {
            "name": "cookie",
            "camelName": "cookie",
            "type": "u32",
            "core": "i32"
          }
        ],
        "result": null,
        "docs": "`visit-members`, as the compiler writes it."
      }
    ]
  },
  "asc-stub": {
    "package": "asc:runtime@0.9.4",
    "world": "asc-stub",
    "types": [],
    "functions": [
      {
        "package": "asc:runtime@0.9.4",
        "interface": "arena",
        "name": "reset",
        "camelName": "reset",
        "linkName": "__reset",
        "witName": "reset",
        "params": [],
        "result": null,
        "docs": "`free-all`, of a runtime that frees nothing by itself."
      }
    ],
    "hooks": []
  }
} as const satisfies Readonly<Record<string, Surface>>;

export const trapKindCases = [
  {
    "name": "none",
    "docs": "Nothing was recorded."
  },
  {
    "name": "out-of-memory",
    "docs": "Linear memory cannot grow far enough, or the request fits no 32-bit heap."
  },
  {
    "name": "unreachable",
    "docs": "The program reached `unreachable`."
  },
  {
    "name": "out-of-bounds",
    "docs": "An access outside linear memory."
  },
  {
    "name": "integer-divide-by-zero",
    "docs": "Integer division by zero."
  },
  {
    "name": "integer-overflow",
    "docs": "An integer result outside its type."
  },
  {
    "name": "invalid-conversion",
    "docs": "A float that no integer of the asked type can hold."
  },
  {
    "name": "indirect-call",
    "docs": "An indirect call of a null entry or of another signature."
  },
  {
    "name": "table-bounds",
    "docs": "An access outside a table."
  },
  {
    "name": "stack-overflow",
    "docs": "The call stack is exhausted."
  },
  {
    "name": "bad-handle",
    "docs": "A scope handle that is not open."
  },
  {
    "name": "bad-pointer",
    "docs": "A pointer that is no live block."
  },
  {
    "name": "double-free",
    "docs": "A block freed a second time."
  },
  {
    "name": "bad-size",
    "docs": "An old size over the block's usable size."
  },
  {
    "name": "heap-corruption",
    "docs": "The allocator's own records were overwritten."
  },
  {
    "name": "refcount-overflow",
    "docs": "A reference count past its 28 bits."
  }
] as const satisfies readonly WitEnumCase[];

export const blockKindCases = [
  {
    "name": "none",
    "docs": "No block begins there."
  },
  {
    "name": "live",
    "docs": "In use, and of no scope."
  },
  {
    "name": "scoped",
    "docs": "In use, in an open scope."
  },
  {
    "name": "free",
    "docs": "Free, and merged with its free neighbours."
  },
  {
    "name": "cached",
    "docs": "Free, kept apart for the next request of its size."
  },
  {
    "name": "chunk",
    "docs": "Memory that a scope has taken from the heap and hands out in pieces."
  },
  {
    "name": "frame",
    "docs": "The record of an open scope."
  },
  {
    "name": "internal",
    "docs": "In use by the conformer itself."
  }
] as const satisfies readonly WitEnumCase[];
