import { skip } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, discard, held, resize } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const resizeOfADiscardedObject = misuseLaw({
  name: 'resize-of-a-discarded-object',
  title: 'resize of an object that was discarded',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip,
  before: [describeTypes, ...held(0), ...held(1), discard(1)],
  fault: () => [resize(1, 200, 1)],
});
