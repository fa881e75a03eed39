/** A linked module becomes a native executable. */
import { checkPortableImports, compile, findEntry } from '@sigil-alloc/host';
import { buildExecutable, findToolchain, lower, ownTarget } from '@sigil-alloc/qbe-lower';
import type binaryen from 'binaryen';

export interface NativeOptions {
  readonly conformer: string;
  readonly maxPages?: number;
  readonly out: string;
}

/** Throws MissingToolError before anything else, so that a machine without tools says so at once. */
export async function buildNativeProgram(module: binaryen.Module, options: NativeOptions): Promise<void> {
  const { conformer, maxPages, out } = options;
  await findToolchain();
  const wasm = module.emitBinary();
  checkPortableImports(compile(wasm), wasm);
  const entry = findEntry(wasm);
  const target = ownTarget();
  const { ssa } = lower(module, { name: 'program', ...(target === undefined ? {} : { target }) });
  await buildExecutable({
    ssa,
    entry: entry.name === 'main' ? 'wasm_main' : 'wasm__start',
    entryReturns: entry.returnsStatus,
    conformer,
    ...(maxPages === undefined ? {} : { maxPages }),
    out,
  });
}
