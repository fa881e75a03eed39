import { conformanceTests, laws, managedLaws, wasmSubject } from '@sigil-alloc/conformance';
import { type AssembleOptions, BUILD_KINDS } from '@sigil-alloc/ir';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { nativeBump, wasmBump, wasmOf } from './builds.js';

/** Seeded ops for the fast, the check and the audit build; `npm run test:full` asks for more. */
const [fast = 0, check = 0, audit = 0] = (process.env.SIGIL_OPS ?? '20000,10000,2000').split(',').map(Number);
const OPS = { fast, check, audit };
/** What the runtimes `stub` and `none` are. */
const WITH_OBJECTS: AssembleOptions = { worlds: ['managed', 'asc', 'asc-stub'] };
const reason = await whyNativeIsSkipped();

for (const build of BUILD_KINDS) {
  const wasm = () => wasmBump(build);
  const native = () => nativeBump({ build });
  conformanceTests({
    name: 'bump',
    build,
    subjects: reason === undefined ? { wasm, native } : { wasm },
    answers: conformer.answers({ build }),
    ops: OPS[build],
    runner,
  });
}

conformanceTests({
  name: 'bump with managed objects, as an allocator of blocks',
  build: 'fast',
  worlds: ['managed'],
  laws: laws.filter((law) => !managedLaws.includes(law)),
  subjects: { wasm: () => wasmSubject(wasmOf(WITH_OBJECTS), { name: 'stub.wasm' }) },
  answers: conformer.answers({ alignmentBytes: 16 }),
  ops: Math.ceil(OPS.fast / 10),
  runner,
});

/** Objects of audit builds are tested in full runs only, and of check builds natively. */
const isFull = process.env.SIGIL_OPS !== undefined;

for (const build of isFull ? BUILD_KINDS : (['fast', 'check'] as const)) {
  const options = { ...WITH_OBJECTS, build };
  const wasm = () => wasmSubject(wasmOf(options), { name: 'stub.wasm' });
  const native = () => nativeBump(options);
  conformanceTests({
    name: 'bump with managed objects',
    build,
    worlds: ['managed'],
    laws: managedLaws,
    subjects: reason === undefined && (isFull || build === 'fast') ? { wasm, native } : { wasm },
    answers: conformer.answers({ build, alignmentBytes: 16 }),
    ops: Math.ceil(OPS[build] / 10),
    runner,
  });
}
