/** The world of AssemblyScript's compiler 0.9.4 over that of managed objects: the same functions by other names. */
import type { WorldSurface } from './conformer.js';
import { type Implementation, implement } from './fn.js';
import { ret } from './statements.js';

/** What compiled programs and their hosts call. */
export const ascWorld = (managed: WorldSurface<'managed'>): WorldSurface<'asc'> => ({
  __alloc: implement('__alloc', ({ size, id }) => ret(managed.sigil_make({ size, id }))),
  __retain: implement('__retain', ({ ref }) => ret(managed.sigil_retain({ ref }))),
  __release: implement('__release', ({ ref }) => managed.sigil_release({ ref })),
  __collect: implement('__collect', () => managed.sigil_collect()),
  __realloc: implement('__realloc', ({ ref, size }) => ret(managed.sigil_resize({ ref, size }))),
  __free: implement('__free', ({ ref }) => managed.sigil_discard({ ref })),
  __visit: implement('__visit', ({ ref, cookie }) => managed.sigil_visit({ ref, cookie })),
});

/** What a runtime that never frees has beyond that. */
export const ascStubWorld = (freeAll: Implementation<'sigil_free_all'>): WorldSurface<'asc-stub'> => ({
  __reset: implement('__reset', () => freeAll()),
});
