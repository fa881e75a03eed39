/**
 * Live blocks by address: neighbours of an address in O(log n), a million insertions in a second.
 *
 * A list of chunks, each a short array sorted by address:
 *
 *   chunks: [ b0 b1 … b511 ] [ b512 … ] … [ … ]
 *
 * I1  addresses rise within a chunk and from chunk to chunk, and are distinct
 * I2  no chunk is empty, none is longer than CHUNK_COUNT
 */
const CHUNK_COUNT = 512;

export interface Placed {
  readonly address: number;
}

export class BlockMap<Block extends Placed> {
  private chunks: Block[][] = [];
  size = 0;

  /** The block with the highest address <= `address`. */
  floor(address: number): Block | undefined {
    const chunk = this.chunks[this.chunkFor(address)];
    return chunk?.[lastAtOrBelow(chunk, address)];
  }

  /** The block with the lowest address > `address`. */
  above(address: number): Block | undefined {
    const index = this.chunkFor(address);
    const chunk = this.chunks[index];
    if (chunk === undefined) return undefined;
    return chunk[lastAtOrBelow(chunk, address) + 1] ?? this.chunks[index + 1]?.[0];
  }

  /** The block's address must not be in the map yet. */
  insert(block: Block): void {
    this.size += 1;
    const index = this.chunkFor(block.address);
    const chunk = this.chunks[index];
    if (chunk === undefined) {
      this.chunks.push([block]);
      return;
    }
    chunk.splice(lastAtOrBelow(chunk, block.address) + 1, 0, block);
    if (chunk.length > CHUNK_COUNT) this.chunks.splice(index + 1, 0, chunk.splice(CHUNK_COUNT / 2));
  }

  delete(block: Block): void {
    const index = this.chunkFor(block.address);
    const chunk = this.chunks[index];
    const position = chunk === undefined ? -1 : lastAtOrBelow(chunk, block.address);
    if (chunk?.[position] !== block) return;
    this.size -= 1;
    chunk.splice(position, 1);
    if (chunk.length === 0) this.chunks.splice(index, 1);
  }

  clear(): void {
    this.chunks = [];
    this.size = 0;
  }

  *[Symbol.iterator](): Generator<Block> {
    for (const chunk of this.chunks) yield* chunk;
  }

  /** Index of the last chunk that begins at or below `address`, or 0. */
  private chunkFor(address: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.chunks[middle]![0]!.address <= address) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Index of the last block at or below `address`, or -1. */
function lastAtOrBelow(chunk: readonly Placed[], address: number): number {
  let low = -1;
  let high = chunk.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (chunk[middle]!.address <= address) low = middle;
    else high = middle - 1;
  }
  return low;
}
