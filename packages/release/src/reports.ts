/** Every report that is committed: the public surface as text, file by file. */
import { resolve } from 'node:path';
import { apiReport } from './api-report.js';
import { commandReport } from './command-report.js';
import { bareName, doorsOf, publishedPackages } from './packages.js';
import { subpathsReport } from './subpaths-report.js';

export const reportsFolder = resolve(import.meta.dirname, '../api');

export interface Report {
  /** in the folder of reports */
  readonly file: string;
  readonly text: () => string;
}

export function reports(): readonly Report[] {
  const packages = publishedPackages();
  return [
    { file: 'subpaths.md', text: () => subpathsReport(packages) },
    ...packages
      .filter(({ manifest }) => manifest.bin !== undefined)
      .map((owner) => ({ file: `${bareName(owner.manifest)}-commands.md`, text: () => commandReport(owner) })),
    ...packages.flatMap(doorsOf).map((door) => ({ file: `${door.name}.api.md`, text: () => apiReport(door) })),
  ];
}
