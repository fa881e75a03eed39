/**
 * What check and audit builds know of a pointer or a handle that a caller hands in, and how a wrong one is named
 * (contract, section 2.12). Nothing here is built into a fast build.
 */
import {
  add,
  and,
  assign,
  asU32,
  both,
  buildOptions,
  either,
  eq,
  fn,
  ge,
  isZero,
  type Local,
  let_,
  loop,
  lt,
  ne,
  nil,
  none,
  not,
  ptr,
  ret,
  select,
  trap,
  u32,
  type Val,
  when,
} from '@sigil-alloc/ir';
import {
  blockOf,
  hasGuard,
  isAudited,
  isFrame,
  isSealed,
  keyAt,
  keyOf,
  keyOfScope,
  nextBlock,
  payloadOf,
  Seal,
  unseal,
} from './block.js';
import { firstBlock, Region, Scope } from './layout.js';
import { requireRegion } from './region-seal.js';
import { firstRegion, limit, region, scope, top } from './state.js';

/** Where the blocks of region `r` end. */
export const topOf = (r: Local<'ptr'>): Val<'ptr'> => select(top.get(), Region.top.of(r), eq(r, region.get()));

/** The region after `r` that holds blocks, 0 after the one in use. */
export const nextInUse = (r: Local<'ptr'>): Val<'ptr'> => select(nil(), Region.next.of(r), eq(r, region.get()));

/** The region among whose payloads `address` can lie, 0 for none. */
const regionHolding = fn('region_holding', { address: ptr }, ptr, ({ address }) => {
  const r = let_('r', firstRegion());
  loop(
    'once a region',
    () => ne(r, nil()),
    () => {
      requireRegion(r);
      when(both(ge(address, payloadOf(firstBlock(r))), lt(address, topOf(r))), () => ret(r));
      assign(r, nextInUse(r));
    },
  );
  ret(nil());
});

/** Traps with `heap-corruption` unless a block is one that was freed, or a frame. @returns the key of the blocks behind it */
const verifyUnused = fn(
  'verify_unused',
  { payload: ptr, key: u32 },
  u32,
  ({ payload, key }) => {
    when(isFrame({ payload }), () => ret(keyOfScope(payload)));
    when(ne(keyOf(payload), add(key, Seal.Dead)), () => trap('heap-corruption'));
    ret(key);
  },
  { isCold: true },
);

/** Follows the extents from the block `from` to the end of its region `r`: every seal, every guard (I8). */
export const verifyRegion = fn('verify_region', { r: ptr, from: ptr }, none, ({ r, from }) => {
  const end = let_('end', topOf(r));
  const key = let_('key', keyAt({ payload: from }));
  loop(
    'once a block',
    () => lt(from, end),
    () => {
      const payload = let_('payload', payloadOf(from));
      when(ne(keyOf(payload), add(key, Seal.Live)), () => assign(key, verifyUnused({ payload, key })));
      when(not(hasGuard(payload)), () => trap('heap-corruption'));
      assign(from, nextBlock(from));
    },
  );
  when(ne(from, end), () => trap('heap-corruption'));
});

const isAnyBlock = (payload: Local<'ptr'>): Val<'bool'> =>
  either(either(isSealed({ payload, key: Seal.Live }), isFrame({ payload })), isSealed({ payload, key: Seal.Dead }));

/** `verifyRegion` from the block `from` of region `r` through all later regions in use. */
export const verifyBlocks = fn('verify_blocks', { r: ptr, from: ptr }, none, ({ r, from }) => {
  when(ne(limit.get(), Region.end.of(region.get())), () => trap('heap-corruption'));
  loop(
    'once a region',
    () => ne(r, nil()),
    () => {
      requireRegion(r);
      verifyRegion({ r, from });
      assign(r, nextInUse(r));
      assign(from, firstBlock(r));
    },
  );
});

/** Names what is wrong with a payload address in region `r` whose header has no seal: is it a block at all? */
const namePointer = fn(
  'name_pointer',
  { r: ptr, payload: ptr },
  none,
  ({ r, payload }) => {
    const block = let_('block', firstBlock(r));
    const asked = let_('asked', blockOf(payload));
    loop(
      'once a block',
      () => lt(block, asked),
      () => {
        const at = let_('at', payloadOf(block));
        when(not(isAnyBlock(at)), () => trap('heap-corruption'));
        assign(block, nextBlock(block));
      },
    );
    when(eq(block, asked), () => trap('heap-corruption'));
    trap('bad-pointer');
  },
  { isCold: true },
);

/** Traps unless `payload` is a live block with its header and guard whole: `bad-pointer` or `heap-corruption`. */
export const requireLive = fn('require_live', { payload: ptr }, none, ({ payload }) => {
  const misaligned = and(asU32(payload), buildOptions().alignmentBytes - 1);
  when(ne(misaligned, 0), () => trap('bad-pointer'));
  const r = let_('r', regionHolding({ address: payload }));
  when(isZero(r), () => trap('bad-pointer'));
  when(not(isSealed({ payload, key: Seal.Live })), () => {
    when(isSealed({ payload, key: Seal.Dead }), () => trap('bad-pointer'));
    when(isFrame({ payload }), () => trap('bad-pointer'));
    namePointer({ r, payload });
  });
  when(not(hasGuard(payload)), () => trap('heap-corruption'));
});

/** The open scope to which the handle `serial` was issued; traps with `bad-handle` if there is none. */
export const openScope = fn('open_scope', { serial: u32 }, ptr, ({ serial }) => {
  const open = let_('open', scope.get());
  loop(
    'once an open scope',
    () => ne(open, nil()),
    () => {
      when(not(isFrame({ payload: open })), () => trap('heap-corruption'));
      when(eq(Scope.serial.of(open), serial), () => ret(open));
      assign(open, Scope.outer.of(open));
    },
  );
  trap('bad-handle');
});

/** Traps with `heap-corruption` unless all blocks from the scope's on are whole. */
export const verifyScope = fn('verify_scope', { frame: ptr }, none, ({ frame }) => {
  verifyBlocks({ r: regionHolding({ address: frame }), from: blockOf(frame) });
});

/** Unseals the blocks of region `r` from the block `from` on; leaves the payload `keep` as it is. */
const retireRegion = fn('retire_region', { r: ptr, from: ptr, keep: ptr }, none, ({ r, from, keep }) => {
  const end = let_('end', topOf(r));
  loop(
    'once a block',
    () => lt(from, end),
    () => {
      const next = let_('next', nextBlock(from));
      const payload = let_('payload', payloadOf(from));
      unseal({ payload, isKept: eq(payload, keep) });
      assign(from, next);
    },
  );
});

/** `retireRegion` from the block `from` of region `r` through all later regions in use; they were verified before. */
export const retireBlocks = fn('retire_blocks', { r: ptr, from: ptr, keep: ptr }, none, ({ r, from, keep }) => {
  loop(
    'once a region',
    () => ne(r, nil()),
    () => {
      retireRegion({ r, from, keep });
      assign(r, nextInUse(r));
      assign(from, firstBlock(r));
    },
  );
});

/** Audit builds: overwrites what is freed with the scope. */
export function poisonScope(frame: Local<'ptr'>, keep: Local<'ptr'>): void {
  if (isAudited()) retireScope({ frame, keep });
}

const retireScope = fn('retire_scope', { frame: ptr, keep: ptr }, none, ({ frame, keep }) => {
  retireBlocks({ r: regionHolding({ address: frame }), from: blockOf(frame), keep });
});
