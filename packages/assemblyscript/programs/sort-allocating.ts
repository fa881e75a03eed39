/** Sorts objects that refer back to their array, with a comparator that makes objects: more than the first mebibyte of them. */
import { Hash } from './support/hash';

class Item {
  owner: Array<Item> | null = null;

  constructor(public weight: i32) {}
}

class Scale {
  offset: i32 = 7;
}

export function main(): i32 {
  const hash = new Hash();
  const items = new Array<Item>();
  for (let i = 0; i < 400; i++) {
    const item = new Item((i * 7919) % 1009);
    item.owner = items;
    items.push(item);
  }
  items.sort((a: Item, b: Item): i32 => {
    const scale = new Scale();
    return a.weight + scale.offset - b.weight - scale.offset;
  });
  for (let i = 0; i < items.length; i++) {
    hash.add(items[i].weight);
    hash.add(items[i].owner === items ? 1 : 0);
  }
  return hash.value;
}
