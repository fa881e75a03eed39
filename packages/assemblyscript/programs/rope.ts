/** Texts as trees of pieces: joined, cut and read without copying; ropes share their pieces. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Rope {
  constructor(
    public piece: string,
    public left: Rope | null,
    public right: Rope | null,
    public length: i32,
  ) {}

  static of(text: string): Rope {
    return new Rope(text, null, null, text.length);
  }

  join(other: Rope): Rope {
    return new Rope('', this, other, this.length + other.length);
  }

  /** Letters from `start` to `end`, not included. */
  cut(start: i32, end: i32): Rope {
    if (start <= 0 && end >= this.length) return this;
    if (start >= end) return Rope.of('');
    const left = this.left;
    const right = this.right;
    if (!left || !right) return Rope.of(this.piece.substring(start, end));
    if (end <= left.length) return left.cut(start, end);
    if (start >= left.length) return right.cut(start - left.length, end - left.length);
    return left.cut(start, left.length).join(right.cut(0, end - left.length));
  }

  collect(parts: Array<string>): void {
    const left = this.left;
    const right = this.right;
    if (left) left.collect(parts);
    if (right) right.collect(parts);
    if (this.piece.length > 0) parts.push(this.piece);
  }

  toString(): string {
    const parts = new Array<string>();
    this.collect(parts);
    return parts.join('');
  }
}

export function main(): i32 {
  const random = new Random(131);
  const hash = new Hash();
  let rope = Rope.of('start');
  for (let i = 0; i < 300; i++) rope = rope.join(Rope.of(i.toString() + ';'));
  for (let i = 0; i < 200; i++) {
    const a = random.below(rope.length);
    const b = a + random.below(40);
    rope = rope.cut(0, a).join(rope.cut(b, rope.length)).join(rope.cut(a, b));
    if (i % 40 === 0) rope = Rope.of(rope.toString());
    hash.add(rope.length);
  }
  hash.addString(rope.toString());
  return hash.value;
}
