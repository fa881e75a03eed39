import { alloc, enter, exit, promote } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteOfABlockFreedByExit = misuseLaw({
  name: 'promote-of-a-block-freed-by-exit',
  title: 'promote of a block that an inner exit freed',
  kind: 'bad-pointer',
  before: [enter(0), enter(1), alloc(0, 100), exit(1)],
  fault: () => [promote(0, 0, 100)],
});
