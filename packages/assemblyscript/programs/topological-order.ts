/** Packages that need one another, put in an order in which each comes after what it needs; names in maps and sets. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Package {
  needs: Set<string> = new Set<string>();

  constructor(public name: string) {}
}

function install(name: string, packages: Map<string, Package>, done: Set<string>, order: Array<string>): void {
  if (done.has(name)) return;
  done.add(name);
  const needs = packages.get(name).needs.values();
  for (let i = 0; i < needs.length; i++) install(needs[i], packages, done, order);
  order.push(name);
}

export function main(): i32 {
  const random = new Random(31);
  const packages = new Map<string, Package>();
  for (let i = 0; i < 600; i++) {
    const added = new Package('package-' + i.toString());
    for (let j = 0; j < 4 && i > 0; j++) added.needs.add('package-' + random.below(i).toString());
    packages.set(added.name, added);
  }
  const order = new Array<string>();
  const done = new Set<string>();
  const names = packages.keys().reverse();
  for (let i = 0; i < names.length; i++) install(names[i], packages, done, order);
  const hash = new Hash();
  for (let i = 0; i < order.length; i++) hash.addString(order[i]);
  return hash.value;
}
