import { alloc, enter, free, promote } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteOfAFreedBlock = misuseLaw({
  name: 'promote-of-a-freed-block',
  title: 'promote of a block that was freed',
  kind: 'bad-pointer',
  needs: ['sigil_free'],
  before: [enter(0), alloc(0, 100), alloc(1, 100), alloc(2, 100), free(1)],
  fault: () => [promote(0, 1, 100)],
});
