import { alloc, free, realloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfAMovedBlock = misuseLaw({
  name: 'free-of-a-moved-block',
  title: 'free of the pointer that a block had before it moved',
  kind: ['bad-pointer', 'double-free'],
  needs: ['sigil_free'],
  before: [alloc(0, 100), alloc(1, 100), realloc(0, 100, 5000, 2)],
  fault: (session) => (session.shadow.blockIn(0) === undefined ? [free(0)] : undefined),
});
