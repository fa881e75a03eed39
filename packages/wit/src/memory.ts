/** Linear memory in numbers. Apart from the contract, so that a bundle that needs these alone has these alone. */
export const PAGE_BYTES = 65_536;

/** Pages of a full 32-bit address space. */
export const MAX_PAGES = 65_536;

/** Start of the heap of a stand-alone conformer, and of an archive beside no data. */
export const DEFAULT_HEAP_BASE = 1024;
