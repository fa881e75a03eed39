/* The host's library on modules without a program: the host describes its types. */
import {
  arrayOf,
  BadReferenceError,
  classOf,
  describe as describeTypes,
  mapOf,
  ObjectHooks,
  OpaqueObject,
  type Plain,
  setOf,
  staticArrayOf,
  typedArrayOf,
  ValueError,
  WrongTypeError,
} from '@sigil-alloc/host/objects';
import { beforeEach, describe, expect, it } from 'vitest';
import { alone, subjects } from './support/host.js';

const types = {
  Person: classOf({ name: 'String', age: 'u8', friend: 'Person?' }),
  Child: classOf({ school: 'String?', height: 'f64', mother: 'Person?' }, { base: 'Person' }),
  People: arrayOf('Person?'),
  Teams: arrayOf('People'),
  Texts: arrayOf('String'),
  Bools: arrayOf('bool'),
  I8s: arrayOf('i8'),
  U16s: arrayOf('u16'),
  I32s: arrayOf('i32'),
  U32s: arrayOf('u32'),
  I64s: arrayOf('i64'),
  U64s: arrayOf('u64'),
  F32s: arrayOf('f32'),
  F64s: arrayOf('f64'),
  Fixed: staticArrayOf('i16'),
  Row: staticArrayOf('People?'),
  Int8: typedArrayOf('i8'),
  Clamped: typedArrayOf('u8clamped'),
  Doubles: typedArrayOf('f64'),
  Longs: typedArrayOf('u64'),
  Numbers: setOf('i16'),
  Words: setOf('String?'),
  Phones: mapOf('String', 'People'),
  Letters: mapOf('i8', 'i64'),
  Ages: mapOf('Person', 'u8'),
  Floats: mapOf('f32', 'i32'),
};

describe.each(subjects)('objects that the host makes on $name', (subject) => {
  let instance: ReturnType<typeof alone>;
  let objects: ReturnType<typeof describeTypes<typeof types>>;
  let blocks = 0;

  beforeEach(() => {
    instance = alone(subject);
    objects = describeTypes(instance, types);
    blocks = subject.isCounting ? instance.call.sigil_live_blocks!() : 0;
  });

  function expectNothingLeft(): void {
    objects.collect();
    if (subject.isCounting) expect(instance.call.sigil_live_blocks!()).toBe(blocks);
  }

  it.each([
    '',
    'a',
    'Grüße, 世界 \u{1f600}',
    'lone \ud800 and \udc00 surrogates \ud800',
    'x'.repeat(100_000) + '\u{1f600}'.repeat(10_000),
  ])('are strings, letter by letter (%#)', (text) => {
    using made = objects.make('String', text);
    expect(objects.read('String', made.ref)).toBe(text);
    made.release();
    expectNothingLeft();
  });

  it('are buffers, from buffers and from any view of one', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
    using whole = objects.make('ArrayBuffer', bytes.buffer);
    using part = objects.make('ArrayBuffer', new DataView(bytes.buffer, 10, 5));
    expect(new Uint8Array(objects.read('ArrayBuffer', whole.ref))).toEqual(bytes);
    expect([...new Uint8Array(objects.read('ArrayBuffer', part.ref))]).toEqual([10, 11, 12, 13, 14]);
    part.release();
    whole.release();
    expectNothingLeft();
  });

  it.each<
    [name: 'Bools' | 'I8s' | 'U16s' | 'I32s' | 'U32s' | 'I64s' | 'U64s' | 'F32s' | 'F64s', values: readonly unknown[]]
  >([
    ['Bools', [true, false, true]],
    ['I8s', [-128, 0, 127]],
    ['U16s', [0, 65_535]],
    ['I32s', [-(2 ** 31), 2 ** 31 - 1]],
    ['U32s', [0, 2 ** 32 - 1]],
    ['I64s', [-(2n ** 63n), 2n ** 63n - 1n]],
    ['U64s', [0n, 2n ** 64n - 1n]],
    ['F32s', [1.5, -0, Infinity, NaN]],
    ['F64s', [0.1, -0, -Infinity, NaN]],
  ])('are arrays of numbers: %s', (name, values) => {
    using made = objects.make(name, values as never);
    expect(objects.read(name, made.ref)).toEqual(values);
    using empty = objects.make(name, []);
    expect(objects.read(name, empty.ref)).toEqual([]);
    empty.release();
    made.release();
    expectNothingLeft();
  });

  it.each<[name: string, values: readonly unknown[], rule: string]>([
    ['Bools', [1], 'bool is true or false; got 1'],
    ['I8s', [0, 128], 'i8 is an integer from -128 to 127; got 128'],
    ['U16s', [-1], 'u16 is an integer from 0 to 65535; got -1'],
    ['I32s', [1.5], 'i32 is an integer from -2147483648 to 2147483647; got 1.5'],
    ['U32s', [1n], 'u32 is an integer from 0 to 4294967295; got 1n'],
    ['I64s', [1], 'i64 is a bigint of 64 bits; got 1'],
    ['U64s', [-1n], 'u64 is a bigint of 64 bits; got -1n'],
    ['F32s', ['1'], 'f32 is a number; got "1"'],
  ])('are no arrays of what does not fit: %s', (name, values, rule) => {
    const make = () => objects.make(name as 'I32s', values as never);
    expect(make).toThrow(ValueError);
    expect(make).toThrow(`${name}[${values.length - 1}]: ${rule}`);
    expectNothingLeft();
  });

  it('are static arrays and typed arrays', () => {
    using fixed = objects.make('Fixed', [-5, 7]);
    using small = objects.make('Int8', new Int8Array([-1, 2]));
    using clamped = objects.make('Clamped', [255, 0]);
    using doubles = objects.make('Doubles', new Float64Array([0.5, NaN]));
    using longs = objects.make('Longs', [2n ** 64n - 1n]);
    expect(objects.read('Fixed', fixed.ref)).toEqual([-5, 7]);
    expect(objects.read('Int8', small.ref)).toEqual(new Int8Array([-1, 2]));
    expect(objects.read('Clamped', clamped.ref)).toEqual(new Uint8ClampedArray([255, 0]));
    expect(objects.read('Doubles', doubles.ref)).toEqual(new Float64Array([0.5, NaN]));
    expect(objects.read('Longs', longs.ref)).toEqual(new BigUint64Array([2n ** 64n - 1n]));
    for (const pin of [fixed, small, clamped, doubles, longs]) pin.release();
    expectNothingLeft();
  });

  it('are static arrays of references, which die with it', () => {
    using row = objects.make('Row', [[{ name: 'Ada' }], null, []]);
    expect(objects.readDeep('Row', row.ref)).toEqual([[{ name: 'Ada', age: 0, friend: null }], null, []]);
    row.release();
    expectNothingLeft();
  });

  it('are arrays of arrays, made of what is there and of what is new', () => {
    using ada = objects.make('Person', { name: 'Ada', age: 36 });
    using teams = objects.make('Teams', [[ada, null, { name: 'Bo', friend: ada.ref }], []]);
    const [first, second] = objects.read('Teams', teams.ref);
    expect(objects.read('People', second!)).toEqual([]);
    expect(objects.read('People', first!)).toEqual([ada.ref, null, expect.any(Number)]);
    expect(objects.countOf(ada.ref)).toBe(subject.isCounting ? 3 : 1);
    const person = { name: 'Ada', age: 36, friend: null };
    expect(objects.readDeep('Teams', teams.ref)).toEqual([[person, null, { name: 'Bo', age: 0, friend: person }], []]);
    teams.release();
    ada.release();
    expectNothingLeft();
  });

  it('share and lead back as values of JavaScript do, in both ways', () => {
    const ada: { name: string; friend: unknown } = { name: 'Ada', friend: null };
    const bo = { name: 'Bo', friend: ada };
    ada.friend = bo;
    using people = objects.make('People', [ada, bo, ada] as never);
    const [a, b, again] = objects.read('People', people.ref);
    expect(again).toBe(a);
    expect(objects.get('Person', a!, 'friend')).toBe(b);
    const [first, second] = objects.readDeep('People', people.ref);
    expect(first!.friend).toBe(second);
    expect(second!.friend).toBe(first);
    people.release();
    expectNothingLeft();
  });

  it('have fields that are read and set one by one', () => {
    using child = objects.make('Child', { name: 'Cy', age: 7, height: 1.25 });
    expect(objects.read('Child', child.ref)).toEqual({
      name: expect.any(Number),
      ...{ age: 7, friend: null, school: null, height: 1.25, mother: null },
    });
    using mother = objects.make('Person', { name: 'Di', age: 40 });
    objects.set('Child', child.ref, 'mother', mother);
    objects.set('Child', child.ref, 'school', 'Oak');
    objects.set('Child', child.ref, 'school', 'Elm');
    objects.set('Child', child.ref, 'age', 8);
    expect(objects.readDeep('Child', child.ref)).toMatchObject({ age: 8, school: 'Elm', mother: { name: 'Di' } });
    objects.set('Child', child.ref, 'mother', null);
    expect(objects.countOf(mother.ref)).toBe(1);
    expect(() => objects.set('Child', child.ref, 'name', null as never)).toThrow(
      'Child.name: a reference to String is not null; got null',
    );
    expect(() => objects.get('Child', child.ref, 'legs' as never)).toThrow(
      'a field of Child is one of name, age, friend,',
    );
    child.release();
    mother.release();
    expectNothingLeft();
  });

  it('are instances of their type and of those above, and of no other', () => {
    using child = objects.make('Child', { name: 'Cy' });
    using list = objects.make('I8s', []);
    for (const type of ['Child', 'Person'] as const) expect(objects.instanceOf(child.ref, type)).toBe(true);
    for (const type of ['String', 'People'] as const) expect(objects.instanceOf(child.ref, type)).toBe(false);
    expect(objects.instanceOf(list.ref, 2)).toBe(true);
    expect(objects.typeOf(child.ref)).toMatchObject({ id: 4, name: 'Child', base: 3 });
    using person = objects.make('Person', { name: 'Ed' });
    expect(() => objects.read('Child', person.ref)).toThrow(WrongTypeError);
    expect(() => objects.read('Child', person.ref)).toThrow(
      `Child: the object at ${person.ref} is to be Child; it is Person`,
    );
    expect(objects.readDeep('Person', child.ref)).toMatchObject({ name: 'Cy', height: 0 });
  });

  it('are sets and maps, each key once, in the order in which they came', () => {
    using numbers = objects.make('Numbers', new Set([5, -1, 300, -32_768, 5]));
    expect([...objects.read('Numbers', numbers.ref)]).toEqual([5, -1, 300, -32_768]);
    using letters = objects.make(
      'Letters',
      [...Array(200).keys()].map((i) => [i - 100, BigInt(i)] as const),
    );
    expect(objects.read('Letters', letters.ref).get(-100)).toBe(0n);
    expect(objects.read('Letters', letters.ref).size).toBe(200);
    using texts = objects.make('Words', ['a', 'b', null, 'a', null]);
    expect([...objects.readDeep('Words', texts.ref)]).toEqual(['a', 'b', null]);
    using phones = objects.make(
      'Phones',
      new Map([
        ['x', [{ name: 'Ada' }]],
        ['y', []],
      ]),
    );
    expect(objects.readDeep('Phones', phones.ref).get('x')![0]!.name).toBe('Ada');
    using same = objects.make('Letters', [
      [1, 1n],
      [2, 2n],
      [1, 3n],
    ]);
    expect([...objects.read('Letters', same.ref)]).toEqual([
      [1, 3n],
      [2, 2n],
    ]);
    using floats = objects.make('Floats', [
      [0.1, 1],
      [Math.fround(0.1), 2],
    ]);
    const words = new Uint32Array((instance.exports.memory as WebAssembly.Memory).buffer);
    expect([same, floats].map(({ ref }) => words[ref / 4 + 5])).toEqual([2, 1]);
    using ada = objects.make('Person', { name: 'Ada' });
    using ages = objects.make('Ages', [
      [ada, 1],
      [ada.ref, 2],
      [{ name: 'Ada' }, 3],
    ]);
    expect([...objects.read('Ages', ages.ref)]).toEqual([
      [ada.ref, 2],
      [expect.any(Number), 3],
    ]);
    for (const pin of [numbers, letters, texts, phones, same, floats, ages, ada]) pin.release();
    expectNothingLeft();
  });

  it.each<[type: string, value: unknown, message: string]>([
    ['Person', { age: 3 }, 'Person.name: a reference to String is not null; got undefined'],
    ['Person', { name: 'A', legs: 3 }, 'Person: a field is one of name, age, friend; got "legs"'],
    ['Person', { name: 'A', friend: { name: 'B', friend: { age: 300 } } }, 'got undefined'],
    ['Person', [], 'an object of a class is made of an object with its fields; got an array of 0'],
    ['Teams', [[{ name: 'A' }], [{ name: 'B', age: 256 }]], 'Teams[1][0].age: u8 is an integer from 0 to 255; got 256'],
    ['Phones', new Map([['x', [{ name: 'B' }, 7]]]), 'Phones["x"][1]: a reference is a multiple of 16; got 7'],
    ['Phones', [['x']], 'an entry of a map is a key and a value; got an array of 1'],
    [
      'Letters',
      new Map([
        [1, 1n],
        [300, 1n],
      ]),
      'a key of Letters: i8 is an integer from -128 to 127; got 300',
    ],
    ['Numbers', 7, 'a set is made of a Set, or of what it has, one by one; got 7'],
    ['String', 7, 'a String is made of a string; got 7'],
    ['Doubles', { length: 1 }, 'an array is made of an array; got an object Object'],
    ['ArrayBuffer', [1], 'an ArrayBuffer is made of an ArrayBuffer or of a view of one'],
    ['Nobody', 7, 'Nobody: a type is one of ArrayBuffer, String, Person,'],
  ])('say what is wrong with what they are to be made of, and then nothing is left (%s %#)', (type, value, message) => {
    expect(() => objects.make(type as 'Person', value as never)).toThrow(message);
    expectNothingLeft();
  });

  it.each<[ref: unknown, rule: string]>([
    [0, 'a reference is not 0'],
    [-16, 'a reference is an unsigned integer'],
    [1.5, 'a reference is an unsigned integer'],
    ['x', 'a reference is an unsigned integer'],
    [8, 'a reference is a multiple of 16'],
    [2 ** 32, 'a reference lies in linear memory'],
    [65_536 * 4, 'a reference lies in linear memory'],
  ])('are not where there is none: %s', (ref, rule) => {
    expect(() => objects.read(ref as number)).toThrow(BadReferenceError);
    expect(() => objects.pin(ref as never)).toThrow(`pin: ${rule}; got `);
  });

  it('have references that an engine may hand out as negative numbers', () => {
    expect(() => objects.read(-16)).toThrow('read: a reference lies in linear memory; got 4294967280');
    expect(() => objects.as('Person', -32)).toThrow('a reference lies in linear memory; got 4294967264');
    expect(() => objects.typeOf(-(2 ** 40))).toThrow(/^typeOf: a reference .*; got /);
  });

  it('are seen where they lie, and what was seen says when it is stale', () => {
    using list = objects.make('I32s', [1, 2, 3]);
    const view = objects.view('I32s', list.ref);
    const before = view.elements;
    before[1] = -7;
    expect(objects.read('I32s', list.ref)).toEqual([1, -7, 3]);
    expect(view.staleness(before)).toBeUndefined();
    using _large = objects.make('ArrayBuffer', new ArrayBuffer(65_536 * 3));
    expect(before.length).toBe(0);
    expect(view.staleness(before)).toBe('memory has grown');
    expect([...view.elements]).toEqual([1, -7, 3]);
    const words = new DataView((instance.exports.memory as WebAssembly.Memory).buffer);
    const later = view.elements;
    words.setUint32(list.ref + 12, 2, true);
    expect(view.staleness(later)).toBe('the length has changed');
    words.setUint32(list.ref + 4, words.getUint32(list.ref + 4, true) + 4, true);
    expect(view.staleness(later)).toBe('the elements have moved');
    words.setUint32(list.ref + 4, words.getUint32(list.ref + 4, true) - 3, true);
    expect(() => view.elements).toThrow('I32s: elements that are seen lie at a multiple of 4');
    using texts = objects.make('Texts', ['a']);
    expect(() => objects.view('Texts', texts.ref)).toThrow('a view is of an array of plain values, or of a buffer');
    using buffer = objects.make('ArrayBuffer', new Uint8Array([1, 2]));
    expect([...objects.view('ArrayBuffer', buffer.ref).elements]).toEqual([1, 2]);
  });

  it('of types that nobody declared are known by their flags', () => {
    using list = objects.make('People', [{ name: 'Ada' }]);
    const rtti = objects.typeInfo(0);
    expect(rtti).toEqual({ id: 0, name: 'ArrayBuffer', flags: 16, base: 0 });
    const kind: Plain = 'u8';
    expect(kind).toBe('u8');
    expect(objects.read(list.ref)).toEqual([expect.any(Number)]);
    expect(objects.readDeep(list.ref)).toEqual([{ name: 'Ada', age: 0, friend: null }]);
    expect(new OpaqueObject(16, 3)).toEqual({ ref: 16, id: 3 });
  });
});

describe.each(subjects.filter(({ isCounting }) => isCounting))('objects on $name that die', (subject) => {
  it('are told of before, may be kept once more, and are gone then', () => {
    const hooks = new ObjectHooks();
    const instance = alone(subject, hooks);
    const objects = describeTypes(
      instance,
      { Node: classOf({ next: 'Node?', value: 'i32' }, { isFinalized: true }) },
      { hooks },
    );
    const told: number[] = [];
    const saved: { release(): void; readonly ref: number }[] = [];
    objects.onFinalize('Node', (ref) => {
      const value = objects.get('Node', ref, 'value');
      told.push(value);
      if (value === 2) saved.push(objects.pin(ref));
    });
    objects.make('Node', { value: 1 }).release();
    expect(told).toEqual([1]);
    objects.make('Node', { value: 2, next: { value: 3 } }).release();
    expect(told).toEqual([1, 2]);
    expect(objects.readDeep('Node', saved[0]!.ref)).toEqual({ value: 2, next: { value: 3, next: null } });
    saved[0]!.release();
    expect(told).toEqual([1, 2, 3]);
    const ring: { value: number; next: unknown } = { value: 4, next: null };
    ring.next = ring;
    objects.make('Node', ring as never).release();
    objects.collect();
    expect(told).toEqual([1, 2, 3, 4]);
  });

  it('are remembered by weak handles until then', () => {
    const objects = describeTypes(alone(subject), { Node: classOf({ value: 'i32' }) });
    const node = objects.make('Node', { value: 5 });
    const weak = objects.weaken(node.ref);
    {
      using again = weak.upgrade()!;
      expect(objects.get('Node', again.ref, 'value')).toBe(5);
    }
    node.release();
    expect(weak.upgrade()).toBeUndefined();
    weak.forget();
  });
});

it('objects are as deep as one likes', () => {
  let person: { name: string; friend: unknown } | null = null;
  for (let depth = 0; depth < 20_000; depth++) person = { name: '', friend: person };
  const objects = describeTypes(alone(subjects[0]!, undefined, { build: 'fast' }), types);
  using made = objects.make('Person', person as never);
  let depth = 0;
  for (let at = objects.readDeep('Person', made.ref) as { friend: unknown } | null; at; at = at.friend as never)
    depth++;
  expect(depth).toBe(20_000);
});
