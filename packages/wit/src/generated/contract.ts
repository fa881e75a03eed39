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
  ]
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
    ]
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
    ]
  }
] as const satisfies readonly Surface[];

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
