/** Generic pairs, options, stacks and queues of numbers, texts and one another. */
import { Hash } from './support/hash';

class Pair<A, B> {
  constructor(
    public first: A,
    public second: B,
  ) {}
}

class Option<T> {
  private items: Array<T> = new Array<T>();

  static of<T>(value: T): Option<T> {
    const option = new Option<T>();
    option.items.push(value);
    return option;
  }

  otherwise(value: T): T {
    return this.items.length > 0 ? this.items[0] : value;
  }
}

class Cell<T> {
  constructor(
    public value: T,
    public below: Cell<T> | null,
  ) {}
}

class Stack<T> {
  private top: Cell<T> | null = null;
  size: i32 = 0;

  push(value: T): void {
    this.top = new Cell<T>(value, this.top);
    this.size++;
  }

  pop(): Option<T> {
    const top = this.top;
    if (!top) return new Option<T>();
    this.top = top.below;
    this.size--;
    return Option.of<T>(top.value);
  }
}

/** Two stacks, of which the second is the first turned over. */
class Queue<T> {
  private arriving: Stack<T> = new Stack<T>();
  private leaving: Stack<T> = new Stack<T>();

  enter(value: T): void {
    this.arriving.push(value);
  }

  leave(none: T): T {
    if (this.leaving.size === 0) while (this.arriving.size > 0) this.leaving.push(this.arriving.pop().otherwise(none));
    return this.leaving.pop().otherwise(none);
  }
}

export function main(): i32 {
  const hash = new Hash();
  const queue = new Queue<Pair<string, i32>>();
  const none = new Pair<string, i32>('none', -1);
  for (let i = 0; i < 1000; i++) {
    queue.enter(new Pair<string, i32>('item ' + i.toString(), i));
    if (i % 3 === 0) hash.addString(queue.leave(none).first);
  }
  for (let i = 0; i < 700; i++) hash.add(queue.leave(none).second);
  const numbers = new Queue<f64>();
  for (let i = 0; i < 500; i++) numbers.enter((i as f64) / 2.0);
  let sum = 0.0;
  for (let i = 0; i < 510; i++) sum += numbers.leave(1000.0);
  hash.add(sum as i32);
  return hash.value;
}
