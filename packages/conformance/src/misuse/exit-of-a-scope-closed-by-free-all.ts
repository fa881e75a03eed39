import { alloc, enter, exit, freeAll } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const exitOfAScopeClosedByFreeAll = misuseLaw({
  name: 'exit-of-a-scope-closed-by-free-all',
  title: 'exit-scope of a scope that free-all closed',
  kind: 'bad-handle',
  before: [enter(0), alloc(0, 10), freeAll, alloc(500, 64)],
  fault: () => [exit(0)],
});
