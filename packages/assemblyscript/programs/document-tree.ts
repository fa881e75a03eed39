/** A document of elements that know parent, siblings and children: built, moved about, printed, and cut off in pieces. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Element {
  parent: Element | null = null;
  before: Element | null = null;
  after: Element | null = null;
  first: Element | null = null;
  last: Element | null = null;
  attributes: Map<string, string> = new Map<string, string>();

  constructor(public tag: string) {}

  append(child: Element): Element {
    child.detach();
    const last = this.last;
    child.parent = this;
    child.before = last;
    if (last) last.after = child;
    else this.first = child;
    this.last = child;
    return child;
  }

  detach(): void {
    const parent = this.parent;
    if (!parent) return;
    const before = this.before;
    const after = this.after;
    if (before) before.after = after;
    else parent.first = after;
    if (after) after.before = before;
    else parent.last = before;
    this.parent = null;
    this.before = null;
    this.after = null;
  }

  contains(other: Element): bool {
    for (let element: Element | null = other; element; element = element!.parent) if (element === this) return true;
    return false;
  }

  print(): string {
    const parts: Array<string> = ['<' + this.tag];
    const names = this.attributes.keys();
    for (let i = 0; i < names.length; i++) parts.push(' ' + names[i] + '="' + this.attributes.get(names[i]) + '"');
    parts.push('>');
    for (let child = this.first; child; child = child!.after) parts.push(child.print());
    parts.push('</' + this.tag + '>');
    return parts.join('');
  }
}

export function main(): i32 {
  const random = new Random(137);
  const hash = new Hash();
  const body = new Element('body');
  const all: Array<Element> = [body];
  for (let i = 0; i < 400; i++) {
    const element = new Element(['div', 'p', 'b', 'ul'][random.below(4)]);
    element.attributes.set('id', i.toString());
    if (i % 5 === 0) element.attributes.set('class', 'c' + random.below(9).toString());
    all[random.below(all.length)].append(element);
    all.push(element);
  }
  hash.addString(body.print());
  for (let i = 0; i < 300; i++) {
    const moved = all[1 + random.below(400)];
    const to = all[random.below(401)];
    if (!moved.contains(to)) to.append(moved);
  }
  hash.addString(body.print());
  for (let i = 0; i < 30; i++) all[1 + random.below(400)].detach();
  hash.addString(body.print());
  return hash.value;
}
