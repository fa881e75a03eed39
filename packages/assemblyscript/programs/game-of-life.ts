/** Conway's game on an endless plane: living cells as texts in a set; the sizes of an R pentomino over 30 steps. */
function step(living: Set<string>): Set<string> {
  const neighbours = new Map<string, i32>();
  const cells = living.values();
  for (let i = 0; i < cells.length; i++) {
    const parts = cells[i].split(',');
    const x = I32.parseInt(parts[0]);
    const y = I32.parseInt(parts[1]);
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        if (dx === 0 && dy === 0) continue;
        const near = (x + dx).toString() + ',' + (y + dy).toString();
        neighbours.set(near, 1 + (neighbours.has(near) ? neighbours.get(near) : 0));
      }
  }
  const next = new Set<string>();
  const near = neighbours.keys();
  for (let i = 0; i < near.length; i++) {
    const count = neighbours.get(near[i]);
    if (count === 3 || (count === 2 && living.has(near[i]))) next.add(near[i]);
  }
  return next;
}

export function main(): i32 {
  let living = new Set<string>();
  const start = ['1,0', '2,0', '0,1', '1,1', '1,2'];
  for (let i = 0; i < start.length; i++) living.add(start[i]);
  let history = 0;
  for (let i = 0; i < 30; i++) {
    living = step(living);
    history = history * 5 + living.size;
  }
  return history;
}
