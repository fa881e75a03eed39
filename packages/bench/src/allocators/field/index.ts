/** The field, ours first; after it in the order in which they are asked to be the peer of ratios. */
import type { Allocator } from '../allocator.js';
import { assemblyscript } from './assemblyscript.js';
import { dlmalloc } from './dlmalloc.js';
import { floor } from './floor.js';
import { bump, bumpCheck, tlsf, tlsfCheck } from './sigil.js';

export const allocators: readonly Allocator[] = [tlsf, tlsfCheck, bump, bumpCheck, dlmalloc, assemblyscript, floor];
