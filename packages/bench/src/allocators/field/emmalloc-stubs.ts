/**
 * What emmalloc's source asks of its surroundings, and no more: headers by name, and the way it gets memory. As in Emscripten's
 * standalone modules, memory grows by the pages that are missing.
 */
export const HEADERS: Readonly<Record<string, string>> = {
  // The compiler's own stddef.h says that everything is to be aligned to 16 bytes, Emscripten's says 8.
  'stddef.h': `#pragma once
typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;
typedef struct { long long integer; } max_align_t;
#define NULL ((void *)0)
#define offsetof(type, member) __builtin_offsetof(type, member)
`,
  'unistd.h': `#pragma once
#include <stdint.h>
void *sbrk(intptr_t increment);
`,
  'memory.h': `#pragma once
#include <stddef.h>
#define memcpy __builtin_memcpy
#define memset __builtin_memset
`,
  'assert.h': `#pragma once
#define assert(condition) ((void)0)
#define static_assert _Static_assert
`,
  'malloc.h': `#pragma once
#include <stddef.h>
struct mallinfo { int arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost; };
void *malloc(size_t size);
void *realloc(void *at, size_t size);
void free(void *at);
`,
  'emscripten.h': `#pragma once
#define EM_ASM(...) ((void)0)
#define MAIN_THREAD_ASYNC_EM_ASM(...) ((void)0)
`,
  'emscripten/heap.h': `#pragma once
#include <stddef.h>
size_t emscripten_get_heap_size(void);
size_t emscripten_get_heap_max(void);
`,
  'emscripten/threading.h': '#pragma once\n',
};

/** emmalloc sets up its lists in a constructor. */
export const SURROUNDINGS = `#include <stddef.h>
#include <stdint.h>
#include <malloc.h>
extern unsigned char __heap_base;
static uintptr_t top = (uintptr_t)&__heap_base;
void *sbrk(intptr_t increment) {
  uintptr_t old = top, bytes = ((uintptr_t)increment + 3) & ~(uintptr_t)3, end = old + bytes;
  if (increment > 0 && end <= old) return (void *)-1;
  uintptr_t pages = __builtin_wasm_memory_size(0), needed = (end >> 16) + ((end & 0xffff) != 0);
  if (needed > pages && __builtin_wasm_memory_grow(0, needed - pages) == (size_t)-1) return (void *)-1;
  top = end;
  return (void *)old;
}
void __wasm_call_ctors(void);
__attribute__((export_name("_initialize"))) void initialize(void) { __wasm_call_ctors(); }
`;
