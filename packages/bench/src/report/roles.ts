/** Who is who among the contenders of the suite of allocators. A name that is not known is a peer's. */

export const OURS = 'tlsf-rc';
export const OUR_CHECK_BUILD = 'tlsf-rc-check';
export const OUR_ARENA = 'bump';

const ARENAS = ['assemblyscript-stub', 'floor-bump'];

export type Role = 'ours' | 'check build' | 'peer' | 'arena' | 'floor';

export function roleOf(contender: string): Role {
  if (contender.endsWith('-check')) return 'check build';
  if (/^(tlsf-rc|bump|sigil|asc-0\.9-sigil)/.test(contender)) return 'ours';
  if (ARENAS.includes(contender)) return 'arena';
  return /^(floor|free-|scopes-)/.test(contender) ? 'floor' : 'peer';
}
