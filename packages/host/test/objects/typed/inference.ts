/* What of types the compiler finds, and what it refuses. Compiled by a test, never run. */
import {
  arrayOf,
  classOf,
  describe,
  type Exporting,
  mapOf,
  type Pin,
  type Ref,
  setOf,
  typedArrayOf,
} from '../../../src/objects/index.js';

declare const instance: Exporting;
declare const raw: number;

type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(_?: T): void => {};

const objects = describe(instance, {
  Animal: classOf({ name: 'String', age: 'u8' }),
  Dog: classOf({ friend: 'Dog?', pups: 'Dogs?', id: 'u64', isGood: 'bool' }, { base: 'Animal' }),
  Dogs: arrayOf('Dog'),
  Numbers: arrayOf('i32'),
  Bytes: typedArrayOf('u8clamped'),
  Longs: typedArrayOf('i64'),
  Words: setOf('String'),
  Ages: mapOf('String', 'Dog?'),
});

const dog = objects.make('Dog', { name: 'Rex', friend: { name: 'Ada' }, pups: [{ name: 'Bo' }], id: 3n });
holds<Same<typeof dog, Pin<Ref<'Dog' | 'Animal'>>>>();
const animal: Ref<'Animal'> = dog.ref;
const dogs = objects.make('Dogs', [dog, dog.ref, { name: 'Cy' }]);
objects.make('Ages', new Map([['Rex', dog]]));
objects.make('Words', new Set(['a', 'b']));
objects.make('Longs', [1n]);

const read = objects.read('Dog', raw);
holds<Same<(typeof read)['age'], number>>();
holds<Same<(typeof read)['id'], bigint>>();
holds<Same<(typeof read)['isGood'], boolean>>();
holds<Same<(typeof read)['friend'], Ref<'Dog' | 'Animal'> | null>>();
holds<Same<(typeof read)['name'], Ref<'String'>>>();
const deep = objects.readDeep('Dog', raw);
const friendsName: string | undefined = deep.friend?.friend?.pups?.[0]?.name;
const words = objects.readDeep('Words', raw);
holds<Same<typeof words, Set<string>>>();
const numbers = objects.read('Numbers', raw);
holds<Same<typeof numbers, number[]>>();
const clamped = objects.read('Bytes', raw);
holds<Same<typeof clamped, Uint8ClampedArray<ArrayBuffer>>>();
const seen = objects.view('Numbers', raw).elements;
holds<Same<typeof seen, Int32Array<ArrayBuffer>>>();
objects.set('Dog', raw, 'friend', null);
objects.onFinalize('Dog', (ref) => objects.get('Dog', ref, 'age'));

// @ts-expect-error: a type that nobody declared
objects.make('Cat', {});
// @ts-expect-error: a reference that may not be null
objects.make('Dog', { age: 3 });
// @ts-expect-error: a field that there is not
objects.make('Animal', { name: 'Rex', legs: 4 });
// @ts-expect-error: a value of another kind
objects.make('Animal', { name: 'Rex', age: '3' });
// @ts-expect-error: an object of a type above
objects.make('Dogs', [animal]);
// @ts-expect-error: a number that may be anything
objects.make('Dogs', [raw]);
// @ts-expect-error: null where it may not be
objects.make('Dogs', [null]);
// @ts-expect-error: a field that there is not
objects.get('Dog', raw, 'legs');
// @ts-expect-error: a slot of no type
describe(instance, { Cat: classOf({ prey: 'Mouse' }) });
// @ts-expect-error: elements of no type
describe(instance, { Cats: arrayOf('Cat?') });
// @ts-expect-error: a base that there is not
describe(instance, { Cat: classOf({}, { base: 'Pet' }) });

export const used = [animal, dogs, friendsName];
