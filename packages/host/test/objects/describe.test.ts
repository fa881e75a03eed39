import { describe as about, expect, it } from 'vitest';
import {
  arrayOf,
  classOf,
  DeclarationError,
  describe,
  describedBytes,
  mapOf,
  type ObjectHooks,
  Objects,
  setOf,
  staticArrayOf,
  type Types,
  typedArrayOf,
} from '../../src/objects/index.js';
import { fake } from './fake.js';

const types = {
  Point: classOf({ x: 'i8', y: 'f64', tag: 'i16', name: 'String?' }),
  Pixel: classOf({ isLit: 'bool', next: 'Point?', weight: 'i64' }, { base: 'Point', isFinalized: true }),
  Points: arrayOf('Point?'),
  Bytes: typedArrayOf('u8clamped'),
  Fixed: staticArrayOf('f32'),
  Names: setOf('String'),
  Ages: mapOf('String', 'i8'),
};

const VIEW = 1;
const ARRAY = 2;
const SET = 4;
const MAP = 8;
const ACYCLIC = 16;
const value = (bits: number) => bits << 5;
const key = (bits: number) => bits << 14;
const [SIGNED, NULLABLE, MANAGED] = [32, 128, 256];

about('described types', () => {
  it('lie in memory as flags, bases and offsets of references, and the runtime is told where', () => {
    const subject = fake();
    const at = 512;
    const objects = describe(subject, types, { at });
    const words = [...new Uint32Array(subject.memory.buffer, at, describedBytes(types) / 4)];
    const layouts = words.slice(21, 31);
    expect(words.slice(0, 21)).toEqual([
      10,
      ...[ACYCLIC, 0, ACYCLIC, 0, ACYCLIC, 0],
      ...[ACYCLIC, 0],
      ...[0x8000_0000, 3],
      ...[VIEW | ARRAY | ACYCLIC | value(4 | NULLABLE | MANAGED), 2],
      ...[VIEW | ACYCLIC | value(1), 2],
      ...[ACYCLIC, 0],
      ...[SET | ACYCLIC | value(4 | MANAGED), 0],
      ...[MAP | ACYCLIC | value(1 | SIGNED) | key(4 | MANAGED), 0],
    ]);
    expect(layouts).toEqual([0, 0, 0, at + 124, at + 132, 0, 0, 0, 0, 0]);
    expect(words.slice(31)).toEqual([1, 20, 2, 20, 28]);
    expect(subject.described).toEqual([at, at + 84]);
    expect(objects.typeInfo('Pixel')).toEqual({ id: 4, name: 'Pixel', flags: 0x8000_0000, base: 3 });
  });

  it('have pages of their own unless a place is given', () => {
    const subject = fake();
    describe(subject, types);
    expect(subject.memory.buffer.byteLength).toBe(2 * 65_536);
    expect(subject.described[0]).toBe(65_536);
  });

  it.each<[string, Types, string]>([
    ['slot', { A: classOf({ b: 'B' }) }, 'type A.b: a slot is a plain kind, a declared type, or such a type with ?'],
    ['base', { A: classOf({}, { base: 'B' }) }, 'type A: a base is a declared class; got "B"'],
    ['base that is no class', { A: classOf({}, { base: 'B' }), B: setOf('i8') }, 'a base is a declared class; got "B"'],
    ['line without a beginning', { A: classOf({}, { base: 'A' }) }, 'type A: no class is its own base; got "A"'],
    [
      'field',
      { A: classOf({ x: 'i8' }), B: classOf({ x: 'i8' }, { base: 'A' }) },
      'type B: a field has a name that no class',
    ],
    ['name', { i32: classOf({}) }, 'type i32: a type has a name of its own, without ? at its end; got "i32"'],
    ['name of a builtin', { String: classOf({}) }, 'a type has a name of its own'],
  ])('are refused with a %s that cannot be', (_, wrong, message) => {
    const attempt = () => describe(fake(), wrong as never);
    expect(attempt).toThrow(DeclarationError);
    expect(attempt).toThrow(message);
  });

  it('are refused where there is no room for them', () => {
    for (const at of [65_536 - 4, 6])
      expect(() => describe(fake(), types, { at })).toThrow(
        /^describe: tables of \d+ bytes lie in memory, at a multiple/,
      );
  });

  it('that can be in cycles are found by what they may refer to, over arrays and what is above or below', () => {
    const acyclicOnes = (declared: Types): string[] => {
      const objects = describe(fake(), declared as never) as unknown as Objects;
      return Object.keys(declared).filter((name) => (objects.typeInfo(name as never).flags & ACYCLIC) !== 0);
    };
    expect(
      acyclicOnes({ A: classOf({ b: 'Bs' }), Bs: arrayOf('B'), B: classOf({ a: 'A?' }), C: classOf({ a: 'A' }) }),
    ).toEqual(['C']);
    expect(acyclicOnes({ A: staticArrayOf('A?'), B: staticArrayOf('A') })).toEqual(['B']);
    expect(acyclicOnes({ A: classOf({ text: 'String' }), B: classOf({ a: 'A?' }, { base: 'A' }) })).toEqual(['A']);
    expect(acyclicOnes({ A: classOf({ m: 'M' }), M: mapOf('A', 'i8'), S: setOf('S2?'), S2: setOf('S') })).toEqual([]);
    expect(acyclicOnes({ A: classOf({ a: 'A?' }, { isAcyclic: true }), B: classOf({}, { isAcyclic: false }) })).toEqual(
      ['A'],
    );
  });
});

about('declared types of a program', () => {
  const program = () => {
    const subject = fake();
    describe(subject, types, { at: 512 });
    return { subject, rtti: 512 };
  };
  const ids = { Point: 3, Pixel: 4, Points: 5, Bytes: 6, Fixed: 7, Names: 8, Ages: 9 };

  it('are taken where they are what type information says', () => {
    const { subject, rtti } = program();
    const objects = new Objects(subject, { types, ids, rtti });
    using pixel = objects.make('Pixel', { x: 1, isLit: true });
    expect(objects.typeOf(pixel.ref).name).toBe('Pixel');
  });

  it.each<[string, Types, Record<string, number>, string]>([
    [
      'other values',
      { Points: arrayOf('i32') },
      { Points: 5 },
      'type Points: the flags of a array such as was declared are 0x483; got "0x',
    ],
    ['another kind', { Points: setOf('String?') }, { Points: 5 }, 'the flags of a set such as was declared'],
    ['a container', { Point: classOf({}) }, { Point: 5 }, 'the flags of a class such as was declared are 0x0'],
    [
      'another base',
      { A: classOf({}), B: classOf({}, { base: 'A' }) },
      { A: 7, B: 4 },
      'type B: the id of its base A is 7; got 3',
    ],
    ['no id', { A: classOf({}) }, {}, 'type A: a declared type has an id; got undefined'],
    ['an id of another', { A: classOf({}), B: classOf({}) }, { A: 3, B: 3 }, 'type B: the id is that of A; got 3'],
    ['an id that there is not', { A: classOf({}) }, { A: 10 }, 'A: an id is below 10; got 10'],
  ])('are refused with %s', (_, declared, given, message) => {
    const { subject, rtti } = program();
    expect(() => new Objects(subject, { types: declared as never, ids: given as never, rtti })).toThrow(message);
  });
});

about('an instance', () => {
  it('is refused without what managed objects need, by names', () => {
    expect(() => new Objects(fake(['sigil_make', 'sigil_collect']))).toThrow(
      'the instance does not export sigil_make, sigil_collect, needed for managed objects',
    );
    expect(() => new Objects(fake(['__rtti_base']))).toThrow('does not export __rtti_base, needed for types');
    expect(() => new Objects(fake(['memory']))).toThrow('does not export memory');
    expect(() => describe(fake(['sigil_describe']), {})).toThrow('does not export sigil_describe');
    const objects = new Objects(fake(), {} as { hooks?: ObjectHooks });
    expect(() => objects.onFinalize('String', () => {})).toThrow('give `hooks` to the instance and here');
  });
});
