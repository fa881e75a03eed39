/** Dijkstra on a grid of 40 x 40 crossings, each an object that knows its neighbours: distances summed from four corners. */
import { takeLast } from './support/list';
import { Random } from './support/random';

class Road {
  constructor(
    public to: Crossing,
    public length: i32,
  ) {}
}

class Crossing {
  roads: Array<Road> = new Array<Road>();
  distance: i32 = i32.MAX_VALUE;
  isDone: bool = false;
}

const SIDE = 40;

function buildGrid(): Array<Crossing> {
  const random = new Random(17);
  const grid = new Array<Crossing>();
  for (let i = 0; i < SIDE * SIDE; i++) grid.push(new Crossing());
  for (let i = 0; i < SIDE * SIDE; i++) {
    if (i % SIDE > 0) connect(grid[i], grid[i - 1], 1 + random.below(9));
    if (i >= SIDE) connect(grid[i], grid[i - SIDE], 1 + random.below(9));
  }
  return grid;
}

function connect(a: Crossing, b: Crossing, length: i32): void {
  a.roads.push(new Road(b, length));
  b.roads.push(new Road(a, length));
}

/** By buckets of equal distance: no distance is more than 9 beyond the last. */
function measure(grid: Array<Crossing>, start: Crossing): void {
  for (let i = 0; i < grid.length; i++) {
    grid[i].distance = i32.MAX_VALUE;
    grid[i].isDone = false;
  }
  start.distance = 0;
  const buckets = new Array<Array<Crossing>>();
  buckets.push([start]);
  for (let distance = 0; distance < buckets.length; distance++) {
    const bucket = buckets[distance];
    while (bucket.length > 0) {
      const crossing = takeLast<Crossing>(bucket);
      if (crossing.isDone) continue;
      crossing.isDone = true;
      for (let i = 0; i < crossing.roads.length; i++) {
        const road = crossing.roads[i];
        const far = distance + road.length;
        if (far >= road.to.distance) continue;
        road.to.distance = far;
        while (buckets.length <= far) buckets.push(new Array<Crossing>());
        buckets[far].push(road.to);
      }
    }
  }
}

export function main(): i32 {
  const grid = buildGrid();
  const corners = [0, SIDE - 1, SIDE * SIDE - SIDE, SIDE * SIDE - 1];
  let sum = 0;
  for (let i = 0; i < corners.length; i++) {
    measure(grid, grid[corners[i]]);
    for (let j = 0; j < grid.length; j++) sum += grid[j].distance;
  }
  return sum;
}
