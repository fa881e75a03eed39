/** Every law, in the order of the contract's lines, then of the further worlds. */

import { judgedWorlds } from '../functions.js';
import { misuseLaws } from '../misuse/index.js';
import { attemptLaws } from './heap-attempts.js';
import { blockLaws } from './heap-blocks.js';
import { freeLaws } from './heap-free.js';
import { scopedFreeLaws } from './heap-free-in-scopes.js';
import { resizeLaws } from './heap-resize.js';
import { trimLaws } from './heap-trim.js';
import { inspectionLaws } from './inspection.js';
import type { Law } from './law.js';
import { unsignedLaws } from './line-01-unsigned.js';
import { boundsLaws } from './line-02-bounds.js';
import { allocLaws } from './line-03-alloc.js';
import { liveLaws } from './line-04-live.js';
import { exhaustionLaws } from './line-05-exhaustion.js';
import { reallocLaws } from './line-06-realloc.js';
import { memCopyLaws } from './line-07-mem-copy.js';
import { scopeLaws } from './line-08-scopes.js';
import { promoteLaws } from './line-09-promote.js';
import { freeAllLaws } from './line-10-free-all.js';
import { addressLaws } from './line-11-addresses.js';
import { memoryLaws } from './line-13-memory.js';
import { collectionLaws } from './managed-collections.js';
import { containerLaws } from './managed-containers.js';
import { cycleLaws } from './managed-cycles.js';
import { objectMemoryLaws } from './managed-memory.js';
import { objectLaws } from './managed-objects.js';
import { managedSeededLaws } from './managed-seeded.js';
import { weakLaws } from './managed-weak.js';
import { seededLaws } from './seeded.js';
import { statisticsLaws } from './statistics.js';

/** The lines by their numbers, then the worlds. */
const placeOf = ({ line }: Law): number => (typeof line === 'number' ? line : 14 + judgedWorlds.indexOf(line));

export const laws: readonly Law[] = [
  ...unsignedLaws,
  ...boundsLaws,
  ...allocLaws,
  ...liveLaws,
  ...exhaustionLaws,
  ...reallocLaws,
  ...memCopyLaws,
  ...scopeLaws,
  ...promoteLaws,
  ...freeAllLaws,
  ...addressLaws,
  ...misuseLaws,
  ...memoryLaws,
  ...seededLaws,
  ...freeLaws,
  ...scopedFreeLaws,
  ...blockLaws,
  ...resizeLaws,
  ...attemptLaws,
  ...trimLaws,
  ...statisticsLaws,
  ...inspectionLaws,
  ...objectLaws,
  ...objectMemoryLaws,
  ...cycleLaws,
  ...collectionLaws,
  ...containerLaws,
  ...weakLaws,
  ...managedSeededLaws,
].sort((one, other) => placeOf(one) - placeOf(other));

/** The laws that judge managed objects, misuse of them included. */
export const managedLaws: readonly Law[] = laws.filter(({ needs = [] }) => needs.includes('sigil_make'));
