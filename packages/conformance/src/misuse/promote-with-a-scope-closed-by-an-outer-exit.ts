import { alloc, enter, exit, promote } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteWithAScopeClosedByAnOuterExit = misuseLaw({
  name: 'promote-with-a-scope-closed-by-an-outer-exit',
  title: 'promote with a scope that an outer exit closed',
  kind: 'bad-handle',
  before: [alloc(0, 10), enter(0), enter(1), exit(0)],
  fault: () => [promote(1, 0, 10)],
});
