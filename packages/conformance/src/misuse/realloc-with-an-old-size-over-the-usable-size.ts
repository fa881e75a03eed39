import { alloc, realloc } from '../laws/steps.js';
import { misuseLaw } from './misuse.js';

export const reallocWithAnOldSizeOverTheUsableSize = misuseLaw({
  name: 'realloc-with-an-old-size-over-the-usable-size',
  title: 'realloc with an old-size over the usable size',
  kind: 'bad-size',
  before: [alloc(0, 100), alloc(1, 100)],
  fault: () => [realloc(0, 5000, 6000)],
});
