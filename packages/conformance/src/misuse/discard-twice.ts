import { skip } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, discard, held } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const discardTwice = misuseLaw({
  name: 'discard-twice',
  title: 'discard of an object that was discarded',
  kind: ['double-free', 'bad-pointer'],
  needs: ALL_OBJECT_FUNCTIONS,
  skip,
  before: [describeTypes, ...held(0), ...held(1), ...held(2), discard(1)],
  fault: () => [discard(1)],
});
