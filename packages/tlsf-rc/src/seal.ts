/**
 * Check and audit builds: the label of a block, and its seal. A label says how many bytes the caller asked for, or what
 * else the block is; the seal is a sum of the block's address, its label, its header word and, while it is in a list, its
 * link to the next, each times an odd factor of its own: no single word changes without its seal. Whoever writes one of
 * these words adds what it changed by, so that a word that somebody else wrote still shows. The link to the previous block
 * is in no seal, as it is written where nothing else is read: who follows it looks whether that block leads back. In fast
 * builds nothing of this is built.
 */
import {
  add,
  assign,
  asU32,
  bool,
  both,
  buildOptions,
  eq,
  type Field,
  fillBytes,
  fn,
  ge,
  gt,
  isChecked,
  type Local,
  le,
  let_,
  loadUnaligned,
  loop,
  lt,
  memoryPages,
  mul,
  ne,
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
import {
  Apart,
  Block,
  blockOf,
  CHUNK,
  hasTag,
  headerBytes,
  Label,
  lacksTag,
  linksOf,
  payloadOf,
  SCOPED,
  sizeIn,
  sizeOf,
  wordOf,
} from './layout.js';
import { keyAt, keyOfFrame } from './scope-key.js';
import { reach, scopeKey } from './state.js';

/** What a block is, if it is no live one; as a number of requested bytes each is out of reach. */
export const Kind = {
  /** free, in a list: what was left over where nobody freed a block */
  Rest: 0xffff_ff10,
  /** free, in a list, and freed where it begins */
  Free: 0xffff_ff11,
  /** free, in the cache */
  Cached: 0xffff_ff12,
  /** freed, and no block any more: merged with a neighbour, or in a chunk */
  Dead: 0xffff_ff13,
  /** the wilderness, with a block freed where it begins */
  Wilderness: 0xffff_ff14,
  /** the wilderness, where nobody freed a block */
  Fresh: 0xffff_ff15,
  Sentinel: 0xffff_ff16,
  Chunk: 0xffff_ff17,
  Frame: 0xffff_ff18,
  /** used for nothing, and on its way to another kind */
  Idle: 0xffff_ff19,
  /** freed with its scope or by free-all */
  Gone: 0xffff_ff1a,
} as const;
/** From the first of the kinds of what `free` was called on to the last. */
const FREED = [Kind.Free, Kind.Wilderness] as const;
const LEAST_KIND = 0xffff_ff00;

const REQUESTED_FACTOR = 0x9e37_79b1;
const WORD_FACTOR = 0x85eb_ca6b;
const NEWER_FACTOR = 0xc2b2_ae35;
/** In the seal of what is no live block, so that a live block is known by its seal alone. */
const KIND_PART = 0x5161_1a1f;
const GUARD_WORD = 0xa55a_c33c;
const POISON_BYTE = 0xdd;
const MOST_POISON_BYTES = 4096;

const labelOf = (block: Operand<'ptr'>): Val<'ptr'> => sub(block, Label.SIZE_BYTES);
const sealOf = (block: Operand<'ptr'>): Val<'u32'> => Label.seal.of(labelOf(block));

/** Bytes asked for, or the kind of the block. */
export const requestedOf = (block: Operand<'ptr'>): Val<'u32'> => Label.requested.of(labelOf(block));

/** The seal of a block without links, live or of the kind that is given as a number. */
const plainSeal = (block: Local<'ptr'>, requested: Operand<'u32'>, header: Operand<'u32'>): Val<'u32'> =>
  add(
    add(asU32(block), mul(header, WORD_FACTOR)),
    typeof requested === 'number'
      ? (Math.imul(requested, REQUESTED_FACTOR) + KIND_PART) >>> 0
      : mul(requested, REQUESTED_FACTOR),
  );

const sealFor = fn('seal_for', { block: ptr }, u32, ({ block }) => {
  const requested = let_('requested', requestedOf(block));
  const header = let_('header', wordOf(block));
  const sum = let_('sum', plainSeal(block, requested, header));
  when(ge(requested, LEAST_KIND), () => assign(sum, add(sum, KIND_PART)));
  when(lacksTag(header, SCOPED), () => {
    when(both(le(requested, Kind.Cached), ge(requested, Kind.Rest)), () =>
      ret(add(sum, asU32(Block.nextFree.of(block)))),
    );
    ret(sum);
  });
  when(lacksTag(header, CHUNK), () => ret(add(sum, keyAt({ block }))));
  when(eq(requested, Kind.Frame), () => ret(add(sum, keyOfFrame(payloadOf(block)))));
  when(lt(requested, LEAST_KIND), () => {
    const size = let_('size', sizeOf(block)); // of anything, where no block begins: it must not lead out of memory
    const rest = let_('rest', sub(sub(shl(memoryPages(), 16), 1), asU32(block)));
    when(gt(size, rest), () => ret(xor(sealOf(block), 1))); // another than there is: it is not sealed
    const links = let_('links', linksOf(block, size));
    ret(add(add(sum, asU32(Apart.older.of(links))), mul(asU32(Apart.newer.of(links)), NEWER_FACTOR)));
  });
  ret(sum);
});

const writeSeal = fn('seal', { block: ptr }, none, ({ block }) => {
  Label.seal.set(labelOf(block), sealFor({ block }));
});

/** Whether the block's words are as we left them. Its label must lie in linear memory. */
export const isSealed = fn('is_sealed', { block: ptr }, bool, ({ block }) => {
  ret(eq(sealOf(block), sealFor({ block })));
});

const verifySeal = fn('require_block', { block: ptr }, none, ({ block }) => {
  when(not(isSealed({ block })), () => trap('heap-corruption'));
});

/** Says what a block is that is sealed later: when it is put into a list, or shown. */
export function nameUnsealed(block: Local<'ptr'>, kind: Operand<'u32'>): void {
  if (isChecked()) Label.requested.set(labelOf(block), kind);
}

/** Seals a block that is named so and the first in its list, followed by `next`. */
export function sealFirst(block: Local<'ptr'>, next: Local<'ptr'>): void {
  if (!isChecked()) return;
  const requested = let_('requested', requestedOf(block));
  const sum = add(plainSeal(block, requested, wordOf(block)), KIND_PART);
  Label.seal.set(labelOf(block), add(sum, asU32(next)));
}

/** Seals the block again after its links were written. */
export function seal(block: Local<'ptr'>): void {
  if (isChecked()) writeSeal({ block });
}

/** Traps with `heap-corruption` unless the block is sealed. */
export function requireBlock(block: Local<'ptr'>): void {
  if (isChecked()) verifySeal({ block });
}

const verifyListed = fn('require_listed', { block: ptr }, none, ({ block }) => {
  const requested = let_('requested', requestedOf(block));
  const sum = let_('sum', add(plainSeal(block, requested, wordOf(block)), KIND_PART));
  when(ne(sealOf(block), add(sum, asU32(Block.nextFree.of(block)))), () => trap('heap-corruption'));
  when(gt(sub(requested, Kind.Rest), Kind.Free - Kind.Rest), () => trap('heap-corruption')); // the list leads to somebody's block
});

/** Traps with `heap-corruption` unless the block is sealed as one in a list: then so is its link to the next. */
export function requireListed(block: Local<'ptr'>): void {
  if (isChecked()) verifyListed({ block });
}

/** Traps with `heap-corruption` unless the block is sealed as one in the cache, with this header and followed by `next`. */
export function requireCached(block: Local<'ptr'>, header: Local<'u32'>, next: Local<'ptr'>): void {
  when(ne(sealOf(block), add(plainSeal(block, Kind.Cached, header), asU32(next))), () => trap('heap-corruption'));
}

/** Says that a block with this header is in the cache, followed by `next`. */
export function labelCached(block: Local<'ptr'>, header: Local<'u32'>, next: Local<'ptr'>): void {
  Label.requested.set(labelOf(block), Kind.Cached);
  Label.seal.set(labelOf(block), add(plainSeal(block, Kind.Cached, header), asU32(next)));
}

const FACTORS = new Map<unknown, number>([
  [Block.sizeAndTags, WORD_FACTOR],
  [Block.nextFree, 1],
]);

/** What a word of a block adds to its seal. */
const partOf = (field: Field<'ptr' | 'u32'>, block: Local<'ptr'>): Val<'u32'> => {
  const value = field.of(block);
  return mul(field.kind === 'ptr' ? asU32(value as Val<'ptr'>) : (value as Val<'u32'>), FACTORS.get(field)!);
};

/** Writes a word of a labelled block; check builds change its seal by what that changes. */
export function rewrite<K extends 'ptr' | 'u32'>(field: Field<K>, block: Local<'ptr'>, value: Operand<K>): void {
  const others = isChecked() ? let_('others', sub(sealOf(block), partOf(field, block))) : undefined;
  field.set(block, value);
  if (others !== undefined) Label.seal.set(labelOf(block), add(others, partOf(field, block)));
}

/** Says what the block is, and seals it. */
export function label(block: Local<'ptr'>, requested: Operand<'u32'>): void {
  if (!isChecked()) return;
  Label.requested.set(labelOf(block), requested);
  if (typeof requested === 'number' && requested > Kind.Cached)
    Label.seal.set(labelOf(block), plainSeal(block, requested, wordOf(block)));
  else writeSeal({ block });
}

/** The same of a block in a chunk. */
export function labelInChunk(block: Local<'ptr'>, kind: number): void {
  if (!isChecked()) return;
  Label.requested.set(labelOf(block), kind);
  writeSeal({ block });
}

/** Whether a label says that a block was freed that began there. */
const isFreed = (block: Local<'ptr'>): Val<'bool'> => le(sub(requestedOf(block), FREED[0]), FREED[1] - FREED[0]);

/** Whether a block was freed that began there, as far as its label still tells. */
export const wasFreed = fn('was_freed', { block: ptr }, bool, ({ block }) => {
  when(isFreed(block), () => ret(isSealed({ block })));
  ret(no());
});

/** Check builds: what to call free memory that begins at `block`. Whether that is sealed only matters to who is told of a fault. */
export const kindOfFree = (block: Local<'ptr'>, freed: number, otherwise: number): Operand<'u32'> =>
  isChecked() ? let_('kind', select(word(freed), word(otherwise), isFreed(block))) : otherwise;

export const isKind = (block: Local<'ptr'>, kind: number): Val<'bool'> => eq(requestedOf(block), kind);
/** Whether a sealed block is in a caller's hands. */
export const isLabelledLive = (block: Local<'ptr'>): Val<'bool'> => lt(requestedOf(block), LEAST_KIND);

/**
 * Runs `then` if `payload` is that of a live block of a pool, seal and guard whole: what callers mostly hand in. Not for a
 * block of a scope. An unaligned payload has no seal.
 */
export function whenPlainLive(
  payload: Local<'ptr'>,
  then: (block: Local<'ptr'>, header: Local<'u32'>, requested: Local<'u32'>) => void,
): void {
  const block = let_('block', blockOf(payload));
  // as well where the label would lie below 0
  when(lt(labelOf(block), reach.get()), () => {
    const header = let_('header', wordOf(block));
    const requested = let_('requested', requestedOf(block));
    when(eq(sealOf(block), plainSeal(block, requested, header)), () =>
      when(not(isOverrun(block, requested)), () => then(block, header, requested)),
    );
  });
}

export const isPlainLive = fn('is_plain_live', { payload: ptr }, bool, ({ payload }) => {
  whenPlainLive(payload, () => ret(yes()));
  ret(no());
});

const guardBehind = (block: Local<'ptr'>, requested: Operand<'u32'>): Val<'ptr'> => add(payloadOf(block), requested);

/** Whether somebody wrote behind a payload of `requested` bytes. */
const isOverrun = (block: Local<'ptr'>, requested: Operand<'u32'>): Val<'bool'> =>
  ne(loadUnaligned(guardBehind(block, requested)), GUARD_WORD);
/** Whether nobody wrote behind the payload of a live block. */
export const hasGuard = (block: Local<'ptr'>): Val<'bool'> => not(isOverrun(block, requestedOf(block)));

const handOver = fn('hand_over', { block: ptr, size: u32 }, none, ({ block, size }) => {
  Label.requested.set(labelOf(block), size);
  when(
    hasTag(wordOf(block), SCOPED),
    () => writeSeal({ block }),
    () => Label.seal.set(labelOf(block), plainSeal(block, size, wordOf(block))),
  );
  storeUnaligned(guardBehind(block, size), GUARD_WORD);
});

/** A used block goes to a caller who asked for `size` bytes. */
export function handOut(block: Local<'ptr'>, size: Operand<'u32'>): void {
  if (isChecked()) handOver({ block, size });
}

/** The same of a block of no scope, whose header is `header`. */
export function handOutPlain(block: Local<'ptr'>, size: Local<'u32'>, header: Operand<'u32'>): void {
  if (!isChecked()) return;
  Label.requested.set(labelOf(block), size);
  Label.seal.set(labelOf(block), plainSeal(block, size, header));
  storeUnaligned(guardBehind(block, size), GUARD_WORD);
}

/** The same of a block in a chunk, made in the innermost scope. */
export function handOutInChunk(block: Local<'ptr'>, size: Local<'u32'>, header: Val<'u32'>): void {
  if (!isChecked()) return;
  Label.requested.set(labelOf(block), size);
  Label.seal.set(labelOf(block), add(plainSeal(block, size, header), scopeKey.get()));
  storeUnaligned(guardBehind(block, size), GUARD_WORD);
}

/** Says that a block is the frame of the scope that is the innermost from now on. */
export function labelFrame(block: Local<'ptr'>): void {
  if (!isChecked()) return;
  Label.requested.set(labelOf(block), Kind.Frame);
  Label.seal.set(labelOf(block), add(plainSeal(block, Kind.Frame, wordOf(block)), scopeKey.get()));
}

/** Traps with `heap-corruption` unless the block is sealed as the frame of the scope of `key`. */
export function requireFrame(block: Local<'ptr'>, key: Local<'u32'>): void {
  const sum = add(plainSeal(block, Kind.Frame, wordOf(block)), key);
  when(ne(sealOf(block), sum), () => trap('heap-corruption'));
}

/** Traps with `heap-corruption` unless a block in a chunk is one that was freed, or a frame. @returns the key of the next block */
const verifyUnused = fn(
  'verify_unused',
  { block: ptr, key: u32 },
  u32,
  ({ block, key }) => {
    when(hasTag(wordOf(block), CHUNK), () => {
      assign(key, keyOfFrame(payloadOf(block)));
      requireFrame(block, key);
      ret(key);
    });
    const sum = add(plainSeal(block, Kind.Dead, wordOf(block)), key);
    when(ne(sealOf(block), sum), () => trap('heap-corruption'));
    ret(key);
  },
  { isCold: true },
);

/** Every label and guard of a chunk from the block `from`, which is of the scope of `key` or a frame, to `end`. */
export const verifyChunked = fn('verify_chunked', { from: ptr, end: ptr, key: u32 }, none, ({ from, end, key }) => {
  loop(
    'once a block',
    () => lt(from, end),
    () => {
      const header = let_('header', wordOf(from));
      const requested = let_('requested', requestedOf(from));
      when(
        eq(sealOf(from), add(plainSeal(from, requested, header), key)),
        () => when(isOverrun(from, requested), () => trap('heap-corruption')),
        () => assign(key, verifyUnused({ block: from, key })),
      );
      assign(from, add(from, sizeIn(header)));
    },
  );
  when(ne(from, end), () => trap('heap-corruption'));
});

/** Audit builds: overwrites freed bytes behind the links, of a large block its start only, so that freeing costs little per block. */
export function poison(block: Local<'ptr'>): void {
  if (buildOptions().build === 'audit') fillFreed({ block });
}

const fillFreed = fn('poison', { block: ptr }, none, ({ block }) => {
  const links = Block.SIZE_BYTES - Block.nextFree.offset;
  const bytes = let_('bytes', sub(sizeOf(block), headerBytes(true) + links));
  when(gt(bytes, MOST_POISON_BYTES), () => assign(bytes, MOST_POISON_BYTES));
  fillBytes(add(payloadOf(block), links), POISON_BYTE, bytes);
});
