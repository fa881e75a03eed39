import { alloc, enter, promote, realloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteOfAMovedBlock = misuseLaw({
  name: 'promote-of-a-moved-block',
  title: 'promote of the pointer that a block had before it moved',
  kind: 'bad-pointer',
  before: [enter(0), alloc(0, 100), alloc(1, 100), realloc(0, 100, 5000, 2)],
  fault: (session) => (session.shadow.blockIn(0) === undefined ? [promote(0, 0, 100)] : undefined),
});
