/** Where results are kept and what is made from them. */
import { inPackage } from '../paths.js';
import type { Places } from './write.js';

export const committed: Places = {
  results: inPackage('results'),
  document: inPackage('../../docs/performance.md'),
  choosing: inPackage('../../docs/choosing.md'),
  plots: inPackage('../../docs/performance'),
};
