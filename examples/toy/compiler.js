// A language in one file: lex, parse, check, emit. Every value is a 32-bit integer; some are addresses of blocks.
//
//   fun name(a, b) { … }    let x = e;    x = e;    block[i] = e;    if e { … } else { … }    while e { … }
//   new(words)              return e;     f(e);     print "text", e;
//   resize(block, old, new) arena { … } keep block, words;
//
// Leaving an arena frees what was made in it, but for the block that it keeps. `emit` walks a program once and tells a
// notation what it meets; notations (notation-*.js) write it down as Binaryen's nodes, as WAT or as QBE.

/** Binary operators: how tightly they bind, their names in wasm, their names in QBE. */
// biome-ignore format: a row for each strength
export const OPERATORS = {
  '|': [1, 'or', 'or'], '^': [1, 'xor', 'xor'], '&': [2, 'and', 'and'],
  '==': [3, 'eq', 'ceqw'], '!=': [3, 'ne', 'cnew'], '<': [3, 'lt_s', 'csltw'], '>': [3, 'gt_s', 'csgtw'],
  '<<': [4, 'shl', 'shl'], '>>': [4, 'shr_u', 'shr'], '+': [5, 'add', 'add'], '-': [5, 'sub', 'sub'],
  '*': [6, 'mul', 'mul'], '/': [6, 'div_s', 'div'], '%': [6, 'rem_s', 'rem'],
};
const TOKEN =
  /\s+|\/\/.*|(?<number>\d+)|(?<name>[a-z]\w*)|"(?<text>[^"]*)"|(?<sign>[=!]=|<<|>>|[-+*/%&|^<>=()[\]{},;])|(?<what>.)/g;

export class ToyError extends Error {}

function fail(line, message) {
  throw new ToyError(`line ${line}: ${message}`);
}

export function lex(source) {
  const tokens = [];
  let line = 1;
  for (const { 0: all, groups } of source.matchAll(TOKEN)) {
    const [kind, value] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    if (kind === 'what') fail(line, `what is '${value}'?`);
    if (kind !== undefined) tokens.push({ kind, value, line });
    line += all.split('\n').length - 1;
  }
  return [...tokens, { kind: 'end', value: 'the end', line }];
}

export function parse(tokens) {
  let at = 0;
  const is = (value) => tokens[at].value === value && tokens[at].kind !== 'text';
  const expected = (what) => fail(tokens[at].line, `${what} expected, found '${tokens[at].value}'`);
  const take = (kind) => (tokens[at].kind === kind ? tokens[at++].value : expected(kind));
  const skip = (value) => (is(value) ? ++at : expected(`'${value}'`));
  const accept = (value) => is(value) && skip(value);
  const past = (value, item) => {
    skip(value);
    return item();
  };
  const before = (value, result) => past(value, () => result);
  const list = (item) => {
    const items = [item()];
    while (accept(',')) items.push(item());
    return items;
  };
  const listed = (item) => past('(', () => (accept(')') ? [] : before(')', list(item))));

  function operand() {
    const { line, kind } = tokens[at];
    if (kind === 'number') return { kind, value: Number(take(kind)) };
    if (accept('(')) return before(')', expression());
    const name = take('name');
    let value = is('(') ? { kind: 'call', name, args: listed(expression), line } : { kind: 'name', name, line };
    while (accept('[')) value = { kind: 'element', block: value, index: before(']', expression()) };
    return value;
  }
  function expression(least = 1) {
    let left = operand();
    for (let sign = tokens[at].value; OPERATORS[sign]?.[0] >= least; sign = tokens[at].value) {
      skip(sign);
      left = { kind: 'binary', sign, left, right: expression(OPERATORS[sign][0] + 1) };
    }
    return left;
  }
  const kept = () => ({ name: past('keep', () => take('name')), words: past(',', expression) });
  const item = () =>
    tokens[at].kind === 'text' ? { kind: 'text', value: take('text').replaceAll('\\n', '\n') } : expression();
  function block() {
    const statements = [];
    for (skip('{'); !accept('}'); ) statements.push(statement());
    return statements;
  }
  function statement() {
    const { line } = tokens[at];
    if (accept('while')) return { kind: 'while', condition: expression(), body: block() };
    if (accept('if'))
      return { kind: 'if', condition: expression(), body: block(), other: accept('else') ? block() : [] };
    return before(';', simpleStatement(line));
  }
  function simpleStatement(line) {
    if (accept('let')) return { kind: 'let', name: take('name'), value: past('=', expression), line };
    if (accept('return')) return { kind: 'return', value: expression(), line };
    if (accept('print')) return { kind: 'print', items: list(item) };
    if (accept('arena')) return { kind: 'arena', body: block(), ...kept(), line };
    const target = operand();
    return accept('=') ? { kind: 'set', target, value: expression(), line } : { kind: 'do', value: target };
  }
  const functions = [];
  while (accept('fun')) functions.push({ name: take('name'), params: listed(() => take('name')), body: block() });
  return before('the end', functions);
}

export function check(functions) {
  const arities = new Map([['new', 1], ['resize', 3], ...functions.map(({ name, params }) => [name, params.length])]);
  for (const fn of functions) {
    const names = new Set(fn.params);
    visit(fn.body, (node) => {
      const { kind, name, args, target, body, line } = node;
      if (kind === 'let') names.add(name);
      if ((kind === 'name' || kind === 'arena') && !names.has(name)) fail(line, `there is no '${name}' here`);
      if (kind === 'call' && arities.get(name) !== args.length)
        fail(line, `no function '${name}' takes ${args.length} values`);
      if (kind === 'set' && !['name', 'element'].includes(target.kind))
        fail(line, 'only a name or an element can be set');
      if (kind !== 'arena') return;
      visit(body, (inner) => inner.kind === 'return' && fail(inner.line, 'an arena is left at its end'));
      node.handle = `arena.${names.size}`;
      names.add(node.handle);
    });
    fn.locals = [...names].slice(fn.params.length);
  }
  return functions;
}

/** A node after what is in it. */
function visit(node, see) {
  for (const child of Object.values(node)) if (typeof child === 'object') visit(child, see);
  see(node);
}

export function emit(functions, to) {
  const bytes = (words) => to.binary('*', value(words), to.number(4));
  const address = ({ block, index }) => to.binary('+', value(block), bytes(index));
  const values = {
    number: (node) => to.number(node.value),
    name: ({ name }) => to.read(name),
    binary: ({ sign, left, right }) => to.binary(sign, value(left), value(right)),
    element: (node) => to.load(address(node)),
    call: ({ name, args: [first, ...more], args }) => {
      if (name === 'new') return to.call('sigil_alloc', [bytes(first)]);
      if (name === 'resize') return to.call('sigil_realloc', [value(first), ...more.map(bytes)]);
      return to.call(name, args.map(value));
    },
  };
  const statements = {
    let: ({ name, value: initial }) => to.assign(name, value(initial)),
    set: ({ target, value: given }) =>
      target.kind === 'name' ? to.assign(target.name, value(given)) : to.store(address(target), value(given)),
    do: (node) => to.ignore(value(node.value)),
    return: (node) => to.giveBack(value(node.value)),
    while: ({ condition, body }) => to.repeat(later(value, condition), later(block, body)),
    if: ({ condition, body, other }) => to.either(later(value, condition), later(block, body), later(block, other)),
    print: ({ items }) => to.inOrder(items.map((item) => printed(item))),
    arena: ({ body, name, words, handle }) =>
      to.inOrder([
        to.assign(handle, to.call('sigil_enter_scope', [])),
        block(body),
        to.assign(name, to.call('sigil_promote', [to.read(handle), to.read(name), bytes(words)])),
      ]),
  };
  const later = (form, part) => () => form(part);
  const printed = (item) => (item.kind === 'text' ? to.printText(item.value) : to.printNumber(value(item)));
  const value = (node) => values[node.kind](node);
  const block = (body) => to.inOrder(body.map((node) => statements[node.kind](node)));
  for (const { name, params, locals, body } of functions) to.define(name, params, locals, () => block(body));
  return to.finish();
}

/** Tells a notation the whole of a program. Throws ToyError. */
export const compile = (source, notation) => emit(check(parse(lex(source))), notation);
