/**
 * Every sequence of calls up to a length, depth first, each compared with a model that is nothing but a list of blocks
 * and a stack of scopes. Operands are canonical: each size of a few, each live block, each open scope.
 */
import { trapNumber } from '@sigil-alloc/wit';
import { GRANULE_BYTES } from '../../src/constants.js';
import { FIRST_BLOCK_OFFSET, HEAP_BYTES, overheadBytes, PAYLOAD_OFFSET } from '../../src/layout.js';
import { Machine, type MachineOptions, STATE_GLOBALS } from './machine.js';
import { EMPTY, type Holds, type Model, type Trial } from './model.js';
import { Snapshots } from './snapshots.js';
import { type Walked, walk } from './walk.js';

export interface Exploration {
  readonly options: MachineOptions;
  readonly length: number;
  readonly trials: (model: Model, holds: Holds) => Trial[];
}

/** Beside a block's own bytes a refusal may be for want of a chunk's header. */
const SLACK_BYTES = 64;
const FULL_MARK = 0x0101_0101;
const OUT_OF_MEMORY = trapNumber('out-of-memory');

export class Explorer {
  readonly machine: Machine;
  /** by length: how many sequences have run */
  readonly counts: number[] = [];
  refusals = 0;
  private readonly snapshots: Snapshots;
  private readonly path: Trial[] = [];
  private readonly page: Buffer;
  private readonly patterns: Buffer[] = [];
  private fresh: readonly number[] | undefined;

  constructor(private readonly exploration: Exploration) {
    this.machine = new Machine({ ...exploration.options, maxPages: 1 });
    this.snapshots = new Snapshots(this.machine);
    this.page = Buffer.from(this.machine.memory.buffer);
    this.judgeReset();
  }

  /** Throws with the calls that led to whatever is wrong. */
  run(): void {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      this.descend(EMPTY, 0);
    } catch (error) {
      const calls = this.path.map(({ text }) => text).join('; ');
      throw new Error(`after ${calls}: ${(error as Error).message}`, { cause: error });
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  private descend(model: Model, level: number): void {
    const trials = this.exploration.trials(model, this.holds);
    this.snapshots.keep(level);
    this.counts[level] = (this.counts[level] ?? 0) + trials.length;
    for (const trial of trials) {
      this.path[level] = trial;
      const after = this.take(trial, model, level + 1);
      if (level + 1 < this.exploration.length) this.descend(after, level + 1);
      this.path.length = level + 1;
      this.snapshots.restore(level);
    }
  }

  private take(trial: Trial, before: Model, mark: number): Model {
    const { machine } = this;
    const answer = this.answerOf(trial);
    const model = answer === undefined ? { ...before, promoted: 0 } : trial.after(answer);
    const walked = walk(machine);
    if (answer === undefined) this.judgeRefusal(trial, walked);
    compareBlocks(model, walked, machine.isChecked);
    compareFigures(model, machine);
    if (trial.isReset === true) this.judgeReset();
    const broken = machine.call.sigil_check_heap();
    if (broken !== 0) throw new Error(`invariant ${broken} does not hold`);
    return this.fill(model, mark);
  }

  private answerOf(trial: Trial): number | undefined {
    try {
      const answer = (trial.run(this.machine) ?? 0) >>> 0;
      if (answer !== 0 || trial.refuses !== true) return answer;
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      const kind = this.machine.call.sigil_trap_kind();
      if (kind !== OUT_OF_MEMORY || trial.needs === undefined) throw new Error(`trap of kind ${kind}`);
    }
    this.refusals++;
    return undefined;
  }

  private judgeRefusal({ needs = 0 }: Trial, { largestFreeBytes }: Walked): void {
    const bytes = needs + overheadBytes(this.machine.isChecked) + GRANULE_BYTES + SLACK_BYTES;
    if (largestFreeBytes >= bytes) throw new Error(`refused ${needs} bytes with ${largestFreeBytes} free`);
  }

  /** What the conformer reads is what it read when the heap was opened, so that the same calls give the same addresses. */
  private judgeReset(): void {
    const { heap, words } = this.machine;
    if (heap === 0) return;
    const record = words.slice(heap >>> 2, (heap + HEAP_BYTES + FIRST_BLOCK_OFFSET + PAYLOAD_OFFSET) >>> 2);
    const state = [...record, ...STATE_GLOBALS.map((name) => this.machine.state(name))];
    this.fresh ??= state;
    const wrong = state.findIndex((word, at) => word !== this.fresh![at]);
    if (wrong >= 0) throw new Error(`word ${wrong} of the heap's record is ${state[wrong]}, not ${this.fresh[wrong]}`);
  }

  /** Verifies what the blocks hold; fills those that hold nobody's bytes or other bytes than their own. */
  private fill(model: Model, mark: number): Model {
    const { words } = this.machine;
    let isChanged = false;
    for (const block of model.blocks) {
      if (block.mark === 0) isChanged = true;
      else if (!this.holds(block.payload, block.size, block.mark))
        throw new Error(`the block at ${block.payload} of ${block.size} bytes has changed`);
    }
    if (!isChanged) return model;
    const blocks = model.blocks.map((block) => {
      if (block.mark !== 0) return block;
      words.fill(mark * FULL_MARK, block.payload >>> 2, (block.payload + block.size) >>> 2);
      return { ...block, mark };
    });
    return { ...model, blocks };
  }

  private readonly holds: Holds = (payload, size, mark) => {
    const { words } = this.machine;
    const word = mark * FULL_MARK;
    if (size <= 64) {
      for (let at = payload >>> 2; at < (payload + size) >>> 2; at++) if (words[at] !== word) return false;
      return true;
    }
    this.patterns[mark] ??= Buffer.alloc(this.page.length, mark);
    return this.page.compare(this.patterns[mark], 0, size, payload, payload + size) === 0;
  };
}

/** Throws unless the live blocks of the heap are those of the model, and the frames its scopes. */
function compareBlocks(model: Model, { payloads, bytes, kinds }: Walked, checked: boolean): void {
  for (const { payload, size, depth } of model.blocks) {
    const at = payloads.indexOf(payload);
    const kind = kinds[at];
    const isRight = depth === 0 ? kind === 'used' : kind === 'scoped' || kind === 'apart';
    if (!isRight) throw new Error(`${payload}, a live block of ${size} bytes in scope ${depth}, is ${kind}`);
    if (bytes[at]! - overheadBytes(checked) < size) throw new Error(`${payload} has no room for ${size} bytes`);
  }
  let live = 0;
  let frames = 0;
  for (const kind of kinds) {
    if (kind === 'used' || kind === 'scoped' || kind === 'apart') live++;
    else if (kind === 'frame') frames++;
  }
  if (live !== model.blocks.length) throw new Error(`${live} live blocks instead of ${model.blocks.length}`);
  if (frames !== model.scopes.length) throw new Error(`${frames} frames instead of ${model.scopes.length}`);
}

/** Throws unless the conformer counts the blocks that the model has. */
function compareFigures({ blocks }: Model, { call }: Machine): void {
  let usable = 0;
  for (const { payload } of blocks) usable += call.sigil_usable_size(payload);
  const counted = call.sigil_live_blocks();
  if (counted !== blocks.length) throw new Error(`${counted} blocks are counted instead of ${blocks.length}`);
  const bytes = call.sigil_live_bytes();
  if (bytes !== usable) throw new Error(`${bytes} live bytes are counted instead of ${usable}`);
}
