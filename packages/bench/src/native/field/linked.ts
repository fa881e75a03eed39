/**
 * Ours, as a compiler's programs get them: kernels in wasm with the allocator linked in, optimised as one and lowered. They
 * are those of the suites for wasm, so that what C computes is held against what wasm does.
 */
import { join } from 'node:path';
import { link } from '@sigil-alloc/ir';
import { buildExecutable, type LoweredExport, lower, ownTarget } from '@sigil-alloc/qbe-lower';
import { conformer } from '@sigil-alloc/tlsf-rc/prelude';
import binaryen from 'binaryen';
import { heapKernels } from '../../allocators/catalogue.js';
import { TABLES_END } from '../../allocators/kernels/parts.js';
import { kernelProgram } from '../../allocators/program.js';
import { countedProgram } from '../../managed/kernels/program.js';
import { FRESH_KERNEL, type NativeKernel } from '../catalogue.js';
import type { NativeContender } from '../contender.js';
import { toolVersions } from './sigil.js';
import { writeNativeWorker } from './worker-source.js';

interface Linked {
  readonly name: string;
  readonly what: string;
  readonly kernels: readonly string[];
  readonly isVerified: boolean;
  lacks(kernel: NativeKernel): string | undefined;
  /** the module of kernels, to be consumed */
  program(): binaryen.Module;
  /** bytes of linear memory that are the kernels' own */
  readonly tableBytes: number;
}

const linked = ({ name, what, kernels, isVerified, lacks, program, tableBytes }: Linked): NativeContender => ({
  name,
  what,
  isOurs: true,
  lacks,
  isVerified,
  hasTimedForm: false,
  version: toolVersions,
  build: async (form, folder) => {
    const module = program();
    const state = exportState(module);
    const heapBase = tableBytes === 0 ? {} : { heapBase: tableBytes };
    const all = link(module, conformer, heapBase);
    const target = ownTarget();
    const { ssa, exports } = lower(all, { name: 'kernels', ...(target === undefined ? {} : { target }) });
    all.dispose();
    const lines = [
      '#include <stdint.h>',
      '#define FACE_SIGIL',
      `#define TABLE_BYTES ${tableBytes}`,
      `#define KERNELS_LINKED(X) ${[...kernels, ...(isVerified ? ['verify'] : [])].map((kernel) => `X(${kernel})`).join(' ')}`,
      ...adapter(exports, state),
    ];
    const worker = await writeNativeWorker(folder, form, lines);
    const file = join(folder, 'worker');
    await buildExecutable({ ssa, conformer: conformer.name, cSources: [worker], out: file });
    return { file };
  },
});

interface StateGlobal {
  readonly name: string;
  readonly initial: number;
}

/** What kernels keep from one call to the next, made the worker's to set back. */
function exportState(module: binaryen.Module): readonly StateGlobal[] {
  const state: StateGlobal[] = [];
  for (let i = 0; i < module.getNumGlobals(); i++) {
    const info = binaryen.getGlobalInfo(module.getGlobalByIndex(i));
    if (!info.mutable || info.module !== '') continue;
    const name = `kernels_state_${i}`;
    module.addGlobalExport(info.name, name);
    state.push({ name, initial: constantOf(info.init) });
  }
  return state;
}

function constantOf(init: binaryen.ExpressionRef): number {
  const { value } = binaryen.getExpressionInfo(init) as binaryen.ConstInfo;
  if (typeof value !== 'number') throw new Error('state of kernels must begin as a number');
  return value >>> 0;
}

/** Blocks that it leaves are not of the checksum. */
const verifyAndClear = (verify: string): string =>
  `static uint32_t kernel_verify(uint32_t turns) { uint32_t faults = ${verify}(turns); kernels_clear(); return faults; }`;

/** C by which the worker clears and resets the kernels of the module. */
function adapter(exports: readonly LoweredExport[], state: readonly StateGlobal[]): string[] {
  const symbolOf = (name: string): string | undefined => exports.find((item) => item.name === name)?.symbol;
  const [clear, initialize, verify] = ['clear', '_initialize', 'verify'].map(symbolOf);
  return [
    ...state.map(({ name }) => `extern uint32_t ${name};`),
    `static void kernels_reset(void) { ${state.map(({ name, initial }) => `${name} = ${initial}u; `).join('')}}`,
    ...(clear === undefined ? [] : [`uint32_t ${clear}(void);`]),
    `static uint32_t kernels_clear(void) { return ${clear === undefined ? 0 : `${clear}()`}; }`,
    ...(verify === undefined ? [] : [`uint32_t ${verify}(uint32_t);`, verifyAndClear(verify)]),
    ...(initialize === undefined ? [] : [`void ${initialize}(void);`, `#define START() ${initialize}()`]),
  ];
}

const own = heapKernels.filter(({ name }) => name !== FRESH_KERNEL);

export const linkedTlsf = linked({
  name: 'tlsf-rc-linked',
  what: 'ours, fast build, linked into kernels in wasm, all of it lowered as one',
  kernels: own.map(({ name }) => name),
  isVerified: true,
  lacks: ({ name, needs }) => {
    if (needs.includes('objects')) return 'its kernels are those of blocks';
    if (name === FRESH_KERNEL) return 'each turn would need a memory of its own';
    return own.some((kernel) => kernel.name === name) ? undefined : 'it is not among the kernels in wasm';
  },
  program: () => kernelProgram(own, {}).module,
  tableBytes: TABLES_END,
});

export const managedTlsf = linked({
  name: 'tlsf-rc-managed',
  what: 'ours, the runtime of managed objects, linked into kernels in wasm; references are counted, cycles collected',
  kernels: ['trees', 'rings'],
  isVerified: false,
  lacks: ({ needs }) => (needs.includes('objects') ? undefined : 'it manages objects, and no blocks'),
  program: () => countedProgram('visitor'),
  tableBytes: 0,
});
