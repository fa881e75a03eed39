/** The README, whose tables are made from the CSV that are committed, each between two marks of its own. */
import { markdown } from './allocators/markdown.js';
import { UsageError } from './errors.js';
import { managedMarkdown } from './managed/markdown.js';
import { inPackage } from './paths.js';

export const pageFile = inPackage('README.md');

export interface Section {
  /** the results, below the package's folder */
  readonly results: string;
  /** tables in Markdown, of their text */
  readonly tables: (csv: string) => string;
}

export const sections: readonly Section[] = [
  { results: 'results/allocators.csv', tables: markdown },
  { results: 'results/managed.csv', tables: managedMarkdown },
];

const END = '<!-- end -->';
const beginOf = ({ results }: Section): string => `<!-- made by npm run page from ${results} -->`;

/** The page with the tables of a CSV in place of those that it has. */
export function withTables(page: string, section: Section, csv: string): string {
  const begin = beginOf(section);
  const [before, rest] = page.split(begin);
  const [shown, ...after] = rest?.split(END) ?? [];
  if (shown === undefined || after.length === 0) throw new UsageError(`README.md has no ${begin} followed by ${END}`);
  return `${before}${begin}\n\n${section.tables(csv)}\n\n${END}${after.join(END)}`;
}
