/** Rings of 1 to 60 nodes, doubly linked, each entered at every node and then dropped: nothing but cycles. */
class Link {
  next: Link;
  prev: Link;

  constructor(public value: i32) {}

  /** Not in the constructor: asc 0.9.4 forgets a field that is set to `this` there before anything else is. */
  static alone(value: i32): Link {
    const link = new Link(value);
    link.next = link;
    link.prev = link;
    return link;
  }

  insertAfter(link: Link): void {
    this.next = link.next;
    this.prev = link;
    link.next.prev = this;
    link.next = this;
  }
}

function ring(size: i32): Link {
  const first = Link.alone(0);
  let last = first;
  for (let i = 1; i < size; i++) {
    const link = Link.alone(i);
    link.insertAfter(last);
    last = link;
  }
  return first;
}

function sumFrom(start: Link): i32 {
  let sum = start.value;
  let link = start.next;
  while (link !== start) {
    sum += link.value;
    link = link.next;
  }
  link = start.prev;
  while (link !== start) {
    link = link.prev;
    sum = sum * 3 - link.value;
  }
  return sum;
}

export function main(): i32 {
  let total = 0;
  for (let size = 1; size <= 60; size++) {
    let link = ring(size);
    for (let i = 0; i < size; i++) {
      total = total * 31 + sumFrom(link);
      link = link.next;
    }
  }
  return total;
}
