/**
 * The subject: one allocator on one backend, as the suite sees it. A public interface, version 1: what was added since is
 * optional, and a subject without it is judged as before.
 *
 * The suite knows nothing else of what it judges. Whoever can run a list of ops against an allocator (in a process, in
 * an emulator, over a wire) can write a subject and have the whole suite.
 */
import type { Op, OpResult } from './op.js';

export const SUBJECT_VERSION = 1;

export interface OpenOptions {
  /** Cap on linear memory in pages of 64 KiB, 65536 if absent. */
  readonly maxPages?: number;
}

export interface Subject {
  /** for reports: `bump.wasm` */
  readonly name: string;
  readonly backend: 'wasm' | 'native' | 'other';
  /** link names of what it has of the further worlds (`sigil_free`, …); none if absent */
  readonly functions?: ReadonlySet<string>;
  /** A fresh instance: nothing has been called, memory is as the module begins. Throws SubjectError. */
  open(options?: OpenOptions): Promise<SubjectInstance>;
  /** Releases what all instances share (a compiled driver, a temporary folder). */
  dispose(): Promise<void>;
}

export interface SubjectInstance {
  readonly maxPages: number;
  /** Linear memory before the first op. */
  readonly initialPages: number;
  /**
   * Runs ops in order and answers one result each. **Stops after the first trap**: then there are fewer results than
   * ops, and the last one is the trap; the caller decides how to go on. The instance stays usable after a trap.
   * Ops of functions that the subject lacks are never asked for.
   */
  run(ops: readonly Op[]): Promise<readonly OpResult[]>;
  /** A copy of linear memory [address, address + bytes), which must lie within it. */
  read(address: number, bytes: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A subject that cannot be made, or that broke down: what is missing, or how it ended. Never a finding about the heap. */
export class SubjectError extends Error {
  override readonly name: string = 'SubjectError';
}

/** A call did not return. The instance is of no use any more, and no other law can be expected to come to an end. */
export class HangError extends SubjectError {
  override readonly name = 'HangError';
  constructor(
    candidate: string,
    readonly seconds: number,
    /** what was run, the op that hangs last */
    readonly ops: readonly Op[],
  ) {
    super(`${candidate}: no answer within ${seconds} s to ${JSON.stringify(ops.at(-1))}`);
  }
}

/** The candidate does not have the contract's surface. */
export class SurfaceError extends SubjectError {
  override readonly name = 'SurfaceError';
  constructor(
    readonly candidate: string,
    readonly problems: readonly string[],
  ) {
    super(`${candidate} is no conformer of sigil:allocator@0.1.0: ${problems.join('; ')}`);
  }
}
