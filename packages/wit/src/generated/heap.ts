// Derived from packages/wit/wit/*.wit by `npm run derive`; edit those.

/** The world `allocator`, sigil:allocator@0.1.0. */
export interface AllocatorWorld {
  /** A new block of `size` bytes in the innermost open scope, aligned as the conformer declares, not zeroed. Size 0 gives a distinct block that `realloc` accepts. Traps when memory cannot be had. */
  alloc(size: number): number;

  /** The block resized to `newSize` bytes, in place or moved; the first min(oldSize, newSize) bytes are kept. `oldPtr` 0 means alloc. Traps when memory cannot be had, and then the old block is untouched. */
  realloc(oldPtr: number, oldSize: number, newSize: number): number;

  /** Copies `nBytes` from `src` to `dst`. Callers may rely on forward walk only; conformers copy right for every overlap. */
  memCopy(dst: number, src: number, nBytes: number): void;

  /** Opens a scope inside the innermost open one. */
  enterScope(): number;

  /** Frees all that was allocated since `handle` was opened, and closes every scope opened after it. */
  exitScope(handle: number): void;

  /** Moves `size` bytes at `ptr` to the scope around `handle`, closes `handle` and every scope inside it, and returns where the bytes now are. One `exitScope` of `handle` directly after it does nothing. */
  promote(handle: number, ptr: number, size: number): number;

  /** Frees every block of every scope and closes all scopes. Static data and grown memory stay. */
  freeAll(): void;
}

/** The world `heap`, sigil:heap@0.1.0. */
export interface HeapWorld {
  /** Frees the block at `ptr`. 0 is ignored. A block of an open scope may be freed before its scope ends. */
  free(ptr: number): void;

  /** The bytes at `ptr` that the caller may touch: at least the size asked for, and in check builds exactly that. */
  usableSize(ptr: number): number;

  /** `alloc`, and the first `size` bytes are 0. */
  allocZeroed(size: number): number;

  /** `alloc` at a multiple of `align`, a power of two up to 65536; any other `align` traps with bad-size. A block that `realloc` moves has the conformer's own alignment again. */
  allocAligned(size: number, align: number): number;

  /** 1: the block at `ptr` has now `newSize` bytes, where it was, and keeps the smaller number of its bytes. 0: that cannot be, and nothing has changed. Never traps for want of memory. */
  resizeInPlace(ptr: number, newSize: number): number;

  /** Merges all free memory that waits to be merged. Returns the bytes that are free in one piece at the end of the heap. */
  trim(): number;

  /** `alloc`, but 0 where it would trap for want of memory; then nothing has changed and no failure is recorded. */
  tryAlloc(size: number): number;

  /** `realloc`, but 0 where it would trap for want of memory; then the old block is untouched and no failure is recorded. */
  tryRealloc(oldPtr: number, oldSize: number, newSize: number): number;

  /** `allocAligned`, but 0 where it would trap for want of memory; then nothing has changed and no failure is recorded. */
  tryAllocAligned(size: number, align: number): number;
}

/** The world `statistics`, sigil:statistics@0.1.0. */
export interface StatisticsWorld {
  /** The usable bytes of all live blocks. */
  liveBytes(): number;

  /** The number of live blocks. */
  liveBlocks(): number;

  /** The most that `liveBytes` has ever been, both places of a block counted while it moves; `freeAll` leaves it as it is. */
  peakBytes(): number;

  /** The payload bytes that requests can still get without growing memory. Headers of free blocks do not count. */
  freeBytes(): number;

  /** The size of the largest request that is surely served without growing memory. */
  largestFreeBytes(): number;

  /** The bytes of linear memory that are the conformer's, used and free. */
  reservedBytes(): number;
}

/** The world `inspection`, sigil:inspection@0.1.0. */
export interface InspectionWorld {
  /** 0: every numbered invariant of the conformer holds; else the number of the first that does not. */
  checkHeap(): number;

  /** The payload of the first block behind that of `ptr`, in the order of addresses; 0 asks for the first of all, and is the answer behind the last. */
  nextBlock(ptr: number): number;

  /** The number of the kind of the block whose payload is at `ptr`. */
  blockKind(ptr: number): number;

  /** Writes what the conformer holds outside linear memory into its record there, and returns where the record lies: for walkers in the host, which see memory only. */
  heapRecord(): number;
}

/** The world `managed`, sigil:managed@0.1.0. */
export interface ManagedWorld {
  /** A new object of `size` bytes and of the runtime id `id`. Its bytes are not zeroed. Its count is 0; a runtime that counts nothing may write 1. May collect first, and so may `resize`: where there are many candidates, or little memory. Where memory cannot be had, the failed size is that of the object with its header. */
  make(size: number, id: number): number;

  /** The object resized to `size` bytes, in place where that can be, and else moved: then `ref` is dead. Id and count stay. */
  resize(ref: number, size: number): number;

  /** Frees the object at once, whatever its count; what it refers to is not released, and no finalizer is called. 0 is ignored. */
  discard(ref: number): void;

  /** Counts one reference more and returns `ref`. 0 and static objects, which lie below the heap, are ignored. Traps with refcount-overflow where the count would need more than 28 bits. */
  retain(ref: number): number;

  /** Counts one reference less. With the last one the object dies, and with it what only it kept. 0 and static objects are ignored. */
  release(ref: number): void;

  /** Frees all objects that only references among themselves keep. */
  collect(): void;

  /** `collect` in pieces: looks at candidates until about `budget` objects were visited. One whose graph is larger stays a candidate, for `collect`. Returns the number of candidates left. */
  collectStep(budget: number): number;

  /** From here on, a `make` that finds `count` candidates collects first; where many objects that such a collection visited live on, the next one waits for as many more. 1: every `make` that finds a candidate. 0: only who asks collects, and who finds no memory for an object. At first the limit is 65,536. Nothing is collected in the middle of a `release`: a program may release a reference before it overwrites it. */
  setCandidateLimit(count: number): void;

  /** `visitMembers` calls it for every reference in its object, with the cookie that it was given. 0 and static objects are ignored. */
  visit(ref: number, cookie: number): void;

  /** Tells where runtime type information lies, and, for a program without `visitMembers`, where the tables of references in its objects lie; 0 for none. */
  describe(rtti: number, layouts: number): void;

  /** A weak handle of the object: it does not keep it. 0 for 0. Traps with out-of-memory. */
  weaken(ref: number): number;

  /** The object of a weak handle, retained; 0 if it has died, or its finalizer was called, and after free-all. */
  upgrade(handle: number): number;

  /** Gives a weak handle back. 0 is ignored. */
  forget(handle: number): void;
}

/** The world `leaks`, sigil:leaks@0.1.0. */
export interface LeaksWorld {
  /** From here on, objects are made at the site `site`, a number of the program's own; at first it is 0. Returns the site before. */
  setSite(site: number): number;

  /** The site at which the object was made; an object that moves keeps it. 0 for 0 and for static objects. */
  siteOf(ref: number): number;

  /** Of all live objects the next older one than `ref`; 0 asks for the newest, and is the answer behind the oldest. */
  nextObject(ref: number): number;

  /** Writes the references in the object to `into`, as many as `capacity` says at most, a word each; 0 and references to static objects are left out. Returns how many there are. */
  edges(ref: number, into: number, capacity: number): number;
}

/** What each further world adds to a heap, by its name. */
export interface HeapWorlds {
  heap: HeapWorld;
  statistics: StatisticsWorld;
  inspection: InspectionWorld;
  managed: ManagedWorld;
  leaks: LeaksWorld;
}

/** An exported function, as the engine gives it. */
export type WasmFunction = (...args: (number | boolean)[]) => number;

/** Gives the error to throw for one that a call threw. */
export type Raise = (error: unknown) => unknown;

/** By link name: the method, and how it is made of the wasm function. Numbers are unsigned. */
export const heapMethods = {
  sigil_alloc: {
    method: 'alloc',
    make: (call: WasmFunction, raise: Raise) => (size: number): number => {
      try {
        return call(size) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_realloc: {
    method: 'realloc',
    make: (call: WasmFunction, raise: Raise) => (oldPtr: number, oldSize: number, newSize: number): number => {
      try {
        return call(oldPtr, oldSize, newSize) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_mem_copy: {
    method: 'memCopy',
    make: (call: WasmFunction, raise: Raise) => (dst: number, src: number, nBytes: number): void => {
      try {
        call(dst, src, nBytes);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_enter_scope: {
    method: 'enterScope',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_exit_scope: {
    method: 'exitScope',
    make: (call: WasmFunction, raise: Raise) => (handle: number): void => {
      try {
        call(handle);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_promote: {
    method: 'promote',
    make: (call: WasmFunction, raise: Raise) => (handle: number, ptr: number, size: number): number => {
      try {
        return call(handle, ptr, size) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_free_all: {
    method: 'freeAll',
    make: (call: WasmFunction, raise: Raise) => (): void => {
      try {
        call();
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_free: {
    method: 'free',
    make: (call: WasmFunction, raise: Raise) => (ptr: number): void => {
      try {
        call(ptr);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_usable_size: {
    method: 'usableSize',
    make: (call: WasmFunction, raise: Raise) => (ptr: number): number => {
      try {
        return call(ptr) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_alloc_zeroed: {
    method: 'allocZeroed',
    make: (call: WasmFunction, raise: Raise) => (size: number): number => {
      try {
        return call(size) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_alloc_aligned: {
    method: 'allocAligned',
    make: (call: WasmFunction, raise: Raise) => (size: number, align: number): number => {
      try {
        return call(size, align) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_resize_in_place: {
    method: 'resizeInPlace',
    make: (call: WasmFunction, raise: Raise) => (ptr: number, newSize: number): number => {
      try {
        return call(ptr, newSize) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_trim: {
    method: 'trim',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_try_alloc: {
    method: 'tryAlloc',
    make: (call: WasmFunction, raise: Raise) => (size: number): number => {
      try {
        return call(size) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_try_realloc: {
    method: 'tryRealloc',
    make: (call: WasmFunction, raise: Raise) => (oldPtr: number, oldSize: number, newSize: number): number => {
      try {
        return call(oldPtr, oldSize, newSize) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_try_alloc_aligned: {
    method: 'tryAllocAligned',
    make: (call: WasmFunction, raise: Raise) => (size: number, align: number): number => {
      try {
        return call(size, align) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_live_bytes: {
    method: 'liveBytes',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_live_blocks: {
    method: 'liveBlocks',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_peak_bytes: {
    method: 'peakBytes',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_free_bytes: {
    method: 'freeBytes',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_largest_free_bytes: {
    method: 'largestFreeBytes',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_reserved_bytes: {
    method: 'reservedBytes',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_check_heap: {
    method: 'checkHeap',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_next_block: {
    method: 'nextBlock',
    make: (call: WasmFunction, raise: Raise) => (ptr: number): number => {
      try {
        return call(ptr) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_block_kind: {
    method: 'blockKind',
    make: (call: WasmFunction, raise: Raise) => (ptr: number): number => {
      try {
        return call(ptr) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_heap_record: {
    method: 'heapRecord',
    make: (call: WasmFunction, raise: Raise) => (): number => {
      try {
        return call() >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_make: {
    method: 'make',
    make: (call: WasmFunction, raise: Raise) => (size: number, id: number): number => {
      try {
        return call(size, id) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_resize: {
    method: 'resize',
    make: (call: WasmFunction, raise: Raise) => (ref: number, size: number): number => {
      try {
        return call(ref, size) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_discard: {
    method: 'discard',
    make: (call: WasmFunction, raise: Raise) => (ref: number): void => {
      try {
        call(ref);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_retain: {
    method: 'retain',
    make: (call: WasmFunction, raise: Raise) => (ref: number): number => {
      try {
        return call(ref) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_release: {
    method: 'release',
    make: (call: WasmFunction, raise: Raise) => (ref: number): void => {
      try {
        call(ref);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_collect: {
    method: 'collect',
    make: (call: WasmFunction, raise: Raise) => (): void => {
      try {
        call();
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_collect_step: {
    method: 'collectStep',
    make: (call: WasmFunction, raise: Raise) => (budget: number): number => {
      try {
        return call(budget) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_set_candidate_limit: {
    method: 'setCandidateLimit',
    make: (call: WasmFunction, raise: Raise) => (count: number): void => {
      try {
        call(count);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_visit: {
    method: 'visit',
    make: (call: WasmFunction, raise: Raise) => (ref: number, cookie: number): void => {
      try {
        call(ref, cookie);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_describe: {
    method: 'describe',
    make: (call: WasmFunction, raise: Raise) => (rtti: number, layouts: number): void => {
      try {
        call(rtti, layouts);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_weaken: {
    method: 'weaken',
    make: (call: WasmFunction, raise: Raise) => (ref: number): number => {
      try {
        return call(ref) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_upgrade: {
    method: 'upgrade',
    make: (call: WasmFunction, raise: Raise) => (handle: number): number => {
      try {
        return call(handle) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_forget: {
    method: 'forget',
    make: (call: WasmFunction, raise: Raise) => (handle: number): void => {
      try {
        call(handle);
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_set_site: {
    method: 'setSite',
    make: (call: WasmFunction, raise: Raise) => (site: number): number => {
      try {
        return call(site) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_site_of: {
    method: 'siteOf',
    make: (call: WasmFunction, raise: Raise) => (ref: number): number => {
      try {
        return call(ref) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_next_object: {
    method: 'nextObject',
    make: (call: WasmFunction, raise: Raise) => (ref: number): number => {
      try {
        return call(ref) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
  sigil_edges: {
    method: 'edges',
    make: (call: WasmFunction, raise: Raise) => (ref: number, into: number, capacity: number): number => {
      try {
        return call(ref, into, capacity) >>> 0;
      } catch (error) {
        throw raise(error);
      }
    },
  },
} as const;

/** Why a call trapped. */
export type TrapKind =
  | 'none'
  | 'out-of-memory'
  | 'unreachable'
  | 'out-of-bounds'
  | 'integer-divide-by-zero'
  | 'integer-overflow'
  | 'invalid-conversion'
  | 'indirect-call'
  | 'table-bounds'
  | 'stack-overflow'
  | 'bad-handle'
  | 'bad-pointer'
  | 'double-free'
  | 'bad-size'
  | 'heap-corruption'
  | 'refcount-overflow';
