import { alloc, realloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocOfAMovedBlock = misuseLaw({
  name: 'realloc-of-a-moved-block',
  title: 'realloc of the pointer that a block had before it moved',
  kind: 'bad-pointer',
  before: [alloc(0, 100), alloc(1, 100), realloc(0, 100, 5000, 2)],
  fault: (session) => (session.shadow.blockIn(0) === undefined ? [realloc(0, 100, 200)] : undefined),
});
