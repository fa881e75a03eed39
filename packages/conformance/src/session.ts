/**
 * A session: one instance, its shadow heap, and the ops between them.
 *
 * An op that is not legal now (a slot whose block is dead, a scope that is closed) is left out, so that any part of a
 * script is a correct caller's script; misuse goes past the session, straight to the instance. Around the ops the
 * session writes patterns into payloads and looks at them again: after realloc, promote and mem-copy, before a block
 * dies, and whenever it is asked to.
 */
import type { Answers } from '@sigil-alloc/wit';
import type { Op, OpResult } from './op.js';
import { Plan } from './plan.js';
import { type Queued, Schedule } from './schedule.js';
import { ShadowHeap } from './shadow.js';
import { type OpenOptions, type Subject, SubjectError, type SubjectInstance } from './subject.js';
import type { ContractLine } from './verdict.js';
import { Violation } from './violation.js';

/** Ops in a batch. After a trap the rest of a batch is planned anew, so where traps are common batches get short. */
const LONGEST_BATCH_COUNT = 8192;
const SHORTEST_BATCH_COUNT = 64;

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
  private readonly schedule: Schedule;
  private batchCount = LONGEST_BATCH_COUNT;

  constructor(
    readonly instance: SubjectInstance,
    answers: Answers,
    private readonly options: SessionOptions,
  ) {
    this.schedule = new Schedule(this.plan, options.patterns ?? true);
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
    if (this.schedule.length >= this.batchCount) await this.flush();
    let legality = this.plan.legality(op);
    if (legality === 'later') {
      await this.flush();
      legality = this.plan.legality(op);
    }
    if (legality === 'legal') this.schedule.push(op);
  }

  /** Verifies a live block's pattern with the next batch. */
  look(slot: number): void {
    this.schedule.look(slot);
  }

  /** Verifies every live block and waits for all results. */
  async lookAtAll(): Promise<void> {
    await this.flush();
    for (const slot of this.plan.live) this.look(slot);
    await this.flush();
  }

  /** Runs the queue and judges every result. Throws Violation. */
  async flush(onResult?: (op: Op, result: OpResult) => void): Promise<void> {
    while (this.schedule.length > 0) {
      const batch = this.schedule.take();
      const results = await this.instance.run(batch.map(({ op }) => op));
      for (const [index, result] of results.entries()) this.judge(batch[index]!, result, onResult);
      if (results[results.length - 1]?.status !== 'trap') {
        if (results.length !== batch.length) {
          throw new SubjectError(`the subject answered ${results.length} of ${batch.length} ops without a trap`);
        }
        this.batchCount = Math.min(LONGEST_BATCH_COUNT, this.batchCount * 2);
        continue;
      }
      this.batchCount = Math.max(SHORTEST_BATCH_COUNT, this.batchCount / 2);
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
