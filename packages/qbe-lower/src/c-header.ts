/*
 * The interface of a lowered module as a C header. It stands alone in C11 and C++, and goes together with sigil.h and with
 * the headers of other modules: what two of them declare, they declare alike.
 *
 *   wasm (func (export "f") (param i32 f64) (result i64))   uint64_t f(uint32_t, double);
 *   wasm (result i32 f64)                                   sigil_i32_f64 f(void);      a struct { r0; r1; }
 *   wasm (global (export "g") (mut i32) ...)                extern uint32_t g;
 */
import type { CoreType } from '@sigil-alloc/wit';
import type { LoweredExport } from './describe.js';
import type { LoweredInterface } from './interface.js';

const cTypes = { i32: 'uint32_t', i64: 'uint64_t', f32: 'float', f64: 'double' } as const satisfies Record<
  CoreType,
  string
>;

/** The text of the header. */
export function interfaceHeader(described: LoweredInterface): string {
  const guard = `SIGIL_LOWERED_${described.instantiate.toUpperCase()}_H`;
  const parts = [
    `/* Module ${commented(described.name)} as C sees it, written by sigil-alloc; do not edit. */`,
    `#ifndef ${guard}\n#define ${guard}\n`,
    '#include <stdint.h>\n',
    ...resultStructs(described.exports),
    '#ifdef __cplusplus\nextern "C" {\n#endif\n',
    instantiateDeclaration(described),
    '/** Base of linear memory, which never moves: address p of the module is the byte sigil_memory()[p]. */',
    'uint8_t *sigil_memory(void);\n',
    '/** Bytes of linear memory in use. */',
    'uint64_t sigil_memory_size(void);\n',
    ...described.exports.map((item) => exportDeclaration(item, described.hasConstructor)),
    `#ifdef __cplusplus\n}\n#endif\n\n#endif\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function instantiateDeclaration({ instantiate, hasConstructor }: LoweredInterface): string {
  const when = hasConstructor
    ? 'A constructor has called it before main; another call does nothing.'
    : 'Call it before anything else of the module; another call does nothing.';
  return `/** Lays static data, computes globals, runs the start function. ${when} */\nvoid ${instantiate}(void);\n`;
}

/** A type for each list of several results; guarded, because headers of several modules may need the same. */
function resultStructs(exports: readonly LoweredExport[]): string[] {
  const lists = new Map(
    exports.flatMap(({ results = [] }) => (results.length > 1 ? [[structName(results), results] as const] : [])),
  );
  return [...lists].map(([name, results]) => {
    const guard = `${name.toUpperCase()}_RESULTS`;
    const members = results.map((type, index) => `  ${cTypes[type]} r${index};\n`).join('');
    return `#ifndef ${guard}\n#define ${guard}\ntypedef struct ${name} {\n${members}} ${name};\n#endif\n`;
  });
}

const structName = (results: readonly CoreType[]): string => `sigil_${results.join('_')}`;

function resultOf(results: readonly CoreType[]): string {
  const [only] = results;
  if (only === undefined) return 'void';
  return results.length === 1 ? cTypes[only] : structName(results);
}

function exportDeclaration(item: LoweredExport, isConstructed: boolean): string {
  const { name, symbol, kind, params = [], results = [], type = 'i32', mutable = false } = item;
  const wasmName = symbol === name ? '' : `/** ${commented(name)} */\n`;
  if (kind === 'function') {
    const parameters = params.map((param, index) => `${cTypes[param]} p${index}`).join(', ');
    return `${wasmName}${resultOf(results)} ${symbol}(${parameters || 'void'});\n`;
  }
  if (kind !== 'global') return '';
  // Where the host instantiates, a constant may be computed while C looks on: C may not assume that it never changes.
  const qualifier = mutable ? '' : isConstructed ? 'const ' : '/* read only */ ';
  return `${wasmName}extern ${qualifier}${cTypes[type]} ${symbol};\n`;
}

/** A wasm name, any text at all, as part of a C comment: printable ASCII that neither opens nor ends one. */
function commented(name: string): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(name)
    .replace(/[^ -~]/g, escaped)
    .replace(/\*(?=\/)|\/(?=\*)/g, (char) => `${char}\\`);
}
