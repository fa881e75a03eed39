import { conformanceTests } from '@sigil-alloc/conformance';
import { BUILD_KINDS } from '@sigil-alloc/ir';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { worldNames } from '@sigil-alloc/wit';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { nativeTlsf, wasmTlsf } from './builds.js';

/** Seeded ops for the fast, the check and the audit build; `npm run test:full` asks for more. */
const [fast = 0, check = 0, audit = 0] = (process.env.SIGIL_OPS ?? '10000,5000,1000').split(',').map(Number);
const OPS = { fast, check, audit };
const reason = await whyNativeIsSkipped();

for (const build of BUILD_KINDS) {
  const wasm = () => wasmTlsf({ build, worlds: worldNames });
  const native = () => nativeTlsf({ build, worlds: worldNames });
  conformanceTests({
    name: 'tlsf-rc',
    build,
    worlds: worldNames,
    subjects: reason === undefined ? { wasm, native } : { wasm },
    answers: conformer.answers({ build }),
    ops: OPS[build],
    runner,
  });
}
