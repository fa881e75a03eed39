import { alloc, enter, promote } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteTwice = misuseLaw({
  name: 'promote-twice',
  title: 'promote with a handle used again',
  kind: 'bad-handle',
  before: [enter(0), alloc(0, 10), promote(0, 0, 10)],
  fault: () => [promote(0, 0, 10)],
});
