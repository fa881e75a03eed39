/** The field, ours first; after it in the order in which they are asked to be the peer of ratios. */
import type { NativeContender } from '../contender.js';
import { boehm } from './boehm.js';
import { linkedTlsf, managedTlsf } from './linked.js';
import { glibc, jemalloc, mimalloc, tcmalloc } from './mallocs.js';
import { nativeBump, nativeTlsf, nativeTlsfCheck } from './sigil.js';

export const nativeContenders: readonly NativeContender[] = [
  nativeTlsf,
  nativeTlsfCheck,
  linkedTlsf,
  managedTlsf,
  nativeBump,
  glibc,
  mimalloc,
  jemalloc,
  tcmalloc,
  boehm,
];
