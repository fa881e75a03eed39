/**
 * Check and audit builds: the label of a block, and its seal. A label says how many bytes the caller asked for, or what
 * else the block is; the seal is a function of the block's address, its label, its header word and, while it is in a list,
 * its links. Whoever writes one of these words seals the block again, so that a word that somebody else wrote is found
 * before it leads anywhere. In fast builds nothing of this is built.
 */
import {
  add,
  assign,
  asU32,
  bool,
  both,
  eq,
  fillBytes,
  fn,
  ge,
  gt,
  isChecked,
  type Local,
  le,
  let_,
  loadUnaligned,
  lt,
  memoryPages,
  mul,
  no,
  none,
  not,
  type Operand,
  ptr,
  ret,
  select,
  shl,
  storeUnaligned,
  sub,
  trap,
  u32,
  type Val,
  when,
  word,
  xor,
  yes,
} from '@sigil-alloc/ir';
import { Apart, Block, headerBytes, isApart, Label, linksOf, payloadOf, sizeOf, wordOf } from './layout.js';

/** What a block is, if it is no live one; as a number of requested bytes each is out of reach. */
export const Kind = {
  /** free, in a list, and freed where it begins */
  Free: 0xffff_ff10,
  /** free, in a list: what was left over where nobody freed a block */
  Rest: 0xffff_ff11,
  /** free, in the cache */
  Cached: 0xffff_ff12,
  /** the wilderness, with a block freed where it begins */
  Wilderness: 0xffff_ff13,
  /** the wilderness, where nobody freed a block */
  Fresh: 0xffff_ff14,
  Sentinel: 0xffff_ff15,
  Chunk: 0xffff_ff16,
  Frame: 0xffff_ff17,
  /** used for nothing, and on its way to another kind */
  Idle: 0xffff_ff18,
  /** freed, and no block any more: merged with a neighbour, or in a chunk */
  Dead: 0xffff_ff19,
  /** freed with its scope or by free-all */
  Gone: 0xffff_ff1a,
} as const;
/** The kinds of what `free` was called on. */
const FREED = [Kind.Free, Kind.Cached, Kind.Wilderness, Kind.Dead];
const LEAST_KIND = 0xffff_ff00;

const FACTORS = [0x9e37_79b1, 0x85eb_ca6b, 0xc2b2_ae35, 0x27d4_eb2f, 0x1656_67b1] as const;
const GUARD_WORD = 0xa55a_c33c;
const POISON_BYTE = 0xdd;
const MOST_POISON_BYTES = 4096;

const labelOf = (block: Operand<'ptr'>): Val<'ptr'> => sub(block, Label.SIZE_BYTES);

/** Bytes asked for, or the kind of the block. */
export const requestedOf = (block: Operand<'ptr'>): Val<'u32'> => Label.requested.of(labelOf(block));

/** Products, so that equal flips in two words do not cancel. */
const sealFor = fn('seal_for', { block: ptr }, u32, ({ block }) => {
  const requested = let_('requested', requestedOf(block));
  const sum = let_('sum', mul(xor(mul(asU32(block), FACTORS[0]), requested), FACTORS[1]));
  assign(sum, mul(xor(sum, Block.sizeAndTags.of(block)), FACTORS[2]));
  const mix = (link: Val<'ptr'>, factor: number): void => assign(sum, mul(xor(sum, asU32(link)), factor));
  when(le(requested, Kind.Rest), () => when(ge(requested, Kind.Free), () => mix(Block.prevFree.of(block), FACTORS[3])));
  when(le(requested, Kind.Cached), () =>
    when(ge(requested, Kind.Free), () => mix(Block.nextFree.of(block), FACTORS[4])),
  );
  when(both(isApart(wordOf(block)), lt(requested, LEAST_KIND)), () => {
    const size = let_('size', sizeOf(block)); // of anything, where no block begins: it must not lead out of memory
    const rest = let_('rest', sub(sub(shl(memoryPages(), 16), 1), asU32(block)));
    when(gt(size, rest), () => ret(otherThanSealOf(block)));
    const links = let_('links', linksOf(block, size));
    mix(Apart.older.of(links), FACTORS[3]);
    mix(Apart.newer.of(links), FACTORS[4]);
  });
  ret(sum);
});

/** Another word than the seal that stands before the block: it is not sealed. */
const otherThanSealOf = (block: Local<'ptr'>): Val<'u32'> => xor(Label.seal.of(labelOf(block)), 1);

const writeSeal = fn('seal', { block: ptr }, none, ({ block }) => {
  Label.seal.set(labelOf(block), sealFor({ block }));
});

/** Whether the block's words are as we left them. Its label must lie in linear memory. */
export const isSealed = fn('is_sealed', { block: ptr }, bool, ({ block }) => {
  ret(eq(Label.seal.of(labelOf(block)), sealFor({ block })));
});

const verifySeal = fn('require_block', { block: ptr }, none, ({ block }) => {
  when(not(isSealed({ block })), () => trap('heap-corruption'));
});

const relabel = fn('relabel', { block: ptr, requested: u32 }, none, ({ block, requested }) => {
  Label.requested.set(labelOf(block), requested);
  writeSeal({ block });
});

/** Seals the block again after one of its words was written. */
export function seal(block: Local<'ptr'>): void {
  if (isChecked()) writeSeal({ block });
}

/** Traps with `heap-corruption` unless the block is sealed. */
export function requireBlock(block: Local<'ptr'>): void {
  if (isChecked()) verifySeal({ block });
}

/** Says what the block is, and seals it. */
export function label(block: Local<'ptr'>, requested: Operand<'u32'>): void {
  if (isChecked()) relabel({ block, requested });
}

/** Whether a block was freed that began there, as far as its label still tells. */
export const wasFreed = fn('was_freed', { block: ptr }, bool, ({ block }) => {
  when(not(isSealed({ block })), () => ret(no()));
  for (const kind of FREED) when(isKind(block, kind), () => ret(yes()));
  ret(no());
});

/** Check builds: what to call free memory that begins at `block`. */
export const kindOfFree = (block: Local<'ptr'>, freed: number, otherwise: number): Operand<'u32'> =>
  isChecked() ? let_('kind', select(word(freed), word(otherwise), wasFreed({ block }))) : otherwise;

export const isKind = (block: Local<'ptr'>, kind: number): Val<'bool'> => eq(requestedOf(block), kind);
/** Whether a sealed block is in a caller's hands. */
export const isLabelledLive = (block: Local<'ptr'>): Val<'bool'> => lt(requestedOf(block), LEAST_KIND);

const guardOf = (block: Local<'ptr'>): Val<'ptr'> => add(payloadOf(block), requestedOf(block));

/** Whether nobody wrote behind the payload of a live block. */
export const hasGuard = (block: Local<'ptr'>): Val<'bool'> => eq(loadUnaligned(guardOf(block)), GUARD_WORD);

const handOver = fn('hand_over', { block: ptr, size: u32 }, none, ({ block, size }) => {
  relabel({ block, requested: size });
  storeUnaligned(guardOf(block), GUARD_WORD);
});

/** A used block goes to a caller who asked for `size` bytes. */
export function handOut(block: Local<'ptr'>, size: Operand<'u32'>): void {
  if (isChecked()) handOver({ block, size });
}

/** Overwrites freed bytes behind the links, of a large block its start only, so that freeing costs little per block. */
export const poison = fn('poison', { block: ptr }, none, ({ block }) => {
  const links = Block.SIZE_BYTES - Block.nextFree.offset;
  const bytes = let_('bytes', sub(sizeOf(block), headerBytes(true) + links));
  when(gt(bytes, MOST_POISON_BYTES), () => assign(bytes, MOST_POISON_BYTES));
  fillBytes(add(payloadOf(block), links), POISON_BYTE, bytes);
});
