/** A module's text as a list of fields, and the names in it, for putting one module into another. */

/** A name, a string or a comment; what lies between holds neither. */
const TOKEN = /\$"((?:[^"\\]|\\.)*)"|\$([^\s()";]+)|"(?:[^"\\]|\\.)*"|;;[^\n]*|[()]/g;

/** The fields of the text of one module, each with its parentheses. */
export function fieldsOf(text: string): string[] {
  const fields: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '(' && ++depth === 2) start = index;
    if (token === ')' && --depth === 1) fields.push(text.slice(start, index + 1));
  }
  return fields;
}

/** `func` of `(func $f …)` */
export const headOf = (field: string): string => /^\(\s*([a-z]+)/.exec(field)?.[1] ?? '';

/** A wasm name as WAT has it. */
export const watName = (name: string): string => `$"${name.replace(/["\\]/g, '\\$&')}"`;

/** The text with `prefix` before every name. */
export const renamed = (text: string, prefix: string): string =>
  text.replace(TOKEN, (token: string, quoted?: string, plain?: string) => {
    const name = quoted ?? plain;
    return name === undefined ? token : `$"${prefix}${name}"`;
  });
