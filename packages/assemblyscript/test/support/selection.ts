/** Which programs a run takes: a few by default, all of them in `test:full`. */
import { allPrograms } from './asc.js';

const FEW = ['callbacks', 'document-tree', 'graph-churn', 'maps', 'object-sets', 'static-growth'];

export const isFull = process.env.SIGIL_PROGRAMS === 'all';

export const programs: readonly string[] = isFull ? allPrograms : FEW;

/** Objects that a program's statics keep for ever; everything else of every program can die. */
export const keptObjects = (program: string): number => (program === 'static-growth' ? 22 : 0);
