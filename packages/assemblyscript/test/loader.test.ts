import { type ASUtil, instantiateSync } from '@assemblyscript/loader';
import { beforeEach, describe, expect, it } from 'vitest';
import { compile } from './support/asc.js';
import type { LiveObject, Machine } from './support/machine.js';
import { objectsOf } from './support/our-heap.js';
import { linkOurs } from './support/ours.js';
import { ownObjects } from './support/own-heap.js';

interface Dog {
  meet(other: Dog): number;
  readonly greeting: number;
  readonly name: number;
}

type Call = (...args: readonly number[]) => number;

/** What programs/clients/loader.ts exports beside its ids; references are numbers. */
type Client = Record<
  | 'concat'
  | 'repeat'
  | 'sum'
  | 'average'
  | 'squares'
  | 'doubled'
  | 'negated'
  | 'joined'
  | 'words'
  | 'transposed'
  | 'reversedBytes'
  | 'largest'
  | 'keep'
  | 'keptName'
  | TypedArrayMaker,
  Call
> & { readonly Dog: { new (name: number): Dog; wrap(ref: number): Dog; breed(name: number): number } };

type TypedArrayMaker =
  | 'int8'
  | 'uint8'
  | 'uint8Clamped'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'float32'
  | 'float64';

type Loaded = ASUtil & Client;

interface Subject {
  readonly name: string;
  readonly wasm: () => Promise<Uint8Array>;
  /** absent where nothing is ever freed */
  readonly objects?: (machine: Pick<Machine, 'memory' | 'exports'>) => readonly LiveObject[];
}

const PROGRAM = 'clients/loader';

const subjects: readonly Subject[] = [
  { name: 'asc’s own full', wasm: () => compile(PROGRAM, { runtime: 'full' }), objects: ownObjects },
  { name: 'full', wasm: () => linkOurs(PROGRAM, 'full'), objects: objectsOf },
  { name: 'stub', wasm: () => linkOurs(PROGRAM, 'stub') },
];

describe.each(subjects)('the loader of AssemblyScript 0.9.4, unmodified, on $name', ({ wasm, objects }) => {
  let lib: Loaded;
  beforeEach(async () => {
    lib = instantiateSync<Client>((await wasm()) as BufferSource);
  });

  const id = (name: string): number => (lib as unknown as Record<string, WebAssembly.Global>)[name]!.value as number;
  const held: number[] = [];
  /** Retains what a test makes and gives it back at the end of the test. */
  const hold = (ref: number): number => {
    held.push(ref);
    return ref;
  };
  const text = (value: string): number => hold(lib.__retain(lib.__allocString(value)));
  const list = (type: string, values: ArrayLike<number>): number =>
    hold(lib.__retain(lib.__allocArray(id(type), values)));

  /** Nothing is left when everything is given back. */
  function expectNothingLeft(): void {
    for (const ref of held.splice(0)) lib.__release(ref);
    lib.__collect();
    if (objects === undefined || lib.memory === undefined) return;
    expect(objects({ memory: lib.memory, exports: lib as unknown as WebAssembly.Exports })).toEqual([]);
  }

  it.each([
    ['without letters', ''],
    ['of one letter', 'a'],
    ['of many scripts', 'Grüße, 世界'],
    ['with surrogates', '\u{1f600} and \u{10ffff}'],
    ['of 5,000 letters', 'x'.repeat(5000)],
  ])('passes a string %s', (_, value) => {
    const result = hold(lib.concat(text(value), text('|')));
    expect(lib.__getString(result)).toBe(`${value}|`);
    expectNothingLeft();
  });

  it('gives a string that the program made', () => {
    const result = hold(lib.repeat(text('ab'), 3000));
    expect(lib.__getString(result)).toBe('ab'.repeat(3000));
    expectNothingLeft();
  });

  it('passes arrays of numbers of every width', () => {
    expect(lib.sum(list('NUMBERS', [1, -2, 300000]))).toBe(299999);
    expect(lib.average(list('DOUBLES', [1.5, 2.5, 5]))).toBe(3);
    expect(lib.sum(list('NUMBERS', []))).toBe(0);
    expect(lib.__getArray(hold(lib.doubled(list('BYTES', [1, 2, 200]))))).toEqual([2, 4, 144]);
    const longs = list('LONGS', [1n, -(2n ** 62n)] as unknown as number[]);
    expect(lib.__getArray(hold(lib.negated(longs)))).toEqual([-1n, 2n ** 62n]);
    expectNothingLeft();
  });

  it('gives an array that grew in the program, and a view in which to change it', () => {
    const result = hold(lib.squares(1000));
    expect(lib.__getArray(result)).toEqual(Array.from({ length: 1000 }, (_, i) => i * i));
    const view = lib.__getArrayView(result) as Int32Array;
    view.fill(2);
    expect(lib.sum(result)).toBe(2000);
    expectNothingLeft();
  });

  it('passes arrays of strings', () => {
    const values = ['never', 'odd', 'or', 'even'];
    const result = hold(lib.joined(list('TEXTS', values.map(text))));
    expect(lib.__getString(result)).toBe('never odd or even');
    const split = hold(lib.words(result));
    expect(lib.__getArray(split).map((ref) => lib.__getString(ref))).toEqual(values);
    expectNothingLeft();
  });

  it('keeps the elements of an array of references as long as the array', () => {
    const elements = ['a', 'b'].map((value) => lib.__retain(lib.__allocString(value)));
    const array = list('TEXTS', elements);
    for (const element of elements) lib.__release(element);
    for (let i = 0; i < 100; i++) lib.__release(lib.__retain(lib.__allocString('in their place')));
    expect(lib.__getString(hold(lib.joined(array)))).toBe('a b');
    expectNothingLeft();
  });

  it('passes arrays of arrays', () => {
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
    ].map((row) => list('NUMBERS', row));
    const result = hold(lib.transposed(list('TABLE', rows)));
    expect(lib.__getArray(result).map((ref) => lib.__getArray(ref))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expectNothingLeft();
  });

  it.each([
    ['int8', Int8Array],
    ['uint8', Uint8Array],
    ['uint8Clamped', Uint8ClampedArray],
    ['int16', Int16Array],
    ['uint16', Uint16Array],
    ['int32', Int32Array],
    ['uint32', Uint32Array],
    ['float32', Float32Array],
    ['float64', Float64Array],
  ] as const)('gives a typed array of the kind %s', (name, Type) => {
    const made = hold(lib[name]());
    const read = lib[`__get${Type.name}` as '__getInt8Array'] as (ref: number) => ArrayLike<number>;
    const view = lib[`__get${Type.name}View` as '__getInt8ArrayView'] as (ref: number) => ArrayLike<number>;
    const wrapped = name.startsWith('uint') ? new Type([-1])[0] : -1;
    const first = name === 'uint8Clamped' ? 255 : wrapped;
    expect([...Array.from(read(made))]).toEqual([first, 0, 1, 2, 3]);
    expect(view(made)).toBeInstanceOf(Type);
    expect(lib.__getArray(made)).toEqual([first, 0, 1, 2, 3]);
    expectNothingLeft();
  });

  it('gives typed arrays of 64-bit integers', () => {
    expect([...lib.__getInt64Array!(hold(lib.int64()))]).toEqual([-1n, 0n, 1n, 2n, 3n]);
    expect([...lib.__getUint64Array!(hold(lib.uint64()))]).toEqual([2n ** 64n - 1n, 0n, 1n, 2n, 3n]);
    expectNothingLeft();
  });

  it('passes a typed array made by the host', () => {
    expect(lib.largest(list('FLOAT32', [1.5, 70.25, -3]))).toBe(70.25);
    expectNothingLeft();
  });

  it('passes buffers', () => {
    const buffer = hold(lib.__retain(lib.__alloc(300, id('ARRAY_BUFFER'))));
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i & 255);
    new Uint8Array(lib.memory!.buffer).set(bytes, buffer);
    const result = hold(lib.reversedBytes(buffer));
    expect(new Uint8Array(lib.__getArrayBuffer(result))).toEqual(bytes.reverse());
    expectNothingLeft();
  });

  it('tells what an object is an instance of', () => {
    const puppy = hold(lib.__retain(lib.__alloc(8, id('PUPPY'))));
    new Uint32Array(lib.memory!.buffer).fill(0, puppy / 4, puppy / 4 + 2);
    for (const type of ['PUPPY', 'DOG', 'ANIMAL']) expect(lib.__instanceof(puppy, id(type))).toBe(true);
    for (const type of ['STONE', 'STRING', 'NUMBERS']) expect(lib.__instanceof(puppy, id(type))).toBe(false);
    const view = hold(lib.int8());
    expect(lib.__instanceof(view, id('INT8'))).toBe(true);
    expect(lib.__instanceof(view, 2)).toBe(true);
    expect(lib.__instanceof(view, id('UINT8'))).toBe(false);
    expectNothingLeft();
  });

  it('wraps classes with constructors, methods and accessors, and cycles among them die', () => {
    const dogs = ['Rex', 'Ada'].map((name) => new lib.Dog(text(name)));
    for (const dog of dogs) hold(Number(dog));
    expect(dogs[0]!.meet(dogs[1]!)).toBe(1);
    expect(dogs[1]!.meet(dogs[0]!)).toBe(2);
    expect(lib.__getString(hold(dogs[1]!.greeting))).toBe('Ada has seen 2');
    const bred = lib.Dog.wrap(hold(lib.Dog.breed(text('Bo'))));
    expect(lib.__getString(hold(bred.name))).toBe('Bo');
    expectNothingLeft();
  });

  it('lets the program keep what the host gave up', () => {
    const rex = new lib.Dog(text('Rex'));
    lib.keep(Number(rex));
    lib.__release(Number(rex));
    expect(lib.__getString(hold(lib.keptName()))).toBe('Rex');
    lib.keep(0);
    expectNothingLeft();
  });

  it('is safe from a release of static strings and of 0', () => {
    for (let i = 0; i < 100; i++) lib.__release(lib.keptName());
    lib.__release(0);
    expect(lib.__retain(0)).toBe(0);
    expect(lib.__getString(lib.keptName())).toBe('');
    expectNothingLeft();
  });
});
