/** Four levels of classes told apart by instanceof, held by their base class, with fields of every level. */
class Shape {
  constructor(public name: string) {}
}

class Polygon extends Shape {
  constructor(
    name: string,
    public points: Array<f64>,
  ) {
    super(name);
  }
}

class Rectangle extends Polygon {
  constructor(
    public width: f64,
    public height: f64,
  ) {
    super('rectangle', [0.0, 0.0, width, 0.0, width, height, 0.0, height]);
  }
}

class Square extends Rectangle {
  constructor(
    side: f64,
    public label: string,
  ) {
    super(side, side);
    this.name = 'square ' + label;
  }
}

class Circle extends Shape {
  constructor(public radius: f64) {
    super('circle');
  }
}

/** By the shoelace formula, or that of the circle. */
function area(shape: Shape): f64 {
  if (shape instanceof Circle) return Math.PI * (shape as Circle).radius * (shape as Circle).radius;
  if (!(shape instanceof Polygon)) return 0.0;
  const points = (shape as Polygon).points;
  let doubled = 0.0;
  for (let i = 0; i < points.length; i += 2) {
    const next = (i + 2) % points.length;
    doubled += points[i] * points[next + 1] - points[next] * points[i + 1];
  }
  return doubled / 2.0;
}

function make(i: i32): Shape {
  if (i % 4 === 0) return new Circle(i as f64);
  if (i % 4 === 1) return new Rectangle(i as f64, 2.0);
  if (i % 4 === 2) return new Square((i % 10) as f64, 'number ' + i.toString());
  return new Polygon('triangle', [0.0, 0.0, i as f64, 0.0, 0.0, 3.0]);
}

export function main(): i32 {
  const shapes = new Array<Shape>();
  for (let i = 0; i < 1200; i++) shapes.push(make(i));
  let total = 0.0;
  let rectangles = 0;
  let letters = 0;
  for (let i = 0; i < shapes.length; i++) {
    const shape = shapes[i];
    total += area(shape);
    if (shape instanceof Rectangle) rectangles++;
    if (shape instanceof Square) letters += (shape as Square).label.length;
    letters += shape.name.length;
  }
  return (total as i32) + rectangles * 7 + letters;
}
