/** Subjects in this process: whatever answers to a conformer's functions by link name, and shows its memory. */
import { trapOf } from '@sigil-alloc/host';
import { MAX_PAGES, PAGE_BYTES, trapNumber } from '@sigil-alloc/wit';
import type { Functions } from '../functions.js';
import type { NextBlockOp } from '../further-op.js';
import type { Op, OpResult } from '../op.js';
import { HangError, type OpenOptions, type Subject, SubjectError, type SubjectInstance } from '../subject.js';
import { type FurtherCall, furtherCall } from './further-call.js';
import { callObject, type OwnObjectOp } from './object-call.js';
import { runWithin } from './patience.js';
import { SlotTable, UNFILLED } from './slots.js';
import { type TouchOp, touch } from './touch.js';
import type { ConformerExports, CoreFunction } from './wasm-surface.js';

export interface ExportsSubjectOptions {
  readonly name: string;
  readonly backend: Subject['backend'];
  /** link names of what it has of the further worlds */
  readonly functions: Functions;
  /** A fresh instance: its functions by link names, and its memory. Traps are thrown as the engine throws them. */
  open(maxPages: number): ConformerExports | Promise<ConformerExports>;
  /** how long a list of ops may take before it counts as hanging: HangError; for ever if absent */
  readonly patienceSeconds?: number;
}

/** A subject for whatever answers like a conformer's instance: a binding around one, for example. */
export function exportsSubject({ name, backend, functions, open, patienceSeconds }: ExportsSubjectOptions): Subject {
  return {
    name,
    backend,
    functions,
    open: async ({ maxPages = MAX_PAGES }: OpenOptions = {}) =>
      new ExportsInstance(await open(maxPages), name, functions, maxPages, patienceSeconds),
    dispose: async () => {},
  };
}

class ExportsInstance implements SubjectInstance {
  readonly initialPages: number;
  /** by link name */
  private readonly further = new Map<string, CoreFunction>();
  private readonly blocks = new SlotTable();
  private readonly scopes = new SlotTable();
  private readonly cursors = new SlotTable();
  private readonly handles = new SlotTable();

  constructor(
    private readonly conformer: ConformerExports,
    private readonly name: string,
    functions: Functions,
    readonly maxPages: number,
    private readonly patienceSeconds: number | undefined,
  ) {
    const exports = conformer as unknown as Readonly<Record<string, CoreFunction>>;
    for (const linkName of functions) this.further.set(linkName, exports[linkName]!);
    this.initialPages = this.pages();
  }

  async run(ops: readonly Op[]): Promise<readonly OpResult[]> {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0; // a trap's stack is never looked at, and collecting it costs more than the call
    try {
      const results: OpResult[] = [];
      const runAll = (): void => {
        for (const op of ops) {
          const result = this.runOne(op);
          results.push(result);
          if (result.status === 'trap') break;
        }
      };
      const seconds = this.patienceSeconds;
      if (seconds === undefined) runAll();
      else if (!runWithin(seconds, runAll)) throw new HangError(this.name, seconds, ops.slice(0, results.length + 1));
      return results;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  async read(address: number, bytes: number): Promise<Uint8Array> {
    return new Uint8Array(this.conformer.memory.buffer, address, bytes).slice();
  }

  async close(): Promise<void> {}

  private pages(): number {
    return this.conformer.memory.buffer.byteLength / PAGE_BYTES;
  }

  private runOne(op: Op): OpResult {
    try {
      return this.call(op);
    } catch (error) {
      return this.trapped(error);
    }
  }

  private trapped(error: unknown): OpResult {
    const { conformer } = this;
    try {
      const trap = trapOf(error, { exports: conformer as unknown as WebAssembly.Exports });
      if (trap === undefined) throw error;
      const failedSize = conformer.sigil_failed_size() >>> 0;
      return { status: 'trap', value: 0, trap: trap.kind, failedSize, pages: this.pages() };
    } catch (second) {
      if (second === error || !(second instanceof WebAssembly.RuntimeError)) throw second;
      throw new SubjectError(`${this.name}: sigil_trap_kind or sigil_failed_size trapped after a trap`);
    }
  }

  private call(op: Op): OpResult {
    const { conformer, blocks, scopes } = this;
    switch (op.op) {
      case 'alloc':
        return this.filled(op.into, conformer.sigil_alloc(op.size));
      case 'realloc': {
        const pointer = blocks.resolve(op.block);
        if (pointer === UNFILLED) return this.result('skipped', 0);
        return this.filled(op.into, conformer.sigil_realloc(pointer, op.oldSize, op.newSize));
      }
      case 'cabi-realloc': {
        const pointer = blocks.resolve(op.block);
        if (pointer === UNFILLED) return this.result('skipped', 0);
        return this.filled(op.into, conformer.cabi_realloc(pointer, op.oldSize, op.align, op.newSize));
      }
      case 'mem-copy': {
        const to = blocks.resolve(op.to);
        const from = blocks.resolve(op.from);
        if (to === UNFILLED || from === UNFILLED) return this.result('skipped', 0);
        conformer.sigil_mem_copy(to, from, op.bytes);
        return this.result('ok', 0);
      }
      case 'enter-scope': {
        const handle = conformer.sigil_enter_scope() >>> 0;
        scopes.set(op.into, handle);
        return this.result('ok', handle);
      }
      case 'exit-scope': {
        const handle = scopes.resolve(op.scope);
        if (handle === UNFILLED) return this.result('skipped', 0);
        conformer.sigil_exit_scope(handle);
        return this.result('ok', 0);
      }
      case 'promote': {
        const handle = scopes.resolve(op.scope);
        const pointer = blocks.resolve(op.block);
        if (handle === UNFILLED || pointer === UNFILLED) return this.result('skipped', 0);
        return this.filled(op.into, conformer.sigil_promote(handle, pointer, op.size));
      }
      case 'free-all':
        conformer.sigil_free_all();
        return this.result('ok', 0);
      case 'grow-memory':
        return this.result('ok', this.growMemory(op.pages));
      case 'fill':
      case 'verify':
      case 'verify-zero':
      case 'flip':
        return this.touch(op);
      case 'next-block':
        return this.nextBlock(op);
      case 'make':
      case 'link':
      case 'describe':
      case 'weaken':
      case 'upgrade':
      case 'forget':
      case 'load':
      case 'store':
        return this.callObject(op);
      case 'trap-kind':
        return this.result('ok', conformer.sigil_trap_kind() >>> 0);
      case 'failed-size':
        return this.result('ok', conformer.sigil_failed_size() >>> 0);
      default:
        return this.callFurther(furtherCall(op)!);
    }
  }

  private callFurther({ fn, block, numbers, into }: FurtherCall): OpResult {
    const call = this.further.get(fn);
    const pointer = block === undefined ? 0 : this.blocks.resolve(block);
    if (call === undefined || pointer === UNFILLED) return this.result('skipped', 0);
    // A function without result answers undefined, which becomes 0.
    const value = (block === undefined ? call(...numbers) : call(pointer, ...numbers)) >>> 0;
    if (into !== undefined && value !== 0) this.blocks.set(into, value);
    return this.result('ok', value);
  }

  private callObject(op: OwnObjectOp): OpResult {
    const { further, blocks, handles, conformer } = this;
    const { status, value } = callObject(op, { further, blocks, handles, memory: conformer.memory });
    return status === 'out-of-bounds' ? this.outOfBounds() : this.result(status, value);
  }

  private nextBlock({ after, into }: NextBlockOp): OpResult {
    const next = this.further.get('sigil_next_block');
    const cursor = this.cursors.resolve(after);
    if (next === undefined || cursor === UNFILLED) return this.result('skipped', 0);
    const value = next(cursor) >>> 0;
    this.cursors.set(into, value);
    return this.result('ok', value);
  }

  /** Ops that reach into memory without a call. */
  private touch(op: TouchOp): OpResult {
    const pointer = this.blocks.resolve(op.block);
    if (pointer === UNFILLED) return this.result('skipped', 0);
    const { status, value } = touch(op, pointer, this.conformer.memory.buffer);
    return status === 'out-of-bounds' ? this.outOfBounds() : this.result(status, value);
  }

  private growMemory(pages: number): number {
    try {
      return this.conformer.memory.grow(pages);
    } catch (error) {
      if (error instanceof RangeError) return 0xffff_ffff;
      throw error;
    }
  }

  private filled(slot: number, value: number): OpResult {
    const pointer = value >>> 0;
    this.blocks.set(slot, pointer);
    return this.result('ok', pointer);
  }

  private outOfBounds(): OpResult {
    return {
      status: 'trap',
      value: trapNumber('out-of-bounds'),
      trap: 'out-of-bounds',
      failedSize: 0,
      pages: this.pages(),
    };
  }

  private result(status: 'ok' | 'mismatch' | 'skipped', value: number): OpResult {
    return { status, value, trap: 'none', failedSize: 0, pages: this.pages() };
  }
}
