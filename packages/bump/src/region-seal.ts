/**
 * Check builds: a region's header carries a seal, so that an overwritten one is found before it leads anywhere. Whoever
 * writes a word of the header seals it again.
 */
import {
  add,
  asU32,
  fn,
  isChecked,
  type Local,
  mul,
  ne,
  none,
  type Operand,
  ptr,
  trap,
  type Val,
  when,
} from '@sigil-alloc/ir';
import { Region } from './layout.js';

const END_FACTOR = 0x9e37_79b1;
const NEXT_FACTOR = 0x85eb_ca6b;

/** A sum: no single word changes without it. */
const sealFor = (at: Local<'ptr'>): Val<'u32'> =>
  add(
    add(asU32(at), mul(asU32(Region.end.of(at)), END_FACTOR)),
    add(asU32(Region.top.of(at)), mul(asU32(Region.next.of(at)), NEXT_FACTOR)),
  );

const writeSeal = fn('seal_region', { at: ptr }, none, ({ at }) => Region.seal.set(at, sealFor(at)));

const verifySeal = fn('verify_region_seal', { at: ptr }, none, ({ at }) => {
  when(ne(Region.seal.of(at), sealFor(at)), () => trap('heap-corruption'));
});

/** Check builds: says that the header of the region is as it should be. */
export function sealRegion(at: Operand<'ptr'>): void {
  if (isChecked()) writeSeal({ at });
}

/** Check builds: traps with `heap-corruption` if somebody else wrote into the header of the region. */
export function requireRegion(at: Local<'ptr'>): void {
  if (isChecked()) verifySeal({ at });
}
