import { describe, expect, it } from 'vitest';
import { measureFootprint, SubjectError, wasmSubject } from '../src/index.js';
import { arenaWasm } from './fixtures/arena.js';
import { brokenHeap, heapWasm } from './fixtures/heap.js';
import { patch } from './fixtures/patch.js';

const options = { slots: 200, replacements: 5000, samples: 10, seed: 4 };

describe('The footprint', () => {
  it('is sampled evenly, is the same for the same seed, and flat for a heap that uses freed memory again', async () => {
    const subject = wasmSubject(heapWasm());
    const { peakLiveBytes, highWaterBytes, samples } = await measureFootprint(subject, options);
    expect(samples.map(({ replacements }) => replacements)).toEqual([
      0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000,
    ]);
    expect(peakLiveBytes).toBeGreaterThanOrEqual(Math.max(...samples.map(({ liveBytes }) => liveBytes)));
    expect(peakLiveBytes).toBeGreaterThan(200 * 20);
    expect(highWaterBytes).toBeLessThan(3 * peakLiveBytes + 65_536);
    expect(samples.at(-1)!.liveBytes).toBeLessThan(3 * samples[0]!.liveBytes);
    expect(highWaterBytes).toBe(samples.at(-1)!.memoryBytes);
    expect((await measureFootprint(subject, options)).samples).toEqual(samples);
    expect((await measureFootprint(subject, { ...options, seed: 5 })).samples).not.toEqual(samples);
  });

  it('grows where freed memory is lost', async () => {
    const leaking = brokenHeap('frees nothing', [
      patch('(if (i32.eqz (local.get $pointer)) (then (return)))\n', '(return)\n'),
    ]);
    const { samples } = await measureFootprint(wasmSubject(leaking), options);
    expect(samples.at(-1)!.memoryBytes).toBeGreaterThan(2 * samples.at(2)!.memoryBytes);
  });

  it('is not measured of what cannot free, nor of what runs out of memory', async () => {
    await expect(measureFootprint(wasmSubject(arenaWasm(), { name: 'arena' }), options)).rejects.toThrow(
      'arena: sigil_free is not exported',
    );
    const heap = wasmSubject(heapWasm(), { name: 'heap' });
    const small = { ...options, slots: 5000, maxPages: 1 };
    await expect(measureFootprint(heap, small)).rejects.toThrow(SubjectError);
    await expect(measureFootprint(heap, small)).rejects.toThrow('heap: churn ended in out-of-memory');
  });
});
