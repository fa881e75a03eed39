/**
 * A session: one instance, its shadow heap, and the ops between them.
 *
 * An op that is not legal now (a slot whose block is dead, a scope that is closed) is left out, so that any part of a
 * script is a correct caller's script; misuse goes past the session, straight to the instance. Around the ops the
 * session writes patterns into payloads and looks at them again: after realloc, promote and mem-copy, before a block
 * dies, and whenever it is asked to. Where the conformer keeps figures and checks itself, it is asked after every batch.
 */
import type { Answers } from '@sigil-alloc/wit';
import { auditBlocks, batchAudit } from './audit.js';
import { type Functions, functionsOf, NO_FUNCTIONS } from './functions.js';
import { legalityOf } from './legality.js';
import type { BlockRef, Op, OpResult } from './op.js';
import { Plan } from './plan.js';
import { Queue, type Queued } from './queue.js';
import { Schedule } from './schedule.js';
import { ShadowHeap } from './shadow.js';
import { type OpenOptions, type Subject, SubjectError, type SubjectInstance } from './subject.js';
import type { Promised } from './verdict.js';
import { Violation } from './violation.js';

/** Ops in a batch. After a trap the rest of a batch is planned anew, so where traps are common batches get short. */
const LONGEST_BATCH_COUNT = 8192;
const SHORTEST_BATCH_COUNT = 64;

export interface SessionOptions extends OpenOptions {
  /** without patterns only addresses are judged */
  readonly patterns?: boolean;
  /** which further functions may be called; openSession allows all that the subject has */
  readonly functions?: Functions;
  /** called with every op of the script and its result */
  readonly onResult?: (op: Op, result: OpResult) => void;
}

export async function openSession(subject: Subject, answers: Answers, options: SessionOptions = {}): Promise<Session> {
  return new Session(await subject.open(options), answers, { functions: functionsOf(subject), ...options });
}

export class Session {
  readonly functions: Functions;
  readonly plan: Plan;
  readonly shadow: ShadowHeap;
  /** legal ops that have run, in order */
  readonly script: Op[] = [];
  opsRun = 0;
  traps = 0;
  /** what the last op answered: where to look when it broke something */
  focus = 0;
  private readonly queue: Queue;
  private readonly schedule: Schedule;
  private readonly batchAudit: readonly Queued[];
  /** the last batch was not audited, because it ended in a trap */
  private isAuditDue = false;
  private batchCount = LONGEST_BATCH_COUNT;

  constructor(
    readonly instance: SubjectInstance,
    answers: Answers,
    private readonly options: SessionOptions,
  ) {
    this.functions = options.functions ?? NO_FUNCTIONS;
    this.plan = new Plan(this.functions, answers, instance.maxPages);
    this.batchAudit = batchAudit(this.functions);
    this.queue = new Queue(this.plan, options.patterns ?? true);
    this.schedule = new Schedule(this.plan, this.queue);
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
    if (this.queue.length >= this.batchCount) await this.flush();
    let legality = legalityOf(op, this.plan);
    if (legality === 'later') {
      await this.flush();
      legality = legalityOf(op, this.plan);
    }
    if (legality === 'legal') this.schedule.push(op);
  }

  /** Verifies a live block's pattern with the next batch. */
  look(slot: number): void {
    this.queue.look(slot);
  }

  /** Verifies every live block and waits for all results; then the conformer must name the same blocks. */
  async lookAtAll(): Promise<void> {
    await this.flush();
    for (const slot of this.plan.live) this.look(slot);
    for (const slot of this.plan.graph.namedSlots) this.look(slot);
    await this.audit();
  }

  /** The conformer must name the blocks that are live, and nothing else, if it can. */
  async audit(): Promise<void> {
    await this.flush();
    await auditBlocks(this);
  }

  /** Takes note of ops that ran past the session, straight on the instance. */
  adopt(ops: readonly Op[], results: readonly OpResult[]): void {
    for (const [index, result] of results.entries()) this.shadow.judge(ops[index]!, result);
    this.queue.fillAll(this.plan.rebuild(this.shadow));
  }

  /** Runs the queue and judges every result. Throws Violation. */
  async flush(onResult?: (op: Op, result: OpResult) => void): Promise<void> {
    do {
      while (this.queue.length > 0 || this.isAuditDue) await this.runBatch(onResult);
      this.queue.fillAll(this.plan.settle(this.shadow));
    } while (this.queue.length > 0);
  }

  private async runBatch(onResult?: (op: Op, result: OpResult) => void): Promise<void> {
    const queued = this.queue.take();
    const isAudited = this.isAuditDue || queued.some(({ injected }) => !injected);
    // Nothing comes between a promote and its one exit but what the script says.
    const batch = isAudited && this.plan.justPromoted === undefined ? [...queued, ...this.batchAudit] : queued;
    this.isAuditDue = false;
    const results = await this.instance.run(batch.map(({ op }) => op));
    for (const [index, result] of results.entries()) this.judge(batch[index]!, result, onResult);
    if (results[results.length - 1]?.status !== 'trap') {
      if (results.length !== batch.length) {
        throw new SubjectError(`the subject answered ${results.length} of ${batch.length} ops without a trap`);
      }
      this.batchCount = Math.min(LONGEST_BATCH_COUNT, this.batchCount * 2);
      return;
    }
    this.batchCount = Math.max(SHORTEST_BATCH_COUNT, this.batchCount / 2);
    this.isAuditDue = this.batchAudit.length > 0;
    this.queue.fillAll(this.plan.rebuild(this.shadow));
    for (const { op, injected } of batch.slice(results.length)) if (!injected) await this.push(op);
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
    if (op.op === 'fill' && result.status === 'ok')
      this.shadow.filled(slotOf(op.block), injected ? op.seed : undefined);
    if (injected) return;
    this.options.onResult?.(op, result);
    onResult?.(op, result);
  }
}

const MISMATCH: Partial<Record<Promised, string>> = {
  4: 'somebody wrote into a live payload',
  6: 'realloc did not keep the bytes',
  7: 'mem-copy did not copy the bytes it was asked to copy, and no others',
  9: 'promote did not keep the bytes',
  heap: 'resize-in-place did not keep the bytes',
  managed: 'resize did not keep the bytes',
};

function mismatchText(op: Op, line: Promised, offset: number): string {
  const slot = 'block' in op ? slotOf(op.block) : 0;
  if (op.op === 'verify-zero') return `alloc-zeroed gave block ${slot} with a byte at offset ${offset} that is not 0`;
  return `${MISMATCH[line] ?? 'wrong bytes'}: first wrong byte of block ${slot} is at offset ${offset}`;
}

/** 0 for a literal address, which no slot stands for. */
function slotOf(ref: BlockRef): number {
  if (typeof ref === 'number') return ref;
  return 'slot' in ref ? ref.slot : 0;
}
