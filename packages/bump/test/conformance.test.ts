import { conformanceTests } from '@sigil-alloc/conformance';
import { BUILD_KINDS } from '@sigil-alloc/ir';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { nativeBump, wasmBump, whyNoNative } from './builds.js';

const OPS = { fast: 20_000, check: 10_000, audit: 2_000 };
const reason = await whyNoNative();

for (const build of BUILD_KINDS) {
  const wasm = () => wasmBump(build);
  const native = () => nativeBump(build);
  conformanceTests({
    name: 'bump',
    build,
    subjects: reason === undefined ? { wasm, native } : { wasm },
    answers: conformer.answers({ build }),
    ops: OPS[build],
    runner,
  });
}
