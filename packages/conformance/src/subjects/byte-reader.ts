/** Reads a stream in pieces of a known length. */
import type { Readable } from 'node:stream';

export class ByteReader {
  private chunks: Buffer[] = [];
  private available = 0;
  private ended = false;
  private wake: (() => void) | undefined;

  constructor(stream: Readable) {
    stream.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.available += chunk.length;
      this.wake?.();
    });
    const end = (): void => {
      this.ended = true;
      this.wake?.();
    };
    stream.on('end', end).on('error', end).on('close', end);
  }

  /** The next `bytes` bytes, in memory of their own that begins at a multiple of 8; undefined when the stream ends before. */
  async take(bytes: number): Promise<Uint8Array | undefined> {
    while (this.available < bytes) {
      if (this.ended) return undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const taken = new Uint8Array(bytes);
    for (let at = 0; at < bytes; ) {
      const chunk = this.chunks[0]!;
      const part = Math.min(chunk.length, bytes - at);
      taken.set(chunk.subarray(0, part), at);
      at += part;
      if (part === chunk.length) this.chunks.shift();
      else this.chunks[0] = chunk.subarray(part);
    }
    this.available -= bytes;
    return taken;
  }
}
