/** A tree of values (numbers, texts, lists, records), printed with escapes and indentation. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Value {}

class NumberValue extends Value {
  constructor(public number: i32) {
    super();
  }
}

class TextValue extends Value {
  constructor(public text: string) {
    super();
  }
}

class ListValue extends Value {
  items: Array<Value> = new Array<Value>();
}

class RecordValue extends Value {
  fields: Map<string, Value> = new Map<string, Value>();
}

function quote(text: string): string {
  return '"' + text.split('"').join('\\"').split('\n').join('\\n') + '"';
}

function print(value: Value, indent: string): string {
  if (value instanceof NumberValue) return (value as NumberValue).number.toString();
  if (value instanceof TextValue) return quote((value as TextValue).text);
  const deeper = indent + '  ';
  const lines = new Array<string>();
  if (value instanceof ListValue) {
    const items = (value as ListValue).items;
    for (let i = 0; i < items.length; i++) lines.push(deeper + print(items[i], deeper));
    return lines.length > 0 ? '[\n' + lines.join(',\n') + '\n' + indent + ']' : '[]';
  }
  const fields = (value as RecordValue).fields;
  const names = fields.keys();
  for (let i = 0; i < names.length; i++)
    lines.push(deeper + quote(names[i]) + ': ' + print(fields.get(names[i]), deeper));
  return lines.length > 0 ? '{\n' + lines.join(',\n') + '\n' + indent + '}' : '{}';
}

function madeUp(random: Random, depth: i32): Value {
  const kind = depth === 0 ? random.below(2) : random.below(4);
  if (kind === 0) return new NumberValue(random.below(2000) - 1000);
  if (kind === 1) return new TextValue('say "' + random.below(50).toString() + '"\n');
  if (kind === 2) {
    const list = new ListValue();
    for (let i = random.below(6); i > 0; i--) list.items.push(madeUp(random, depth - 1));
    return list;
  }
  const record = new RecordValue();
  for (let i = random.below(6); i > 0; i--)
    record.fields.set('field' + random.below(20).toString(), madeUp(random, depth - 1));
  return record;
}

export function main(): i32 {
  const random = new Random(71);
  const hash = new Hash();
  for (let i = 0; i < 60; i++) hash.addString(print(madeUp(random, 5), ''));
  return hash.value;
}
