/*
 * What Binaryen's C API has no accessors for: table.copy, table.init, elem.drop, the offset of a data segment that is not a
 * literal, whether a table is imported. Their fields are read where they lie in Binaryen's memory. Where that is, is not
 * assumed: it is looked up once in nodes whose content is known, and a Binaryen that lays them out in another way is told
 * by the first such node.
 */
import binaryen from 'binaryen';
import { LowerError } from './errors.js';
import { type Expression, expressionIds, modulePointer, type NamePointer, raw } from './raw.js';

const WORD_BYTES = 4;
/** No node of these kinds is longer. */
const MOST_WORDS = 12;

const probe = `(module (table $to 1 funcref) (table $from 1 funcref) (elem $segment func)
  (memory 1) (data (i32.const 44) "data") (func $f
  (table.copy $to $from (i32.const 11) (i32.const 22) (i32.const 33))
  (table.init $to $segment (i32.const 11) (i32.const 22) (i32.const 33))
  (elem.drop $segment)))`;

interface Layout {
  /** Word offsets of the three operands, of table.copy and table.init. */
  readonly operands: readonly [number, number, number];
  /** Word offsets of the names: of tables, then of the segment. */
  readonly names: readonly number[];
}

interface Layouts {
  readonly tableCopy: Layout;
  readonly tableInit: Layout;
  readonly elemDrop: Layout;
  /** Word offset of a data segment's offset. */
  readonly dataOffset: number;
  /** What Binaryen gives for the import module of a table that is not imported: one empty text, which is no name. */
  readonly noModule: NamePointer;
}

const wordAt = (expression: Expression, word: number) => raw.__i32_load(expression + word * WORD_BYTES);

function find(expression: Expression, isWanted: (value: number) => boolean): number {
  for (let word = 0; word < MOST_WORDS; word++) if (isWanted(wordAt(expression, word))) return word;
  throw new LowerError(
    'the module',
    'Binaryen',
    'this version lays out table operations or data segments in an unknown way',
  );
}

function isConst(value: number) {
  return (pointer: number): boolean => {
    const isAddress = pointer > 0 && pointer % WORD_BYTES === 0;
    if (!isAddress) return false;
    const isNode = raw._BinaryenExpressionGetId(pointer) === expressionIds.ConstId;
    return isNode && raw._BinaryenConstGetValueI32(pointer) === value;
  };
}

function readLayouts(): Layouts {
  const module = binaryen.parseText(probe);
  try {
    const at = modulePointer(module);
    const body = raw._BinaryenFunctionGetBody(raw._BinaryenGetFunctionByIndex(at, 0));
    const [copy, init, drop] = [0, 1, 2].map((index) => raw._BinaryenBlockGetChildAt(body, index)) as [
      number,
      number,
      number,
    ];
    const [to, from] = [0, 1].map((index) => raw._BinaryenTableGetName(raw._BinaryenGetTableByIndex(at, index)));
    const segment = raw._BinaryenElementSegmentGetName(raw._BinaryenGetElementSegmentByIndex(at, 0));
    const is = (name: NamePointer | undefined) => (value: number) => value === name;
    const operands = (node: Expression): Layout['operands'] => [
      find(node, isConst(11)),
      find(node, isConst(22)),
      find(node, isConst(33)),
    ];
    return {
      tableCopy: { operands: operands(copy), names: [find(copy, is(to)), find(copy, is(from))] },
      tableInit: { operands: operands(init), names: [find(init, is(to)), find(init, is(segment))] },
      elemDrop: { operands: [0, 0, 0], names: [find(drop, is(segment))] },
      dataOffset: find(raw._BinaryenGetDataSegmentByIndex(at, 0), isConst(44)),
      noModule: raw._BinaryenTableImportGetModule(raw._BinaryenGetTableByIndex(at, 0)),
    };
  } finally {
    module.dispose();
  }
}

let layouts: Layouts | undefined;

export interface TableNode {
  /** Target, source, count; not of elem.drop. */
  readonly operands: readonly [Expression, Expression, Expression];
  readonly names: readonly NamePointer[];
}

/** The offset expression of an active data segment. */
export function dataSegmentOffset(segment: number): Expression {
  layouts ??= readLayouts();
  return wordAt(segment, layouts.dataOffset);
}

/** Whether a table is imported, by whatever name. */
export function isImportedTable(table: number): boolean {
  layouts ??= readLayouts();
  return raw._BinaryenTableImportGetModule(table) !== layouts.noModule;
}

export function readTableNode(kind: 'tableCopy' | 'tableInit' | 'elemDrop', expression: Expression): TableNode {
  layouts ??= readLayouts();
  const { operands, names } = layouts[kind];
  const [target, source, count] = operands.map((word) => wordAt(expression, word)) as [number, number, number];
  return { operands: [target, source, count], names: names.map((word) => wordAt(expression, word)) };
}
