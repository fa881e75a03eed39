/** A double-ended queue in blocks of 16 that are linked both ways, against a plain array. */
import { Random } from './support/random';

const BLOCK = 16;

class Block {
  items: StaticArray<i32> = new StaticArray<i32>(BLOCK);
  next: Block | null = null;
  prev: Block | null = null;
}

class Deque {
  private front: Block;
  private back: Block;
  private start: i32 = BLOCK / 2;
  private end: i32 = BLOCK / 2;
  size: i32 = 0;

  constructor() {
    const block = new Block();
    this.front = block;
    this.back = block;
  }

  pushFront(value: i32): void {
    if (this.start === 0) {
      const block = new Block();
      block.next = this.front;
      this.front.prev = block;
      this.front = block;
      this.start = BLOCK;
    }
    this.front.items[--this.start] = value;
    this.size++;
  }

  pushBack(value: i32): void {
    if (this.end === BLOCK) {
      const block = new Block();
      block.prev = this.back;
      this.back.next = block;
      this.back = block;
      this.end = 0;
    }
    this.back.items[this.end++] = value;
    this.size++;
  }

  popFront(): i32 {
    if (this.start === BLOCK) {
      this.front = this.front.next!;
      this.front.prev = null;
      this.start = 0;
    }
    this.size--;
    return this.front.items[this.start++];
  }

  popBack(): i32 {
    if (this.end === 0) {
      this.back = this.back.prev!;
      this.back.next = null;
      this.end = BLOCK;
    }
    this.size--;
    return this.back.items[--this.end];
  }
}

export function main(): i32 {
  const random = new Random(139);
  const deque = new Deque();
  const plain = new Array<i32>();
  let sum = 0;
  for (let i = 0; i < 8000; i++) {
    const what = random.below(5);
    if (what < 2) {
      deque.pushFront(i);
      plain.unshift(i);
    } else if (what < 3) {
      deque.pushBack(i);
      plain.push(i);
    } else if (plain.length > 0) {
      const got = what === 3 ? deque.popFront() : deque.popBack();
      const expected = what === 3 ? plain.shift() : plain.pop();
      if (got !== expected) return -1;
      sum = sum * 3 + got;
    }
    if (deque.size !== plain.length) return -2;
  }
  return sum;
}
