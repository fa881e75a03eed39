/**
 * What check and audit builds know of a pointer or a handle that a caller hands in, and how a wrong one is named
 * (contract, section 2.12). Nothing here is built into a fast build.
 */
import {
  add,
  and,
  assign,
  asU32,
  bool,
  both,
  buildOptions,
  eq,
  fn,
  gt,
  isZero,
  type Local,
  let_,
  loop,
  lt,
  ne,
  nil,
  no,
  none,
  not,
  type Operand,
  ptr,
  ret,
  trap,
  u32,
  type Val,
  when,
  yes,
} from '@sigil-alloc/ir';
import { GRANULE_BYTES } from './constants.js';
import { firstPool, nextPool, poolHolding, topOf } from './inside.js';
import {
  Apart,
  blockOf,
  CHUNK,
  Chunk,
  Frame,
  firstBlock,
  firstInChunk,
  hasTag,
  lacksTag,
  linksOf,
  Pool,
  payloadOf,
  SCOPED,
  sizeOf,
  wordOf,
} from './layout.js';
import { showHeaders } from './remnant.js';
import { keyAt, keyOfFrame } from './scope-key.js';
import {
  hasGuard,
  isLabelledLive,
  isPlainLive,
  isSealed,
  Kind,
  label,
  poison,
  requestedOf,
  requireBlock,
  requireFrame,
  verifyChunked,
  wasFreed,
} from './seal.js';
import { chunk, scope } from './state.js';

/** The last of the blocks from `from` to `end` that begins at or below `block`. */
export const blockHolding = fn('block_holding', { from: ptr, end: ptr, block: ptr }, ptr, ({ from, end, block }) => {
  loop(
    'once a block',
    () => lt(from, end),
    () => {
      requireBlock(from);
      const next = let_('next', add(from, sizeOf(from)));
      when(gt(next, block), () => ret(from));
      assign(from, next);
    },
  );
  ret(end);
});

/** Names what is wrong with the address of a block that is not sealed: does a block begin there at all? */
const nameBlock = fn(
  'name_block',
  { at: ptr, block: ptr },
  none,
  ({ at, block }) => {
    const holder = let_('holder', blockHolding({ from: firstBlock(at), end: Pool.reach.of(at), block }));
    when(ne(holder, block), () => {
      when(both(hasTag(wordOf(holder), CHUNK), lacksTag(wordOf(holder), SCOPED)), () => {
        const inner = let_('inner', blockHolding({ from: firstInChunk(holder), end: topOf(holder), block }));
        when(both(eq(inner, block), ne(inner, topOf(holder))), () => trap('heap-corruption'));
      });
      trap('bad-pointer');
    });
    trap('heap-corruption');
  },
  { isCold: true },
);

/** Whether `payload` is that of a live block, with its guard whole. */
const isLive = fn('is_live', { payload: ptr }, bool, ({ payload }) => {
  when(ne(and(asU32(payload), GRANULE_BYTES - 1), 0), () => ret(no()));
  const block = let_('block', blockOf(payload));
  when(isZero(poolHolding({ block })), () => ret(no()));
  when(not(isSealed({ block })), () => ret(no()));
  when(not(isLabelledLive(block)), () => ret(no()));
  ret(hasGuard(block));
});

/** Names what is wrong with a payload that is not live: for `free`, a block that was freed before is a `double-free`. */
const nameFault = fn(
  'name_fault',
  { payload: ptr, isFree: bool },
  none,
  ({ payload, isFree }) => {
    showHeaders();
    when(ne(and(asU32(payload), GRANULE_BYTES - 1), 0), () => trap('bad-pointer'));
    const block = let_('block', blockOf(payload));
    const at = let_('at', poolHolding({ block }));
    when(isZero(at), () => trap('bad-pointer'));
    when(not(isSealed({ block })), () => nameBlock({ at, block }));
    when(isLabelledLive(block), () => trap('heap-corruption')); // so it is the guard
    when(isFree, () => when(wasFreed({ block }), () => trap('double-free')));
    trap('bad-pointer');
  },
  { isCold: true },
);

/** Traps unless `payload` is that of a live block with its guard whole: `bad-pointer` or `heap-corruption`. */
export const requireLive = fn('require_live', { payload: ptr }, none, ({ payload }) => {
  when(isPlainLive({ payload }), () => ret());
  when(not(isLive({ payload })), () => nameFault({ payload, isFree: no() }));
});

/** The same for `free`, which names a block that was freed before: `double-free`. */
export const requireFreeable = fn(
  'require_freeable',
  { payload: ptr },
  none,
  ({ payload }) => {
    when(not(isLive({ payload })), () => nameFault({ payload, isFree: yes() }));
  },
  { isCold: true },
);

/** Traps unless the block is live and as large as the caller says. */
export const requireResizable = fn(
  'require_resizable',
  { payload: ptr, oldSize: u32 },
  none,
  ({ payload, oldSize }) => {
    requireLive({ payload });
    when(gt(oldSize, requestedOf(blockOf(payload))), () => trap('bad-size'));
  },
);

/** The frame of the open scope to which the handle `serial` was issued; traps with `bad-handle` if there is none. */
export const openScope = fn('open_scope', { serial: u32 }, ptr, ({ serial }) => {
  const frame = let_('frame', scope.get());
  loop(
    'once an open scope',
    () => ne(frame, nil()),
    () => {
      when(eq(Frame.serial.of(frame), serial), () => ret(frame)); // what it says, `verifyScope` looks at
      const block = let_('block', blockOf(frame));
      requireBlock(block);
      assign(frame, Frame.outer.of(frame));
    },
  );
  trap('bad-handle');
});

/** Every label and guard from the block `from` to `end`. */
export const verifyBlocks = fn('verify_blocks', { from: ptr, end: ptr }, none, ({ from, end }) => {
  loop(
    'once a block',
    () => lt(from, end),
    () => {
      requireBlock(from);
      when(isLabelledLive(from), () => when(not(hasGuard(from)), () => trap('heap-corruption')));
      assign(from, add(from, sizeOf(from)));
    },
  );
  when(ne(from, end), () => trap('heap-corruption'));
});

/** Makes the live blocks of a pool from `from` to `end` nobody's. */
const retireBlocks = fn('retire_blocks', { from: ptr, end: ptr }, none, ({ from, end }) => {
  loop(
    'once a block',
    () => lt(from, end),
    () => {
      when(isLabelledLive(from), () => {
        label(from, Kind.Gone);
        poison(from);
      });
      assign(from, add(from, sizeOf(from)));
    },
  );
});

/** Audit builds: overwrites the payloads of live blocks from `from` to `end`, save that of `keep`. */
const poisonBlocks = fn('poison_blocks', { from: ptr, end: ptr, keep: ptr }, none, ({ from, end, keep }) => {
  loop(
    'once a block',
    () => lt(from, end),
    () => {
      when(isLabelledLive(from), () => when(ne(from, keep), () => poison(from)));
      assign(from, add(from, sizeOf(from)));
    },
  );
});

/** What to do with the blocks from `from` to `end`. */
type EachRun = (from: Local<'ptr'>, end: Val<'ptr'>) => void;

/** The blocks in the chunks from the newest to that at `last`, without that: 0 for all. @returns that chunk */
function eachChunkTo(last: () => Val<'ptr'>, run: EachRun): Local<'ptr'> {
  const at = let_('at', chunk.get());
  loop(
    'once a chunk',
    () => ne(at, last()),
    () => {
      const from = let_('from', firstInChunk(at));
      run(from, topOf(at));
      assign(at, Chunk.older.of(payloadOf(at)));
    },
  );
  return at;
}

/** The blocks of the scope of `frame`, chunk by chunk. */
function eachRunOfScope(frame: Local<'ptr'>, run: EachRun): void {
  const at = eachChunkTo(() => Frame.chunk.of(frame), run);
  const from = let_('from', blockOf(frame));
  run(from, topOf(at));
}

const verifyRun: EachRun = (from, end) => verifyChunked({ from, end, key: keyAt({ block: from }) });

/** The blocks apart of the scope of `frame` and of all inside it. */
const verifyApart = fn('verify_apart', { frame: ptr }, none, ({ frame }) => {
  const inner = let_('inner', scope.get());
  loop(
    'once an open scope inside',
    () => ne(inner, Frame.outer.of(frame)),
    () => {
      const block = let_('block', Frame.apart.of(inner));
      loop(
        'once a block apart',
        () => ne(block, nil()),
        () => {
          requireBlock(block);
          when(not(hasGuard(block)), () => trap('heap-corruption'));
          assign(block, Apart.older.of(linksOf(block, sizeOf(block))));
        },
      );
      assign(inner, Frame.outer.of(inner));
    },
  );
});

/** Traps with `heap-corruption` unless every block of the scope is whole. */
export const verifyScope = fn('verify_scope', { frame: ptr }, none, ({ frame }) => {
  const at = eachChunkTo(() => Frame.chunk.of(frame), verifyRun);
  const block = let_('block', blockOf(frame));
  const key = let_('key', keyOfFrame(frame));
  requireFrame(block, key);
  verifyChunked({ from: add(block, sizeOf(block)), end: topOf(at), key });
  verifyApart({ frame });
});

/** Audit builds: overwrites what is freed with the scope, save the payload of `keep`. */
export function poisonScope(frame: Local<'ptr'>, keep: Operand<'ptr'>): void {
  if (buildOptions().build === 'audit') poisonChunked({ frame, keep });
}

const poisonChunked = fn('poison_scope', { frame: ptr, keep: ptr }, none, ({ frame, keep }) =>
  eachRunOfScope(frame, (from, end) => poisonBlocks({ from, end, keep })),
);

/** The blocks of all pools. */
export function eachRunOfPools(run: EachRun): void {
  const at = let_('at', firstPool());
  loop(
    'once a pool',
    () => ne(at, nil()),
    () => {
      const from = let_('from', firstBlock(at));
      run(from, Pool.reach.of(at));
      assign(at, nextPool(at));
    },
  );
}

/** The blocks in all chunks of open scopes. */
export function eachRunOfChunks(run: EachRun): void {
  eachChunkTo(nil, run);
}

/** Traps with `heap-corruption` unless every block of the heap is whole. */
export const verifyHeap = fn('verify_heap', {}, none, () => {
  showHeaders();
  eachRunOfChunks(verifyRun);
  eachRunOfPools((from, end) => verifyBlocks({ from, end }));
});

export const retireHeap = fn('retire_heap', {}, none, () => {
  if (buildOptions().build === 'audit') eachRunOfChunks((from, end) => poisonBlocks({ from, end, keep: nil() }));
  eachRunOfPools((from, end) => retireBlocks({ from, end }));
});
