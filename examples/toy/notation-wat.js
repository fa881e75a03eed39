// The notation of a compiler that writes text. Where the allocator comes from is two texts: what stands before the memory
// (imports of it), or after (its prelude).
import { OPERATORS } from './compiler.js';
import { FIRST_TEXT, HOST, Texts } from './texts.js';

/**
 * @param imports text of the allocator's imports, for a module that will be linked
 * @param prelude text of the allocator, by the end of our data
 */
export function watNotation({ imports = '', prelude = () => '', host = HOST }) {
  const texts = new Texts();
  const functions = [];
  let labels = 0;
  const call = (name, args) => `(call $${name} ${args.join(' ')})`;
  const number = (value) => `(i32.const ${value})`;
  return {
    number,
    call,
    read: (name) => `(local.get $${name})`,
    assign: (name, value) => `(local.set $${name} ${value})`,
    binary: (sign, left, right) => `(i32.${OPERATORS[sign][1]} ${left} ${right})`,
    load: (address) => `(i32.load ${address})`,
    store: (address, value) => `(i32.store ${address} ${value})`,
    ignore: (value) => `(drop ${value})`,
    giveBack: (value) => `(return ${value})`,
    inOrder: (statements) => statements.join('\n'),
    either: (condition, body, other) => `(if ${condition()} (then ${body()}) (else ${other()}))`,
    repeat: (condition, body) => {
      const label = `$again.${++labels}`;
      return `(loop ${label} (if ${condition()} (then ${body()} (br ${label}))))`;
    },
    printNumber: (value) => call('print_number', [value]),
    printText: (text) => call('print_text', texts.place(text).map(number)),
    define: (name, params, locals, body) => {
      const names = (keyword, list) => list.map((local) => `(${keyword} $${local} i32)`).join(' ');
      const exported = name === 'run' ? '(export "run")' : '';
      functions.push(`(func $${name} ${exported} ${names('param', params)} (result i32) ${names('local', locals)}
        ${body()} (i32.const 0))`);
    },
    finish: () => `(module
      (import "${host.module}" "${host.text}" (func $print_text (param i32 i32)))
      (import "${host.module}" "${host.number}" (func $print_number (param i32)))
      ${imports}
      (memory (export "memory") ${texts.pages})
      (data (i32.const ${FIRST_TEXT}) "${[...texts.bytes].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')}")
      ${prelude(texts.end)}
      ${functions.join('\n')})`,
  };
}
