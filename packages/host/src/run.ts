/**
 * Runs a linked program as a command: arguments, environment and standard streams in, an exit status out.
 *
 * The status is the program's own, cut to the eight bits a process has, as the native build of the same program gives
 * it. A trap is one line of JSON on stderr and status 134.
 */
import { writeSync } from 'node:fs';
import { MAX_PAGES, PAGE_BYTES, TRAP_EXIT_STATUS, trapLine } from '@sigil-alloc/wit';
import { exportSignature, memoryLimits, type Signature, spellSignature } from './binary.js';
import { EntrySignatureError, NoEntryError, NoMemoryError } from './errors.js';
import { checkImports, compile } from './instantiate.js';
import { checkImportSignatures } from './program-imports.js';
import { type Trap, trapOf } from './trap.js';
import { createWasi, WASI_MODULE, wasiImports } from './wasi.js';

export interface RunOptions {
  /** What the program sees as its arguments; the first is its own name. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Name of the conformer for the line a trap prints. */
  readonly conformer: string;
  /** Cap on linear memory, in pages of 64 KiB. */
  readonly maxPages?: number;
}

export interface Entry {
  readonly name: '_start' | 'main';
  /** Whether the entry's i32 result is the exit status. */
  readonly returnsStatus: boolean;
}

const STATUS_MASK = 0xff;
const STDERR = 2;

/** The program's entry. Throws NoEntryError or EntrySignatureError. */
export function findEntry(wasm: Uint8Array): Entry {
  const start = exportSignature(wasm, '_start');
  if (start) return { name: '_start', returnsStatus: resultIsStatus('_start', start, ['() -> ()']) };
  const main = exportSignature(wasm, 'main');
  if (main) return { name: 'main', returnsStatus: resultIsStatus('main', main, ['() -> ()', '() -> i32']) };
  throw new NoEntryError();
}

function resultIsStatus(entry: string, signature: Signature, accepted: readonly string[]): boolean {
  const text = spellSignature(signature);
  if (!accepted.includes(text)) throw new EntrySignatureError(entry, text, accepted.join(' or '));
  return signature.results.length > 0;
}

/**
 * Runs a program to its end and gives its exit status. Throws a HostError, before anything of the program has run,
 * when it cannot be run at all.
 */
export async function runProgram(wasm: Uint8Array, options: RunOptions): Promise<number> {
  const { args = ['program'], env = process.env, maxPages } = options;
  const module = compile(wasm, maxPages === undefined ? {} : { maxPages });
  const entry = findEntry(wasm);
  const wasi = await createWasi({ args, env });
  const imports = wasiImports(wasi);
  checkImports(module, imports);
  checkImportSignatures(wasm);
  requireMemory(module);

  let instance: WebAssembly.Instance | undefined;
  try {
    instance = new WebAssembly.Instance(module, imports);
    return startProgram(instance, entry, wasi) & STATUS_MASK;
  } catch (error) {
    const trap = trapOf(error, instance);
    if (trap === undefined) throw error;
    writeSync(STDERR, `${reportLine(trap, instance, wasm, options)}\n`);
    return TRAP_EXIT_STATUS;
  }
}

function requireMemory(module: WebAssembly.Module): void {
  const hasMemory = WebAssembly.Module.exports(module).some(({ name, kind }) => name === 'memory' && kind === 'memory');
  const usesWasi = WebAssembly.Module.imports(module).some(({ module }) => module === WASI_MODULE);
  if (usesWasi && !hasMemory) throw new NoMemoryError();
}

/** `wasi.start` wants `_start` and a memory; any entry goes through it, so that `proc_exit` ends any of them. */
function startProgram(
  instance: WebAssembly.Instance,
  entry: Entry,
  wasi: { start(instance: object): unknown },
): number {
  const run = instance.exports[entry.name] as () => unknown;
  const memory = instance.exports.memory ?? new WebAssembly.Memory({ initial: 0 });
  let result: unknown;
  const exported = {
    memory,
    _start: () => {
      result = run();
    },
  };
  const exitCode = wasi.start({ exports: exported });
  return entry.returnsStatus && result !== undefined ? Number(result) : Number(exitCode);
}

function reportLine(
  trap: Trap,
  instance: WebAssembly.Instance | undefined,
  wasm: Uint8Array,
  { conformer, maxPages = MAX_PAGES }: RunOptions,
): string {
  const limits = memoryLimits(wasm);
  const memory = instance?.exports.memory;
  const pages = memory instanceof WebAssembly.Memory ? memory.buffer.byteLength / PAGE_BYTES : limits?.initialPages;
  return trapLine({
    error: trap.kind,
    conformer,
    ...(trap.requested === undefined ? {} : { requested: trap.requested }),
    pages: pages ?? 0,
    maxPages: Math.min(limits?.maxPages ?? MAX_PAGES, maxPages),
  });
}
