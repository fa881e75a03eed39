import { alloc, enter, exit, promote } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const exitLateAfterPromote = misuseLaw({
  name: 'exit-late-after-promote',
  title: 'exit-scope after promote with a call between',
  kind: 'bad-handle',
  before: [enter(0), alloc(0, 10), promote(0, 0, 10), alloc(1, 10)],
  fault: () => [exit(0)],
});
