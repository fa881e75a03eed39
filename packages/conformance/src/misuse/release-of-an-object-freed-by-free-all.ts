import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, release } from '../laws/managed-steps.js';
import { alloc, freeAll } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const releaseOfAnObjectFreedByFreeAll = misuseLaw({
  name: 'release-of-an-object-freed-by-free-all',
  title: 'release of an object that free-all freed',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), freeAll, alloc(500, 64)],
  fault: () => [release(1)],
});
