import { alloc, free, resizeInPlace } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const resizeInPlaceOfAFreedBlock = misuseLaw({
  name: 'resize-in-place-of-a-freed-block',
  title: 'resize-in-place of a block that was freed',
  kind: 'bad-pointer',
  needs: ['sigil_free', 'sigil_resize_in_place'],
  before: [alloc(0, 100), alloc(1, 100), alloc(2, 100), free(1)],
  fault: () => [resizeInPlace(1, 50)],
});
