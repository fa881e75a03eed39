/** A folder where packages of this repository can be imported, as `npm install` leaves it. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NODE_MODULES = join(import.meta.dirname, '../../../node_modules');

export const installInto = (folder: string): void => symlinkSync(NODE_MODULES, join(folder, 'node_modules'));

/** Replaces a piece of a file that stands there once. */
export function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not have ${JSON.stringify(from)} once`);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}
