/*
 * Linear memory: addresses, loads, stores, the bulk operations.
 *
 *   effective address = base + zero-extended 32-bit address + constant offset      (33 bits, never wraps)
 *
 * A0  The constant offset is added last, so that QBE folds it into the access. QBE 1.2 prints a displacement of 2^31 and
 *     more as it is, which no assembler takes: such constants are subtracted, which it does not fold.
 * A1  An i32 loaded without sign is a temporary of class l whose upper half is zero; as an address it needs no extension.
 * A2  QBE 1.2 forwards a store to a load that covers it in part, and to shift it trusts the bits above the stored ones:
 *     what a narrow store takes is therefore cut to its width, and sign extension is an instruction after the load.
 */
import type { Body } from './body.js';
import { address, type Class, constant, type EffectOp, isConstant, type Operand, type ValueOp } from './qbe.js';
import { type Expression, raw } from './raw.js';
import { classesOf } from './types.js';

const DISPLACEMENT_LIMIT = 1n << 31n;

function plus({ builder }: Body, base: Operand, offset: bigint): Operand {
  if (offset === 0n) return base;
  if (offset < DISPLACEMENT_LIMIT) return builder.value('add', 'l', base, constant('l', offset));
  return builder.value('sub', 'l', base, constant('l', -offset));
}

/** The native address of a wasm address and a constant offset. */
export function effectiveAddress(body: Body, pointer: Operand, offset: number): Operand {
  const base = body.base();
  const added = BigInt(offset >>> 0);
  if (isConstant(pointer)) return plus(body, base, BigInt.asUintN(32, pointer.bits) + added);
  const wide = body.builder.value('extuw', 'l', pointer);
  return plus(body, body.builder.marked({ kind: 'index' }, 'add', 'l', base, wide), added);
}

interface LoadRow {
  readonly op: ValueOp;
  readonly class: Class;
  /** The sign extension that follows, and its class. */
  readonly extend?: readonly [ValueOp, Class];
}

/** Keyed by the class of the result, the bytes read and whether they are signed. */
const loads: Readonly<Record<string, LoadRow>> = {
  w1u: { op: 'loadub', class: 'l' },
  w1s: { op: 'loadsb', class: 'w' },
  w2u: { op: 'loaduh', class: 'l' },
  w2s: { op: 'loaduh', class: 'l', extend: ['extsh', 'w'] },
  w4u: { op: 'loaduw', class: 'l' },
  w4s: { op: 'loaduw', class: 'l' },
  l1u: { op: 'loadub', class: 'l' },
  l1s: { op: 'loadsb', class: 'l' },
  l2u: { op: 'loaduh', class: 'l' },
  l2s: { op: 'loaduh', class: 'l', extend: ['extsh', 'l'] },
  l4u: { op: 'loaduw', class: 'l' },
  l4s: { op: 'loaduw', class: 'l', extend: ['extsw', 'l'] },
  l8u: { op: 'loadl', class: 'l' },
  l8s: { op: 'loadl', class: 'l' },
  s4u: { op: 'loads', class: 's' },
  s4s: { op: 'loads', class: 's' },
  d8u: { op: 'loadd', class: 'd' },
  d8s: { op: 'loadd', class: 'd' },
};

export function lowerLoad(body: Body, expression: Expression): Operand[] {
  if (raw._BinaryenLoadIsAtomic(expression) !== 0) throw body.refusal('an atomic load', 'threads are not supported');
  const pointer = body.value(raw._BinaryenLoadGetPtr(expression));
  if (!body.builder.isReachable) return [];
  const [kind] = classesOf(raw._BinaryenExpressionGetType(expression), body.place);
  const bytes = raw._BinaryenLoadGetBytes(expression);
  const row = loads[`${kind}${bytes}${raw._BinaryenLoadIsSigned(expression) !== 0 ? 's' : 'u'}`];
  if (row === undefined) throw body.refusal(`a load of ${bytes} bytes`, 'only the loads of wasm 1.0 are supported');
  const at = effectiveAddress(body, pointer, raw._BinaryenLoadGetOffset(expression));
  const loaded = body.builder.marked({ kind: 'load', bytes }, row.op, row.class, at);
  return [row.extend === undefined ? loaded : body.builder.value(row.extend[0], row.extend[1], loaded)];
}

/** What a narrow store takes (A2). Constants are printed unsigned, for the same reason. */
function narrowed({ builder }: Body, kind: Class, bytes: number, value: Operand): Operand {
  if (isConstant(value)) return { ...value, bits: BigInt.asUintN(bytes * 8, value.bits) };
  if (bytes === 2) return builder.value('extuh', 'w', value);
  if (bytes === 4 && kind === 'l') return builder.value('copy', 'w', value);
  return value;
}

const integerStores: Readonly<Record<number, EffectOp>> = { 1: 'storeb', 2: 'storeh', 4: 'storew', 8: 'storel' };

export function lowerStore(body: Body, expression: Expression): Operand[] {
  if (raw._BinaryenStoreIsAtomic(expression) !== 0) throw body.refusal('an atomic store', 'threads are not supported');
  const pointer = body.value(raw._BinaryenStoreGetPtr(expression));
  const value = body.value(raw._BinaryenStoreGetValue(expression));
  if (!body.builder.isReachable) return [];
  const [kind] = classesOf(raw._BinaryenStoreGetValueType(expression), body.place);
  const bytes = raw._BinaryenStoreGetBytes(expression);
  const op = kind === 's' ? 'stores' : kind === 'd' ? 'stored' : integerStores[bytes];
  if (kind === undefined || op === undefined) {
    throw body.refusal(`a store of ${bytes} bytes`, 'only the stores of wasm 1.0 are supported');
  }
  const stored = kind === 's' || kind === 'd' ? value : narrowed(body, kind, bytes, value);
  body.builder.effect(op, stored, effectiveAddress(body, pointer, raw._BinaryenStoreGetOffset(expression)));
  return [];
}

export function lowerMemorySize(body: Body): Operand[] {
  return [body.helper('sigil_rt_memory_size', 'w', [])];
}

export function lowerMemoryGrow(body: Body, expression: Expression): Operand[] {
  const delta = body.value(raw._BinaryenMemoryGrowGetDelta(expression));
  return [body.helper('sigil_rt_memory_grow', 'w', ['w'], delta)];
}

export function lowerMemoryCopy(body: Body, expression: Expression): Operand[] {
  const target = body.value(raw._BinaryenMemoryCopyGetDest(expression));
  const source = body.value(raw._BinaryenMemoryCopyGetSource(expression));
  const size = body.value(raw._BinaryenMemoryCopyGetSize(expression));
  body.helperEffect('sigil_rt_memory_copy', ['w', 'w', 'w'], target, source, size);
  return [];
}

export function lowerMemoryFill(body: Body, expression: Expression): Operand[] {
  const target = body.value(raw._BinaryenMemoryFillGetDest(expression));
  const value = body.value(raw._BinaryenMemoryFillGetValue(expression));
  const size = body.value(raw._BinaryenMemoryFillGetSize(expression));
  body.helperEffect('sigil_rt_memory_fill', ['w', 'w', 'w'], target, value, size);
  return [];
}

/** memory.init: what is left of a segment is a word beside its bytes. */
export function lowerMemoryInit(body: Body, expression: Expression): Operand[] {
  const target = body.value(raw._BinaryenMemoryInitGetDest(expression));
  const offset = body.value(raw._BinaryenMemoryInitGetOffset(expression));
  const size = body.value(raw._BinaryenMemoryInitGetSize(expression));
  const { bytes, length } = segmentHome(body, raw._BinaryenMemoryInitGetSegment(expression));
  const left = body.builder.value('loadw', 'w', address(length));
  const operands = [target, offset, size, address(bytes), left];
  body.helperEffect('sigil_op_memory_init', ['w', 'w', 'w', 'l', 'w'], ...operands);
  return [];
}

export function lowerDataDrop(body: Body, expression: Expression): Operand[] {
  const { length } = segmentHome(body, raw._BinaryenDataDropGetSegment(expression));
  body.builder.effect('storew', constant('w', 0), address(length));
  return [];
}

function segmentHome(body: Body, name: number) {
  const home = body.module.segments.get(body.module.image.nameAt(name));
  if (home === undefined) throw body.refusal('a data segment', 'the module has no segment of that name');
  return home;
}
