import { alloc, enter, exit } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const exitTwice = misuseLaw({
  name: 'exit-twice',
  title: 'exit-scope of a handle used again',
  kind: 'bad-handle',
  before: [enter(0), alloc(0, 10), exit(0)],
  fault: () => [exit(0)],
});
