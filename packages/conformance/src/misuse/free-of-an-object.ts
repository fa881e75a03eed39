import { skip } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held } from '../laws/managed-steps.js';
import { free } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const freeOfAnObject = misuseLaw({
  name: 'free-of-an-object',
  title: 'free of a reference to an object',
  kind: 'bad-pointer',
  needs: [...ALL_OBJECT_FUNCTIONS, 'sigil_free'],
  skip,
  before: [describeTypes, ...held(0), ...held(1)],
  fault: () => [free(1)],
});
