/** Text to a binary. */
import { emitNamedWasm, emitWasm } from '@sigil-alloc/ir';
import binaryen from 'binaryen';

const FEATURES = binaryen.Features.All & ~binaryen.Features.CompactImports;

export function wasmOf(wat: string, { hasNames = true } = {}): Uint8Array {
  const module = binaryen.parseText(wat);
  try {
    module.setFeatures(FEATURES);
    return hasNames ? emitNamedWasm(module) : emitWasm(module);
  } finally {
    module.dispose();
  }
}
