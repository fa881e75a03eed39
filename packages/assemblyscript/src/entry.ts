import { fileURLToPath } from 'node:url';

/** What to give `asc --runtime`: the path of our runtime entry, without its extension, as asc 0.9.4 wants it. */
export const runtimeEntry: string = fileURLToPath(new URL('../runtime/sigil', import.meta.url));
