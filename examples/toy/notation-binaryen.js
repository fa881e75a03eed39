// The notation of a compiler that builds Binaryen's nodes. The allocator joins the module when the program is complete; until
// then its functions are called by name.
import binaryen from 'binaryen';
import { OPERATORS } from './compiler.js';
import { FIRST_TEXT, HOST, Texts } from './texts.js';

const MOST_PAGES = 65_536;

/** @param emitInto of a conformer: import { emitInto } from '@sigil-alloc/bump/prelude' */
export function binaryenNotation({ emitInto, host = HOST }) {
  const { i32, none, createType } = binaryen;
  const module = new binaryen.Module();
  const texts = new Texts();
  let locals = [];
  let labels = 0;
  module.setMemory(1, MOST_PAGES);
  module.addFunctionImport('print_text', host.module, host.text, createType([i32, i32]), none);
  module.addFunctionImport('print_number', host.module, host.number, i32, none);
  const number = (value) => module.i32.const(value | 0);
  const inOrder = (statements) => module.block(null, statements);
  return {
    number,
    inOrder,
    read: (name) => module.local.get(locals.indexOf(name), i32),
    assign: (name, value) => module.local.set(locals.indexOf(name), value),
    binary: (sign, left, right) => module.i32[OPERATORS[sign][1]](left, right),
    load: (address) => module.i32.load(0, 4, address),
    store: (address, value) => module.i32.store(0, 4, address, value),
    call: (name, args) => module.call(name, args, i32),
    ignore: (value) => module.drop(value),
    giveBack: (value) => module.return(value),
    either: (condition, body, other) => module.if(condition(), body(), other()),
    repeat: (condition, body) => {
      const label = `again.${++labels}`;
      return module.loop(label, module.if(condition(), inOrder([body(), module.br(label)])));
    },
    printNumber: (value) => module.call('print_number', [value], none),
    printText: (text) => module.call('print_text', texts.place(text).map(number), none),
    define: (name, params, own, body) => {
      locals = [...params, ...own];
      const typesOf = (names) => names.map(() => i32);
      const whole = module.block(null, [body(), number(0)], i32);
      module.addFunction(name, createType(typesOf(params)), i32, typesOf(own), whole);
      if (name === 'run') module.addFunctionExport(name, name);
    },
    finish: () => {
      const data = [{ offset: number(FIRST_TEXT), data: texts.bytes }];
      module.setMemory(texts.pages, MOST_PAGES, 'memory', data);
      const { inlineHot } = emitInto(module, { heapBase: texts.end, isMemoryFinal: true });
      binaryen.setOptimizeLevel(3);
      module.optimize(); // our functions into each other
      inlineHot(); // the allocator's into ours
      module.optimize();
      return module;
    },
  };
}
