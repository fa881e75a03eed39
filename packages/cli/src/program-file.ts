/** A program as it lies on disk, wasm or WAT, read and judged by the engine before anything is done with it. */
import { readFile } from 'node:fs/promises';
import { compile, HostError } from '@sigil-alloc/host';
import binaryen from 'binaryen';
import { reasonOf } from './output.js';

/** A file that is no program: which file, and why. */
export class ProgramFileError extends Error {
  override readonly name = 'ProgramFileError';

  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

export interface ProgramFile {
  /** the caller's to dispose */
  readonly module: binaryen.Module;
  readonly wasm: Uint8Array;
}

const WASM_MAGIC = Buffer.from([0x00, 0x61, 0x73, 0x6d]);

const { Features } = binaryen;

/** What we emit ourselves; a program that needs no more stays within it. */
const BASELINE = Features.BulkMemory | Features.BulkMemoryOpt | Features.SignExt | Features.MutableGlobals;

/** What a program may need beyond that: it passes through the linker, and native code refuses by name what it cannot. */
const BEYOND =
  Features.NontrappingFPToInt |
  Features.Multivalue |
  Features.ReferenceTypes |
  Features.SIMD128 |
  Features.ExtendedConst |
  Features.TailCall |
  Features.ExceptionHandling |
  Features.Atomics;

/** Throws ProgramFileError for a file that cannot be read, is neither wasm nor WAT, or is not valid. */
export async function readProgram(file: string): Promise<ProgramFile> {
  const bytes = await readBytes(file);
  try {
    return isWasm(bytes) ? fromBinary(bytes) : fromText(bytes);
  } catch (error) {
    if (error instanceof HostError) throw new ProgramFileError(file, error.message);
    throw new ProgramFileError(file, isWasm(bytes) ? messageOf(error) : `not valid WAT: ${messageOf(error)}`);
  }
}

/** Throws ProgramFileError. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ProgramFileError(file, `cannot be read: ${reasonOf(error)}`);
  }
}

const isWasm = (bytes: Buffer): boolean => bytes.subarray(0, WASM_MAGIC.length).equals(WASM_MAGIC);

function fromBinary(wasm: Buffer): ProgramFile {
  compile(wasm);
  return withFeatures(binaryen.readBinary(wasm), () => wasm);
}

function fromText(bytes: Buffer): ProgramFile {
  const text = bytes.toString();
  if (text.trim() === '') throw new Error('the file is empty');
  return withFeatures(binaryen.parseText(text), (module) => {
    module.setFeatures(BASELINE | BEYOND);
    const wasm = module.emitBinary();
    compile(wasm);
    return wasm;
  });
}

/** The engine judges first: it says more clearly what is wrong. */
function withFeatures(module: binaryen.Module, toWasm: (module: binaryen.Module) => Uint8Array): ProgramFile {
  const wasm = toWasm(module);
  module.setFeatures(BASELINE);
  if (validatorFault(module) === undefined) return { module, wasm };
  module.setFeatures(BASELINE | BEYOND);
  const fault = validatorFault(module);
  if (fault === undefined) return { module, wasm };
  module.dispose();
  throw new Error(fault);
}

/** What Binaryen's validator has against a module. It says so on stderr, where only our own line may stand. */
function validatorFault(module: binaryen.Module): string | undefined {
  const { write } = process.stderr;
  let said = '';
  process.stderr.write = ((text: string | Uint8Array) => {
    said += text.toString();
    return true;
  }) as typeof write;
  try {
    if (module.validate() === 1) return undefined;
  } finally {
    process.stderr.write = write;
  }
  const [first = 'not valid'] = said.split('\n');
  return first
    .replace(/^\[wasm-validator error in ([^\]]*)\] (unexpected \w+: )?/, '$1: ')
    .replace(/( \[--[^\]]*\])?, on *$/, '');
}

/** Binaryen throws objects that are no Errors; theirs is `line:column: error: what`. */
function messageOf(error: unknown): string {
  const { message } = error as { message?: unknown };
  return String(message ?? error).replace(/(\d+:\d+): error: /, '$1: ');
}
