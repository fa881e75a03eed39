/**
 * Managed objects of a runtime that never frees: what a program and its host need to make them, and counting that counts
 * nothing. An object is a block with the header before its payload; a scope and `free-all` end it as they end any block.
 *
 *   MM info   the room behind the reference, in bytes: what the object may grow to where it is
 *   GC info   1, for ever: the arena's own reference, which nobody gives back
 */
import {
  add,
  ascStubWorld,
  ascWorld,
  asPtr,
  assign,
  asU32,
  both,
  buildOptions,
  check,
  copyBytes,
  eq,
  fn,
  gt,
  headerOfObject,
  heapBase,
  implement,
  isChecked,
  type Local,
  le,
  let_,
  lt,
  ne,
  nil,
  ObjectHeader,
  type Operand,
  objectOfHeader,
  ptr,
  ret,
  roundUp,
  saturatingAdd,
  select,
  shl,
  sub,
  u32,
  type Val,
  type WorldSurface,
  when,
} from '@sigil-alloc/ir';
import { alloc, blockEnd, realloc } from './alloc.js';
import { kill } from './block.js';
import { requireLive } from './check.js';
import { freeAll } from './scope.js';
import { limit, top } from './state.js';

const ONE_REFERENCE = 1;
/** More than a block of the check build has beside its payload, and the rounding. */
const SPARE_BYTES = 128;

/** Notes the room of an object whose block was taken for `size` bytes; check builds say to the byte where it ends. */
const setRoom = (header: Local<'ptr'>, size: Local<'u32'>): void =>
  ObjectHeader.mmInfo.set(header, isChecked() ? size : roundUp(size, buildOptions().alignmentBytes));

/** Header and payload together: the size of the block that holds an object. */
const bytesWithHeader = (size: Operand<'u32'>): Val<'u32'> => saturatingAdd(size, ObjectHeader.SIZE_BYTES);

const make = implement('sigil_make', ({ size, id }) => {
  const header = let_('header', alloc({ size: bytesWithHeader(size) }));
  setRoom(header, size);
  ObjectHeader.gcInfo.set(header, ONE_REFERENCE);
  ObjectHeader.runtimeId.set(header, id);
  ObjectHeader.runtimeSize.set(header, size);
  ret(objectOfHeader(header));
});

/**
 * Grows in place where the object is the last block, or has room; shrinks in place. Else it moves, and so that a program which
 * adds one by one does not move it each time, to twice the room if that is there without growing memory.
 */
const resize = implement('sigil_resize', ({ ref, size }) => {
  check(() => ne(ref, nil()), 'bad-pointer');
  when(isStatic(ref), () => ret(copyOfStatic({ ref, size })));
  const header = let_('header', headerOfObject(ref));
  if (isChecked()) requireLive({ payload: header });
  const room = let_('room', ObjectHeader.mmInfo.of(header));
  const wanted = let_('wanted', size);
  when(ne(blockEnd(header, let_('bytes', bytesWithHeader(room))), top.get()), () => {
    when(le(size, room), () => {
      ObjectHeader.runtimeSize.set(header, size);
      ret(ref);
    });
    const doubled = let_('doubled', shl(room, 1));
    const isThere = both(gt(doubled, size), lt(saturatingAdd(doubled, SPARE_BYTES), sub(limit.get(), top.get())));
    when(isThere, () => assign(wanted, doubled));
  });
  const moved = let_(
    'moved',
    realloc({ oldPtr: header, oldSize: bytesWithHeader(room), newSize: bytesWithHeader(wanted) }),
  );
  setRoom(moved, wanted);
  ObjectHeader.runtimeSize.set(moved, size);
  ret(objectOfHeader(moved));
});

/** Whether an object is the program's data, which lies below the heap: nobody made it. */
const isStatic = (ref: Local<'ptr'>): Val<'bool'> => lt(ref, heapBase());

/** An object with the id and the bytes of one that is no block. */
const copyOfStatic = fn('copy_of_static', { ref: ptr, size: u32 }, ptr, ({ ref, size }) => {
  const header = let_('header', headerOfObject(ref));
  const copy = let_('copy', make({ size, id: ObjectHeader.runtimeId.of(header) }));
  const old = let_('old', ObjectHeader.runtimeSize.of(header));
  copyBytes(copy, ref, select(old, size, lt(old, size)));
  ret(copy);
});

/** The last block's memory is there again for the next; any other waits for its scope. Check builds only mark it dead. */
const discard = implement('sigil_discard', ({ ref }) => {
  when(isStatic(ref), () => ret()); // 0 is one of them
  const header = let_('header', headerOfObject(ref));
  if (isChecked()) {
    requireLive({ payload: header });
    return kill({ payload: header });
  }
  const end = add(ref, ObjectHeader.mmInfo.of(header));
  when(eq(end, top.get()), () => top.set(header));
});

export const managed: WorldSurface<'managed'> = {
  sigil_make: make,
  sigil_resize: resize,
  sigil_discard: discard,
  sigil_retain: implement('sigil_retain', ({ ref }) => ret(ref)),
  sigil_release: implement('sigil_release', () => {}),
  sigil_collect: implement('sigil_collect', () => {}),
  sigil_collect_step: implement('sigil_collect_step', () => ret(0)),
  sigil_set_candidate_limit: implement('sigil_set_candidate_limit', () => {}),
  sigil_visit: implement('sigil_visit', () => {}),
  sigil_describe: implement('sigil_describe', () => {}),
  sigil_weaken: implement('sigil_weaken', ({ ref }) => ret(asU32(ref))),
  sigil_upgrade: implement('sigil_upgrade', ({ handle }) => ret(asPtr(handle))),
  sigil_forget: implement('sigil_forget', () => {}),
};

/** What a program of AssemblyScript's old compiler knows them as. */
export const asc = ascWorld(managed);
export const ascStub = ascStubWorld(freeAll);
