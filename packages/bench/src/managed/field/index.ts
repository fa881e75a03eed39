/** The field, ours first; after it in the order in which they are asked to be the peer of ratios. */
import type { ManagedContender } from '../contender.js';
import { arc, ascSigil, incremental, minimal } from './assemblyscript.js';
import { freeDlmalloc, freeTlsf, scopesBump } from './floors.js';
import { javascript, wasmgc } from './host.js';
import { sigil, sigilTables } from './sigil.js';

export const managedContenders: readonly ManagedContender[] = [
  ...[sigil, sigilTables, ascSigil],
  ...[arc, minimal, incremental, javascript, wasmgc],
  ...[freeTlsf, freeDlmalloc, scopesBump],
];
