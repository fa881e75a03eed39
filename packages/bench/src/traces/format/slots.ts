/** Numbers for live objects: the one freed last is taken next, so that as many are enough as live at once. */
export class Slots {
  readonly #free: number[] = [];
  #used = 0;

  take(): number {
    return this.#free.pop() ?? this.#used++;
  }

  give(slot: number): void {
    this.#free.push(slot);
  }

  /** how many there are, taken or not */
  get count(): number {
    return this.#used;
  }
}
