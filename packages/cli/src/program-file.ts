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
/** What a program in text may use; a binary says by itself what it uses. */
const TEXT_FEATURES =
  Features.BulkMemory |
  Features.BulkMemoryOpt |
  Features.SignExt |
  Features.MutableGlobals |
  Features.NontrappingFPToInt |
  Features.Multivalue |
  Features.ReferenceTypes;

/** Throws ProgramFileError for a file that cannot be read, is neither wasm nor WAT, or is not valid. */
export async function readProgram(file: string): Promise<ProgramFile> {
  const bytes = await readBytes(file);
  try {
    return isWasm(bytes) ? fromBinary(bytes) : fromText(bytes);
  } catch (error) {
    if (error instanceof HostError) throw new ProgramFileError(file, error.message);
    throw new ProgramFileError(file, `neither wasm nor WAT: ${messageOf(error)}`);
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
  return { module: binaryen.readBinary(wasm), wasm };
}

function fromText(bytes: Buffer): ProgramFile {
  const text = bytes.toString();
  if (text.trim() === '') throw new Error('the file is empty');
  const module = binaryen.parseText(text);
  module.setFeatures(TEXT_FEATURES);
  const wasm = module.emitBinary();
  compile(wasm);
  return { module, wasm };
}

/** Binaryen throws objects that are no Errors; theirs is `line:column: error: what`. */
function messageOf(error: unknown): string {
  const { message } = error as { message?: unknown };
  return String(message ?? error).replace(/(\d+:\d+): error: /, '$1: ');
}
