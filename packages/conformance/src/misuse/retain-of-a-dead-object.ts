import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, release, retain } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const retainOfADeadObject = misuseLaw({
  name: 'retain-of-a-dead-object',
  title: 'retain of an object that died with its last release',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), release(1)],
  fault: () => [retain(1)],
});
