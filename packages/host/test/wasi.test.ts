import type { WASI } from 'node:wasi';
import { describe, expect, it, vi } from 'vitest';
import { createWasi, WASI_MODULE, wasiImports } from '../src/wasi.js';

const AGAIN = 6;
const BAD_DESCRIPTOR = 8;

function importsOf(fdRead: (...args: unknown[]) => number) {
  const wasi = { wasiImport: { fd_read: fdRead } } as unknown as WASI;
  return wasiImports(wasi)[WASI_MODULE] as unknown as { fd_read(...args: number[]): number };
}

describe('reading from a pipe that somebody made non-blocking', () => {
  it('waits where the system says "again"', () => {
    const read = vi.fn().mockReturnValueOnce(AGAIN).mockReturnValueOnce(AGAIN).mockReturnValue(0);
    expect(importsOf(read).fd_read(0, 16, 1, 8)).toBe(0);
    expect(read.mock.calls).toEqual(Array(3).fill([0, 16, 1, 8]));
  });

  it('answers every other error at once', () => {
    const read = vi.fn().mockReturnValue(BAD_DESCRIPTOR);
    expect(importsOf(read).fd_read(9, 16, 1, 8)).toBe(BAD_DESCRIPTOR);
    expect(read).toHaveBeenCalledTimes(1);
  });
});

describe('loading WASI', () => {
  it('leaves warnings as they were', async () => {
    const { emitWarning } = process;
    await createWasi({ args: [], env: {} });
    expect(process.emitWarning).toBe(emitWarning);
  });
});
