/**
 * Reads one WIT package, by recursive descent, one function per production. The official tooling is its judge: the
 * build compares what both say of the worlds (`judge.ts`).
 */
import { WitSyntaxError } from './errors.js';
import { type Token, tokenize } from './lexer.js';
import type {
  WitAlias,
  WitEnum,
  WitEnumCase,
  WitForeignUse,
  WitFunction,
  WitInterface,
  WitPackage,
  WitParam,
  WitReference,
  WitWorld,
} from './syntax.js';

const NAME = /^%?[a-z]/;

class Cursor {
  #at = 0;
  constructor(
    private readonly tokens: readonly Token[],
    private readonly file: string,
  ) {}

  get here(): Token {
    return this.tokens[this.#at] ?? { text: '', line: this.tokens.at(-1)?.line ?? 1, docs: '' };
  }

  get atEnd(): boolean {
    return this.#at >= this.tokens.length;
  }

  /** Takes the token if it is `text`. */
  accept(text: string): boolean {
    if (this.here.text !== text) return false;
    this.#at++;
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.refuse(`'${text}' expected`);
  }

  name(what: string): string {
    const { text } = this.here;
    if (!NAME.test(text)) this.refuse(`${what} expected`);
    this.#at++;
    return text.replace(/^%/, '');
  }

  version(): string {
    const { text } = this.here;
    if (!text.startsWith('@')) this.refuse("a version like '@0.1.0' expected");
    this.#at++;
    return text.slice(1);
  }

  refuse(rule: string): never {
    throw new WitSyntaxError(rule, this.here.text, this.file, this.here.line);
  }
}

/** Items between the marks, separated by commas; a trailing comma is allowed. */
function list<T>(cursor: Cursor, open: string, close: string, item: () => T): T[] {
  const items: T[] = [];
  cursor.expect(open);
  while (!cursor.accept(close)) {
    items.push(item());
    if (!cursor.accept(',')) {
      cursor.expect(close);
      break;
    }
  }
  return items;
}

/**
 * @param text one WIT package
 * @param file name for messages
 * @throws WitSyntaxError with the rule, the token found and the line
 */
export function readWit(text: string, file: string): WitPackage {
  const cursor = new Cursor(tokenize(text, file), file);
  cursor.expect('package');
  const namespace = cursor.name('a namespace');
  cursor.expect(':');
  const name = cursor.name('a package name');
  const version = cursor.version();
  cursor.expect(';');

  const interfaces: WitInterface[] = [];
  const worlds: WitWorld[] = [];
  while (!cursor.atEnd) {
    if (cursor.accept('interface')) interfaces.push(readInterface(cursor));
    else if (cursor.accept('world')) worlds.push(readWorld(cursor));
    else cursor.refuse("'interface' or 'world' expected");
  }
  return { namespace, name, version, interfaces, worlds };
}

function readInterface(cursor: Cursor): WitInterface {
  const name = cursor.name('an interface name');
  const uses: WitForeignUse[] = [];
  const aliases: WitAlias[] = [];
  const enums: WitEnum[] = [];
  const functions: WitFunction[] = [];
  cursor.expect('{');
  while (!cursor.accept('}')) {
    const { docs } = cursor.here;
    if (cursor.accept('use')) uses.push(...readUse(cursor));
    else if (cursor.accept('type')) aliases.push(readAlias(cursor, docs));
    else if (cursor.accept('enum')) enums.push(readEnum(cursor, docs));
    else functions.push(readFunction(cursor, docs));
  }
  return { name, uses, aliases, enums, functions };
}

/** `use types.{ptr, size};` or `use sigil:allocator/types@0.1.0.{ptr, size};`; only the second leaves something to resolve. */
function readUse(cursor: Cursor): WitForeignUse[] {
  const name = cursor.name('an interface name');
  const from = cursor.accept(':') ? readReference(cursor, name) : undefined;
  cursor.expect('.');
  const names = list(cursor, '{', '}', () => cursor.name('a type name'));
  cursor.expect(';');
  return from === undefined ? [] : [{ from, names }];
}

/** What follows `sigil:` in `sigil:allocator/types@0.1.0`. */
function readReference(cursor: Cursor, namespace: string): WitReference {
  const name = cursor.name('a package name');
  cursor.expect('/');
  const item = cursor.name('an interface or world name');
  return { package: `${namespace}:${name}@${cursor.version()}`, item };
}

function readAlias(cursor: Cursor, docs: string): WitAlias {
  const name = cursor.name('a type name');
  cursor.expect('=');
  const target = cursor.name('a type');
  cursor.expect(';');
  return { name, target, docs };
}

function readEnum(cursor: Cursor, docs: string): WitEnum {
  const name = cursor.name('an enum name');
  const cases = list(cursor, '{', '}', (): WitEnumCase => {
    const { docs } = cursor.here;
    return { name: cursor.name('an enum case'), docs };
  });
  return { name, cases, docs };
}

function readFunction(cursor: Cursor, docs: string): WitFunction {
  const name = cursor.name('a function name');
  cursor.expect(':');
  cursor.expect('func');
  const params = list(cursor, '(', ')', (): WitParam => {
    const param = cursor.name('a parameter name');
    cursor.expect(':');
    return { name: param, type: cursor.name('a type') };
  });
  const result = cursor.accept('->') ? cursor.name('a type') : null;
  cursor.expect(';');
  return { name, params, result, docs };
}

function readWorld(cursor: Cursor): WitWorld {
  const name = cursor.name('a world name');
  const includes: WitReference[] = [];
  const imports: string[] = [];
  const exports: string[] = [];
  cursor.expect('{');
  while (!cursor.accept('}')) {
    if (cursor.accept('include')) includes.push(readInclude(cursor));
    else if (cursor.accept('import')) imports.push(cursor.name('an interface name'));
    else {
      cursor.expect('export');
      exports.push(cursor.name('an interface name'));
    }
    cursor.expect(';');
  }
  return { name, includes, imports, exports };
}

function readInclude(cursor: Cursor): WitReference {
  const namespace = cursor.name('a namespace');
  cursor.expect(':');
  return readReference(cursor, namespace);
}
