/**
 * The header of a managed object, the same for every conformer: four words before the reference.
 *
 *       -16          -12          -8           -4           ref
 *     +------------+------------+------------+------------+----------
 *     | MM info    | GC info    | runtime id | size       | payload
 *     +------------+------------+------------+------------+----------
 *
 *   MM info        the conformer's own
 *   GC info        bit 31 buffered, 30..28 colour, 27..0 reference count
 *   runtime id     the object's type
 *   runtime size   bytes asked for
 */
import type { WorldName } from '@sigil-alloc/wit';
import { add, sub } from './expressions.js';
import { layout } from './layout.js';
import type { Operand, Val } from './value.js';

export const ObjectHeader = layout('ObjectHeader', {
  mmInfo: 'u32',
  gcInfo: 'u32',
  runtimeId: 'u32',
  runtimeSize: 'u32',
});

/** References are multiples of this; so are headers. */
export const OBJECT_ALIGNMENT_BYTES = 16;

/** Whether a build with these worlds makes objects. */
export const hasObjects = (worlds: readonly WorldName[]): boolean =>
  worlds.some((world) => world === 'managed' || world === 'leaks' || world === 'asc');

/** The header of the object `ref`. */
export const headerOfObject = (ref: Operand<'ptr'>): Val<'ptr'> => sub(ref, ObjectHeader.SIZE_BYTES);

/** The reference to the object with the header at `header`. */
export const objectOfHeader = (header: Operand<'ptr'>): Val<'ptr'> => add(header, ObjectHeader.SIZE_BYTES);
