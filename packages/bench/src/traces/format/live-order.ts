/**
 * Live objects in the order of their birth, each by its birth number, with its place among the living: 0 is the oldest.
 * Counts in a binary indexed tree: every question takes as many steps as the number of births has bits.
 */
export class LiveOrder {
  readonly #tree: Int32Array;
  readonly #highestBit: number;
  #births = 0;
  #living = 0;

  /** @param mostBirths births there may be */
  constructor(mostBirths: number) {
    this.#tree = new Int32Array(mostBirths + 1);
    this.#highestBit = mostBirths === 0 ? 0 : 1 << (31 - Math.clz32(mostBirths));
  }

  get living(): number {
    return this.#living;
  }

  get births(): number {
    return this.#births;
  }

  /** Its birth number; the newest has the last place. */
  add(): number {
    const birth = this.#births++;
    this.#count(birth, 1);
    return birth;
  }

  remove(birth: number): void {
    this.#count(birth, -1);
  }

  /** How many of the living are older. */
  placeOf(birth: number): number {
    let older = 0;
    for (let i = birth; i > 0; i -= i & -i) older += this.#tree[i]!;
    return older;
  }

  /** The birth number at a place below `living`. */
  at(place: number): number {
    let before = 0;
    let rest = place;
    for (let step = this.#highestBit; step > 0; step >>= 1) {
      const next = before + step;
      if (next >= this.#tree.length || this.#tree[next]! > rest) continue;
      before = next;
      rest -= this.#tree[next]!;
    }
    return before;
  }

  #count(birth: number, change: 1 | -1): void {
    this.#living += change;
    for (let i = birth + 1; i < this.#tree.length; i += i & -i) this.#tree[i]! += change;
  }
}
