/** How an allocator that is linked into a process asks for its place there, and how a process says that its malloc is ours. */

/** What a build with the heap base `runtime` imports from the module `sigil`; both give an address. */
export const RUNTIME_FUNCTIONS = { heapBase: 'sigil_rt_heap_base', initialEnd: 'sigil_rt_initial_end' } as const;

/** Whoever defines `malloc` in wasm and calls on to us defines data of this name; without it the heap keeps out of malloc's way. */
export const OWNS_MALLOC = 'sigil_rt_owns_malloc';
