/** A program that allocates a little, as most do that run once. */
class Point {
  constructor(
    public x: i32,
    public y: i32,
  ) {}
}

export function main(): i32 {
  const a = new Point(3, 4);
  const b = new Point(a.y, a.x + 20);
  return a.x * b.y + a.y * b.x;
}
