import { alloc, enter, freeAll, promote } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const promoteWithAScopeClosedByFreeAll = misuseLaw({
  name: 'promote-with-a-scope-closed-by-free-all',
  title: 'promote with a scope that free-all closed',
  kind: 'bad-handle',
  before: [enter(0), freeAll, alloc(500, 64), alloc(0, 10)],
  fault: () => [promote(0, 0, 10)],
});
