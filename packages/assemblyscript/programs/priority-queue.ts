/** A generic binary heap ordered by a function value: numbers, strings and jobs come out in order. */
import { Hash } from './support/hash';
import { takeLast } from './support/list';
import { Random } from './support/random';

class Heap<T> {
  private items: Array<T> = new Array<T>();

  constructor(private isBefore: (a: T, b: T) => bool) {}

  get size(): i32 {
    return this.items.length;
  }

  push(item: T): void {
    const items = this.items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(items[at], items[parent])) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  pop(): T {
    const items = this.items;
    const top = items[0];
    const last = takeLast<T>(items);
    if (items.length > 0) {
      items[0] = last;
      this.sink(0);
    }
    return top;
  }

  private sink(from: i32): void {
    const items = this.items;
    let at = from;
    while (true) {
      let best = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2; child++)
        if (child < items.length && this.isBefore(items[child], items[best])) best = child;
      if (best === at) return;
      this.swap(at, best);
      at = best;
    }
  }

  private swap(a: i32, b: i32): void {
    const item = this.items[a];
    this.items[a] = this.items[b];
    this.items[b] = item;
  }
}

class Job {
  constructor(
    public urgency: i32,
    public name: string,
  ) {}
}

export function main(): i32 {
  const random = new Random(5);
  const hash = new Hash();
  const numbers = new Heap<i32>((a, b) => a < b);
  const names = new Heap<string>((a, b) => a < b);
  const jobs = new Heap<Job>((a, b) => a.urgency > b.urgency);
  for (let i = 0; i < 1500; i++) {
    const number = random.below(1000000);
    numbers.push(number);
    names.push(number.toString());
    jobs.push(new Job(number, 'job ' + i.toString()));
    if (i % 3 === 2) hash.addString(jobs.pop().name);
  }
  while (numbers.size > 0) hash.add(numbers.pop());
  while (names.size > 0) hash.addString(names.pop());
  while (jobs.size > 0) hash.add(jobs.pop().urgency);
  return hash.value;
}
