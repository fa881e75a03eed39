import type { Law } from '../laws/law.js';

export const misuseLaws: readonly Law[] = [];
