/**
 * Blocks. In the fast build a block is its payload, and only this file knows what else it is in check and audit builds:
 * a header whose seal is a function of where it lies and what it says, and a guard word behind the payload. A seal tells
 * a live block from a dead one, a scope and any other memory. It has a part of the scope's own, so that what is rewound with
 * its scope is no longer sealed; what free-all rewinds is unsealed.
 */
import {
  add,
  assign,
  asU32,
  bool,
  buildOptions,
  eq,
  fillBytes,
  fn,
  gt,
  isChecked,
  isZero,
  type Local,
  let_,
  loadUnaligned,
  loop,
  mul,
  ne,
  no,
  none,
  not,
  type Operand,
  or,
  ptr,
  ret,
  saturatingAdd,
  storeUnaligned,
  sub,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { blockHeaderBytes, blockOverheadBytes, Header, Scope } from './layout.js';
import { scope } from './state.js';

/** What a sealed block is. The numbers only have to be unlike each other and unlike what memory holds. */
export const Seal = { Live: 0x5161_1a1f, Scope: 0x5c09_e50b, Dead: 0xdead_b10c } as const;

const GUARD_WORD = 0xa55a_c33c;
const POISON_BYTE = 0xdd;
const MOST_POISON_BYTES = 4096;
const SERIAL_FACTOR = 0x9e37_79b1;
const SIZE_FACTOR = 0x85eb_ca6b;
const EXTENT_FACTOR = 0xc2b2_ae35;

const headerBytes = (): number => blockHeaderBytes(isChecked(), buildOptions().alignmentBytes);

/** Bytes that a block of this build has beside its payload, before rounding. */
export const overheadBytes = (): number => blockOverheadBytes(isChecked(), buildOptions().alignmentBytes);

/** Bytes to take for a payload of `size`: at least one, so that every block has an address of its own. */
export const bytesFor = (size: Local<'u32'>): Val<'u32'> =>
  isChecked() ? saturatingAdd(size, overheadBytes()) : or(size, asU32(isZero(size)));

export const payloadOf = (block: Operand<'ptr'>): Val<'ptr'> => add(block, headerBytes());
export const blockOf = (payload: Operand<'ptr'>): Val<'ptr'> => sub(payload, headerBytes());

/** The header before a payload; check and audit builds. */
export const headerOf = (payload: Operand<'ptr'>): Val<'ptr'> => sub(payload, Header.SIZE_BYTES);

const guardOf = (payload: Operand<'ptr'>): Val<'ptr'> => add(payload, Header.size.of(headerOf(payload)));

/** Check builds: what the header says of the block behind the block at `block`. */
export const nextBlock = (block: Local<'ptr'>): Val<'ptr'> => add(block, Header.extent.of(headerOf(payloadOf(block))));

/** A sum of words, each times an odd factor: no single word changes without it. Blocks of a scope have its key in theirs. */
const sealFor = (
  payload: Local<'ptr'>,
  size: Operand<'u32'>,
  extent: Operand<'u32'>,
  key: Operand<'u32'>,
): Val<'u32'> => add(add(asU32(payload), key), add(mul(size, SIZE_FACTOR), mul(extent, EXTENT_FACTOR)));

/** Check builds: what a sealed block is, as one of `Seal`, with the key of its scope. */
export const keyOf = (payload: Local<'ptr'>): Val<'u32'> => {
  const header = let_('header', headerOf(payload));
  return sub(Header.seal.of(header), sealFor(payload, Header.size.of(header), Header.extent.of(header), 0));
};

/** Check builds: what the scope of `frame` adds to the seals of its blocks. As no handle is issued twice, none is sealed after it. */
export const keyOfScope = (frame: Local<'ptr'>): Val<'u32'> => keyOfSerial(Scope.serial.of(frame));
export const keyOfSerial = (serial: Operand<'u32'>): Val<'u32'> => mul(serial, SERIAL_FACTOR);

/** Check builds: the same of the open scope whose block would lie at `payload`: frames and regions ascend. */
export const keyAt = fn('key_at', { payload: ptr }, u32, ({ payload }) => {
  const frame = let_('frame', scope.get());
  loop(
    'once an open scope',
    () => gt(frame, payload),
    () => assign(frame, Scope.outer.of(frame)),
  );
  when(isZero(frame), () => ret(0));
  ret(keyOfScope(frame));
});

/** Check builds: whether the header before `payload` carries the seal of `key` (one of `Seal`). */
export const isSealed = fn('is_sealed', { payload: ptr, key: u32 }, bool, ({ payload, key }) => {
  ret(eq(keyOf(payload), add(key, keyAt({ payload }))));
});

/** Check builds: whether the payload is that of an open scope. */
export const isFrame = fn('is_frame', { payload: ptr }, bool, ({ payload }) => {
  when(ne(Header.size.of(headerOf(payload)), Scope.SIZE_BYTES), () => ret(no()));
  ret(eq(keyOf(payload), add(keyOfScope(payload), Seal.Scope)));
});

/** Check builds: whether nobody wrote behind the payload. */
export const hasGuard = (payload: Local<'ptr'>): Val<'bool'> => eq(loadUnaligned(guardOf(payload)), GUARD_WORD);

/** Check builds: makes a header and a guard. `extent` is the bytes of the whole block, `key` one of `Seal` with that of the scope. */
export function writeSealed(
  payload: Local<'ptr'>,
  size: Local<'u32'>,
  extent: Local<'u32'>,
  key: Operand<'u32'>,
): void {
  const seal = let_('seal', sealFor(payload, size, extent, key));
  const header = let_('header', headerOf(payload));
  Header.size.set(header, size);
  Header.extent.set(header, extent);
  Header.seal.set(header, seal);
  storeUnaligned(add(payload, size), GUARD_WORD);
}

/** Check builds: the same of a block of the scope in which it lies. */
export const writeHeader = fn(
  'write_header',
  { payload: ptr, size: u32, extent: u32, key: u32 },
  none,
  ({ payload, size, extent, key }) => writeSealed(payload, size, extent, add(key, keyAt({ payload }))),
);

/** Check builds: the block stays where it is, for walkers, but is no longer anybody's. */
export const kill = fn('kill', { payload: ptr }, none, ({ payload }) => {
  const header = let_('header', headerOf(payload));
  const key = let_('key', add(keyAt({ payload }), Seal.Dead));
  Header.seal.set(header, sealFor(payload, Header.size.of(header), Header.extent.of(header), key));
  poison(payload, Header.size.of(header));
});

const fillFreed = fn('poison', { from: ptr, bytes: u32 }, none, ({ from, bytes }) => {
  when(gt(bytes, MOST_POISON_BYTES), () => assign(bytes, MOST_POISON_BYTES));
  fillBytes(from, POISON_BYTE, bytes);
});

/** Audit builds: overwrites freed bytes, of a large block its start only, so that freeing costs little per block. */
export function poison(from: Operand<'ptr'>, bytes: Operand<'u32'>): void {
  if (isAudited()) fillFreed({ from, bytes });
}
export const isAudited = (): boolean => buildOptions().build === 'audit';

/** Check builds: no seal is left where the block was. */
export const unseal = fn('unseal', { payload: ptr, isKept: bool }, none, ({ payload, isKept }) => {
  const header = let_('header', headerOf(payload));
  when(not(isKept), () => poison(payload, Header.size.of(header)));
  fillFreed({ from: header, bytes: Header.SIZE_BYTES });
});
