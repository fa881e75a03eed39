import { alloc, exit } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const exitWithNoScopeOpen = misuseLaw({
  name: 'exit-with-no-scope-open',
  title: 'exit-scope while no scope is open',
  kind: 'bad-handle',
  before: [alloc(0, 10)],
  fault: () => [exit({ literal: 1 })],
});
