/** Texts put together in four ways (by +, join, repeat, a builder) that must agree; answers their hash. */
import { Hash } from './support/hash';

class Builder {
  private parts: Array<string> = new Array<string>();

  add(text: string): Builder {
    this.parts.push(text);
    return this;
  }

  toString(): string {
    let parts = this.parts;
    while (parts.length > 1) {
      const halved = new Array<string>();
      for (let i = 1; i < parts.length; i += 2) halved.push(parts[i - 1] + parts[i]);
      if ((parts.length & 1) === 1) halved.push(parts[parts.length - 1]);
      parts = halved;
    }
    return parts.length === 0 ? '' : parts[0];
  }
}

export function main(): i32 {
  const hash = new Hash();
  for (let length = 0; length < 60; length++) {
    let sum = '';
    const list = new Array<string>();
    const builder = new Builder();
    for (let i = 0; i < length; i++) {
      const part = '[' + i.toString() + ']';
      sum += part;
      list.push(part);
      builder.add(part);
    }
    const built = builder.toString();
    if (built != sum || list.join('') != sum) return -1;
    hash.addString(built.toUpperCase().padStart(300, '.') + 'ab'.repeat(length));
  }
  return hash.value;
}
