/**
 * What `asc --runtime` of 0.9.4 is given in place of a runtime of its own: the functions that a compiled program calls are
 * imports, and what the runtime needs of the program (where its heap may begin, its type information, and the walk over
 * an object's members) is exported. The link step takes both away again.
 */
import { __visit_members as visitMembersOf } from 'rt';

@external('rt', '__alloc') @global @unsafe
declare function __alloc(size: usize, id: u32): usize;

@external('rt', '__realloc') @global @unsafe
declare function __realloc(ref: usize, size: usize): usize;

@external('rt', '__free') @global @unsafe
declare function __free(ref: usize): void;

@external('rt', '__retain') @global @unsafe
declare function __retain(ref: usize): usize;

@external('rt', '__release') @global @unsafe
declare function __release(ref: usize): void;

@external('rt', '__collect') @global @unsafe
declare function __collect(): void;

@external('rt', '__visit') @global @unsafe
declare function __visit(ref: usize, cookie: u32): void;

/** The compiler writes its own only where it is called. */
function visitMembers(ref: usize, cookie: u32): void {
  visitMembersOf(ref, cookie);
}

export { __heap_base } from 'heap';
export { __rtti_base } from 'rt';
export { visitMembers as __visit_members };
