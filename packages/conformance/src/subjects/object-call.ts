/** Ops on objects that are more than one call, have slots of their own, or reach into linear memory. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import {
  type DescribeOp,
  type ForgetOp,
  type LinkOp,
  type LoadOp,
  type MakeOp,
  type StoreOp,
  type UpgradeOp,
  type WeakenOp,
  ZEROED_BYTES,
} from '../object-op.js';
import { typeTable } from '../object-types.js';
import { type SlotTable, UNFILLED } from './slots.js';
import type { CoreFunction } from './wasm-surface.js';

export type OwnObjectOp = MakeOp | LinkOp | DescribeOp | WeakenOp | UpgradeOp | ForgetOp | LoadOp | StoreOp;

export interface ObjectGround {
  /** by link name */
  readonly further: ReadonlyMap<string, CoreFunction>;
  readonly blocks: SlotTable;
  readonly handles: SlotTable;
  readonly memory: WebAssembly.Memory;
}

export interface Done {
  readonly status: 'ok' | 'skipped' | 'out-of-bounds';
  readonly value: number;
}

const ok = (value: number): Done => ({ status: 'ok', value });
const SKIPPED: Done = { status: 'skipped', value: 0 };
const OUT_OF_BOUNDS: Done = { status: 'out-of-bounds', value: 0 };
const WORD_BYTES = 4;

/** Runs the op. A trap of the conformer goes through. */
export function callObject(op: OwnObjectOp, ground: ObjectGround): Done {
  const { further, blocks, handles, memory } = ground;
  switch (op.op) {
    case 'make': {
      const make = further.get('sigil_make');
      if (make === undefined) return SKIPPED;
      const ref = make(op.size, op.id) >>> 0;
      blocks.set(op.into, ref);
      const zeroed = Math.min(op.size, ZEROED_BYTES);
      if (ref + zeroed > memory.buffer.byteLength) return OUT_OF_BOUNDS;
      new Uint8Array(memory.buffer, ref, zeroed).fill(0);
      return ok(ref);
    }
    case 'link':
      return link(op, ground);
    case 'describe':
      return describe(op, ground);
    case 'weaken': {
      const weaken = further.get('sigil_weaken');
      const ref = blocks.resolve(op.object);
      if (weaken === undefined || ref === UNFILLED) return SKIPPED;
      const handle = weaken(ref) >>> 0;
      handles.set(op.into, handle);
      return ok(handle);
    }
    case 'upgrade': {
      const upgrade = further.get('sigil_upgrade');
      const handle = handles.resolve(op.handle);
      if (upgrade === undefined || handle === UNFILLED) return SKIPPED;
      const ref = upgrade(handle) >>> 0;
      if (ref !== 0) blocks.set(op.into, ref);
      return ok(ref);
    }
    case 'forget': {
      const forget = further.get('sigil_forget');
      const handle = handles.resolve(op.handle);
      if (forget === undefined || handle === UNFILLED) return SKIPPED;
      forget(handle);
      return ok(0);
    }
    case 'load': {
      const pointer = blocks.resolve(op.block);
      if (pointer === UNFILLED) return SKIPPED;
      return isWord(pointer, memory) ? ok(wordAt(pointer, memory)) : OUT_OF_BOUNDS;
    }
    case 'store': {
      const pointer = blocks.resolve(op.block);
      const value = blocks.resolve(op.value);
      if (pointer === UNFILLED || value === UNFILLED) return SKIPPED;
      if (!isWord(pointer, memory)) return OUT_OF_BOUNDS;
      setWord(pointer, value, memory);
      return ok(0);
    }
  }
}

function link({ object, offset, to }: LinkOp, { further, blocks, memory }: ObjectGround): Done {
  const retain = further.get('sigil_retain');
  const release = further.get('sigil_release');
  const holder = blocks.resolve(object);
  const target = blocks.resolve(to);
  if (retain === undefined || release === undefined || holder === UNFILLED || target === UNFILLED) return SKIPPED;
  if (!isWord(holder + offset, memory)) return OUT_OF_BOUNDS;
  const old = wordAt(holder + offset, memory);
  const value = retain(target) >>> 0;
  release(old);
  setWord(holder + offset, value, memory);
  return ok(old);
}

function describe({ at }: DescribeOp, { further, memory }: ObjectGround): Done {
  const call = further.get('sigil_describe');
  if (call === undefined) return SKIPPED;
  const { words, layouts } = typeTable(at);
  if (at % WORD_BYTES !== 0 || at + words.length * WORD_BYTES > Math.min(memory.buffer.byteLength, PAGE_BYTES)) {
    return OUT_OF_BOUNDS;
  }
  for (const [index, word] of words.entries()) setWord(at + index * WORD_BYTES, word, memory);
  call(at, layouts);
  return ok(layouts);
}

const isWord = (address: number, { buffer }: WebAssembly.Memory): boolean => address + WORD_BYTES <= buffer.byteLength;

const wordAt = (address: number, { buffer }: WebAssembly.Memory): number =>
  new DataView(buffer, address, WORD_BYTES).getUint32(0, true);

const setWord = (address: number, word: number, { buffer }: WebAssembly.Memory): void =>
  new DataView(buffer, address, WORD_BYTES).setUint32(0, word, true);
