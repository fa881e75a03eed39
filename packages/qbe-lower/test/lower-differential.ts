/*
 * Runs one module under Node and natively and tells what each saw: results, traps, calls of imports, exported globals,
 * size and hash of memory. Values travel as bits; every NaN is one NaN, for wasm leaves its payload open.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CoreType, trapKinds } from '@sigil-alloc/wit';
import type binaryen from 'binaryen';
import type { LoweredExport } from '../src/describe.js';
import { type Lowered, type LowerOptions, lower } from '../src/module.js';
import { buildExecutable } from '../src/native.js';
import { type Machine, testMachine } from './machine.js';

const run = promisify(execFile);

export interface Call {
  readonly name: string;
  /** bits of each argument */
  readonly args: readonly bigint[];
}

/** What happened, one line per event: the two sides are equal when their lines are. */
export type Trace = string[];

const view = new DataView(new ArrayBuffer(8));

function numberOf(type: CoreType, bits: bigint): number | bigint {
  view.setBigUint64(0, BigInt.asUintN(64, bits));
  if (type === 'i32') return Number(BigInt.asIntN(32, bits));
  if (type === 'i64') return BigInt.asIntN(64, bits);
  return type === 'f32' ? view.getFloat32(4) : view.getFloat64(0);
}

function bitsOf(type: CoreType, value: number | bigint): string {
  if (typeof value === 'number' && Number.isNaN(value)) return 'nan';
  if (type === 'i32') return BigInt.asUintN(32, BigInt(value)).toString(16);
  if (type === 'i64') return BigInt.asUintN(64, BigInt(value)).toString(16);
  if (type === 'f32') view.setFloat32(0, Number(value));
  else view.setFloat64(0, Number(value));
  return (type === 'f32' ? BigInt(view.getUint32(0)) : view.getBigUint64(0)).toString(16);
}

const engineMessages: readonly [RegExp, string][] = [
  [/float unrepresentable/, 'invalid-conversion'],
  [/unreachable/, 'unreachable'],
  [/memory access out of bounds|data segment/, 'out-of-bounds'],
  [/divide by zero|remainder by zero/, 'integer-divide-by-zero'],
  [/divide result unrepresentable/, 'integer-overflow'],
  [/table index is out of bounds|table access out of bounds|table initializer|element segment/, 'table-bounds'],
  [/function signature mismatch|null function/, 'indirect-call'],
  [/call stack/, 'stack-overflow'],
];

function trapOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const row = engineMessages.find(([pattern]) => pattern.test(message));
  if (row === undefined) throw error;
  return row[1];
}

/** FNV-1a over 64-bit words, the same on both sides. */
function hashMemory(bytes: Uint8Array): string {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  for (const word of words) {
    low = Math.imul(low ^ word, 0x01000193) >>> 0;
    high = (Math.imul(high, 0x01000193) + (low >>> 15)) >>> 0;
  }
  return `${high.toString(16)}:${low.toString(16)}`;
}

const functionsOf = ({ exports }: Lowered) =>
  exports.filter(
    (item): item is LoweredExport & Required<Pick<LoweredExport, 'params' | 'results'>> => item.kind === 'function',
  );
const globalsOf = ({ exports }: Lowered) =>
  exports.filter((item): item is LoweredExport & Required<Pick<LoweredExport, 'type'>> => item.kind === 'global');

export function runInNode(wasm: Uint8Array, lowered: Lowered, calls: readonly Call[]): Trace {
  const trace: Trace = [];
  const compiled = new WebAssembly.Module(wasm as BufferSource);
  const imports: Record<string, Record<string, (...values: (number | bigint)[]) => void>> = {};
  for (const { module, name, kind } of WebAssembly.Module.imports(compiled)) {
    if (kind !== 'function') throw new Error(`the harness has no ${kind} ${module}.${name}`);
    imports[module] ??= {};
    imports[module][name] = (...values) => {
      const types = lowered.imports.find((item) => item.module === module && item.field === name)?.params ?? [];
      trace.push(`import ${name}${types.map((type, index) => ` ${bitsOf(type, values[index]!)}`).join('')}`);
    };
  }
  let exports: WebAssembly.Exports;
  try {
    exports = new WebAssembly.Instance(compiled, imports).exports;
  } catch (error) {
    return [...trace, `start trap ${trapOf(error)}`];
  }
  const functions = new Map(functionsOf(lowered).map((item) => [item.name, item]));
  for (const { name, args } of calls) {
    const { params, results } = functions.get(name)!;
    try {
      const called = exports[name] as (...values: (number | bigint)[]) => unknown;
      const value = called(...params.map((type, index) => numberOf(type, args[index]!)));
      const values = (results.length > 1 ? value : results.length === 1 ? [value] : []) as (number | bigint)[];
      trace.push(`${name}${results.map((type, index) => ` ${bitsOf(type, values[index]!)}`).join('')}`);
    } catch (error) {
      trace.push(`${name} trap ${trapOf(error)}`);
    }
  }
  for (const { name, type } of globalsOf(lowered)) {
    trace.push(`global ${name} ${bitsOf(type, (exports[name] as WebAssembly.Global).value as number | bigint)}`);
  }
  const memory = Object.values(exports).find((item) => item instanceof WebAssembly.Memory);
  if (memory !== undefined) {
    const bytes = new Uint8Array(memory.buffer);
    trace.push(`memory ${bytes.length / 65536} ${hashMemory(bytes)}`);
  }
  return trace;
}

const cType = { i32: 'uint32_t', i64: 'uint64_t', f32: 'float', f64: 'double' } as const satisfies Record<
  CoreType,
  string
>;

function resultStruct(results: readonly CoreType[]): string {
  if (results.length === 0) return 'void';
  if (results.length === 1) return cType[results[0]!];
  return `struct r_${results.join('_')}`;
}

/** A C string of any text: trigraphs and escapes cannot bite in octal. */
function cString(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return `"${bytes.map((byte) => (byte >= 0x30 && byte < 0x7f && byte !== 0x5c && byte !== 0x3f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`)).join('')}"`;
}

/** Exported names are any text: inside C they are numbers, and symbols are bound by assembler name. */
function driverSource(lowered: Lowered, calls: readonly Call[], hasMemory: boolean): string {
  const functions = functionsOf(lowered);
  const structs = new Map<string, string>();
  for (const { results } of functions) {
    const fields = results.map((type, index) => `${cType[type]} v${index};`).join(' ');
    if (results.length > 1) structs.set(resultStruct(results), `${resultStruct(results)} { ${fields} };`);
  }
  const index = new Map(functions.map(({ name }, at) => [name, at]));
  const declared = functions.map(({ symbol, params, results }, at) => {
    const list = params.map((type) => cType[type]).join(', ') || 'void';
    return `extern ${resultStruct(results)} e${at}(${list}) __asm__("${symbol}");`;
  });
  const imports = lowered.imports.map(({ symbol, field, params = [], results = [] }, at) => {
    const list = params.map((type, position) => `${cType[type]} v${position}`).join(', ') || 'void';
    const print = params.map((type, position) => `show_${type}(v${position});`).join(' ');
    const back = results.length === 0 ? '' : `return 0;`;
    return `${resultStruct(results)} i${at}(${list}) __asm__("${symbol}");\n${resultStruct(results)} i${at}(${list}) { printf("import %s", ${cString(field)}); ${print} printf("\\n"); ${back} }`;
  });
  const thunks = functions.map(({ name, params, results }, at) => {
    const list = params.map((type, position) => `from_${type}(a[${position}])`).join(', ');
    const shown = results.map((type, position) => `show_${type}(${results.length > 1 ? `v.v${position}` : 'v'});`);
    const call = `${results.length === 0 ? '' : `${resultStruct(results)} v = `}e${at}(${list});`;
    return `static void c${at}(void *p) { const uint64_t *a = p; (void)a; ${call} printf("%s", ${cString(name)}); ${shown.join(' ')} printf("\\n"); }`;
  });
  const table = functions.map(({ name, params }, at) => `{${cString(name)}, c${at}, ${params.length}},`);
  const stream = calls.flatMap(({ name, args }) => [
    `${index.get(name)!}`,
    ...args.map((bits) => `0x${BigInt.asUintN(64, bits).toString(16)}u`),
  ]);
  const globals = globalsOf(lowered).map(
    ({ symbol, type, name }, at) =>
      [
        `extern ${cType[type]} g${at} __asm__("${symbol}");`,
        `printf("global %s", ${cString(name)}); show_${type}(g${at}); printf("\\n");`,
      ] as const,
  );
  const names = trapKinds.map((kind) => JSON.stringify(kind));
  // Quick to compile is all the driver must be.
  return `#pragma GCC optimize("O0")
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "sigil.h"
static const char *const kinds[] = {${names.join(', ')}};
static uint32_t from_i32(uint64_t bits) { return (uint32_t)bits; }
static uint64_t from_i64(uint64_t bits) { return bits; }
static float from_f32(uint64_t bits) { uint32_t b = (uint32_t)bits; float v; memcpy(&v, &b, 4); return v; }
static double from_f64(uint64_t bits) { double v; memcpy(&v, &bits, 8); return v; }
static void show_i32(uint32_t v) { printf(" %" PRIx32, v); }
static void show_i64(uint64_t v) { printf(" %" PRIx64, v); }
static void show_f32(float v) { uint32_t b; memcpy(&b, &v, 4); if (v != v) printf(" nan"); else show_i32(b); }
static void show_f64(double v) { uint64_t b; memcpy(&b, &v, 8); if (v != v) printf(" nan"); else show_i64(b); }
void *unused[] = {from_i32, from_i64, from_f32, from_f64, show_i32, show_i64, show_f32, show_f64};
${[...structs.values(), ...declared, ...imports, ...globals.map(([text]) => text), ...thunks].join('\n')}
static const struct { const char *name; void (*call)(void *); int parameters; } functions[] = {${table.join('\n')} {0, 0, 0}};
/* Number of the function, then its arguments. */
static uint64_t calls[] = {${stream.join(',')}};
extern void instantiate(void) __asm__("${lowered.instantiate}");
static void start(void *p) { (void)p; instantiate(); }
int main(void) {
  sigil_trap begun = sigil_try(start, NULL);
  if (begun != SIGIL_TRAP_NONE) { printf("start trap %s\\n", kinds[begun]); return 0; }
  for (uint64_t *at = calls; at < calls + ${stream.length};) {
    int index = (int)*at++;
    sigil_trap kind = sigil_try(functions[index].call, at);
    if (kind != SIGIL_TRAP_NONE) printf("%s trap %s\\n", functions[index].name, kinds[kind]);
    at += functions[index].parameters;
  }
  ${globals.map(([, text]) => text).join('\n  ')}
  uint32_t low = 0x84222325u, high = 0xcbf29ce4u;
  const uint32_t *words = (const uint32_t *)sigil_memory();
  for (uint64_t i = 0; i < sigil_memory_size() / 4; i++) {
    low = (low ^ words[i]) * 0x01000193u;
    high = high * 0x01000193u + (low >> 15);
  }
  if (${hasMemory ? 1 : 0}) printf("memory %" PRIu64 " %" PRIx32 ":%" PRIx32 "\\n", sigil_memory_size() / 65536, high, low);
  return 0;
}
`;
}

const OUTPUT_BYTES = 256 << 20;

/** Lowers, builds and runs. */
export async function runNatively(
  lowered: Lowered,
  calls: readonly Call[],
  hasMemory: boolean,
  { target, emulator }: Machine = testMachine,
): Promise<Trace> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-lower-'));
  try {
    const [driver, out] = [join(folder, 'driver.c'), join(folder, 'program')];
    await writeFile(driver, driverSource(lowered, calls, hasMemory));
    const own = { ssa: lowered.ssa, conformer: 'test', cSources: [driver], out };
    await buildExecutable(target === undefined ? own : { ...own, target });
    const [program = out, ...args] = [...emulator, out];
    const { stdout } = await run(program, args, { maxBuffer: OUTPUT_BYTES });
    return stdout.split('\n').slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines of one side that differ from the other's, with what both ran; empty when they agree. */
export function differences(expected: Trace, actual: Trace): string[] {
  const found: string[] = [];
  for (let index = 0; index < Math.max(expected.length, actual.length); index++) {
    const [wanted, got] = [expected[index] ?? '(nothing)', actual[index] ?? '(nothing)'];
    if (wanted !== got) found.push(`#${index}: node ${wanted} | native ${got}`);
  }
  return found;
}

/** Runs the calls on both sides and gives the differences. The module is not disposed. */
export async function compare(
  module: binaryen.Module,
  calls: readonly Call[],
  options: LowerOptions = {},
  machine: Machine = testMachine,
): Promise<{ trace: Trace; native: Trace; differences: string[] }> {
  const lowered = lower(module, { name: 'subject', noConstructor: true, ...options });
  const trace = runInNode(module.emitBinary(), lowered, calls);
  const hasMemory = trace.at(-1)?.startsWith('memory ') ?? false;
  const native = await runNatively(lowered, calls, hasMemory, machine);
  return { trace, native, differences: differences(trace, native) };
}
