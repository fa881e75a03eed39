/*
 * Binaryen through its raw accessors: 20 times faster than `getExpressionInfo`, and without its exceptions on nop and
 * unreachable. What this file decides: which accessors the lowering relies on, and how names are read.
 *
 * Three accessors lie: offsets come signed, the payload of a NaN is lost on the way through a JavaScript number, and names end
 * at their first NUL.
 */
import binaryen from 'binaryen';
import { LowerError } from './errors.js';

/** A pointer to a node of Binaryen's tree, or 0. */
export type Expression = number;
/** A pointer to an interned name: equal names have equal pointers. */
export type NamePointer = number;
type Pointer = number;

/** The accessors, without their common prefix `_Binaryen`. */
interface Accessors {
  ExpressionGetId(e: Expression): number;
  ExpressionGetType(e: Expression): number;
  ExpressionAllocateAndWriteText(e: Expression): Pointer;
  BlockGetName(e: Expression): NamePointer;
  BlockGetNumChildren(e: Expression): number;
  BlockGetChildAt(e: Expression, index: number): Expression;
  IfGetCondition(e: Expression): Expression;
  IfGetIfTrue(e: Expression): Expression;
  IfGetIfFalse(e: Expression): Expression;
  LoopGetName(e: Expression): NamePointer;
  LoopGetBody(e: Expression): Expression;
  BreakGetName(e: Expression): NamePointer;
  BreakGetCondition(e: Expression): Expression;
  BreakGetValue(e: Expression): Expression;
  SwitchGetNumNames(e: Expression): number;
  SwitchGetNameAt(e: Expression, index: number): NamePointer;
  SwitchGetDefaultName(e: Expression): NamePointer;
  SwitchGetCondition(e: Expression): Expression;
  SwitchGetValue(e: Expression): Expression;
  CallGetTarget(e: Expression): NamePointer;
  CallGetNumOperands(e: Expression): number;
  CallGetOperandAt(e: Expression, index: number): Expression;
  CallIsReturn(e: Expression): number;
  CallIndirectGetTarget(e: Expression): Expression;
  CallIndirectGetTable(e: Expression): NamePointer;
  CallIndirectGetNumOperands(e: Expression): number;
  CallIndirectGetOperandAt(e: Expression, index: number): Expression;
  CallIndirectIsReturn(e: Expression): number;
  CallIndirectGetParams(e: Expression): number;
  CallIndirectGetResults(e: Expression): number;
  LocalGetGetIndex(e: Expression): number;
  LocalSetIsTee(e: Expression): number;
  LocalSetGetIndex(e: Expression): number;
  LocalSetGetValue(e: Expression): Expression;
  GlobalGetGetName(e: Expression): NamePointer;
  GlobalSetGetName(e: Expression): NamePointer;
  GlobalSetGetValue(e: Expression): Expression;
  LoadIsAtomic(e: Expression): number;
  LoadIsSigned(e: Expression): number;
  LoadGetOffset(e: Expression): number;
  LoadGetBytes(e: Expression): number;
  LoadGetPtr(e: Expression): Expression;
  StoreIsAtomic(e: Expression): number;
  StoreGetBytes(e: Expression): number;
  StoreGetOffset(e: Expression): number;
  StoreGetPtr(e: Expression): Expression;
  StoreGetValue(e: Expression): Expression;
  StoreGetValueType(e: Expression): number;
  ConstGetValueI32(e: Expression): number;
  ConstGetValueI64(e: Expression): bigint;
  ConstGetValueF32(e: Expression): number;
  ConstGetValueF64(e: Expression): number;
  UnaryGetOp(e: Expression): number;
  UnaryGetValue(e: Expression): Expression;
  BinaryGetOp(e: Expression): number;
  BinaryGetLeft(e: Expression): Expression;
  BinaryGetRight(e: Expression): Expression;
  SelectGetIfTrue(e: Expression): Expression;
  SelectGetIfFalse(e: Expression): Expression;
  SelectGetCondition(e: Expression): Expression;
  DropGetValue(e: Expression): Expression;
  ReturnGetValue(e: Expression): Expression;
  MemoryGrowGetDelta(e: Expression): Expression;
  MemoryInitGetSegment(e: Expression): NamePointer;
  MemoryInitGetDest(e: Expression): Expression;
  MemoryInitGetOffset(e: Expression): Expression;
  MemoryInitGetSize(e: Expression): Expression;
  DataDropGetSegment(e: Expression): NamePointer;
  MemoryCopyGetDest(e: Expression): Expression;
  MemoryCopyGetSource(e: Expression): Expression;
  MemoryCopyGetSize(e: Expression): Expression;
  MemoryFillGetDest(e: Expression): Expression;
  MemoryFillGetValue(e: Expression): Expression;
  MemoryFillGetSize(e: Expression): Expression;
  TableSizeGetTable(e: Expression): NamePointer;
  TupleMakeGetNumOperands(e: Expression): number;
  TupleMakeGetOperandAt(e: Expression, index: number): Expression;
  TupleExtractGetTuple(e: Expression): Expression;
  TupleExtractGetIndex(e: Expression): number;
  GetNumFunctions(m: Pointer): number;
  GetFunctionByIndex(m: Pointer, index: number): Pointer;
  FunctionGetName(f: Pointer): NamePointer;
  FunctionGetParams(f: Pointer): number;
  FunctionGetResults(f: Pointer): number;
  FunctionGetNumVars(f: Pointer): number;
  FunctionGetVar(f: Pointer, index: number): number;
  FunctionGetBody(f: Pointer): Expression;
  FunctionImportGetModule(f: Pointer): NamePointer;
  FunctionImportGetBase(f: Pointer): NamePointer;
  GetNumGlobals(m: Pointer): number;
  GetGlobalByIndex(m: Pointer, index: number): Pointer;
  GlobalGetName(g: Pointer): NamePointer;
  GlobalGetType(g: Pointer): number;
  GlobalIsMutable(g: Pointer): number;
  GlobalGetInitExpr(g: Pointer): Expression;
  GlobalImportGetModule(g: Pointer): NamePointer;
  GlobalImportGetBase(g: Pointer): NamePointer;
  GetNumTables(m: Pointer): number;
  GetTableByIndex(m: Pointer, index: number): Pointer;
  TableGetName(t: Pointer): NamePointer;
  TableGetInitial(t: Pointer): number;
  TableGetType(t: Pointer): number;
  TableImportGetModule(t: Pointer): NamePointer;
  GetNumElementSegments(m: Pointer): number;
  GetElementSegmentByIndex(m: Pointer, index: number): Pointer;
  ElementSegmentGetName(s: Pointer): NamePointer;
  ElementSegmentGetTable(s: Pointer): NamePointer;
  ElementSegmentGetOffset(s: Pointer): Expression;
  ElementSegmentGetLength(s: Pointer): number;
  ElementSegmentGetData(s: Pointer, index: number): NamePointer;
  ElementSegmentIsPassive(s: Pointer): number;
  GetNumDataSegments(m: Pointer): number;
  GetDataSegmentByIndex(m: Pointer, index: number): Pointer;
  DataSegmentGetName(s: Pointer): NamePointer;
  GetDataSegmentByteLength(s: Pointer): number;
  GetDataSegmentPassive(s: Pointer): number;
  CopyDataSegmentData(s: Pointer, buffer: Pointer): void;
  GetNumExports(m: Pointer): number;
  GetExportByIndex(m: Pointer, index: number): Pointer;
  ExportGetKind(e: Pointer): number;
  ExportGetName(e: Pointer): NamePointer;
  ExportGetValue(e: Pointer): NamePointer;
  GetStart(m: Pointer): Pointer;
}

type Prefixed = { readonly [Name in keyof Accessors as `_Binaryen${Name}`]: Accessors[Name] };

/** What the typings of binaryen.js leave out but its module object has. */
type RawModule = Prefixed & {
  __i32_load8_u(at: Pointer): number;
  __i32_load(at: Pointer): number;
  _malloc(bytes: number): Pointer;
  _free(at: Pointer): void;
};

export const raw = binaryen as unknown as RawModule;

/** The address of the module in Binaryen's memory. */
export function modulePointer(module: binaryen.Module): Pointer {
  return (module as unknown as { ptr: Pointer }).ptr;
}

/** A byte order mark is part of a name. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function textAt(at: Pointer, length: number): string {
  return utf8.decode(Uint8Array.from({ length }, (_, index) => raw.__i32_load8_u(at + index)));
}

/** Bytes up to the first NUL. */
function lengthAt(at: Pointer): number {
  let end = at;
  while (raw.__i32_load8_u(end) !== 0) end += 1;
  return end - at;
}

const LENGTH_BYTES = 4;

/**
 * A name in full. It may hold NULs, at which the accessors of binaryen.js would cut it: Binaryen keeps its length in the word
 * before its bytes. One that keeps it elsewhere is told by the first name whose bytes say otherwise.
 */
export function readName(at: NamePointer): string {
  const [length, shortest] = [raw.__i32_load(at - LENGTH_BYTES), lengthAt(at)];
  if (length !== shortest && (length < shortest || raw.__i32_load8_u(at + length) !== 0)) {
    throw new LowerError('the module', 'Binaryen', 'this version keeps the lengths of names in an unknown way');
  }
  return textAt(at, length);
}

/** The text form of a node: for what no accessor tells. */
export function textOf(expression: Expression): string {
  const at = raw._BinaryenExpressionAllocateAndWriteText(expression);
  const text = textAt(at, lengthAt(at));
  raw._free(at);
  return text;
}

/** The names of all kinds of nodes, as the typings list them. */
export type ExpressionKey = Exclude<Extract<keyof typeof binaryen, `${string}Id`>, 'getExpressionId'>;

/** The number of a kind of node. The constants of binaryen.js leave some out, its functions do not. */
export function expressionId(key: ExpressionKey): number | undefined {
  const functions = binaryen as unknown as Readonly<Record<string, (() => number) | undefined>>;
  return functions[`_Binaryen${key}`]?.();
}

type KnownKey = 'BlockId' | 'ConstId' | 'UnaryId';

/** Kinds the lowering asks for by name. */
export const expressionIds: Readonly<Record<KnownKey, number | undefined>> = {
  BlockId: expressionId('BlockId'),
  ConstId: expressionId('ConstId'),
  UnaryId: expressionId('UnaryId'),
};
