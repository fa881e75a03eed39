import { skipUncounted } from '../laws/managed-run.js';
import { ALL_OBJECT_FUNCTIONS, describeTypes, held, resize, retain } from '../laws/managed-steps.js';
import { misuseLaw } from './misuse.js';

export const retainOfAMovedObject = misuseLaw({
  name: 'retain-of-a-moved-object',
  title: 'retain of an object that was resized and has moved',
  kind: 'bad-pointer',
  needs: ALL_OBJECT_FUNCTIONS,
  skip: skipUncounted,
  before: [describeTypes, ...held(0), ...held(1), resize(0, 5000, 2)],
  fault: () => [retain(0)],
});
