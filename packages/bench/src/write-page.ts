/** Writes the tables of the committed results into the README. */
import { readFile, writeFile } from 'node:fs/promises';
import { pageFile, sections, withTables } from './page.js';
import { inPackage } from './paths.js';

let page = await readFile(pageFile, 'utf8');
for (const section of sections) page = withTables(page, section, await readFile(inPackage(section.results), 'utf8'));
await writeFile(pageFile, page);
