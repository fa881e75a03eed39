/** Sets of numbers, texts and objects: unions, intersections and differences against what arithmetic says. */
class Item {
  constructor(public id: i32) {}
}

function union<T>(a: Set<T>, b: Set<T>): Set<T> {
  const result = new Set<T>();
  const both = a.values().concat(b.values());
  for (let i = 0; i < both.length; i++) result.add(both[i]);
  return result;
}

function intersection<T>(a: Set<T>, b: Set<T>): Set<T> {
  const result = new Set<T>();
  const values = a.values();
  for (let i = 0; i < values.length; i++) if (b.has(values[i])) result.add(values[i]);
  return result;
}

function remove<T>(from: Set<T>, what: Set<T>): void {
  const values = what.values();
  for (let i = 0; i < values.length; i++) from.delete(values[i]);
}

function multiples(factor: i32): Set<i32> {
  const set = new Set<i32>();
  for (let n = 0; n < 3000; n += factor) set.add(n);
  return set;
}

function names(set: Set<i32>): Set<string> {
  const result = new Set<string>();
  const values = set.values();
  for (let i = 0; i < values.length; i++) result.add('n' + values[i].toString());
  return result;
}

export function main(): i32 {
  const twos = multiples(2);
  const threes = multiples(3);
  if (intersection<i32>(twos, threes).size !== multiples(6).size) return 1;
  if (union<i32>(twos, threes).size !== 2000) return 2;
  if (intersection<string>(names(twos), names(threes)).size !== 500) return 3;
  remove<i32>(twos, threes);
  if (twos.size !== 1000) return 4;
  const items = new Array<Item>();
  const all = new Set<Item>();
  const odd = new Set<Item>();
  for (let i = 0; i < 1000; i++) {
    items.push(new Item(i));
    all.add(items[i]);
    if (i % 2 === 1) odd.add(items[i]);
  }
  remove<Item>(all, odd);
  twos.clear();
  const left = odd.values();
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i].id;
  return sum + all.size + twos.size;
}
