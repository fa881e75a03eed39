/*
 * Writes functions and data in QBE's text language. What it decides: names of temporaries and labels, and the spelling of
 * constants. Whoever wants other code changes what is printed, not how.
 */
import type {
  Aggregate,
  Block,
  Class,
  DataItem,
  Instruction,
  Jump,
  Label,
  Operand,
  QbeData,
  QbeFunction,
  Temporary,
} from './qbe.js';

const BYTES_PER_LINE = 64;

const rolePrefix = { value: 't', local: 'l', result: 'r' } as const satisfies Record<Temporary['role'], string>;

function temporary({ role, id }: Temporary): string {
  return `%${rolePrefix[role]}${id}`;
}

function operand(value: Operand): string {
  if (value.kind === 'temporary') return temporary(value);
  if (value.kind === 'address') return `$${value.symbol}`;
  return value.bits.toString();
}

function label({ id }: Label): string {
  return `@b${id}`;
}

function typeName(type: Class | Aggregate): string {
  return typeof type === 'string' ? type : `:${type.name}`;
}

function instruction(ins: Instruction): string {
  const operands = ins.operands.map(operand);
  if (ins.kind === 'value') return `\t${temporary(ins.result)} =${ins.result.class} ${ins.op} ${operands.join(', ')}\n`;
  if (ins.kind === 'effect') return `\t${ins.op} ${operands.join(', ')}\n`;
  const passed = operands.map((text, index) => `${ins.parameters[index]} ${text}`).join(', ');
  const result = ins.result !== null && ins.type !== null ? `${temporary(ins.result)} =${typeName(ins.type)} ` : '';
  return `\t${result}call ${operand(ins.target)}(${passed})\n`;
}

function jump(end: Jump): string {
  switch (end.kind) {
    case 'jmp':
      return `\tjmp ${label(end.target)}\n`;
    case 'jnz':
      return `\tjnz ${operand(end.condition)}, ${label(end.taken)}, ${label(end.otherwise)}\n`;
    case 'ret':
      return end.value === null ? '\tret\n' : `\tret ${operand(end.value)}\n`;
    case 'hlt':
      return '\thlt\n';
  }
}

function block(part: Block): string {
  return `${label(part.label)}\n${part.instructions.map(instruction).join('')}${jump(part.jump)}`;
}

/** A function, in a section named with its flags as the assembler wants them. */
export function printFunction(
  { symbol, isExported, result, parameters, blocks }: QbeFunction,
  section: string | null,
): string {
  const linkage = `${isExported ? 'export ' : ''}${section === null ? '' : `section ${section}\n`}`;
  const type = result === null ? '' : `${typeName(result)} `;
  const list = parameters.map((parameter) => `${parameter.class} ${temporary(parameter)}`).join(', ');
  return `${linkage}function ${type}$${symbol}(${list}) {\n${blocks.map(block).join('')}}\n`;
}

/** Bytes as a string literal; QBE hands it to the assembler, which knows octal escapes everywhere. */
function quoted(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    text += isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  }
  return `b "${text}"`;
}

function byteLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_PER_LINE) lines.push(quoted(bytes.subarray(at, at + BYTES_PER_LINE)));
  return lines;
}

function dataItem(item: DataItem): string[] {
  switch (item.kind) {
    case 'address':
      return [`l $${item.symbol}`];
    case 'bytes':
      return byteLines(item.bytes);
    case 'zeros':
      return item.count > 0 ? [`z ${item.count}`] : [];
    default:
      return [`${item.kind} ${item.value}`];
  }
}

export function printData({ symbol, isExported, section, align, items }: QbeData): string {
  const linkage = `${isExported ? 'export ' : ''}${section === null ? '' : `section ${section} `}`;
  const lines = items.flatMap(dataItem);
  return `${linkage}data $${symbol} = align ${align} { ${lines.length > 0 ? lines.join(',\n\t') : 'z 1'} }\n`;
}

export function printAggregate({ name, fields }: Aggregate): string {
  return `type :${name} = { ${fields.join(', ')} }\n`;
}
