/**
 * Undo for a heap of one page: what a call may change is kept before it and put back after it. Beyond the start of the
 * wilderness and the sentinel nothing is kept, for nobody reads there.
 */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import type { Machine } from './machine.js';

/** A header and a label of whatever begins where the blocks end. */
const MARGIN_BYTES = 32;

export class Snapshots {
  private readonly globals: WebAssembly.Global<'i32'>[];
  private readonly wilderness: WebAssembly.Global<'i32'>;
  private readonly page: Uint8Array;
  private readonly kept: Uint8Array[] = [];
  private readonly extents: number[] = [];
  private readonly values: number[][] = [];

  constructor(machine: Machine) {
    if (machine.pages !== 1) throw new Error(`a snapshot is of one page; there are ${machine.pages}`);
    this.globals = Object.values(machine.globals).filter((entry) => entry instanceof WebAssembly.Global) as never;
    this.wilderness = machine.globals.wilderness as WebAssembly.Global<'i32'>;
    this.page = new Uint8Array(machine.memory.buffer);
  }

  keep(level: number): void {
    const wilderness = this.wilderness.value;
    const extent = wilderness === 0 ? PAGE_BYTES : Math.min(PAGE_BYTES, wilderness + MARGIN_BYTES);
    this.kept[level] ??= new Uint8Array(PAGE_BYTES);
    this.kept[level].set(this.page.subarray(0, extent));
    this.kept[level].set(this.page.subarray(PAGE_BYTES - MARGIN_BYTES), PAGE_BYTES - MARGIN_BYTES);
    this.extents[level] = extent;
    this.values[level] = this.globals.map((global) => global.value);
  }

  restore(level: number): void {
    const kept = this.kept[level]!;
    this.page.set(kept.subarray(0, this.extents[level]));
    this.page.set(kept.subarray(PAGE_BYTES - MARGIN_BYTES), PAGE_BYTES - MARGIN_BYTES);
    const values = this.values[level]!;
    for (let i = 0; i < values.length; i++) this.globals[i]!.value = values[i]!;
  }
}
