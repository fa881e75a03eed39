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
    ['world w { import a', "x.wit:2: ';' expected, found the end of the text"],
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

  it('reads what a world imports as hooks, apart from what it exports', () => {
    const text = 'interface i { f: func(); } interface h { g: func(a: u32); } world w { import h; export i; }';
    const { functions, hooks } = surfaceOf(readWit(HEAD + text, 'x.wit'), 'w');
    expect(functions.map(({ linkName }) => linkName)).toEqual(['a_f']);
    expect(hooks.map(({ linkName, interface: from }) => [linkName, from])).toEqual([['a_g', 'h']]);
  });

  it('refuses a hook of an interface that is not there, and one that is named like a function', () => {
    const reading = (text: string) => () => surfaceOf(readWit(HEAD + text, 'x.wit'), 'w');
    expect(reading('world w { import h; }')).toThrow("a:b@1.2.3: world 'w' imports 'h', which is not an interface");
    const twice = 'interface i { f: func(); } interface h { f: func(); } world w { import h; export i; }';
    expect(reading(twice)).toThrow("link name 'a_f' is derived from both i.f and h.f");
  });

  it('derives the names of namespace asc as that compiler wrote them', () => {
    const wit = readWit('package asc:b@1.0.0; interface i { visit-all: func(); } world w { export i; }', 'x.wit');
    expect(surfaceOf(wit, 'w').functions[0]?.linkName).toBe('__visit_all');
  });

  it('refuses a type nobody declared, naming function and type', () => {
    const wit = readWit(FUNCTION('f: func(a: pointer);'), 'x.wit');
    expect(() => surfaceOf(wit, 'w')).toThrow("a:b@1.2.3: i.f has the type 'pointer', which has no core wasm type");
  });
});
