/** A text edited by commands that can be undone and done again: arrays cut by splice, slice and length. */
import { Hash } from './support/hash';
import { takeLast } from './support/list';
import { Random } from './support/random';

class Edit {
  constructor(
    public at: i32,
    public removed: string,
    public inserted: string,
  ) {}
}

class Editor {
  text: string = '';
  private done: Array<Edit> = new Array<Edit>();
  private undone: Array<Edit> = new Array<Edit>();

  replace(at: i32, length: i32, inserted: string): void {
    const edit = new Edit(at, this.text.substring(at, at + length), inserted);
    this.apply(edit.at, edit.removed.length, edit.inserted);
    this.done.push(edit);
    if (this.done.length > 200) this.done.splice(0, 100);
    this.undone = new Array<Edit>();
  }

  undo(): void {
    if (this.done.length === 0) return;
    const edit = takeLast<Edit>(this.done);
    this.apply(edit.at, edit.inserted.length, edit.removed);
    this.undone.push(edit);
  }

  redo(): void {
    if (this.undone.length === 0) return;
    const edit = takeLast<Edit>(this.undone);
    this.apply(edit.at, edit.removed.length, edit.inserted);
    this.done.push(edit);
  }

  private apply(at: i32, length: i32, inserted: string): void {
    this.text = this.text.substring(0, at) + inserted + this.text.substring(at + length);
  }
}

export function main(): i32 {
  const random = new Random(109);
  const hash = new Hash();
  const editor = new Editor();
  for (let i = 0; i < 2500; i++) {
    const what = random.below(10);
    const at = random.below(editor.text.length + 1);
    if (what < 6) editor.replace(at, random.below(6), '<' + i.toString() + '>');
    else if (what < 9) editor.undo();
    else editor.redo();
    if (editor.text.length > 500) editor.replace(0, 400, '');
    if (i % 50 === 0) hash.addString(editor.text);
  }
  return hash.value;
}
