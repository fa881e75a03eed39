import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, collect, describeTypes, held, link, release } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const releaseOfACollectedObject = misuseLaw({
  name: 'release-of-a-collected-object',
  title: 'release of an object that a collection freed',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), link(1, 0, 1), release(1), collect],
  fault: () => [release(1)],
});
