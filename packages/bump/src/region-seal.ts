/**
 * Check builds: a region's header carries a seal, so that an overwritten one is found before it leads anywhere. Whoever
 * writes a word of the header seals it again.
 */
import {
  asU32,
  eq,
  fn,
  isChecked,
  type Local,
  mul,
  none,
  not,
  type Operand,
  ptr,
  ret,
  trap,
  u32,
  when,
  xor,
} from '@sigil-alloc/ir';
import { Region } from './layout.js';

const FACTORS = [0x9e37_79b1, 0x85eb_ca6b, 0xc2b2_ae35, 0x27d4_eb2f] as const;

const sealFor = fn('region_seal_for', { at: ptr }, u32, ({ at }) => {
  const place = mul(asU32(at), FACTORS[0]);
  const end = mul(xor(place, asU32(Region.end.of(at))), FACTORS[1]);
  const next = mul(xor(end, asU32(Region.next.of(at))), FACTORS[2]);
  ret(mul(xor(next, asU32(Region.top.of(at))), FACTORS[3]));
});

const writeSeal = fn('seal_region', { at: ptr }, none, ({ at }) => Region.seal.set(at, sealFor({ at })));

const verifySeal = fn('verify_region_seal', { at: ptr }, none, ({ at }) => {
  when(not(eq(Region.seal.of(at), sealFor({ at }))), () => trap('heap-corruption'));
});

/** Check builds: says that the header of the region is as it should be. */
export function sealRegion(at: Operand<'ptr'>): void {
  if (isChecked()) writeSeal({ at });
}

/** Check builds: traps with `heap-corruption` if somebody else wrote into the header of the region. */
export function requireRegion(at: Local<'ptr'>): void {
  if (isChecked()) verifySeal({ at });
}
