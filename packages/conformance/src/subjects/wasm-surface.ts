/** Whether a wasm module exports what the contract names, and with which types. */
import { compile, exportSignature, HostError } from '@sigil-alloc/host';
import { type ContractFunction, conformerFunctions } from '@sigil-alloc/wit';
import { type Functions, furtherFunctions } from '../functions.js';
import { SubjectError } from '../subject.js';

/** Calls with unsigned operands; the engine wraps them. */
export type CoreFunction = (...operands: number[]) => number;

export interface ConformerExports {
  readonly memory: WebAssembly.Memory;
  readonly sigil_alloc: CoreFunction;
  readonly sigil_realloc: CoreFunction;
  readonly sigil_mem_copy: CoreFunction;
  readonly sigil_enter_scope: CoreFunction;
  readonly sigil_exit_scope: CoreFunction;
  readonly sigil_promote: CoreFunction;
  readonly sigil_free_all: CoreFunction;
  readonly cabi_realloc: CoreFunction;
  readonly sigil_trap_kind: CoreFunction;
  readonly sigil_failed_size: CoreFunction;
}

export interface WasmSurface {
  /** what keeps the module from being a conformer; empty if nothing does */
  readonly problems: readonly string[];
  /** what it exports of the further worlds */
  readonly functions: Functions;
}

/** Throws SubjectError for what is no module. */
export function surfaceOf(wasm: Uint8Array, name: string): WasmSurface {
  const exports = new Map(
    WebAssembly.Module.exports(asSubjectError(name, () => compile(wasm))).map((entry) => [entry.name, entry.kind]),
  );
  const memory = exports.get('memory') === 'memory' ? [] : ['it exports no memory named memory'];
  const further = furtherFunctions.filter(({ linkName }) => exports.has(linkName));
  const problems = [...conformerFunctions, ...further].flatMap((fn) =>
    functionProblem(wasm, fn, exports.get(fn.linkName)),
  );
  return { problems: [...memory, ...problems], functions: new Set(further.map(({ linkName }) => linkName)) };
}

function functionProblem(wasm: Uint8Array, fn: ContractFunction, kind: string | undefined): string[] {
  if (kind === undefined) return [`export ${fn.linkName} is missing`];
  if (kind !== 'function') return [`export ${fn.linkName} is a ${kind}, not a function`];
  const found = exportSignature(wasm, fn.linkName);
  if (found === undefined) return []; // an encoding the reader does not know: the engine judges it at the call
  const expected = typeText(
    fn.params.map(({ core }) => core),
    fn.result ? [fn.result.core] : [],
  );
  const actual = typeText(found.params, found.results);
  return actual === expected ? [] : [`export ${fn.linkName} has the type ${actual}, the contract says ${expected}`];
}

function typeText(params: readonly string[], results: readonly string[]): string {
  return `(${params.join(' ')}) -> (${results.join(' ')})`;
}

/** Runs `action`; what the host refuses becomes a SubjectError that names the subject. */
export function asSubjectError<Value>(name: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    if (error instanceof HostError) throw new SubjectError(`${name}: ${error.message}`, { cause: error });
    throw error;
  }
}
