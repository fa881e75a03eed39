/**
 * Where the heap begins and where the initial memory ends: what a build with the heap base `runtime` imports, answered from
 * what only the linker knows.
 *
 *   0 .. data and stack .. __heap_base .. heap .. __heap_end = the end of the initial memory .. pages that somebody grows
 *
 * A wasm-ld before LLVM 16 does not define `__heap_end`: its address is 0. Then the page in which `__heap_base` lies is the
 * last that is there for sure. The size of memory at the first call would tell more, but also of pages that others grew.
 *
 * What lies behind `__heap_base` is also what a libc's own malloc takes. Where one is linked, known by a `malloc` without the
 * mark by which one says that it calls on to us, the heap begins at the end of the initial memory, in pages of its own.
 */
import { OWNS_MALLOC, RUNTIME_FUNCTIONS } from '@sigil-alloc/wit';
import type { Body, Reference } from './body.js';
import { type Bytes, join, padded } from './bytes.js';

/** Symbols that the linker or the program defines. */
export const BOUND_SYMBOLS = {
  heapBase: { name: '__heap_base', isWeak: false },
  heapEnd: { name: '__heap_end', isWeak: true },
  ownsMalloc: { name: OWNS_MALLOC, isWeak: true },
} as const;
export const MALLOC = 'malloc';

const NO_LOCALS = 0x00;
const I32_CONST = 0x41;
const CALL = 0x10;
const SELECT = [0x1b];
const I32_EQZ = [0x45];
const I32_ADD = [0x6a];
const I32_AND = [0x71];
const END = [0x0b];
const LAST_BYTE_OF_PAGE = [I32_CONST, 0xff, 0xff, 0x03];
const PAGE_MASK = [I32_CONST, 0x80, 0x80, 0x7c];
const NO_SLOT = [I32_CONST, 0];

type Part = Bytes | { readonly opcode: number; readonly to: Reference['to']; readonly index: number };

const isBytes = (part: Part): part is Bytes => !('to' in part);

function bodyOf(...parts: readonly Part[]): Body {
  const bytes: Bytes[] = [[NO_LOCALS]];
  const references: Reference[] = [];
  let length = 1;
  const push = (more: Bytes): void => {
    bytes.push(more);
    length += more.length;
  };
  for (const part of parts) {
    if (isBytes(part)) {
      push(part);
      continue;
    }
    const { opcode, to, index } = part;
    push([opcode]);
    references.push({ to, offset: length, index });
    push(padded(to === 'function' ? index : 0));
  }
  return { bytes: join(...bytes), references };
}

/** Indexes in the object that the two bodies refer to: of a function, and of symbols. */
export interface BoundIndexes {
  readonly initialEndFunction: number;
  readonly malloc: number;
  readonly heapBase: number;
  readonly heapEnd: number;
  readonly ownsMalloc: number;
}

export const boundNames = [RUNTIME_FUNCTIONS.heapBase, RUNTIME_FUNCTIONS.initialEnd] as const;

/** In the order of `boundNames`. */
export function boundBodies(indexes: BoundIndexes): readonly Body[] {
  const address = (index: number): Part => ({ opcode: I32_CONST, to: 'address', index });
  const initialEnd = { opcode: CALL, to: 'function', index: indexes.initialEndFunction } as const;
  const mallocSlot = { opcode: I32_CONST, to: 'slot', index: indexes.malloc } as const;
  const isForeignMalloc = [mallocSlot, NO_SLOT, address(indexes.ownsMalloc), I32_EQZ, SELECT];
  const endOfPage = [address(indexes.heapBase), LAST_BYTE_OF_PAGE, I32_ADD, PAGE_MASK, I32_AND];
  return [
    bodyOf(initialEnd, address(indexes.heapBase), ...isForeignMalloc, SELECT, END),
    bodyOf(address(indexes.heapEnd), ...endOfPage, address(indexes.heapEnd), SELECT, END),
  ];
}
