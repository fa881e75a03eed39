/** Which results the README shows, and where in it. */
import { UsageError } from '../errors.js';
import { inPackage } from '../paths.js';
import { markdown } from './markdown.js';

export const pageFile = inPackage('README.md');
export const resultsFile = inPackage('results/allocators.csv');

const BEGIN = '<!-- made by npm run page from results/allocators.csv -->';
const END = '<!-- end -->';

/** The page with the tables of a CSV in place of those that it has. */
export function withTables(page: string, csv: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new UsageError(`README.md has no ${BEGIN} followed by ${END}`);
  return `${before}${BEGIN}\n\n${markdown(csv)}\n\n${END}${after}`;
}
