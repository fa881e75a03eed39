/* table.size, table.copy, table.init, elem.drop: what of tables needs no reference as a value. */
import type { Body, TableHome } from './body.js';
import { readTableNode } from './layout.js';
import { address, constant, type Operand } from './qbe.js';
import { type Expression, type NamePointer, raw } from './raw.js';

function tableOf(body: Body, name: NamePointer): TableHome {
  const text = body.module.image.nameAt(name);
  const home = body.module.tables.get(text);
  if (home === undefined) throw body.refusal(`the table "${text}"`, 'the module has none of that name');
  return home;
}

/** A table never grows: table.grow is refused. */
export function lowerTableSize(body: Body, expression: Expression): Operand[] {
  return [constant('w', tableOf(body, raw._BinaryenTableSizeGetTable(expression)).length)];
}

export function lowerTableCopy(body: Body, expression: Expression): Operand[] {
  const { operands, names } = readTableNode('tableCopy', expression);
  const [target, source, count] = operands.map((operand) => body.value(operand)) as [Operand, Operand, Operand];
  const [to, from] = names.map((name) => tableOf(body, name)) as [TableHome, TableHome];
  const places = [address(to.symbol), constant('w', to.length), address(from.symbol), constant('w', from.length)];
  body.helperEffect('sigil_op_table_copy', ['l', 'w', 'l', 'w', 'w', 'w', 'w'], ...places, target, source, count);
  return [];
}

export function lowerTableInit(body: Body, expression: Expression): Operand[] {
  const { operands, names } = readTableNode('tableInit', expression);
  const [target, source, count] = operands.map((operand) => body.value(operand)) as [Operand, Operand, Operand];
  const [table, segment] = names as [NamePointer, NamePointer];
  const to = tableOf(body, table);
  const { entries, length } = elementHome(body, segment);
  const left = body.builder.value('loadw', 'w', address(length));
  // A segment is copied from as a table of what is left of it.
  const places = [address(to.symbol), constant('w', to.length), address(entries), left];
  body.helperEffect('sigil_op_table_copy', ['l', 'w', 'l', 'w', 'w', 'w', 'w'], ...places, target, source, count);
  return [];
}

export function lowerElemDrop(body: Body, expression: Expression): Operand[] {
  const { length } = elementHome(body, readTableNode('elemDrop', expression).names[0]!);
  body.builder.effect('storew', constant('w', 0), address(length));
  return [];
}

function elementHome(body: Body, name: NamePointer) {
  const home = body.module.elements.get(body.module.image.nameAt(name));
  if (home === undefined) throw body.refusal('an element segment', 'the module has none of that name');
  return home;
}
