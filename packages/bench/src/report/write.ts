/** Writes what the committed results say: docs/performance.md, its plots, and the prices of docs/choosing.md. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answered, withPrices } from './choosing.js';
import { withGoals } from './document.js';
import { chaptersOf } from './plots/chapters.js';
import { svgOf } from './plots/figure.js';
import { pageOf } from './plots/page.js';
import { readResults } from './results.js';

export interface Places {
  /** of the CSV */
  readonly results: string;
  /** has the marks already */
  readonly document: string;
  /** has the marks already */
  readonly choosing: string;
  /** of the plots; a file in it that is not made any more is removed */
  readonly plots: string;
}

/** @throws UsageError where the document's marks are not those of the tables */
export async function writeReport(
  { results: folder, document, choosing, plots }: Places,
  answered: readonly Answered[],
): Promise<void> {
  const results = readResults(folder);
  await writeFile(document, withGoals(await readFile(document, 'utf8'), results));
  await writeFile(choosing, withPrices(await readFile(choosing, 'utf8'), results, answered));
  const chapters = chaptersOf(results);
  const files = new Map([
    ['index.html', pageOf(chapters)],
    ...chapters.flatMap(({ figures }) =>
      figures.map((figure) => [`${figure.name}.svg`, svgOf(figure, 'file')] as const),
    ),
  ]);
  await mkdir(plots, { recursive: true });
  const old = (await readdir(plots)).filter((file) => file.endsWith('.svg') && !files.has(file));
  await Promise.all(old.map((file) => rm(join(plots, file))));
  await Promise.all([...files].map(([file, text]) => writeFile(join(plots, file), text)));
}
