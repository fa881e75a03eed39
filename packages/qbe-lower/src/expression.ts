/*
 * One row for every kind of node of Binaryen's tree: how it is lowered, or by what name it is refused. A kind without a row
 * does not compile.
 */
import type { Body } from './body.js';
import { lowerCall, lowerCallIndirect } from './calls.js';
import {
  lowerBlock,
  lowerBreak,
  lowerIf,
  lowerLoop,
  lowerReturn,
  lowerSelect,
  lowerSwitch,
  lowerUnreachable,
} from './control.js';
import {
  lowerDataDrop,
  lowerLoad,
  lowerMemoryCopy,
  lowerMemoryFill,
  lowerMemoryGrow,
  lowerMemoryInit,
  lowerMemorySize,
  lowerStore,
} from './memory.js';
import { binaryRow, unaryRow } from './operations.js';
import type { Operand } from './qbe.js';
import { type Expression, type ExpressionKey, expressionId, raw, textOf } from './raw.js';
import { lowerElemDrop, lowerTableCopy, lowerTableInit, lowerTableSize } from './table-operations.js';
import {
  lowerConst,
  lowerDrop,
  lowerGlobalGet,
  lowerGlobalSet,
  lowerLocalGet,
  lowerLocalSet,
  lowerTupleExtract,
  lowerTupleMake,
} from './variables.js';

type Lowering = (body: Body, expression: Expression) => Operand[];

/** The head of a node's text form, `i32x4.add`: how an error names it. */
function mnemonic(expression: Expression): string {
  return /[a-z][a-z0-9_.]*/.exec(textOf(expression))?.[0] ?? 'an unknown node';
}

const refuse =
  (feature: string): Lowering =>
  (body, expression) => {
    throw body.refusal(mnemonic(expression), `${feature} not supported`);
  };

const lowerUnary: Lowering = (body, expression) => {
  const row = unaryRow(raw._BinaryenUnaryGetOp(expression));
  if (row === undefined) throw body.refusal(mnemonic(expression), 'SIMD is not supported');
  const value = body.value(raw._BinaryenUnaryGetValue(expression));
  return body.builder.isReachable ? [row.lower(body, value)] : [];
};

const lowerBinary: Lowering = (body, expression) => {
  const row = binaryRow(raw._BinaryenBinaryGetOp(expression));
  if (row === undefined) throw body.refusal(mnemonic(expression), 'SIMD is not supported');
  const left = body.value(raw._BinaryenBinaryGetLeft(expression));
  const right = body.value(raw._BinaryenBinaryGetRight(expression));
  return body.builder.isReachable ? [row.lower(body, left, right)] : [];
};

const simd = refuse('SIMD is');
const threads = refuse('threads are');
const references = refuse('references are');
const exceptions = refuse('exceptions are');
const collected = refuse('garbage-collected types are');
const strings = refuse('strings are');
const stacks = refuse('stack switching is');
const wide = refuse('wide arithmetic is');

const rows = {
  InvalidId: refuse('this node is'),
  NopId: () => [],
  BlockId: lowerBlock,
  IfId: lowerIf,
  LoopId: lowerLoop,
  BreakId: lowerBreak,
  SwitchId: lowerSwitch,
  CallId: lowerCall,
  CallIndirectId: lowerCallIndirect,
  LocalGetId: lowerLocalGet,
  LocalSetId: lowerLocalSet,
  GlobalGetId: lowerGlobalGet,
  GlobalSetId: lowerGlobalSet,
  LoadId: lowerLoad,
  StoreId: lowerStore,
  ConstId: lowerConst,
  UnaryId: lowerUnary,
  BinaryId: lowerBinary,
  SelectId: lowerSelect,
  DropId: lowerDrop,
  ReturnId: lowerReturn,
  MemorySizeId: lowerMemorySize,
  MemoryGrowId: lowerMemoryGrow,
  MemoryInitId: lowerMemoryInit,
  DataDropId: lowerDataDrop,
  MemoryCopyId: lowerMemoryCopy,
  MemoryFillId: lowerMemoryFill,
  UnreachableId: lowerUnreachable,
  TupleMakeId: lowerTupleMake,
  TupleExtractId: lowerTupleExtract,

  AtomicRMWId: threads,
  AtomicCmpxchgId: threads,
  AtomicWaitId: threads,
  AtomicNotifyId: threads,
  AtomicFenceId: threads,
  PauseId: threads,
  SIMDExtractId: simd,
  SIMDReplaceId: simd,
  SIMDShuffleId: simd,
  SIMDTernaryId: simd,
  SIMDShiftId: simd,
  SIMDLoadId: simd,
  SIMDLoadStoreLaneId: simd,
  RefNullId: references,
  RefIsNullId: references,
  RefFuncId: references,
  RefEqId: references,
  RefAsId: references,
  TableGetId: references,
  TableSetId: references,
  TableSizeId: lowerTableSize,
  TableGrowId: references,
  TableFillId: references,
  TableCopyId: lowerTableCopy,
  TableInitId: lowerTableInit,
  ElemDropId: lowerElemDrop,
  CallRefId: references,
  PopId: exceptions,
  TryId: exceptions,
  TryTableId: exceptions,
  ThrowId: exceptions,
  RethrowId: exceptions,
  ThrowRefId: exceptions,
  RefI31Id: collected,
  I31GetId: collected,
  RefTestId: collected,
  RefCastId: collected,
  RefGetDescId: collected,
  BrOnId: collected,
  StructNewId: collected,
  StructGetId: collected,
  StructSetId: collected,
  StructRMWId: collected,
  StructCmpxchgId: collected,
  StructWaitId: collected,
  StructNotifyId: collected,
  ArrayNewId: collected,
  ArrayNewDataId: collected,
  ArrayNewElemId: collected,
  ArrayNewFixedId: collected,
  ArrayGetId: collected,
  ArraySetId: collected,
  ArrayLoadId: collected,
  ArrayStoreId: collected,
  ArrayLenId: collected,
  ArrayCopyId: collected,
  ArrayFillId: collected,
  ArrayInitDataId: collected,
  ArrayInitElemId: collected,
  ArrayRMWId: collected,
  ArrayCmpxchgId: collected,
  StringNewId: strings,
  StringConstId: strings,
  StringMeasureId: strings,
  StringEncodeId: strings,
  StringConcatId: strings,
  StringEqId: strings,
  StringTestId: strings,
  StringWTF16GetId: strings,
  StringSliceWTFId: strings,
  ContNewId: stacks,
  ContBindId: stacks,
  SuspendId: stacks,
  ResumeId: stacks,
  ResumeThrowId: stacks,
  StackSwitchId: stacks,
  WideIntAddSubId: wide,
  WideIntMulId: wide,
} satisfies Record<ExpressionKey, Lowering>;

const lowerings: Lowering[] = [];
for (const [key, lowering] of Object.entries(rows) as [ExpressionKey, Lowering][]) {
  const id = expressionId(key);
  if (id !== undefined) lowerings[id] = lowering;
}

export function lowerExpression(body: Body, expression: Expression): Operand[] {
  const lowering = lowerings[raw._BinaryenExpressionGetId(expression)];
  if (lowering === undefined) throw body.refusal(mnemonic(expression), 'it is not known here');
  return lowering(body, expression);
}
