/** What a heap walk meets (`sigil:inspection`). The numbers are the order of the WIT's enum. */
import { blockKindCases } from './generated/contract.js';

export type BlockKind = (typeof blockKindCases)[number]['name'];

/** Index is the number that `sigil_block_kind()` returns. */
export const blockKinds: readonly BlockKind[] = blockKindCases.map(({ name }) => name);

export const blockKindNumber = (kind: BlockKind): number => blockKinds.indexOf(kind);

/** One sentence for a person. */
export const blockKindSentence = (kind: BlockKind): string => blockKindCases[blockKindNumber(kind)]?.docs ?? '';
