/** From a module's file to lowered files: read, checked, optimised, lowered; written only when all of it has gone well. */
import { checkImportSignatures } from '@sigil-alloc/host';
import { heapBoundsOf, IMPORT_MODULES, importedFunctions, memoryOf, optimize } from '@sigil-alloc/ir';
import {
  checkSeparateTools,
  type InterfaceOptions,
  lower,
  type SeparateOutputs,
  writeSeparate,
} from '@sigil-alloc/qbe-lower';
import { coreSignature, knownFunctions, RUNTIME_FUNCTIONS, worldOf } from '@sigil-alloc/wit';
import type binaryen from 'binaryen';
import { ProgramFileError, readProgram } from './program-file.js';

export interface LowerRequest extends InterfaceOptions, Omit<SeparateOutputs, 'dump'> {
  readonly prefix?: string;
  readonly optimize: 'speed' | 'size' | 'none';
  /** folder for the stages */
  readonly dump?: string;
}

/** Throws MissingToolError, ProgramFileError, LinkError, LowerError, OutputError; then nothing has been written. */
export async function lowerModule(file: string, request: LowerRequest): Promise<void> {
  const { form, output, header, dump, name, target, noConstructor, prefix } = request;
  const described = { name, target, noConstructor };
  checkSeparateTools(form, described, dump !== undefined);
  const { module, wasm } = await readProgram(file);
  try {
    checkImportSignatures(wasm);
    checkContractImports(module, file);
    const input = dump === undefined ? '' : module.emitText();
    const dataEnd = dataEndOf(module);
    withMemoryInView(module, () => optimize(module, { level: request.optimize }));
    const optimised = dump === undefined ? '' : module.emitText();
    const lowered = lower(module, { ...described, dataEnd, ...(prefix === undefined ? {} : { prefix }) });
    const outputs: SeparateOutputs = {
      form,
      output,
      interface: request.interface,
      ...(header === undefined ? {} : { header }),
      ...(dump === undefined ? {} : { dump: { folder: dump, input, optimised } }),
    };
    await writeSeparate(lowered, outputs, described);
  } finally {
    module.dispose();
  }
}

/** A C linker compares names and not types. */
function checkContractImports(module: binaryen.Module, file: string): void {
  for (const { module: from, field, signature } of importedFunctions(module)) {
    const fn = knownFunctions.find(({ linkName }) => linkName === field);
    if (fn === undefined || !IMPORT_MODULES.includes(from) || signature === coreSignature(fn)) continue;
    const who = worldOf(field) === undefined ? 'the contract' : fn.package;
    throw new ProgramFileError(file, `imports '${field}' as ${signature}; ${who} says ${coreSignature(fn)}`);
  }
}

const VIEW_OF_MEMORY = 'sigil memory in view';

/**
 * A memory that a module keeps to itself is the process's all the same: what the module lays there and never reads may be
 * for others. Binaryen takes an exported memory for one that others see.
 */
function withMemoryInView(module: binaryen.Module, work: () => void): void {
  const memory = memoryOf(module);
  if (memory !== undefined) module.addMemoryExport(memory.internalName, VIEW_OF_MEMORY);
  work();
  if (memory !== undefined) module.removeExport(VIEW_OF_MEMORY);
}

/**
 * Where a module's claim on the one linear memory ends: the same place at which `link` would begin its heap, so that a
 * program gets the same addresses both ways. Data segments alone do not tell of bss and stack.
 */
function dataEndOf(module: binaryen.Module): number {
  const memory = memoryOf(module);
  const isAllocator = importedFunctions(module).some(({ field }) => field === RUNTIME_FUNCTIONS.heapBase);
  if (memory === undefined || isAllocator) return 0; // what it uses beyond its data, it asks the shim for
  return heapBoundsOf(module, memory).heapBase;
}
