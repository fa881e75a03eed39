/** Sparse matrices as maps of maps: random walks on a graph of 150 places, as powers of its transition matrix. */
import { Random } from './support/random';

class Sparse {
  rows: Map<i32, Map<i32, f64>> = new Map<i32, Map<i32, f64>>();

  add(row: i32, column: i32, value: f64): void {
    if (!this.rows.has(row)) this.rows.set(row, new Map<i32, f64>());
    const cells = this.rows.get(row);
    cells.set(column, value + (cells.has(column) ? cells.get(column) : 0.0));
  }

  times(other: Sparse): Sparse {
    const product = new Sparse();
    const rows = this.rows.keys();
    for (let i = 0; i < rows.length; i++) {
      const cells = this.rows.get(rows[i]);
      const columns = cells.keys();
      for (let j = 0; j < columns.length; j++) {
        if (!other.rows.has(columns[j])) continue;
        const far = other.rows.get(columns[j]);
        const ends = far.keys();
        for (let k = 0; k < ends.length; k++) product.add(rows[i], ends[k], cells.get(columns[j]) * far.get(ends[k]));
      }
    }
    return product;
  }
}

export function main(): i32 {
  const random = new Random(47);
  const step = new Sparse();
  for (let i = 0; i < 150; i++) for (let j = 0; j < 2; j++) step.add(i, random.below(150), 0.5);
  let walk = step;
  for (let i = 0; i < 3; i++) walk = walk.times(walk);
  let total = 0.0;
  let cells = 0;
  const rows = walk.rows.values();
  for (let i = 0; i < rows.length; i++) {
    const values = rows[i].values();
    cells += values.length;
    for (let j = 0; j < values.length; j++) total += values[j];
  }
  return ((total * 1000.0) as i32) * 10 + (cells % 10);
}
