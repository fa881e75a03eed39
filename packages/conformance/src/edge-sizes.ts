/**
 * Sizes at which allocators break: class borders, page multiples, gaps that need more than 24 bits, the sign bit, and
 * the ends of the range.
 */
import { PAGE_BYTES } from '@sigil-alloc/wit';

const MIB = 2 ** 20;

const around = (size: number, ...distances: readonly number[]): number[] =>
  distances.flatMap((distance) => [size - distance, size + distance]);

const distinct = (sizes: readonly number[]): readonly number[] =>
  [...new Set(sizes)].filter((size) => size >= 0 && size <= 0xffff_ffff).sort((one, other) => one - other);

/** Borders of power-of-two and linear classes, each with its neighbours. */
export const CLASS_BORDER_SIZES: readonly number[] = distinct(
  [4, 8, 12, 16, 24, 32, 48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768].flatMap((border) => [
    border - 1,
    border,
    border + 1,
  ]),
);

/** Just below, at and above page multiples: where growth is one page short. */
export const PAGE_SIZES: readonly number[] = distinct(
  [1, 2, 3, 4, 16].flatMap((pages) => around(pages * PAGE_BYTES, 0, 1, 4, 8, 12, 16, 20, 24, 28, 32)),
);

/** Over 16 MiB: a size or a gap that does not fit 24 bits. */
export const GAP_SIZES: readonly number[] = distinct([
  ...around(16 * MIB, 0, 1, 16),
  16 * MIB + PAGE_BYTES,
  ...around(32 * MIB, 0, 1),
  ...around(64 * MIB, 0, 1),
]);

/** Around the sign bit, still to be had once. */
export const SIGN_SIZES: readonly number[] = distinct([
  ...around(2 ** 30, 0, 1),
  ...around(2 ** 31, 0, 1, 16, PAGE_BYTES),
  3 * 2 ** 30,
]);

/** No heap of 32 bits holds these, and sums with them wrap. */
export const IMPOSSIBLE_SIZES: readonly number[] = distinct([
  ...[1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 64].map((below) => 2 ** 32 - below),
  2 ** 32 - 1024,
]);

export const EDGE_SIZES: readonly number[] = distinct([
  0,
  1,
  ...CLASS_BORDER_SIZES,
  ...PAGE_SIZES,
  ...GAP_SIZES,
  ...SIGN_SIZES,
  ...IMPOSSIBLE_SIZES,
]);
