import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { describe, expect, it } from 'vitest';
import { compile } from './support/asc.js';
import { start } from './support/machine.js';
import { linesInNode, linesNatively, together } from './support/native.js';
import { linkOurs } from './support/ours.js';
import { startOwn } from './support/own-heap.js';
import { keptObjects, programs } from './support/selection.js';

const missingTools = await whyNativeIsSkipped();

/** The one that keeps objects comes last, so that the others are seen to leave nothing. */
const order = [...programs].sort((a, b) => keptObjects(a) - keptObjects(b));
const sources = { 'all.ts': together(order) };

describe.skipIf(missingTools !== undefined)(
  `the programs, natively on full${missingTools === undefined ? '' : ` (skipped: ${missingTools})`}`,
  () => {
    it('answer, optimised by asc, what they answer on asc’s own runtime, and leave nothing', async () => {
      const wasm = await linkOurs('all', 'full', { sources, flags: ['-O3'] });
      const own = startOwn(await compile('all', { runtime: 'full', sources }));
      const expected = order.map(
        (program) => `${program} ${own.call[program.replaceAll('-', '_')]!()} ${keptObjects(program)}`,
      );
      expect(
        linesInNode(
          start(wasm, () => []),
          order,
        ),
      ).toEqual(expected);
      expect(await linesNatively(wasm, order)).toEqual(expected);
    });
  },
);
