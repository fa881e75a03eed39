/**
 * Elements seen where they lie. A typed array of JavaScript over linear memory goes stale, and no engine says so: when memory
 * grows (it is then empty), when the program lets the array grow (it then shows what lay there before), and when the object
 * dies. So a view is asked for its elements each time.
 */
import type { Catalog } from './catalog.js';
import { ValueError } from './errors.js';
import { type AnyTypedArray, plainKinds } from './plain.js';
import { arrayTypeFor, elementsOf } from './read.js';
import { BUILTINS } from './shapes.js';

const BYTES = { plain: plainKinds.u8 };

/** Why elements taken from a view earlier are no longer those of the object. */
export type Staleness = 'memory has grown' | 'the elements have moved' | 'the length has changed';

export interface View<A extends AnyTypedArray = AnyTypedArray> {
  /** The elements as they are now: reading and writing is the object's. Keeps nothing: pin the object as long as it is used. */
  readonly elements: A;
  /** Why `elements`, taken from here, are stale; undefined if they are not. */
  staleness(elements: A): Staleness | undefined;
}

/** @throws ValueError for objects without plain elements, and for elements at no multiple of their size */
export function viewOf(catalog: Catalog, ref: number, where: string): View {
  const id = catalog.typeOf(ref, where);
  const shape =
    id === BUILTINS.ArrayBuffer!.id ? ({ kind: 'static array', value: BYTES } as const) : catalog.shapeOf(id, where);
  if (!('value' in shape) || shape.kind === 'set' || shape.kind === 'map' || shape.value.plain === undefined)
    throw new ValueError(catalog.wordsFor(id), 'a view is of an array of plain values, or of a buffer', where);
  const type = arrayTypeFor(shape);
  const now = () => elementsOf(catalog, ref, shape);
  return {
    get elements() {
      const { start, length } = now();
      if (start % type.BYTES_PER_ELEMENT !== 0)
        throw new ValueError(start, `elements that are seen lie at a multiple of ${type.BYTES_PER_ELEMENT}`, where);
      return new type(catalog.memory.buffer, start, length);
    },
    staleness(elements) {
      const { start, length } = now();
      if (elements.buffer !== catalog.memory.buffer) return 'memory has grown';
      if (elements.byteOffset !== start) return 'the elements have moved';
      return elements.length === length ? undefined : 'the length has changed';
    },
  };
}
