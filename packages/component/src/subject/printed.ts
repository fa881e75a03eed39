/**
 * What a component exports, as the official tooling prints the finished bytes: interface -> its functions, a line each, with
 * the names and types of their parameters. The printer writes one item a line; types are numbered within a component.
 *
 *   (type (;0;) u32)
 *   (import "import-type-ptr" (type (;1;) (eq 0)))
 *   (export (;9;) "ptr" (type 1))
 *   (type (;11;) (func (param "size" 10) (result 9)))
 *   (export (;3;) "alloc" (func 0) (func (type 11)))
 */
import { wasmTools } from '../tools.js';

const EXPORTED_INTERFACE = /^ {2}\(export \$\S+ \(;\d+;\) "([^"]+)" \(instance \$([^)]+)-instance\)\)$/gm;
const TYPE = /^ *\(type \(;(\d+);\) (.+)\)$/;
const SAME_TYPE = /^ *\(import "[^"]+" \(type \(;(\d+);\) \(eq (\d+)\)\)\)$/;
const NAMED_TYPE = /^ *\(export \(;(\d+);\) "([^"]+)" \(type (\d+)\)\)$/;
const FUNCTION = /^ *\(export \(;\d+;\) "([^"]+)" \(func \d+\) \(func \(type (\d+)\)\)\)$/;
const PARAM = /\(param "([^"]+)" ([^\s()]+)\)/g;
const RESULT = /\(result ([^\s()]+)\)/;

/** `alloc(size: size = u32) -> ptr = u32` */
export async function printedInterfaces(component: Uint8Array): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await (await wasmTools()).print(component);
  const exported = [...text.matchAll(EXPORTED_INTERFACE)];
  return new Map(
    exported.map(([, id = '', source = '']) => [id, printedFunctions(bodyOf(text, `${source}-component`))]),
  );
}

/** The lines of an inner component. */
function bodyOf(text: string, name: string): readonly string[] {
  const start = text.indexOf(`\n  (component $${name} `);
  return start < 0 ? [] : text.slice(start, text.indexOf('\n  )\n', start)).split('\n');
}

function printedFunctions(lines: readonly string[]): string[] {
  const defined = new Map<string, string>();
  const names = new Map<string, string>();
  const functions: string[] = [];
  const primitiveOf = (type: string): string => {
    const definition = defined.get(type);
    return definition === undefined ? type : primitiveOf(definition);
  };
  const typeText = (type: string): string => {
    const name = names.get(type);
    return name === undefined ? primitiveOf(type) : `${name} = ${primitiveOf(type)}`;
  };
  for (const line of lines) {
    const [, index, definition] = TYPE.exec(line) ?? SAME_TYPE.exec(line) ?? [];
    if (index !== undefined) defined.set(index, definition!);
    const [, exported, name, of] = NAMED_TYPE.exec(line) ?? [];
    if (exported !== undefined) {
      defined.set(exported, of!);
      names.set(exported, name!);
    }
    const [, fn, type] = FUNCTION.exec(line) ?? [];
    if (fn === undefined) continue;
    const signature = defined.get(type!) ?? '';
    const params = [...signature.matchAll(PARAM)].map(([, param, is = '']) => `${param}: ${typeText(is)}`);
    const [, result] = RESULT.exec(signature) ?? [];
    functions.push(`${fn}(${params.join(', ')})${result === undefined ? '' : ` -> ${typeText(result)}`}`);
  }
  return functions.sort();
}
