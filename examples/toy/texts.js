// The program's texts in linear memory, one behind the other. The heap begins where they end.
export const FIRST_TEXT = 1024;
const PAGE_BYTES = 65_536;

/** What prints: two functions of whoever runs the program. A component has other names for them. */
export const HOST = { module: 'env', text: 'print_text', number: 'print_number' };
export const COMPONENT_HOST = { module: '$root', text: 'print-text', number: 'print-number' };

export class Texts {
  bytes = Buffer.alloc(0);

  /** Address and length of the text. */
  place(text) {
    const address = this.end;
    this.bytes = Buffer.concat([this.bytes, Buffer.from(text)]);
    return [address, this.end - address];
  }

  get end() {
    return FIRST_TEXT + this.bytes.length;
  }

  get pages() {
    return Math.ceil(this.end / PAGE_BYTES);
  }
}
