/** The README, whose tables are made from the CSV that are committed, each between two marks of its own. */
import { existsSync } from 'node:fs';
import { markdown } from './allocators/markdown.js';
import { UsageError } from './errors.js';
import { growthMarkdown } from './growth/markdown.js';
import { managedMarkdown } from './managed/markdown.js';
import { nativeMarkdown } from './native/markdown.js';
import { inPackage } from './paths.js';
import { tracesMarkdown } from './traces/markdown.js';

export const pageFile = inPackage('README.md');

export interface Section {
  /** the results, below the package's folder */
  readonly results: string;
  /** tables in Markdown, of their text */
  readonly tables: (csv: string) => string;
}

const possible: readonly Section[] = [
  { results: 'results/allocators.csv', tables: markdown },
  { results: 'results/managed.csv', tables: managedMarkdown },
  { results: 'results/native.csv', tables: nativeMarkdown },
  { results: 'results/traces.csv', tables: tracesMarkdown },
  { results: 'results/growth.csv', tables: growthMarkdown },
];

/** Of the suites that results are kept of. */
export const sections: readonly Section[] = possible.filter(({ results }) => existsSync(inPackage(results)));

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
