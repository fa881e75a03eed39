/** The heap in a few lines: linear memory as one bar, and the blocks around the place in question. */
import { PAGE_BYTES } from '@sigil-alloc/wit';
import type { Block, Book } from './book.js';

const COLUMNS = 64;
const SHOWN_BLOCKS = 12;

const address = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;

/** `focus`: the address in question. */
export function heapPicture(shadow: Book, focus: number): string {
  const bytes = shadow.pages * PAGE_BYTES;
  return [
    `${shadow.pages} pages, ${shadow.blocks.size} live blocks with ${shadow.liveBytes} bytes, ` +
      `${shadow.scopes.length - 1} open scopes`,
    `${address(0)} |${bar(shadow, bytes)}| ${address(bytes)}   # live  . not live  x grown by somebody else`,
    ...neighbours(shadow, focus).map(blockLine),
  ].join('\n');
}

function bar(shadow: Book, bytes: number): string {
  const cells: string[] = new Array(COLUMNS).fill('.');
  const paint = (from: number, to: number, mark: string): void => {
    const last = Math.min(COLUMNS - 1, Math.floor(((Math.max(to, from + 1) - 1) / bytes) * COLUMNS));
    for (let cell = Math.floor((from / bytes) * COLUMNS); cell <= last; cell += 1) cells[cell] = mark;
  };
  for (const block of shadow.blocks) paint(block.address, block.address + block.size, '#');
  for (const { from, to } of shadow.foreign) paint(from, to, 'x');
  return cells.join('');
}

function neighbours(shadow: Book, focus: number): Block[] {
  const shown: Block[] = [];
  let above = shadow.blocks.above(focus);
  for (let count = 0; above !== undefined && count < SHOWN_BLOCKS / 2; count += 1) {
    shown.push(above);
    above = shadow.blocks.above(above.address);
  }
  let below = shadow.blocks.floor(focus);
  while (below !== undefined && shown.length < SHOWN_BLOCKS) {
    shown.unshift(below);
    below = shadow.blocks.floor(below.address - 1);
  }
  return shown;
}

function blockLine({ address: start, size, scope, origin }: Block): string {
  return `${address(start)} .. ${address(start + size)}  ${size} bytes, scope depth ${scope.depth}, by ${origin}`;
}
