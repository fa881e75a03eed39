/** What the chunks, frames and links say of the scopes, read from linear memory by the layout tables. */
import { Apart, Block, Chunk, Frame, headerBytes, PAYLOAD_OFFSET } from '../../src/layout.js';
import { broken, sizeIn } from './broken-heap.js';
import type { Machine } from './machine.js';

export interface ScopeMarks {
  /** chunk -> where its blocks end; the newest first */
  readonly chunks: Map<number, number>;
  /** frame of an open scope -> its chunk; the innermost first */
  readonly frames: Map<number, number>;
  /** blocks of open scopes with a place of their own */
  readonly apart: Set<number>;
}

export interface Marks extends ScopeMarks {
  /** block -> size that its list is for */
  readonly cached: Map<number, number>;
  readonly listed: Set<number>;
}

export function readScopes(machine: Machine): ScopeMarks {
  const frames = framesOf(machine);
  return { chunks: chunksOf(machine), frames, apart: blocksApart(machine, frames) };
}

function chunksOf(machine: Machine): Map<number, number> {
  const { words } = machine;
  const chunks = new Map<number, number>();
  let top = machine.state('cursor');
  for (let chunk = machine.state('chunk'); chunk !== 0; ) {
    if (chunks.has(chunk)) broken('I9', 'a chunk that is older than itself', chunk);
    chunks.set(chunk, top);
    chunk = words[(chunk + PAYLOAD_OFFSET + Chunk.older.offset) >>> 2]!;
    if (chunk !== 0) top = words[(chunk + PAYLOAD_OFFSET + Chunk.top.offset) >>> 2]!;
  }
  return chunks;
}

function framesOf(machine: Machine): Map<number, number> {
  const { words } = machine;
  const frames = new Map<number, number>();
  for (let frame = machine.state('scope'); frame !== 0; frame = words[(frame + Frame.outer.offset) >>> 2]!) {
    if (frames.has(frame)) broken('I10', 'a scope around itself', frame);
    frames.set(frame, words[(frame + Frame.chunk.offset) >>> 2]!);
  }
  return frames;
}

function blocksApart({ words, isChecked }: Machine, frames: Map<number, number>): Set<number> {
  const apart = new Set<number>();
  for (const [frame] of frames) {
    let newer = frame;
    for (let block = words[(frame + Frame.apart.offset) >>> 2]!; block !== 0; ) {
      if (apart.has(block)) broken('I11', 'a block apart that is linked twice', block);
      apart.add(block);
      const links = block + sizeIn(words[(block + Block.sizeAndTags.offset) >>> 2]!) - headerBytes(isChecked);
      const back = words[(links + Apart.newer.offset) >>> 2]!;
      if (back !== newer) broken('I11', 'a wrong link to the newer block apart', block);
      newer = block;
      block = words[(links + Apart.older.offset) >>> 2]!;
    }
  }
  return apart;
}
