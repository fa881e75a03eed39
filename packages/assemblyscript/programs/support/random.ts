/** Numbers that look random and are the same in every run: Numerical Recipes' linear congruential generator. */
export class Random {
  private state: u32;

  constructor(seed: u32) {
    this.state = seed;
  }

  /** The next number from 0 to `below` - 1. */
  below(below: i32): i32 {
    this.state = this.state * 1664525 + 1013904223;
    return ((this.state >>> 8) % below) as i32;
  }
}
