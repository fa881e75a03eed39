/**
 * What a build with the world `leaks` keeps of every live object, before its header:
 *
 *     payload                                          header               ref
 *     v                                                v                    v
 *     | site       | serial     | newer     | older    | MM info | . . .    | bytes of the object . . .
 */
import { buildOptions, layout, ptr, u32 } from '@sigil-alloc/ir';

export const Birth = layout('Birth', { site: u32, serial: u32, newer: ptr, older: ptr });

/** Whether this build keeps it. */
export const keepsBirths = (): boolean => buildOptions().worlds.includes('leaks');

/** Bytes between the payload of an object's block and its header. */
export const birthBytes = (): number => (keepsBirths() ? Birth.SIZE_BYTES : 0);
