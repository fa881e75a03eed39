/**
 * A session: one instance, its shadow heap, and the ops between them.
 *
 * An op that is not legal now (a slot whose block is dead, a scope that is closed) is left out, so that any part of a
 * script is a correct caller's script; misuse goes past the session, straight to the instance. Around the ops the
 * session writes patterns into payloads and looks at them again: after realloc, promote and mem-copy, before a block
 * dies, and whenever it is asked to.
 */
import type { Answers } from '@sigil-alloc/wit';
import type { BlockRef, MemCopyOp, Op, OpResult, PromoteOp } from './op.js';
import { Plan } from './plan.js';
import { ShadowHeap, Violation } from './shadow.js';
import { type OpenOptions, type Subject, SubjectError, type SubjectInstance } from './subject.js';
import type { ContractLine } from './verdict.js';

/** Blocks up to this size are filled and verified whole, longer ones at both ends. */
export const WHOLE_BYTES = 8192;
export const EDGE_BYTES = 4096;

const BATCH_COUNT = 8192;

interface Queued {
  readonly op: Op;
  /** pattern ops of the session's own; they are planned anew after a trap */
  readonly injected: boolean;
  /** the line that a mismatch breaks */
  readonly line: ContractLine;
}

export interface SessionOptions extends OpenOptions {
  /** without patterns only addresses are judged */
  readonly patterns?: boolean;
  /** called with every op of the script and its result */
  readonly onResult?: (op: Op, result: OpResult) => void;
}

export async function openSession(subject: Subject, answers: Answers, options: SessionOptions = {}): Promise<Session> {
  return new Session(await subject.open(options), answers, options);
}

export class Session {
  readonly plan = new Plan();
  readonly shadow: ShadowHeap;
  /** legal ops that have run, in order */
  readonly script: Op[] = [];
  opsRun = 0;
  traps = 0;
  /** what the last op answered: where to look when it broke something */
  focus = 0;
  private queue: Queued[] = [];
  private seed = 1;

  constructor(
    readonly instance: SubjectInstance,
    answers: Answers,
    private readonly options: SessionOptions,
  ) {
    this.shadow = new ShadowHeap(answers, instance.initialPages, instance.maxPages);
  }

  /** Runs one op now. `skipped` if it is not legal. */
  async run(op: Op): Promise<OpResult> {
    await this.flush();
    let own: OpResult | undefined;
    await this.push(op);
    await this.flush((ran, result) => {
      if (ran.op === op.op) own ??= result;
    });
    return own ?? { status: 'skipped', value: 0, trap: 'none', failedSize: 0, pages: this.shadow.pages };
  }

  async runAll(ops: readonly Op[]): Promise<void> {
    for (const op of ops) await this.push(op);
    await this.flush();
  }

  /** Puts an op into the queue; waits only when the queue is full or the op's legality depends on results. */
  async push(op: Op): Promise<void> {
    if (this.queue.length >= BATCH_COUNT) await this.flush();
    let legality = this.plan.legality(op);
    if (legality === 'later') {
      await this.flush();
      legality = this.plan.legality(op);
    }
    if (legality === 'legal') this.enqueue(this.fitted(op));
  }

  /** Verifies a live block's pattern with the next batch. */
  look(slot: number): void {
    const entry = this.plan.entry(slot);
    if (entry !== undefined) this.verify(slot, entry.size, entry.size, entry.seed, 4);
  }

  /** Verifies every live block and waits for all results. */
  async lookAtAll(): Promise<void> {
    await this.flush();
    for (const slot of this.plan.live) this.look(slot);
    await this.flush();
  }

  /** Runs the queue and judges every result. Throws Violation. */
  async flush(onResult?: (op: Op, result: OpResult) => void): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue;
      this.queue = [];
      const results = await this.instance.run(batch.map(({ op }) => op));
      for (const [index, result] of results.entries()) this.judge(batch[index]!, result, onResult);
      if (results[results.length - 1]?.status !== 'trap') {
        if (results.length !== batch.length) {
          throw new SubjectError(`the subject answered ${results.length} of ${batch.length} ops without a trap`);
        }
        continue;
      }
      this.plan.rebuild(this.shadow);
      for (const { op, injected } of batch.slice(results.length)) if (!injected) await this.push(op);
    }
    this.plan.settle(this.shadow);
  }

  async close(): Promise<void> {
    await this.instance.close();
  }

  private judge({ op, injected, line }: Queued, result: OpResult, onResult?: (op: Op, result: OpResult) => void): void {
    if (!injected) {
      this.script.push(op);
      this.opsRun += 1;
      this.focus = result.value;
    }
    if (result.status === 'mismatch') throw new Violation(line, mismatchText(op, line, result.value));
    if (result.status === 'trap') this.traps += 1;
    this.shadow.judge(op, result);
    if (op.op === 'fill' && injected && typeof op.block === 'number') {
      const block = this.shadow.blockIn(op.block);
      if (block !== undefined) block.seed = op.seed;
    }
    if (injected) return;
    this.options.onResult?.(op, result);
    onResult?.(op, result);
  }

  /** The op with sizes that fit the blocks as they are: a shortened script may have left out what made them larger. */
  private fitted(op: Op): Op {
    if ((op.op === 'realloc' || op.op === 'cabi-realloc') && typeof op.block === 'number') {
      const size = this.plan.entry(op.block)!.size;
      return op.oldSize <= size ? op : { ...op, oldSize: size };
    }
    if (op.op === 'promote' && typeof op.block === 'number') {
      const size = this.plan.entry(op.block)!.size;
      return op.size <= size ? op : { ...op, size };
    }
    return op;
  }

  /** Queues a legal op with the pattern ops around it, and notes what it will have done. */
  private enqueue(op: Op): void {
    const { plan } = this;
    if (op.op !== 'fill' && op.op !== 'verify') plan.justPromoted = undefined;
    switch (op.op) {
      case 'alloc':
        this.add(op);
        this.born(op.into, op.size, plan.depth, plan.depth);
        break;
      case 'realloc':
      case 'cabi-realloc':
        this.add(op);
        this.reallocated(op.block, op.oldSize, op.newSize, op.into);
        break;
      case 'mem-copy':
        this.add(op);
        this.copied(op);
        break;
      case 'enter-scope':
        this.add(op);
        plan.scopes.push(op.into);
        break;
      case 'exit-scope': {
        // 0: the one exit directly after a promotion, which does nothing
        const depth = plan.depthOf(op.scope as number);
        if (depth > 0) this.dying(depth);
        this.add(op);
        if (depth > 0) plan.closeFrom(depth);
        break;
      }
      case 'promote':
        this.promoted(op);
        break;
      case 'free-all':
        this.dying(0);
        this.add(op);
        plan.closeAll();
        break;
      case 'fill':
        this.add(op);
        this.filledByScript(op.block);
        break;
      default:
        this.add(op);
    }
  }

  private reallocated(ref: BlockRef, oldSize: number, newSize: number, into: number): void {
    const { plan } = this;
    if (typeof ref !== 'number') {
      this.born(into, newSize, plan.depth, plan.depth);
      return;
    }
    const { size, seed, low } = plan.entry(ref)!;
    plan.remove(ref);
    this.verify(into, size, Math.min(oldSize, newSize), seed, 6);
    this.born(into, newSize, low, plan.depth);
  }

  private promoted(op: PromoteOp): void {
    const { plan } = this;
    const depth = plan.depthOf(op.scope as number);
    const slot = op.block as number;
    const { size, seed, low } = plan.entry(slot)!;
    this.dying(depth);
    this.add(op);
    plan.closeFrom(depth);
    // A block from outside may have been copied: then it lives on in its own slot.
    if (low < depth && op.into !== slot) plan.unsettle(slot);
    this.verify(op.into, size, op.size, seed, 9);
    this.born(op.into, op.size, Math.min(low, depth - 1), depth - 1);
    plan.justPromoted = op.scope as number;
  }

  private copied({ to, from, bytes }: MemCopyOp): void {
    const target = position(to);
    const source = position(from);
    const { seed, size } = this.plan.entry(source.slot)!;
    if (seed !== undefined && size <= WHOLE_BYTES && this.patterns) {
      this.add({ op: 'verify', block: target.slot, offset: target.plus, bytes, seed, phase: source.plus }, 7);
    }
    this.fill(target.slot);
  }

  private filledByScript(ref: BlockRef): void {
    const entry = typeof ref === 'number' ? this.plan.entry(ref) : undefined;
    if (entry !== undefined) entry.seed = undefined;
  }

  private born(slot: number, size: number, low: number, high: number): void {
    this.plan.put(slot, { size, seed: undefined, low, high });
    this.fill(slot);
  }

  private dying(depth: number): void {
    for (const slot of this.plan.dyingFrom(depth)) this.look(slot);
  }

  private get patterns(): boolean {
    return this.options.patterns ?? true;
  }

  private fill(slot: number): void {
    const entry = this.plan.entry(slot);
    if (entry === undefined || !this.patterns) return;
    this.seed = (this.seed + 0x6d2b_79f5) >>> 0;
    entry.seed = this.seed;
    for (const [offset, bytes] of edges(entry.size)) {
      this.add({ op: 'fill', block: slot, offset, bytes, seed: this.seed, phase: offset }, 4);
    }
  }

  /** Verifies what a block of `size` bytes was filled with, up to byte `kept`. */
  private verify(slot: number, size: number, kept: number, seed: number | undefined, line: ContractLine): void {
    if (seed === undefined || !this.patterns) return;
    for (const [offset, bytes] of edges(size)) {
      const rest = Math.min(bytes, kept - offset);
      if (rest > 0) this.add({ op: 'verify', block: slot, offset, bytes: rest, seed, phase: offset }, line);
    }
  }

  /** Without a line it is an op of the script, with one an op of the session's own. */
  private add(op: Op, line?: ContractLine): void {
    this.queue.push({ op, injected: line !== undefined, line: line ?? 4 });
  }
}

function edges(size: number): readonly (readonly [offset: number, bytes: number])[] {
  if (size === 0) return [];
  return size <= WHOLE_BYTES
    ? [[0, size]]
    : [
        [0, EDGE_BYTES],
        [size - EDGE_BYTES, EDGE_BYTES],
      ];
}

function position(ref: MemCopyOp['to']): { slot: number; plus: number } {
  if (typeof ref === 'number') return { slot: ref, plus: 0 };
  if ('slot' in ref) return ref;
  throw new Error('a literal address was taken for legal');
}

const MISMATCH: Partial<Record<ContractLine, string>> = {
  4: 'somebody wrote into a live payload',
  6: 'realloc did not keep the bytes',
  7: 'mem-copy did not copy the bytes',
  9: 'promote did not keep the bytes',
};

function mismatchText(op: Op, line: ContractLine, offset: number): string {
  const slot = op.op === 'verify' && typeof op.block === 'number' ? op.block : 0;
  return `${MISMATCH[line] ?? 'wrong bytes'}: first wrong byte of block ${slot} is at offset ${offset}`;
}
