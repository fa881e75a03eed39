import { conformanceTests, managedLaws } from '@sigil-alloc/conformance';
import { type AssembleOptions, BUILD_KINDS } from '@sigil-alloc/ir';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { worldNames } from '@sigil-alloc/wit';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { nativeTlsf, wasmTlsf } from './builds.js';
import { isFull } from './support/figures.js';

/** Seeded ops for the fast, the check and the audit build; `npm run test:full` asks for more. */
const [fast = 0, check = 0, audit = 0] = (process.env.SIGIL_OPS ?? '10000,5000,1000').split(',').map(Number);
const OPS = { fast, check, audit };
const reason = await whyNativeIsSkipped();

/** Audit builds are tested in full runs only, and check builds natively. */
const builds = isFull ? BUILD_KINDS : (['fast', 'check'] as const);

for (const build of builds) {
  const worlds = [...worldNames, 'managed'] as const;
  const options: AssembleOptions = { build, worlds, hooks: [] };
  const wasm = () => wasmTlsf(options);
  const native = () => nativeTlsf(options);
  conformanceTests({
    name: 'tlsf-rc with managed objects',
    build,
    worlds,
    laws: managedLaws,
    subjects: reason === undefined && (isFull || build === 'fast') ? { wasm, native } : { wasm },
    answers: conformer.answers(options),
    ops: OPS[build],
    runner,
  });
}
