import type { Law } from './law.js';
import { seededLaws } from './seeded.js';

/** Every law, in the order of the contract's lines. */
export const laws: readonly Law[] = [...seededLaws].sort((one, other) => one.line - other.line);
