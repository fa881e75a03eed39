import { describe, expect, it } from 'vitest';
import { readWit } from '../src/reader.js';
import { surfaceOf } from '../src/surface.js';

const HEAD = 'package a:b@1.2.3;\n';
const FUNCTION = (text: string) => `${HEAD}interface i { ${text} } world w { export i; }`;

describe('the WIT reader', () => {
  it('reads names, types and docs of a function', () => {
    const wit = readWit(
      FUNCTION('type ptr = u32; /// Moves it.\n move-it: func(old-ptr: ptr, by: u64) -> ptr;'),
      'x.wit',
    );
    expect(surfaceOf(wit, 'w').functions).toEqual([
      {
        package: 'a:b@1.2.3',
        interface: 'i',
        name: 'move-it',
        camelName: 'moveIt',
        linkName: 'a_move_it',
        witName: 'move_it',
        params: [
          { name: 'old-ptr', camelName: 'oldPtr', type: 'ptr', core: 'i32' },
          { name: 'by', camelName: 'by', type: 'u64', core: 'i64' },
        ],
        result: { type: 'ptr', core: 'i32' },
        docs: 'Moves it.',
      },
    ]);
  });

  it.each([
    ['interface i { f func(); }', "x.wit:2: ':' expected, found 'func'"],
    ['interface i { f: func(a u32); }', "x.wit:2: ':' expected, found 'u32'"],
    ['interface i {', 'x.wit:2: a function name expected, found the end of the text'],
    ['interface i { f: func() -> list<u8>; }', "x.wit:2: a WIT token, found '<'"],
    ['interface i { use a:b@1.0.0.{t}; }', "x.wit:2: '/' expected, found '@1.0.0'"],
    ['interface i { use a:b/t.{t}; }', "x.wit:2: a version like '@0.1.0' expected, found '.'"],
    ['world w { include a; }', "x.wit:2: ':' expected, found ';'"],
    ['resource r;', "x.wit:2: 'interface' or 'world' expected, found 'resource'"],
  ])('refuses %s with its line', (text, message) => {
    expect(() => readWit(HEAD + text, 'x.wit')).toThrow(message);
  });

  it('reads types of another package, and worlds that include one', () => {
    const other = readWit(`${HEAD}interface types { type wide = u64; } world w {}`, 'other.wit');
    const text = 'package a:c@2.0.0; interface i { use a:b/types@1.2.3.{wide}; f: func(a: wide); } ';
    const wit = readWit(`${text} world w { include a:b/w@1.2.3; export i; }`, 'x.wit');
    expect(wit.worlds[0]?.includes).toEqual([{ package: 'a:b@1.2.3', item: 'w' }]);
    const surface = surfaceOf(wit, 'w', [other]);
    expect(surface.functions[0]?.params).toEqual([{ name: 'a', camelName: 'a', type: 'wide', core: 'i64' }]);
    expect(surface.types).toEqual([]);
    expect(() => surfaceOf(wit, 'w')).toThrow(
      "a:c@2.0.0: uses 'wide' of a:b@1.2.3, interface types, where nobody declares it",
    );
  });

  it('refuses a type nobody declared, naming function and type', () => {
    const wit = readWit(FUNCTION('f: func(a: pointer);'), 'x.wit');
    expect(() => surfaceOf(wit, 'w')).toThrow("a:b@1.2.3: i.f has the type 'pointer', which has no core wasm type");
  });
});
