import { alloc, enter, exit, promote } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const exitTwiceAfterPromote = misuseLaw({
  name: 'exit-twice-after-promote',
  title: 'A second exit-scope after promote',
  kind: 'bad-handle',
  before: [enter(0), alloc(0, 10), promote(0, 0, 10), exit(0)],
  fault: () => [exit(0)],
});
