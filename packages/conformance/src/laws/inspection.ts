/** `sigil:inspection`: the heap as a walk and its own check see it. Sessions set them against the shadow heap as they go. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { walkHeap } from '../audit.js';
import type { Op } from '../op.js';
import type { Law } from './law.js';
import { alloc, checkHeap, enter, exit, freeAll, growMemory, promote, realloc } from './steps.js';

const WALK = ['sigil_next_block', 'sigil_block_kind'] as const;
const HEADER: Op = { op: 'flip', block: { slot: 1, plus: -8 }, bytes: 8 };

export const inspectionLaws: readonly Law[] = [
  {
    id: 'the-walk-meets-every-live-block',
    line: 'inspection',
    title: 'A walk meets every live block once, in the order of addresses, and ends.',
    needs: WALK,
    run: async (run) => {
      const session = await run.open();
      await session.audit();
      const steps = [
        ...[alloc(0, 100), alloc(1, 0), alloc(2, 70_000), alloc(3, 300), realloc(0, 100, 5000), enter(0)],
        ...[alloc(4, 40), alloc(5, 9000), growMemory(2), enter(1), alloc(6, 3 * PAGE_BYTES), realloc(3, 300, 8000)],
        ...[promote(1, 6, 1000), alloc(7, 24), exit(0), alloc(8, 40_000), freeAll, alloc(9, 10)],
      ];
      for (const step of steps) {
        await run.ok(session, step);
        await session.audit();
      }
    },
  },
  {
    id: 'kinds-of-blocks',
    line: 'inspection',
    title: 'A block made outside of scopes is live, one made in a scope is scoped.',
    needs: WALK,
    run: async (run) => {
      const session = await run.open();
      const outside = await run.ok(session, alloc(0, 100));
      await run.ok(session, enter(0));
      const scoped = [await run.ok(session, alloc(1, 100)), await run.ok(session, alloc(2, 100_000))];
      const kinds = new Map((await walkHeap(session.instance)).map(({ address, kind }) => [address, kind]));
      const expectKind = (address: number, kind: string): void => {
        const found = kinds.get(address);
        if (found !== kind) throw run.broken(`the walk calls a block ${found} that is ${kind}`);
      };
      expectKind(outside, 'live');
      for (const address of scoped) expectKind(address, 'scoped');
    },
  },
  {
    id: 'check-heap-finds-a-broken-header',
    line: 'inspection',
    title: 'check-heap is 0, is not when a header was overwritten, and is again when that is mended.',
    needs: ['sigil_check_heap'],
    skip: ({ answers }) =>
      answers.blockOverheadBytes === 0 ? 'blocks have no header that could be overwritten' : undefined,
    run: async (run) => {
      const session = await run.open();
      await session.runAll([alloc(0, 96), alloc(1, 96), alloc(2, 96)]);
      run.equal(await run.ok(session, checkHeap), 0, 'check-heap');
      const [, broken] = await session.instance.run([HEADER, checkHeap]);
      if (broken?.status !== 'ok') throw run.broken(`check-heap of a broken heap trapped with ${broken?.trap}`);
      if (broken.value === 0) throw run.broken('check-heap is 0 though a header was overwritten');
      await session.instance.run([HEADER]);
      run.equal(await run.ok(session, checkHeap), 0, 'check-heap, mended');
      await session.lookAtAll();
    },
  },
  {
    id: 'the-heap-record',
    line: 'inspection',
    title: 'The heap record lies in linear memory, always in the same place, and writing it changes no block.',
    needs: ['sigil_heap_record'],
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, { op: 'heap-record' }); // there need not be a heap yet
      await run.ok(session, alloc(100, 10));
      const record = await run.ok(session, { op: 'heap-record' });
      for (let slot = 0; slot < 20; slot += 1) {
        await run.ok(session, alloc(slot, 400 * slot));
        run.equal(await run.ok(session, { op: 'heap-record' }), record, 'the address of the heap record');
      }
      if (record === 0 || record >= session.shadow.pages * PAGE_BYTES)
        throw run.broken(`the heap record is at ${record}`);
      await session.lookAtAll();
    },
  },
];
