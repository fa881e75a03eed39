/**
 * The instructions that an object may have, each with what follows its opcode: MVP, sign extension, saturating conversions,
 * and of bulk memory what needs no segment. Blocks may have several results.
 */

/** What follows an opcode. `function`, `global` and the type of a `block` are numbers that the linker replaces. */
export type Immediate =
  | 'block'
  | 'function'
  | 'global'
  | 'local'
  | 'label'
  | 'labels'
  | 'address'
  | 'memory'
  | 'integer'
  | 'four bytes'
  | 'eight bytes';

/** A feature of the linker's list, for code that plain MVP does not have. */
export type Feature = 'sign-ext' | 'bulk-memory' | 'nontrapping-fptoint' | 'multivalue';

export interface Instruction {
  readonly immediates: readonly Immediate[];
  readonly feature?: Feature;
}

interface Row extends Instruction {
  readonly first: number;
  /** of a run of opcodes that are alike */
  readonly last?: number;
}

const PLAIN: readonly Row[] = [
  { first: 0x00, last: 0x01, immediates: [] }, // unreachable, nop
  { first: 0x02, last: 0x04, immediates: ['block'] }, // block, loop, if
  { first: 0x05, immediates: [] }, // else
  { first: 0x0b, immediates: [] }, // end
  { first: 0x0c, last: 0x0d, immediates: ['label'] }, // br, br_if
  { first: 0x0e, immediates: ['labels', 'label'] }, // br_table
  { first: 0x0f, immediates: [] }, // return
  { first: 0x10, immediates: ['function'] }, // call
  { first: 0x1a, last: 0x1b, immediates: [] }, // drop, select
  { first: 0x20, last: 0x22, immediates: ['local'] }, // local.get, local.set, local.tee
  { first: 0x23, last: 0x24, immediates: ['global'] }, // global.get, global.set
  { first: 0x28, last: 0x3e, immediates: ['address'] }, // loads and stores
  { first: 0x3f, last: 0x40, immediates: ['memory'] }, // memory.size, memory.grow
  { first: 0x41, last: 0x42, immediates: ['integer'] }, // i32.const, i64.const
  { first: 0x43, immediates: ['four bytes'] }, // f32.const
  { first: 0x44, immediates: ['eight bytes'] }, // f64.const
  { first: 0x45, last: 0xbf, immediates: [] }, // compares, arithmetic, conversions
  { first: 0xc0, last: 0xc4, immediates: [], feature: 'sign-ext' },
];

/** After the byte 0xfc. */
const PREFIXED: readonly Row[] = [
  { first: 0, last: 7, immediates: [], feature: 'nontrapping-fptoint' },
  { first: 10, immediates: ['memory', 'memory'], feature: 'bulk-memory' }, // memory.copy
  { first: 11, immediates: ['memory'], feature: 'bulk-memory' }, // memory.fill
];

export const PREFIX = 0xfc;

interface Refusal {
  readonly first: number;
  readonly last?: number;
  readonly name: string;
}

const REFUSED: readonly Refusal[] = [
  { first: 0x06, last: 0x0a, name: 'exception handling' },
  { first: 0x11, name: 'call_indirect' },
  { first: 0x12, last: 0x13, name: 'a tail call' },
  { first: 0x14, last: 0x15, name: 'call_ref' },
  { first: 0x18, last: 0x19, name: 'exception handling' },
  { first: 0x1c, name: 'select with types' },
  { first: 0x1f, name: 'exception handling' },
  { first: 0x25, name: 'table.get' },
  { first: 0x26, name: 'table.set' },
  { first: 0xd0, last: 0xd6, name: 'a reference' },
  { first: 0xfb, name: 'garbage collection' },
  { first: 0xfd, name: 'SIMD' },
  { first: 0xfe, name: 'atomics' },
];

const PREFIXED_REFUSED: readonly Refusal[] = [
  { first: 8, name: 'memory.init' },
  { first: 9, name: 'data.drop' },
  { first: 12, name: 'table.init' },
  { first: 13, name: 'elem.drop' },
  { first: 14, name: 'table.copy' },
  { first: 15, name: 'table.grow' },
  { first: 16, name: 'table.size' },
  { first: 17, name: 'table.fill' },
];

const rowOf = <R extends { readonly first: number; readonly last?: number }>(rows: readonly R[], code: number) =>
  rows.find(({ first, last = first }) => first <= code && code <= last);

/** undefined for what an object may not have. @param prefixed the number after a prefix */
export const instruction = (code: number, prefixed?: number): Instruction | undefined =>
  prefixed === undefined ? rowOf(PLAIN, code) : rowOf(PREFIXED, prefixed);

/** An instruction that is refused, as messages call it. */
export function refusedName(code: number, prefixed?: number): string {
  const name = prefixed === undefined ? rowOf(REFUSED, code)?.name : rowOf(PREFIXED_REFUSED, prefixed)?.name;
  const opcode = `opcode 0x${code.toString(16).padStart(2, '0')}${prefixed === undefined ? '' : ` ${prefixed}`}`;
  return name === undefined ? opcode : `${name} (${opcode})`;
}
