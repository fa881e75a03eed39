/** Matrices of doubles on typed arrays: powers of the Fibonacci matrix, and a 40 x 40 product against its transpose. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Matrix {
  cells: Float64Array;

  constructor(
    public rows: i32,
    public columns: i32,
  ) {
    this.cells = new Float64Array(rows * columns);
  }

  at(row: i32, column: i32): f64 {
    return this.cells[row * this.columns + column];
  }

  set(row: i32, column: i32, value: f64): void {
    this.cells[row * this.columns + column] = value;
  }

  times(other: Matrix): Matrix {
    const product = new Matrix(this.rows, other.columns);
    for (let i = 0; i < this.rows; i++)
      for (let j = 0; j < other.columns; j++) {
        let sum: f64 = 0;
        for (let k = 0; k < this.columns; k++) sum += this.at(i, k) * other.at(k, j);
        product.set(i, j, sum);
      }
    return product;
  }

  transposed(): Matrix {
    const result = new Matrix(this.columns, this.rows);
    for (let i = 0; i < this.rows; i++) for (let j = 0; j < this.columns; j++) result.set(j, i, this.at(i, j));
    return result;
  }
}

function fibonacci(n: i32): i32 {
  let result = new Matrix(2, 2);
  result.set(0, 0, 1);
  result.set(1, 1, 1);
  const step = new Matrix(2, 2);
  step.set(0, 0, 1);
  step.set(0, 1, 1);
  step.set(1, 0, 1);
  for (let i = 0; i < n; i++) result = result.times(step);
  return result.at(0, 1) as i32;
}

export function main(): i32 {
  const random = new Random(43);
  const matrix = new Matrix(40, 40);
  for (let i = 0; i < 1600; i++) matrix.cells[i] = (random.below(2001) - 1000) as f64;
  const product = matrix.times(matrix.transposed());
  const hash = new Hash();
  for (let i = 0; i < 40; i++) for (let j = 0; j < 40; j++) hash.add((product.at(i, j) - product.at(j, i)) as i32);
  for (let i = 0; i < 40; i++) hash.add(product.at(i, i) as i32);
  for (let n = 0; n < 40; n++) hash.add(fibonacci(n));
  return hash.value;
}
