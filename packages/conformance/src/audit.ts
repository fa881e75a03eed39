/**
 * The audit: what a conformer says of its own heap must be what the shadow heap knows of it. Figures and the health
 * check after every batch; block by block, by a walk and by usable sizes, when a session looks at all it has.
 */
import { type BlockKind, blockKinds } from '@sigil-alloc/wit';
import { type Functions, figureNames, functionOf } from './functions.js';
import { auditObjects } from './object-audit.js';
import type { Op, OpResult } from './op.js';
import { hex } from './placement.js';
import type { Queued } from './queue.js';
import type { Session } from './session.js';
import type { SubjectInstance } from './subject.js';
import type { Promised } from './verdict.js';
import { Violation } from './violation.js';

/** What ends every batch; the ledger judges it. */
export function batchAudit(functions: Functions): readonly Queued[] {
  const figures = figureNames.map((figure): Op => ({ op: 'figure', figure }));
  const ops: readonly Op[] = [{ op: 'check-heap' }, ...figures];
  return ops
    .filter((op) => functions.has(functionOf(op) ?? ''))
    .map((op) => ({ op, injected: true, line: 'inspection' }));
}

/** Throws Violation. The queue of the session must be empty. */
export async function auditBlocks(session: Session): Promise<void> {
  const { functions, plan } = session;
  if (plan.justPromoted !== undefined) return; // its one exit comes next, or nothing does
  if (functions.has('sigil_make')) await auditObjects(session);
  if (functions.has('sigil_next_block') && functions.has('sigil_block_kind')) await auditWalk(session);
  if (functions.has('sigil_usable_size') && functions.has('sigil_live_bytes')) await auditUsableSizes(session);
}

export interface WalkedBlock {
  readonly address: number;
  readonly kind: BlockKind;
}

/** Steps of a walk that are asked for together. */
const STEP_COUNT = 512;
const CURSOR = 0;

/** Every block that a walk meets, in its order. Throws Violation when addresses do not rise. */
export async function walkHeap(instance: SubjectInstance): Promise<readonly WalkedBlock[]> {
  const addresses = await walkAddresses(instance);
  const kinds = await valuesOf(
    instance,
    addresses.map((address) => ({ op: 'block-kind', block: { literal: address } })),
    'inspection',
  );
  return addresses.map((address, index) => ({ address, kind: blockKinds[kinds[index]!] ?? 'none' }));
}

async function walkAddresses(instance: SubjectInstance): Promise<number[]> {
  const found: number[] = [];
  const first: Op = { op: 'next-block', after: { literal: 0 }, into: CURSOR };
  const further: Op[] = new Array(STEP_COUNT).fill({ op: 'next-block', after: CURSOR, into: CURSOR });
  for (let steps = [first, ...further]; ; steps = further) {
    for (const address of await valuesOf(instance, steps, 'inspection')) {
      if (address === 0) return found;
      const last = found[found.length - 1] ?? 0;
      if (address <= last) {
        throw new Violation('inspection', `next-block goes back, from ${hex(last)} to ${hex(address)}`);
      }
      found.push(address);
    }
  }
}

/** Each live block stands in the walk once, as live or scoped, and nothing else does. */
async function auditWalk({ instance, shadow }: Session): Promise<void> {
  const broken = (message: string): Violation => new Violation('inspection', message);
  const walked = (await walkHeap(instance)).filter(({ kind }) => kind === 'live' || kind === 'scoped');
  const live = [...shadow.blocks];
  for (const [index, { address, size }] of live.entries()) {
    const met = walked[index]?.address;
    if (met === address) continue;
    if (met !== undefined && met < address) throw broken(`the walk meets a live block at ${hex(met)}; none is there`);
    throw broken(`the walk does not meet the live block of ${size} bytes at ${hex(address)}`);
  }
  const extra = walked[live.length];
  if (extra !== undefined) throw broken(`the walk meets a live block at ${hex(extra.address)}; none is there`);
}

/** live-bytes is the sum of what each live block says it has. */
async function auditUsableSizes({ instance, shadow }: Session): Promise<void> {
  const ops = [...shadow.blocks].map(({ address }): Op => ({ op: 'usable-size', block: { literal: address } }));
  const usable = await valuesOf(instance, ops, 'heap');
  const [live] = await valuesOf(instance, [{ op: 'figure', figure: 'live-bytes' }], 'statistics');
  let sum = 0;
  let index = 0;
  for (const { address, size } of shadow.blocks) {
    const bytes = usable[index++]!;
    if (bytes < size) throw new Violation('heap', `usable-size of ${size} bytes at ${hex(address)} is ${bytes}`);
    sum += bytes;
  }
  if (live !== sum) throw new Violation('statistics', `live-bytes is ${live}; the usable sizes sum up to ${sum}`);
}

async function valuesOf(instance: SubjectInstance, ops: readonly Op[], line: Promised): Promise<number[]> {
  const results: readonly OpResult[] = await instance.run(ops);
  const last = results[results.length - 1];
  if (last?.status === 'trap') throw new Violation(line, `${ops[results.length - 1]!.op} trapped with ${last.trap}`);
  return results.map(({ value }) => value);
}
