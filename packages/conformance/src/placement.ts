/** Where a payload may lie, and which line of the contract one breaks that lies elsewhere. */
import type { Answers } from '@sigil-alloc/wit';
import type { BlockMap } from './block-map.js';
import type { Block, ForeignPages } from './book.js';
import type { Promised } from './verdict.js';
import { Violation } from './violation.js';

export interface Grounds {
  readonly answers: Answers;
  readonly foreign: readonly ForeignPages[];
  readonly memoryBytes: number;
}

/** Where an overlap comes from decides which line was broken first. */
const OVERLAP_LINE: { readonly [Origin in Block['origin']]: Promised } = {
  alloc: 4,
  realloc: 6,
  promote: 9,
  'grown-under-scope': 6,
  'claimed-as-usable': 'heap',
  object: 'managed',
};

const ADDRESS_SPACE_BYTES = 2 ** 32;
const HALF_ADDRESS_SPACE_BYTES = 2 ** 31;

export const hex = (address: number): string => `0x${address.toString(16)}`;

/** Throws Violation unless the payload lies where the contract allows one. */
export function checkPlace({ address, size }: Block, { answers, foreign, memoryBytes }: Grounds): void {
  const what = `the block of ${size} bytes at ${hex(address)}`;
  const end = address + size;
  if (address === 0) throw new Violation(size === 0 ? 3 : 2, `${what} has the address 0`);
  if (address % answers.alignmentBytes !== 0) {
    throw new Violation(3, `${what} is not aligned to ${answers.alignmentBytes}`);
  }
  if (address < answers.heapBase) {
    throw new Violation(2, `${what} lies below the heap base ${hex(answers.heapBase)}`);
  }
  if (end > ADDRESS_SPACE_BYTES) throw new Violation(5, `${what} wraps around the end of the address space`);
  if (end > memoryBytes) {
    const line = end > HALF_ADDRESS_SPACE_BYTES ? 1 : 5;
    throw new Violation(line, `${what} ends above linear memory, which ends at ${hex(memoryBytes)}`);
  }
  const pages = foreign.find(({ from, to }) => address < to && end > from);
  if (pages !== undefined) {
    throw new Violation(4, `${what} lies in pages ${hex(pages.from)}..${hex(pages.to)} that somebody else grew`);
  }
}

/** Throws Violation unless a pointer has the alignment that was asked for. */
export function checkAlignment(address: number, align: number, call: string, line: Promised): void {
  if (address % align !== 0) throw new Violation(line, `${call} with align ${align} answered ${hex(address)}`);
}

/** Throws Violation unless a block may have that usable size. */
export function checkUsable({ address, size, spare }: Block, usable: number, { usableSize }: Answers): void {
  const what = `usable-size of the block of ${size} bytes at ${hex(address)} is ${usable}`;
  if (usable < size) throw new Violation('heap', `${what}, less than was asked for`);
  if (usableSize === 'requested' && usable > size + spare) {
    throw new Violation('heap', `${what}; the conformer answers that it is the requested size`);
  }
}

/** Throws Violation if the payload overlaps a live one. */
export function checkNeighbours({ address, size, origin }: Block, blocks: BlockMap<Block>): void {
  const claimed = Math.max(size, 1);
  const below = blocks.floor(address);
  const above = blocks.above(address);
  const hit =
    below !== undefined && below.address + Math.max(below.size, 1) > address
      ? below
      : above !== undefined && above.address < address + claimed
        ? above
        : undefined;
  if (hit === undefined) return;
  const telling = hit.origin === 'alloc' || origin === 'claimed-as-usable' ? origin : hit.origin;
  const line = size === 0 || hit.size === 0 ? 3 : OVERLAP_LINE[telling];
  throw new Violation(
    line,
    `the block of ${size} bytes at ${hex(address)} (${origin}) overlaps the live block of ${hit.size} bytes at ` +
      `${hex(hit.address)} (${hit.origin})`,
  );
}
