import { alloc, enter, exit } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const exitOfAScopeClosedByAnOuterExit = misuseLaw({
  name: 'exit-of-a-scope-closed-by-an-outer-exit',
  title: 'exit-scope of a scope that an outer exit closed',
  kind: 'bad-handle',
  before: [enter(0), enter(1), alloc(0, 10), exit(0)],
  fault: () => [exit(1)],
});
