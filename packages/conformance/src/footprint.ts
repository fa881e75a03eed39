/**
 * The footprint of an allocator that can free: how much linear memory it takes for blocks that come and go. A number of
 * slots is filled, then slots drawn by chance are freed and filled anew; each power of two of sizes from 8 bytes to 8 KiB
 * is half as likely as the one below.
 */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import { functionsOf } from './functions.js';
import type { Op } from './op.js';
import { Prng } from './prng.js';
import { type Subject, SubjectError, type SubjectInstance } from './subject.js';

export interface FootprintOptions {
  /** blocks that are live, 10,000 if absent */
  readonly slots?: number;
  /** blocks that are freed and replaced */
  readonly replacements: number;
  /** 1 if absent */
  readonly seed?: number;
  /** cap on linear memory, 65536 if absent */
  readonly maxPages?: number;
  /** samples over the run, evenly spaced; 50 if absent */
  readonly samples?: number;
}

export interface FootprintSample {
  /** replacements so far */
  readonly replacements: number;
  /** sum of the sizes asked for */
  readonly liveBytes: number;
  /** linear memory, all of it */
  readonly memoryBytes: number;
}

export interface Footprint {
  /** the most that liveBytes was at any time */
  readonly peakLiveBytes: number;
  /** linear memory at the end: it never shrinks */
  readonly highWaterBytes: number;
  /** the first when all slots are filled, the last at the end */
  readonly samples: readonly FootprintSample[];
}

const BATCH_COUNT = 4096;
const SMALLEST_LOG2 = 3;
const LARGEST_LOG2 = 12;

/** Throws SubjectError when the subject cannot free, or when a request fails. */
export async function measureFootprint(subject: Subject, options: FootprintOptions): Promise<Footprint> {
  if (!functionsOf(subject).has('sigil_free')) throw new SubjectError(`${subject.name}: sigil_free is not exported`);
  const { slots = 10_000, replacements, seed = 1, maxPages, samples = 50 } = options;
  const instance = await subject.open(maxPages === undefined ? {} : { maxPages });
  try {
    const churn = new Churn(instance, subject.name, new Prng(seed), slots);
    await churn.fill();
    const taken: FootprintSample[] = [churn.sample(0)];
    for (let part = 1; part <= samples; part += 1) {
      const until = Math.round((replacements * part) / samples);
      await churn.replace(until - taken[taken.length - 1]!.replacements);
      taken.push(churn.sample(until));
    }
    return {
      peakLiveBytes: churn.peakLiveBytes,
      highWaterBytes: taken[taken.length - 1]!.memoryBytes,
      samples: taken,
    };
  } finally {
    await instance.close();
  }
}

class Churn {
  peakLiveBytes = 0;
  private readonly sizes: number[];
  private liveBytes = 0;
  private pages = 0;
  private ops: Op[] = [];

  constructor(
    private readonly instance: SubjectInstance,
    private readonly name: string,
    private readonly random: Prng,
    slots: number,
  ) {
    this.sizes = new Array(slots).fill(0);
  }

  sample(replacements: number): FootprintSample {
    return { replacements, liveBytes: this.liveBytes, memoryBytes: this.pages * PAGE_BYTES };
  }

  async fill(): Promise<void> {
    for (const slot of this.sizes.keys()) await this.allocate(slot);
    await this.flush();
  }

  async replace(count: number): Promise<void> {
    for (let done = 0; done < count; done += 1) {
      const slot = this.random.below(this.sizes.length);
      this.ops.push({ op: 'free', block: slot });
      this.liveBytes -= this.sizes[slot]!;
      await this.allocate(slot);
    }
    await this.flush();
  }

  private async allocate(slot: number): Promise<void> {
    const size = powerLawSize(this.random);
    this.sizes[slot] = size;
    this.liveBytes += size;
    this.peakLiveBytes = Math.max(this.peakLiveBytes, this.liveBytes);
    this.ops.push({ op: 'alloc', into: slot, size });
    if (this.ops.length >= BATCH_COUNT) await this.flush();
  }

  private async flush(): Promise<void> {
    const { ops } = this;
    this.ops = [];
    const last = (await this.instance.run(ops)).at(-1);
    if (last === undefined) return;
    if (last.status === 'trap') throw new SubjectError(`${this.name}: churn ended in ${last.trap}`);
    this.pages = last.pages;
  }
}

function powerLawSize(random: Prng): number {
  const bits = random.next();
  const zeros = 31 - Math.clz32(bits & -bits);
  const log2 = Math.min(LARGEST_LOG2, SMALLEST_LOG2 + (bits === 0 ? LARGEST_LOG2 : zeros));
  return 2 ** log2 + ((bits >>> 16) & (2 ** log2 - 1));
}
