/** The table of opcodes against the engine's own decoder. */
import { describe, expect, it } from 'vitest';
import { type Immediate, instruction, PREFIX } from '../src/opcodes.js';

/** No opcode has this number: an engine that expects less than the table takes it for one, and refuses the module. */
const NO_OPCODE = 0x27;
const MANY = NO_OPCODE + 1;

const BYTES: Readonly<Record<Immediate, readonly number[]>> = {
  block: [0x40],
  function: [NO_OPCODE],
  global: [NO_OPCODE],
  local: [NO_OPCODE],
  label: [NO_OPCODE],
  labels: [1, NO_OPCODE],
  address: [0, NO_OPCODE],
  memory: [0],
  integer: [NO_OPCODE],
  'four bytes': [0, 0, 0, NO_OPCODE],
  'eight bytes': [0, 0, 0, 0, 0, 0, 0, NO_OPCODE],
};
const UNREACHABLE = 0x00;
const BLOCK = [0x02, 0x40];
const END = 0x0b;
const DROP = 0x1a;

const sized = (content: readonly number[]): number[] => [
  (content.length & 0x7f) | 0x80,
  (content.length >> 7) & 0x7f,
  ...content,
];
const section = (id: number, content: readonly number[]): number[] => [id, ...sized(content)];
const times = <Item>(item: readonly Item[]): Item[] => Array.from({ length: MANY }, () => item).flat();

/** A module with as many of everything, and code of which nothing after the first instruction is reached. */
function moduleWith(code: readonly number[]): Uint8Array {
  const nested = [...times(BLOCK), UNREACHABLE, ...code, ...times([END]), END];
  const body = sized([1, MANY, 0x7f, ...nested]);
  const others = times([2, 0, END]).slice(3);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [MANY, ...times([0])]),
    ...section(5, [1, 0, 1]),
    ...section(6, [MANY, ...times([0x7f, 1, 0x41, 0, END])]),
    ...section(10, [MANY, ...body, ...others]),
  ]);
}

/** An engine that expects more than the table takes the first byte away, and comes upon a number that no opcode has. */
const NUMBER_DROPPED = [0x41, NO_OPCODE, DROP];
/** Whatever it leaves on the stack, and whether it opens a block. */
const FOLLOWED_BY = [[], [DROP], [END], [END, DROP]];
const isTakenByEngine = (code: readonly number[]): boolean =>
  FOLLOWED_BY.some((rest) => WebAssembly.validate(moduleWith([...code, ...NUMBER_DROPPED, ...rest])));

const codes = [
  ...Array.from({ length: 256 }, (_, code) => [code] as const),
  ...Array.from({ length: 20 }, (_, code) => [PREFIX, code] as const),
];
/** They stand inside other instructions. */
const ELSE = 0x05;

describe('the table of opcodes', () => {
  const known = codes.filter(([code, prefixed]) => instruction(code, prefixed) !== undefined);

  it('has all of MVP, sign extension, conversions that saturate, and two of bulk memory', () => {
    expect(known).toHaveLength(172 - 1 + 5 + 8 + 2);
  });

  it('knows what follows each as the engine does', () => {
    const others = known.filter(([code]) => code !== ELSE && code !== END);
    const wrong = others.filter((code) => {
      const { immediates } = instruction(code[0], code[1])!;
      return !isTakenByEngine([...code, ...immediates.flatMap((immediate) => BYTES[immediate])]);
    });
    expect(wrong).toEqual([]);
  });

  it('can be wrong: what the engine takes otherwise is noticed', () => {
    expect(isTakenByEngine([0x41])).toBe(false);
    expect(isTakenByEngine([0x45, NO_OPCODE])).toBe(false);
    expect(isTakenByEngine([0x28, 0])).toBe(false);
  });
});
