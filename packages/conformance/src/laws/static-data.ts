/** Static data, as laws lay it out below the heap: bytes that nobody but their owner changes. */
import { DEFAULT_HEAP_BASE, PAGE_BYTES } from '@sigil-alloc/wit';
import type { Session } from '../session.js';
import type { LawRun, LawTerms } from './law.js';

/** State of the conformer may lie below a heap base of its own, and nobody can tell it from static data. */
export const whyNoStaticData = ({ answers }: LawTerms): string | undefined =>
  answers.heapBase <= DEFAULT_HEAP_BASE ? undefined : 'the heap base leaves room for state of the conformer';

/** Runs `action` and breaks where a byte below the heap base has changed. What was 0 before is something else meanwhile. */
export async function leavesStaticData(run: LawRun, session: Session, action: () => Promise<void>): Promise<void> {
  const { instance } = session;
  const bytes = Math.min(run.answers.heapBase, instance.initialPages * PAGE_BYTES); // none where memory begins empty
  if ((await instance.read(0, bytes)).every((byte) => byte === 0)) {
    await instance.run([{ op: 'fill', block: { literal: 0 }, offset: 0, bytes, seed: 5, phase: 0 }]);
  }
  const before = await instance.read(0, bytes);
  await action();
  const after = await instance.read(0, bytes);
  const changed = after.findIndex((byte, address) => byte !== before[address]);
  if (changed >= 0) throw run.broken(`the byte at ${changed} changed, below the heap base`);
}
