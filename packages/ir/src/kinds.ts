/** Addresses, sizes and truth are different kinds of value over one wasm type, i32 (sizes and addresses unsigned). */
export type Kind = 'ptr' | 'u32' | 'bool';

/** What a function gives back. */
export type ResultKind = Kind | 'none';

/** Byte offset into linear memory. */
export const ptr = 'ptr' as const;
/** A count, a size in bytes, a word of bits. */
export const u32 = 'u32' as const;
/** 0 or 1. */
export const bool = 'bool' as const;
/** No result. */
export const none = 'none' as const;
