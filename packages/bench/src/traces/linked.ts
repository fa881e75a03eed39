/** Ours, as a compiler's programs get it: the replayer in wasm with the allocator linked in, lowered as one. Its calls are nowhere to be timed. */
import { join } from 'node:path';
import { link } from '@sigil-alloc/ir';
import { buildExecutable, lower, ownTarget } from '@sigil-alloc/qbe-lower';
import { conformer } from '@sigil-alloc/tlsf-rc/prelude';
import { PAGE_BYTES } from '../allocators/kernels/parts.js';
import type { NativeContender } from '../native/contender.js';
import { toolVersions } from '../native/field/sigil.js';
import { writeNativeWorker } from '../native/field/worker-source.js';
import { nativeReplayer } from './paths.js';
import { replayProgram, WORDS_AT } from './replay/program.js';

/** Room for the words and slots of three million calls and more. */
const TABLE_PAGES = 512;

export const linkedReplayer: NativeContender = {
  name: 'tlsf-rc-linked',
  what: 'ours, fast build, linked into the replayer in wasm, all of it lowered as one',
  isOurs: true,
  lacks: () => undefined,
  isVerified: true,
  hasTimedForm: false,
  version: toolVersions,
  build: async (form, folder) => {
    const linked = link(replayProgram(TABLE_PAGES).module, conformer, { heapBase: TABLE_PAGES * PAGE_BYTES });
    const target = ownTarget();
    const { ssa, exports } = lower(linked, { name: 'replayer', ...(target === undefined ? {} : { target }) });
    linked.dispose();
    const { symbol } = exports.find(({ name }) => name === 'replay')!;
    const lines = [
      '#define FACE_SIGIL',
      `#define REPLAY_LINKED ${symbol}`,
      `#define WORDS_AT ${WORDS_AT}`,
      `#define TABLE_BYTES ${TABLE_PAGES * PAGE_BYTES}`,
    ];
    const worker = await writeNativeWorker(folder, form, lines, nativeReplayer);
    const file = join(folder, 'worker');
    await buildExecutable({ ssa, conformer: conformer.name, cSources: [worker], out: file });
    return { file };
  },
};
