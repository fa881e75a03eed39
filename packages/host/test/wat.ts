/** Text to bytes, for tests. */
import binaryen from 'binaryen';

// All features together would choose encodings that today's engines do not read.
const FEATURES = binaryen.Features.BulkMemory | binaryen.Features.BulkMemoryOpt | binaryen.Features.MutableGlobals;

export function wat(text: string): Uint8Array {
  const module = binaryen.parseText(text);
  module.setFeatures(FEATURES);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
