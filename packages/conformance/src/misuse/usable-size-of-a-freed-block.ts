import { alloc, free, usableSize } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const usableSizeOfAFreedBlock = misuseLaw({
  name: 'usable-size-of-a-freed-block',
  title: 'usable-size of a block that was freed',
  kind: 'bad-pointer',
  needs: ['sigil_free', 'sigil_usable_size'],
  before: [alloc(0, 100), alloc(1, 100), alloc(2, 100), free(1)],
  fault: () => [usableSize(1)],
});
