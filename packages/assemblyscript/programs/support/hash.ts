/** FNV-1a over 32-bit words: makes one number of many, so that a wrong one anywhere shows. */
export class Hash {
  private state: u32 = 0x811c9dc5;

  add(word: i32): void {
    this.state = (this.state ^ (word as u32)) * 0x01000193;
  }

  addString(text: string): void {
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
    this.add(text.length);
  }

  get value(): i32 {
    return this.state as i32;
  }
}
