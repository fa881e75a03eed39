import { testTopic } from './lower-topic.js';

const loads = [
  ['i32.load', 4],
  ['i32.load8_s', 1],
  ['i32.load8_u', 1],
  ['i32.load16_s', 2],
  ['i32.load16_u', 2],
  ['i64.load', 8],
  ['i64.load8_s', 1],
  ['i64.load8_u', 1],
  ['i64.load16_s', 2],
  ['i64.load16_u', 2],
  ['i64.load32_s', 4],
  ['i64.load32_u', 4],
  ['f32.load', 4],
  ['f64.load', 8],
] as const;

const stores = [
  ['i32.store', 4],
  ['i32.store8', 1],
  ['i32.store16', 2],
  ['i64.store', 8],
  ['i64.store8', 1],
  ['i64.store16', 2],
  ['i64.store32', 4],
  ['f32.store', 4],
  ['f64.store', 8],
] as const;

/** Offsets that are folded into the access, that do not fit there, and that leave 32 bits. */
const offsets = [0, 1, 7, 65528, 0x7fffffff, 0x80000000, 0xfffffff8];

const typeOf = (op: string) => op.slice(0, 3);
const loadName = (op: string, offset: number) => `${op} at offset ${offset}`;

const loadFunctions = loads.flatMap(([op]) =>
  offsets.map(
    (offset) => `(func (export "${loadName(op, offset)}") (param i32) (result ${typeOf(op)})
      (${op} offset=${offset} (local.get 0)))`,
  ),
);
const storeFunctions = stores.flatMap(([op]) =>
  offsets.map(
    (offset) => `(func (export "${loadName(op, offset)}") (param i32 ${typeOf(op)})
      (${op} offset=${offset} (local.get 0) (local.get 1)))`,
  ),
);

const lastFor = (bytes: number, offset: number) => 65536 - bytes - offset;
const addresses = (bytes: number, offset: number) =>
  [0, 16, 33, lastFor(bytes, offset), lastFor(bytes, offset) + 1, 0x7fffffff, 0x80000000, 0xffffffff].filter(
    (at) => at >= 0,
  );

testTopic(
  'loads and stores of every width',
  `(module (memory (export "memory") 1 1)
    (data (i32.const 0) "\\80\\81\\82\\83\\84\\85\\86\\87\\88\\89\\8a\\8b\\8c\\8d\\8e\\8f\\70\\71\\72\\73\\f4\\f5\\f6\\f7\\f8\\f9\\fa\\fb")
    (data (i32.const 65520) "0123456789abcdef")
    ${[...loadFunctions, ...storeFunctions].join('\n')})`,
  Object.fromEntries([
    ...loads.flatMap(([op, bytes]) =>
      offsets.map((offset) => [loadName(op, offset), addresses(bytes, offset).map((at) => [at])]),
    ),
    ...stores.flatMap(([op, bytes]) =>
      offsets.map((offset) => [loadName(op, offset), addresses(bytes, offset).map((at) => [at, 0x8182838485868788n])]),
    ),
  ]),
);

testTopic(
  'literal addresses',
  `(module (memory (export "memory") 1 1) (data (i32.const 8) "literally")
  (func (export "a literal address") (result i32) (i32.load offset=4 (i32.const 8)))
  (func (export "a literal address above 2 GiB traps") (result i32) (i32.load (i32.const 0x80000000)))
  (func (export "a literal address just below 4 GiB traps") (result i32) (i32.load8_u (i32.const -1)))
  (func (export "a literal address and an offset beyond 4 GiB trap") (result i32) (i32.load offset=0xffffffff (i32.const -1)))
  (func (export "a literal store above 2 GiB traps") (i64.store offset=16 (i32.const -16) (i64.const 1)))
  (func (export "a negative address is a high one") (param i32) (result i32) (i32.load8_u offset=16 (local.get 0)))
)`,
  {
    'a literal address': [[]],
    'a literal address above 2 GiB traps': [[]],
    'a literal address just below 4 GiB traps': [[]],
    'a literal address and an offset beyond 4 GiB trap': [[]],
    'a literal store above 2 GiB traps': [[]],
    'a negative address is a high one': [[-8], [0]],
  },
);

testTopic(
  'growing and bulk memory',
  `(module (memory (export "memory") 1 4)
  (data $passive "passively") (data $active (i32.const 100) "actively") (data $empty "")
  (func (export "memory.size tells pages") (result i32) (memory.size))
  (func (export "memory.grow gives the pages before, or -1 beyond the maximum") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "memory.size tells pages again") (result i32) (memory.size))
  (func (export "grown memory is zero and writable") (result i64)
    (i64.store (i32.const 131000) (i64.add (i64.const 5) (i64.load (i32.const 131000)))) (i64.load (i32.const 131000)))
  (func (export "memory.fill takes the low byte") (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  (func (export "memory.copy is right for every overlap") (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func (export "memory.init copies from a passive segment") (param i32 i32 i32)
    (memory.init $passive (local.get 0) (local.get 1) (local.get 2)))
  (func (export "data.drop empties it") (data.drop $passive))
  (func (export "memory.init of a dropped segment traps unless it copies nothing") (param i32 i32 i32)
    (memory.init $passive (local.get 0) (local.get 1) (local.get 2)))
  (func (export "memory.init of an active segment finds it empty") (param i32 i32 i32)
    (memory.init $active (local.get 0) (local.get 1) (local.get 2)))
  (func (export "memory.init of an empty segment") (param i32 i32 i32)
    (memory.init $empty (local.get 0) (local.get 1) (local.get 2)))
)`,
  {
    'memory.size tells pages': [[]],
    'memory.grow gives the pages before, or -1 beyond the maximum': [[0], [1], [3], [1], [-1], [65536], [0]],
    'memory.size tells pages again': [[]],
    'grown memory is zero and writable': [[], []],
    'memory.fill takes the low byte': [
      [200, 0x1ff, 10],
      [204, 0x42, 1],
      [196608, 1, 0],
      [196609, 1, 0],
      [196600, 7, 9],
      [-1, 1, 2],
      [0, 1, -1],
    ],
    'memory.copy is right for every overlap': [
      [300, 100, 8],
      [301, 300, 8],
      [299, 300, 8],
      [196608, 0, 0],
      [0, 196600, 9],
      [196600, 0, 9],
      [0, 5, -1],
    ],
    'memory.init copies from a passive segment': [
      [400, 0, 9],
      [410, 3, 2],
      [420, 9, 0],
      [420, 8, 2],
      [196606, 0, 9],
      [420, 10, 0],
      [420, -1, 2],
    ],
    'data.drop empties it': [[], []],
    'memory.init of a dropped segment traps unless it copies nothing': [
      [430, 0, 0],
      [430, 0, 1],
    ],
    'memory.init of an active segment finds it empty': [
      [430, 0, 0],
      [430, 0, 1],
    ],
    'memory.init of an empty segment': [
      [430, 0, 0],
      [196608, 0, 0],
      [196609, 0, 0],
      [430, 1, 0],
    ],
  },
);
