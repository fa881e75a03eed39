/** Pseudo-random numbers from a seed (mulberry32), the same on every machine. */
export class Random {
  constructor(private state: number) {}

  /** 0 … limit - 1 */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** From `least` to `most`, each doubling as likely as the next. */
  powerLaw(least: number, most: number): number {
    return Math.floor(least * (most / least) ** (this.below(2 ** 20) / 2 ** 20));
  }
}
