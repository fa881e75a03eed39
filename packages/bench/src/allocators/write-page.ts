/** Writes the tables of the committed results into the README, between the two marks there. */
import { readFile, writeFile } from 'node:fs/promises';
import { pageFile, resultsFile, withTables } from './page.js';

await writeFile(pageFile, withTables(await readFile(pageFile, 'utf8'), await readFile(resultsFile, 'utf8')));
