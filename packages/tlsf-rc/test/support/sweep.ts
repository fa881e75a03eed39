/** A size, seen from all sides: what is had for it, what may be written, and that it can be had again where it was. */
import type { Op, OpResult, SubjectInstance } from '@sigil-alloc/conformance';
import { GRANULE_BYTES } from '../../src/constants.js';

/** Slots: the block, a block behind it, the same size again, the block resized. */
const [BLOCK, WALL, AGAIN, LARGER, SMALLER] = [0, 1, 2, 3, 4];
const WALL_BYTES = 24;
const EDGE_BYTES = 16;
const SEED = 7;

export interface SweepOptions {
  /** fast builds round up, others answer what was asked for */
  readonly isExact: boolean;
  /** a block lies behind, so that the size is found in a list and not cut from the end of the heap */
  readonly hasWall: boolean;
}

/** The ops of one size, and what their results have to be. They end with an empty heap in one piece. */
interface Episode {
  readonly size: number;
  readonly ops: readonly Op[];
}

const fill = (block: number, offset: number, bytes: number): Op => ({
  op: 'fill',
  block,
  offset,
  bytes,
  seed: SEED,
  phase: offset,
});
const verify = (block: number, offset: number, bytes: number): Op =>
  ({ ...fill(block, offset, bytes), op: 'verify' }) as Op;

/** Both ends of a block. */
const ends = (of: (block: number, offset: number, bytes: number) => Op, block: number, size: number): Op[] => {
  const bytes = Math.min(EDGE_BYTES, size);
  return [of(block, 0, bytes), of(block, size - bytes, bytes)];
};

function episode(size: number, usable: number, { hasWall }: SweepOptions): Episode {
  const kept = Math.max(0, size - 1);
  const wall: Op[] = [{ op: 'alloc', into: WALL, size: WALL_BYTES }, ...ends(fill, WALL, WALL_BYTES)];
  const wallAgain: Op[] = [...ends(verify, WALL, WALL_BYTES), { op: 'free', block: WALL }];
  const ops: Op[] = [
    { op: 'alloc', into: BLOCK, size },
    { op: 'usable-size', block: BLOCK },
    ...(hasWall ? wall : []),
    ...ends(fill, BLOCK, usable),
    ...ends(verify, BLOCK, usable),
    { op: 'free', block: BLOCK },
    { op: 'alloc', into: AGAIN, size },
    ...ends(fill, AGAIN, size),
    { op: 'realloc', block: AGAIN, oldSize: size, newSize: size + 1, into: LARGER },
    ...ends(verify, LARGER, size),
    { op: 'realloc', block: LARGER, oldSize: size, newSize: kept, into: SMALLER },
    verify(SMALLER, 0, Math.min(EDGE_BYTES, kept)),
    { op: 'free', block: SMALLER },
    ...(hasWall ? wallAgain : []),
    { op: 'trim' },
  ];
  return { size, ops };
}

function judge({ size, ops }: Episode, results: readonly OpResult[], usable: number): void {
  const failed = (what: string): never => {
    throw new Error(`size ${size}: ${what}`);
  };
  const at = new Map<number, number>();
  for (const [index, op] of ops.entries()) {
    const { status, value, trap } = results[index] ?? failed('fewer results than ops');
    if (status !== 'ok') failed(`${op.op} answers ${status} ${trap}`);
    if (op.op === 'usable-size' && value !== usable) failed(`${value} usable bytes, and ${usable} the time before`);
    if (!('into' in op)) continue;
    at.set(op.into, value);
    if (value % GRANULE_BYTES !== 0) failed(`${op.op} answers ${value}, which is not aligned`);
  }
  if (at.get(AGAIN) !== at.get(BLOCK)) failed(`freed at ${at.get(BLOCK)}, it is had again at ${at.get(AGAIN)}`);
}

/** What may be used of a block of each size. */
async function usableSizes(instance: SubjectInstance, sizes: readonly number[], isExact: boolean): Promise<number[]> {
  const ops = sizes.flatMap((size): Op[] => [
    { op: 'alloc', into: BLOCK, size },
    { op: 'usable-size', block: BLOCK },
    { op: 'free', block: BLOCK },
    { op: 'trim' },
  ]);
  const results = await instance.run(ops);
  return sizes.map((size, index) => {
    const usable = results[index * 4 + 1]?.value ?? -1;
    if (usable < size || (isExact && usable !== size)) throw new Error(`size ${size}: ${usable} usable bytes`);
    if (usable >= size + 2 * GRANULE_BYTES) throw new Error(`size ${size}: ${usable} usable bytes are a waste`);
    return usable;
  });
}

/** Throws for the first size that is not served as it should be. */
export async function sweep(instance: SubjectInstance, sizes: readonly number[], options: SweepOptions): Promise<void> {
  const usable = await usableSizes(instance, sizes, options.isExact);
  const episodes = sizes.map((size, index) => episode(size, usable[index]!, options));
  const results = await instance.run(episodes.flatMap(({ ops }) => ops));
  let next = 0;
  for (const [index, one] of episodes.entries()) {
    judge(one, results.slice(next, next + one.ops.length), usable[index]!);
    next += one.ops.length;
  }
}
