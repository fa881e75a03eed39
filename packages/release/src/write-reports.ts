/** Writes the reports anew, after a change of a public surface that is meant. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reports, reportsFolder } from './reports.js';

const made = reports();
mkdirSync(reportsFolder, { recursive: true });
for (const file of readdirSync(reportsFolder))
  if (!made.some((report) => report.file === file)) rmSync(join(reportsFolder, file));
for (const { file, text } of made) writeFileSync(join(reportsFolder, file), text());
