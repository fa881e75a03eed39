/*
 * The values of QBE's language as data: what a lowered function is made of before it is printed. Nothing here builds
 * control flow (builder.ts) or text (print.ts).
 *
 * Classes: w 32-bit integer, l 64-bit integer, s 32-bit float, d 64-bit float. A temporary of class l may stand where w
 * is wanted, and an i32 that was loaded without sign lives in an l whose upper half is zero: see memory.ts.
 */

export type Class = 'w' | 'l' | 's' | 'd';

export interface Temporary {
  readonly kind: 'temporary';
  readonly class: Class;
  /** Unique within its function; parameters, locals and block results are assigned more than once. */
  readonly id: number;
  readonly role: 'value' | 'local' | 'result';
  /** The instruction that gives its value, if there is one and only one. */
  readonly definedBy: ValueOp | null;
}

/** A literal by its bits. Integers of class w are kept signed. */
export interface Constant {
  readonly kind: 'constant';
  readonly class: Class;
  readonly bits: bigint;
}

export interface Address {
  readonly kind: 'address';
  readonly symbol: string;
}

export type Operand = Temporary | Constant | Address;

type Order = 'slt' | 'sle' | 'sgt' | 'sge' | 'ult' | 'ule' | 'ugt' | 'uge' | 'eq' | 'ne';
type FloatOrder = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'o' | 'uo';

/** Instructions with a result and up to two operands. */
export type ValueOp =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'udiv'
  | 'rem'
  | 'urem'
  | 'neg'
  | 'and'
  | 'or'
  | 'xor'
  | 'shl'
  | 'shr'
  | 'sar'
  | 'copy'
  | 'cast'
  | 'alloc8'
  | `c${Order}${'w' | 'l'}`
  | `c${FloatOrder}${'s' | 'd'}`
  | 'loadl'
  | 'loads'
  | 'loadd'
  | 'loadw'
  | 'loaduw'
  | 'loadsw'
  | 'loaduh'
  | 'loadsh'
  | 'loadub'
  | 'loadsb'
  | 'extsw'
  | 'extuw'
  | 'extsh'
  | 'extuh'
  | 'extsb'
  | 'extub'
  | 'exts'
  | 'truncd'
  | 'stosi'
  | 'stoui'
  | 'dtosi'
  | 'dtoui'
  | 'swtof'
  | 'uwtof'
  | 'sltof'
  | 'ultof';

/** Instructions without a result: value, then address. */
export type EffectOp = 'storeb' | 'storeh' | 'storew' | 'storel' | 'stores' | 'stored';

/**
 * What a later pass must know of an instruction, beyond what it computes.
 * `load`: it reads so many bytes of linear memory and may trap; `index`: it adds an index to the base of linear memory;
 * `count`: its right operand is the count of a shift.
 */
export type Mark = { readonly kind: 'load'; readonly bytes: number } | { readonly kind: 'index' | 'count' };

export interface ValueInstruction {
  kind: 'value';
  op: ValueOp;
  result: Temporary;
  operands: Operand[];
  mark?: Mark;
}

export interface EffectInstruction {
  kind: 'effect';
  op: EffectOp;
  operands: Operand[];
}

export interface CallInstruction {
  kind: 'call';
  target: Operand;
  result: Temporary | null;
  /** The C type of the result: a class, or the name of an aggregate whose address the result then is. */
  type: Class | Aggregate | null;
  parameters: readonly Class[];
  operands: Operand[];
}

export type Instruction = ValueInstruction | EffectInstruction | CallInstruction;

/** A struct type: the results of a function that has several. */
export interface Aggregate {
  readonly name: string;
  readonly fields: readonly Class[];
  readonly offsets: readonly number[];
  readonly size: number;
}

export interface Label {
  readonly id: number;
  /** Jumps that lead here. A label that nobody jumps to and nothing falls into is never placed. */
  uses: number;
}

export type Jump =
  | { kind: 'jmp'; target: Label }
  | { kind: 'jnz'; condition: Operand; taken: Label; otherwise: Label }
  | { kind: 'ret'; value: Operand | null }
  | { kind: 'hlt' };

export interface Block {
  readonly label: Label;
  instructions: Instruction[];
  jump: Jump;
}

export interface QbeFunction {
  symbol: string;
  isExported: boolean;
  result: Class | Aggregate | null;
  parameters: readonly Temporary[];
  blocks: Block[];
}

/** One item of a data definition. */
export type DataItem =
  | { kind: 'b' | 'h' | 'w' | 'l'; value: bigint | number }
  | { kind: 'address'; symbol: string }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'zeros'; count: number };

export interface QbeData {
  symbol: string;
  isExported: boolean;
  /** A section with its flags, as text; null for plain data. */
  section: string | null;
  align: number;
  items: DataItem[];
}

export function constant(kind: Class, bits: bigint | number): Constant {
  return { kind: 'constant', class: kind, bits: kind === 'w' ? BigInt.asIntN(32, BigInt(bits)) : BigInt(bits) };
}

export function address(symbol: string): Address {
  return { kind: 'address', symbol };
}

export function isConstant(operand: Operand): operand is Constant {
  return operand.kind === 'constant';
}

const bytesOfClass = { w: 4, l: 8, s: 4, d: 8 } as const satisfies Record<Class, number>;

/** Lays out fields as C lays out a struct with these members. */
export function aggregate(fields: readonly Class[]): Aggregate {
  let end = 0;
  let align = 4;
  const offsets = fields.map((field) => {
    const bytes = bytesOfClass[field];
    const offset = Math.ceil(end / bytes) * bytes;
    end = offset + bytes;
    align = Math.max(align, bytes);
    return offset;
  });
  return { name: `results_${fields.join('')}`, fields, offsets, size: Math.ceil(end / align) * align };
}
