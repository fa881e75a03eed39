/** Every invariant of `layout.ts`, re-derived after each call of an audit build. */
import {
  and,
  assign,
  asU32,
  both,
  buildOptions,
  eq,
  fn,
  ge,
  heapBase,
  isZero,
  le,
  let_,
  loop,
  lt,
  ne,
  nil,
  none,
  not,
  type Operand,
  ret,
  trap,
  when,
} from '@sigil-alloc/ir';
import { isFrame } from './block.js';
import { verifyBlocks } from './check.js';
import { firstBlock, Region, Scope } from './layout.js';
import { memoryEnd } from './region.js';
import { firstRegion, limit, region, scope, top } from './state.js';

const invariant = (holds: Operand<'bool'>): void => when(not(holds), () => trap('heap-corruption'));

/** I2, I5, I6 for every region; I3: the one in use is among them. */
const checkRegions = fn('check_regions', {}, none, () => {
  const end = let_('end', memoryEnd());
  const at = let_('at', firstRegion());
  invariant(ge(at, heapBase())); // I2
  const seen = let_('seen', nil());
  loop(
    'once a region',
    () => ne(at, nil()),
    () => {
      invariant(le(Region.end.of(at), end)); // I6
      when(eq(at, region.get()), () => assign(seen, at));
      when(isZero(seen), () => {
        invariant(le(firstBlock(at), Region.top.of(at))); // I5
        invariant(le(Region.top.of(at), Region.end.of(at)));
      });
      const next = let_('next', Region.next.of(at));
      when(ne(next, nil()), () => invariant(le(Region.end.of(at), next))); // I2
      assign(at, next);
    },
  );
  invariant(eq(seen, region.get())); // I3
});

/** I7 */
const checkScopes = fn('check_scopes', {}, none, () => {
  const frame = let_('frame', scope.get());
  loop(
    'once an open scope',
    () => ne(frame, nil()),
    () => {
      invariant(isFrame({ payload: frame }));
      const outer = let_('outer', Scope.outer.of(frame));
      invariant(lt(outer, frame));
      assign(frame, outer);
    },
  );
});

export const health = fn('health', {}, none, () => {
  when(isZero(region.get()), () => {
    const isEmpty = both(isZero(top.get()), both(isZero(limit.get()), isZero(scope.get())));
    invariant(isEmpty); // I1
    ret();
  });
  checkRegions();
  invariant(eq(limit.get(), Region.end.of(region.get()))); // I3
  invariant(both(le(firstBlock(region.get()), top.get()), le(top.get(), limit.get()))); // I4
  invariant(isZero(and(asU32(top.get()), buildOptions().alignmentBytes - 1))); // I4
  checkScopes();
  verifyBlocks({ r: firstRegion(), from: firstBlock(firstRegion()) }); // I8, I9
});
