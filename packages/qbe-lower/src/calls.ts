/* Calls: direct, indirect, and the struct several results travel in. */
import type { Body } from './body.js';
import { type Aggregate, address, type Class, constant, type Operand, type Temporary, type ValueOp } from './qbe.js';
import { type Expression, raw } from './raw.js';
import { paramClasses, resultType, type Signature, typesOf } from './types.js';

/** Bytes of a table entry: a word with the type's number (0: empty), padding, the function's address. */
export const TABLE_ENTRY_BYTES = 16;
const FUNCTION_OFFSET = 8;

const fieldLoads = { w: 'loaduw', l: 'loadl', s: 'loads', d: 'loadd' } as const satisfies Record<Class, ValueOp>;

/** Calls and gives the results: those of a struct are read from where the callee's result was put. */
function call(body: Body, target: Operand, signature: Signature, operands: Operand[]): Operand[] {
  const type = resultType(signature);
  const result = body.builder.call(target, type, paramClasses(signature), operands);
  if (result === null || type === null) return [];
  return typeof type === 'string' ? [result] : fieldsOf(body, type, result);
}

function fieldsOf({ builder }: Body, type: Aggregate, at: Temporary): Operand[] {
  return type.fields.map((kind, index) => {
    const place = builder.value('add', 'l', at, constant('l', type.offsets[index]!));
    return builder.value(fieldLoads[kind], kind === 'w' ? 'l' : kind, place);
  });
}

export function lowerCall(body: Body, expression: Expression): Operand[] {
  if (raw._BinaryenCallIsReturn(expression) !== 0) throw body.refusal('return_call', 'tail calls are not supported');
  const name = body.module.image.nameAt(raw._BinaryenCallGetTarget(expression));
  const signature = body.module.signatures.get(name);
  const symbol = body.module.symbols.functions.get(name);
  if (signature === undefined || symbol === undefined)
    throw body.refusal(`the call of "${name}"`, 'there is no such function');
  const operands: Operand[] = [];
  for (let index = 0; index < raw._BinaryenCallGetNumOperands(expression); index++) {
    operands.push(body.value(raw._BinaryenCallGetOperandAt(expression, index)));
  }
  return call(body, address(symbol), signature, operands);
}

/** call_indirect: the index is checked against the table's length, the entry's type against the one asked for. */
export function lowerCallIndirect(body: Body, expression: Expression): Operand[] {
  const { builder } = body;
  if (raw._BinaryenCallIndirectIsReturn(expression) !== 0) {
    throw body.refusal('return_call_indirect', 'tail calls are not supported');
  }
  const signature: Signature = {
    params: typesOf(raw._BinaryenCallIndirectGetParams(expression), body.place),
    results: typesOf(raw._BinaryenCallIndirectGetResults(expression), body.place),
  };
  const operands: Operand[] = [];
  for (let index = 0; index < raw._BinaryenCallIndirectGetNumOperands(expression); index++) {
    operands.push(body.value(raw._BinaryenCallIndirectGetOperandAt(expression, index)));
  }
  const index = body.value(raw._BinaryenCallIndirectGetTarget(expression));
  const name = body.module.image.nameAt(raw._BinaryenCallIndirectGetTable(expression));
  const table = body.module.tables.get(name);
  if (table === undefined) throw body.refusal('call_indirect', `there is no table "${name}"`);

  body.trapUnless('table-bounds', builder.value('cultw', 'w', index, constant('w', table.length)));
  const offset = builder.value('mul', 'l', builder.value('extuw', 'l', index), constant('l', TABLE_ENTRY_BYTES));
  const entry = builder.value('add', 'l', address(table.symbol), offset);
  const type = constant('w', body.module.typeId(signature));
  body.trapUnless('indirect-call', builder.value('ceqw', 'w', builder.value('loadw', 'w', entry), type));
  const at = builder.value('add', 'l', entry, constant('l', FUNCTION_OFFSET));
  return call(body, builder.value('loadl', 'l', at), signature, operands);
}
