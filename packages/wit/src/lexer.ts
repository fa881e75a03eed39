/**
 * Cuts a WIT text into tokens: names, versions and single marks. A `///` comment travels with the token after it.
 */
import { WitSyntaxError } from './errors.js';

export interface Token {
  readonly text: string;
  readonly line: number;
  /** The `///` lines directly before this token, joined by blanks. */
  readonly docs: string;
}

const TOKEN = /\s+|\/\/\/?[^\n]*|\/\*[\s\S]*?\*\/|->|@\d+\.\d+\.\d+|%?[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[{}():;,.=/]/y;

export function tokenize(text: string, file: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let docs: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text)?.[0];
    if (match === undefined) throw new WitSyntaxError('a WIT token', text[at] ?? '', file, line);
    if (match.startsWith('///')) docs.push(match.slice(3).trim());
    else if (!/^(\s|\/\/|\/\*)/.test(match)) {
      tokens.push({ text: match, line, docs: docs.join(' ') });
      docs = [];
    }
    line += match.split('\n').length - 1;
  }
  return tokens;
}
