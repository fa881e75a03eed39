/** The field, ours first; after it in the order in which they are asked to be the peer of ratios. */
import type { Allocator } from '../allocator.js';
import { assemblyscript, assemblyscriptOld, assemblyscriptStub } from './assemblyscript.js';
import { dlmalloc } from './dlmalloc.js';
import { emmalloc } from './emmalloc.js';
import { floor, floorCalled } from './floor.js';
import { floorBump } from './floor-bump.js';
import { bump, bumpCheck, tlsf, tlsfCheck } from './sigil.js';

export const allocators: readonly Allocator[] = [
  ...[tlsf, tlsfCheck, bump, bumpCheck],
  ...[dlmalloc, emmalloc, assemblyscript, assemblyscriptOld, assemblyscriptStub],
  ...[floor, floorCalled, floorBump],
];
