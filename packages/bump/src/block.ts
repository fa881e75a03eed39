/**
 * Blocks. In the fast build a block is its payload, and only this file knows what else it is in check and audit builds:
 * a header whose seal is a function of where it lies and what it says, and a guard word behind the payload. A seal tells
 * a live block from a dead one, a scope and any other memory; unsealing what is rewound keeps old seals from being found.
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
  mul,
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
  xor,
} from '@sigil-alloc/ir';
import { blockHeaderBytes, blockOverheadBytes, Header } from './layout.js';

/** What a sealed block is. The numbers only have to be unlike each other and unlike what memory holds. */
export const Seal = { Live: 0x5161_1a1f, Scope: 0x5c09_e50b, Dead: 0xdead_b10c } as const;

const GUARD_WORD = 0xa55a_c33c;
const POISON_BYTE = 0xdd;
const MOST_POISON_BYTES = 4096;
const ADDRESS_FACTOR = 0x9e37_79b1;
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

const sealFor = fn('seal_for', { payload: ptr, key: u32 }, u32, ({ payload, key }) => {
  const header = let_('header', headerOf(payload));
  const where = mul(xor(asU32(payload), key), ADDRESS_FACTOR);
  const what = mul(xor(where, Header.size.of(header)), SIZE_FACTOR);
  ret(mul(xor(what, Header.extent.of(header)), EXTENT_FACTOR)); // products, so that equal flips in two words do not cancel
});

/** Check builds: whether the header before `payload` carries the seal of `key` (one of `Seal`). */
export const isSealed = fn('is_sealed', { payload: ptr, key: u32 }, bool, ({ payload, key }) => {
  ret(eq(Header.seal.of(headerOf(payload)), sealFor({ payload, key })));
});

/** Check builds: whether nobody wrote behind the payload. */
export const hasGuard = (payload: Local<'ptr'>): Val<'bool'> => eq(loadUnaligned(guardOf(payload)), GUARD_WORD);

/** Check builds: makes a header and a guard. `extent` is the bytes of the whole block. */
export const writeHeader = fn(
  'write_header',
  { payload: ptr, size: u32, extent: u32, key: u32 },
  none,
  ({ payload, size, extent, key }) => {
    const header = let_('header', headerOf(payload));
    Header.size.set(header, size);
    Header.extent.set(header, extent);
    Header.seal.set(header, sealFor({ payload, key }));
    storeUnaligned(guardOf(payload), GUARD_WORD);
  },
);

/** Check builds: the block stays where it is, for walkers, but is no longer anybody's. */
export const kill = fn('kill', { payload: ptr }, none, ({ payload }) => {
  Header.seal.set(headerOf(payload), sealFor({ payload, key: Seal.Dead }));
  poison({ from: payload, bytes: Header.size.of(headerOf(payload)) });
});

/** Check builds: overwrites freed bytes, of a large block its start only, so that freeing costs little per block. */
export const poison = fn('poison', { from: ptr, bytes: u32 }, none, ({ from, bytes }) => {
  when(gt(bytes, MOST_POISON_BYTES), () => assign(bytes, MOST_POISON_BYTES));
  fillBytes(from, POISON_BYTE, bytes);
});

/** Check builds: no seal is left where the block was, and of its payload nothing is as it was. */
export const unseal = fn('unseal', { payload: ptr, isKept: bool }, none, ({ payload, isKept }) => {
  const header = let_('header', headerOf(payload));
  when(not(isKept), () => poison({ from: payload, bytes: Header.size.of(header) }));
  poison({ from: header, bytes: Header.SIZE_BYTES });
});
