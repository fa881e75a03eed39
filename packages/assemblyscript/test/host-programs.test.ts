/* The host's library and compiled programs: what one makes the other reads. */
import {
  arrayOf,
  classOf,
  DeclarationError,
  mapOf,
  Objects,
  OpaqueObject,
  setOf,
  staticArrayOf,
  typedArrayOf,
} from '@sigil-alloc/host/objects';
import { beforeAll, describe, expect, it } from 'vitest';
import { idsOf, type Program, program } from './support/host.js';

const types = {
  Animal: classOf({ legs: 'i8', name: 'String' }),
  Dog: classOf({ isGood: 'bool', weight: 'f64', friend: 'Dog?', tag: 'i16', seen: 'Dogs' }, { base: 'Animal' }),
  Dogs: arrayOf('Dog'),
  I8s: arrayOf('i8'),
  Texts: arrayOf('String'),
  MaybeTexts: arrayOf('String?'),
  Fixed: staticArrayOf('f32'),
  FixedTexts: staticArrayOf('String'),
  Bytes: typedArrayOf('u8'),
  Shorts: typedArrayOf('u16'),
  SetI8: setOf('i8'),
  SetBool: setOf('bool'),
  SetText: setOf('String'),
  SetF64: setOf('f64'),
  MapI8: mapOf('i8', 'i32'),
  MapU8: mapOf('u8', 'i32'),
  MapI16: mapOf('i16', 'i32'),
  MapU16: mapOf('u16', 'i32'),
  MapI32: mapOf('i32', 'i32'),
  MapU32: mapOf('u32', 'i32'),
  MapI64: mapOf('i64', 'i32'),
  MapU64: mapOf('u64', 'i32'),
  MapF32: mapOf('f32', 'i32'),
  MapF64: mapOf('f64', 'i32'),
  MapBool: mapOf('bool', 'i32'),
  MapText: mapOf('String', 'i32'),
  MapMaybe: mapOf('String?', 'i32'),
  MapDog: mapOf('Dog', 'i32'),
  MapNamed: mapOf('i8', 'Dog?'),
};

type MapName = Extract<keyof typeof types, `Map${string}`>;

const whole = (least: number, count: number, step = 1): number[] =>
  Array.from({ length: count }, (_, i) => least + i * step);

const KEYS: readonly (readonly [kind: string, keys: readonly unknown[]])[] = [
  ['I8', whole(-128, 256)],
  ['U8', whole(0, 256)],
  ['I16', whole(-32_768, 3000, 21)],
  ['U16', whole(0, 3000, 21)],
  ['I32', [...whole(-3, 7), 2 ** 31 - 1, -(2 ** 31)]],
  ['U32', [...whole(0, 50), 2 ** 32 - 1]],
  ['I64', [...whole(-20, 40).map(BigInt), 2n ** 63n - 1n, -(2n ** 63n)]],
  ['U64', [0n, 1n, 2n ** 32n, 2n ** 64n - 1n]],
  ['F32', [0.1, -0.5, 1e30, Infinity, 16_777_217]],
  ['F64', [0.1, -0.5, 1e300, -Infinity]],
  ['Bool', [true, false]],
  ['Text', ['', 'a', 'b', 'Grüße', '\ud800', ...whole(0, 90).map(String)]],
];

describe.each(['full', 'stub'] as const)('a program of asc 0.9.4 on %s', (runtime) => {
  let { objects, call, exports } = {} as Program<typeof types>;
  let blocks = 0;

  beforeAll(async () => {
    ({ objects, call, exports } = await program('clients/host', runtime, types));
  });

  const count = (): number => {
    objects.collect();
    return runtime === 'full' ? call.sigil_live_blocks!() : 0;
  };
  /** Runs a test between two looks at what lives. */
  const leavesNothing = (test: () => void) => () => {
    blocks = count();
    test();
    expect(count()).toBe(blocks);
  };

  it.each(KEYS)('finds what the host put into a map by keys of the kind %s', (kind, keys) => {
    leavesNothing(() => {
      const entries = keys.map((key, index) => [key, 2 ** (index % 20)] as const);
      using map = objects.make(`Map${kind}` as MapName, entries as never);
      expect(call[`every${kind}`]!(map.ref)).toBe(entries.reduce((sum, [, value]) => sum + value, 0));
      expect(objects.read(`Map${kind}` as 'MapI8', map.ref).size).toBe(keys.length);
    })();
  });

  it.each(KEYS.filter(([kind]) => ['I8', 'I64', 'Text'].includes(kind)))(
    'goes on with a map of the host by keys of the kind %s, and the host reads it after that',
    (kind, keys) => {
      leavesNothing(() => {
        using map = objects.make(`Map${kind}` as MapName, keys.map((key, index) => [key, index]) as never);
        using same = objects.adopt(`Map${kind}` as MapName, call[`changed${kind}`]!(map.ref));
        expect(same.ref).toBe(map.ref);
        const expected = keys.map((key, index) => [key, index + 1]).filter((_, index) => index % 2 === 0);
        expect([...(objects.readDeep(`Map${kind}` as 'MapText', map.ref) as Map<unknown, unknown>)]).toEqual(expected);
      })();
    },
  );

  it(
    'finds keys that are objects, and null',
    leavesNothing(() => {
      using name = objects.make('String', 'Rex');
      using rex = objects.adopt('Dog', call.newDog!(name.ref));
      using dogs = objects.make('MapDog', [[rex, 5]]);
      expect(call.everyDog!(dogs.ref)).toBe(5);
      using maybe = objects.make('MapMaybe', [
        ['a', 1],
        [null, 2],
      ]);
      expect(call.ofNull!(maybe.ref)).toBe(2);
      using named = objects.make('MapNamed', [
        [-7, rex],
        [1, null],
      ]);
      expect(call.legsOf!(named.ref, -7)).toBe(4);
      expect(call.legsOf!(named.ref, 1)).toBe(-1);
    }),
  );

  it(
    'finds what the host put into sets',
    leavesNothing(() => {
      using texts = objects.make('SetText', ['x', 'yy', 'x']);
      using x = objects.make('String', 'x');
      using y = objects.make('String', 'y');
      expect(call.sumOfTexts!(texts.ref, x.ref, y.ref)).toBe(21);
      using numbers = objects.make('SetF64', [0.5, -1e9]);
      expect([0.5, -1e9, 1].map((value) => call.hasNumber!(numbers.ref, value))).toEqual([1, 1, 0]);
      using bytes = objects.make('SetI8', [-1, 5]);
      expect([-1, 5, 1].map((value) => call.hasByte!(bytes.ref, value))).toEqual([1, 1, 0]);
      using bools = objects.make('SetBool', [true]);
      expect([1, 0].map((value) => call.hasBool!(bools.ref, value))).toEqual([1, 0]);
    }),
  );

  it(
    'gives a set from which it has taken some',
    leavesNothing(() => {
      using set = objects.adopt('SetI8', call.negativeBytes!());
      expect([...objects.read('SetI8', set.ref)]).toEqual(whole(-20, 40).filter((key) => (key + 20) % 3 !== 0));
      expect(objects.read(set.ref)).toEqual(objects.read('SetI8', set.ref));
    }),
  );

  it(
    'takes objects of its classes from the host, field by field where it looks for them',
    leavesNothing(() => {
      const name = 'Rex';
      const dog = {
        name,
        weight: 31.25,
        tag: -300,
        isGood: true,
        friend: { name: 'Ada', seen: [] },
        seen: [{ name: 'Bo', seen: [] }],
      };
      using rex = objects.make('Dog', dog);
      using text = objects.adopt('String', call.describeDog!(rex.ref));
      expect(objects.read('String', text.ref)).toBe('Rex is good with 1, Ada, -300, 31.25');
      call.keep!(rex.ref);
      rex.release();
      call.keep!(0);
    }),
  );

  it(
    'gives objects of its classes to the host',
    leavesNothing(() => {
      using name = objects.make('String', 'Cy');
      using dog = objects.adopt('Dog', call.newDog!(name.ref));
      const read = objects.readDeep('Dog', dog.ref);
      expect(read).toMatchObject({ legs: 4, name: 'Cy', isGood: true, weight: 7.5, friend: null, tag: -2 });
      expect(read.seen[0]).toBe(read);
      expect(objects.instanceOf(dog.ref, 'Animal')).toBe(true);
      expect(objects.instanceOf(dog.ref, 'Dogs')).toBe(false);
    }),
  );

  it(
    'passes static arrays, of numbers and of references',
    leavesNothing(() => {
      using fixed = objects.make('Fixed', [1.5, -2]);
      using doubled = objects.adopt('Fixed', call.doubled!(fixed.ref));
      expect(objects.read('Fixed', doubled.ref)).toEqual([3, -4]);
      using texts = objects.make('FixedTexts', ['first', 'second']);
      using first = objects.adopt('String', call.firstText!(texts.ref));
      expect(objects.read('String', first.ref)).toBe('first');
    }),
  );

  it(
    'lets an array grow under a view of the host, which then says so',
    leavesNothing(() => {
      using list = objects.make('I8s', [-1, 2]);
      const view = objects.view('I8s', list.ref);
      const before = view.elements;
      before[0] = -100;
      call.grow!(list.ref, 3000);
      expect(view.staleness(before)).toMatch(/moved|grown|changed/);
      expect([...view.elements.subarray(0, 3)]).toEqual([-100, 2, 1]);
      expect(view.elements).toHaveLength(3002);
    }),
  );

  it(
    'gives a part of a typed array, which the host reads as that part',
    leavesNothing(() => {
      using part = objects.adopt('Shorts', call.middle!());
      expect(objects.read('Shorts', part.ref)).toEqual(new Uint16Array([1002, 1003, 1004, 1005]));
      expect([...objects.view('Shorts', part.ref).elements]).toEqual([1002, 1003, 1004, 1005]);
    }),
  );

  it('is known by its flags alone to a host that declares nothing', () => {
    const bare = new Objects({ exports });
    const ids = idsOf(exports, ['I8s', 'MapText', 'Dog', 'Shorts', 'MaybeTexts']);
    using list = bare.make(ids.I8s!, [-3, 4]);
    expect(bare.read(list.ref)).toEqual([-3, 4]);
    using map = bare.make(ids.MapText!, [['a', 5]]);
    expect(call.everyText!(map.ref)).toBe(5);
    expect(bare.readDeep(map.ref)).toEqual(new Map([['a', 5]]));
    using texts = bare.make(ids.MaybeTexts!, ['a', null]);
    expect(bare.readDeep(texts.ref)).toEqual(['a', null]);
    using name = bare.make('String', 'Di');
    const dog = call.newDog!(name.ref);
    using adopted = bare.adopt(dog);
    expect(bare.countOf(adopted.ref)).toBe(runtime === 'full' ? 2 : 1);
    expect([...bare.view(list.ref).elements]).toEqual([-3, 4]);
    expect(() => bare.adopt(8)).toThrow('adopt: a reference is a multiple of 16; got 8');
    expect(bare.readDeep(dog)).toEqual(new OpaqueObject(dog, ids.Dog!));
    expect(() => bare.make(ids.Dog!, {})).toThrow('objects of a class are made when the class was declared; got');
    expect(() => bare.make(9999, [])).toThrow(/^9999: an id is below \d+; got 9999$/);
  });

  it('is not what a host declares wrongly, and then nothing begins', () => {
    const ids = idsOf(exports, ['Texts', 'Dog', 'Dogs']);
    expect(
      () => new Objects({ exports }, { types: { Texts: arrayOf('String?') }, ids: { Texts: ids.Texts! } }),
    ).toThrow(DeclarationError);
    expect(() => new Objects({ exports }, { types: { Dog: arrayOf('i32') }, ids: { Dog: ids.Dog! } })).toThrow(
      /^type Dog: the flags of a array such as was declared are 0x/,
    );
  });
});
