import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, retain } from '../laws/managed-steps.js';
import { alloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const retainOfABlock = misuseLaw({
  name: 'retain-of-a-block',
  title: 'retain of a block that is no object',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), alloc(2, 100)],
  fault: () => [retain(2)],
});
