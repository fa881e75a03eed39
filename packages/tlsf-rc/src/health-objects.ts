/** The health check's part for managed objects: the invariants that `object.ts` states. */
import { add, assign, either, eq, fn, gt, le, let_, loop, lt, ne, nil, ret, u32, when, word } from '@sigil-alloc/ir';
import { Birth, keepsBirths } from './birth.js';
import { candidateAt, candidateCount, placeAt, wordAt } from './candidates.js';
import { lists } from './collect.js';
import { invariant, passOn } from './invariant.js';
import { blockOf, FREE, lacksTag, wordOf } from './layout.js';
import { birthOf, newest } from './leaks.js';
import { blockBytesOf, Colour, hasColourIn, infoOf, isBufferedIn, mmInfoOf, payloadOfObject } from './object.js';
import { weakTable } from './own.js';
import { isWorking } from './rc.js';
import { bucketOf, buckets, Entry, entryOf, usedCount, watchedCount, weakCapacity } from './weak.js';

/** I14 */
const checkCandidates = fn('check_candidates', {}, u32, () => {
  const index = let_('index', word(0));
  loop(
    'once a candidate',
    () => lt(index, candidateCount.get()),
    () => {
      const ref = let_('ref', candidateAt(index));
      const info = let_('info', infoOf(ref));
      invariant(14, isBufferedIn(info));
      invariant(14, eq(mmInfoOf(ref), placeAt(index)));
      invariant(14, eq(wordAt(index), blockBytesOf(ref)));
      invariant(14, lacksTag(wordOf(blockOf(payloadOfObject(ref))), FREE));
      invariant(14, either(hasColourIn(info, Colour.Purple), hasColourIn(info, Colour.Black)));
      assign(index, add(index, 1));
    },
  );
  ret(0);
});

/** I15 of one bucket. Sets `found` to what was found before and the entries in it. */
const checkBucket = fn('check_bucket', { bucket: u32, found: u32 }, u32, ({ bucket, found }) => {
  const handle = let_('handle', buckets.of(weakTable.get(), bucket));
  const prev = let_('prev', word(0));
  loop(
    'once an entry, of which there are no more than handles',
    () => ne(handle, 0),
    () => {
      when(gt(handle, usedCount.get()), () => ret(MISFILED));
      when(ne(bucketOf({ ref: Entry.ref.of(entryOf(handle)) }), bucket), () => ret(MISFILED));
      assign(found, add(found, 1));
      when(gt(found, watchedCount.get()), () => ret(MISFILED));
      when(ne(Entry.prev.of(entryOf(handle)), prev), () => ret(MISFILED));
      assign(prev, handle);
      assign(handle, Entry.next.of(entryOf(handle)));
    },
  );
  ret(found);
});
/** More entries than there can be. */
const MISFILED = 0xffff_ffff;

/** I15 */
const checkHandles = fn('check_handles', {}, u32, () => {
  const found = let_('found', word(0));
  const bucket = let_('bucket', word(0));
  loop(
    'once a bucket',
    () => lt(bucket, weakCapacity.get()),
    () => {
      assign(found, checkBucket({ bucket, found }));
      invariant(15, le(found, watchedCount.get()));
      assign(bucket, add(bucket, 1));
    },
  );
  invariant(15, eq(found, watchedCount.get()));
  ret(0);
});

/** I17 */
const checkBirths = fn('check_births', {}, u32, () => {
  const newer = let_('newer', nil());
  const ref = let_('ref', newest.get());
  loop(
    'once an object: one that is met again has another before it',
    () => ne(ref, nil()),
    () => {
      invariant(17, eq(Birth.newer.of(birthOf(ref)), newer));
      invariant(17, lacksTag(wordOf(blockOf(payloadOfObject(ref))), FREE));
      assign(newer, ref);
      assign(ref, Birth.older.of(birthOf(ref)));
    },
  );
  ret(0);
});

/** 0, or the number of the first invariant of objects that does not hold; I16 is here. */
export const checkObjects = fn('check_objects', {}, u32, () => {
  when(ne(isWorking.get(), 0), () => ret(0));
  passOn(checkCandidates());
  passOn(checkHandles());
  for (const list of lists) invariant(16, eq(list.get(), nil()));
  if (keepsBirths()) passOn(checkBirths());
  ret(0);
});
