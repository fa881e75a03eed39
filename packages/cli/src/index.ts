/** The door: the documents that the command prints, and what tests of a conformer of one's own need. */
export type * from './documents.js';
export { type SubjectsOptions, subjectsOf } from './subjects-of.js';
