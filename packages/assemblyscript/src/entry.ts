/** What asc 0.9.4 is told on its command line, so that it leaves its own runtime out. */
import { fileURLToPath } from 'node:url';

const pathOf = (file: string): string => fileURLToPath(new URL(`../runtime/${file}`, import.meta.url));

/** For `--runtime`: the path of our entry, without its extension, as asc wants it. */
export const runtimeEntry: string = pathOf('sigil');

/** Our entry, and the passes that asc runs for its own runtimes: they take out superfluous pairs of retain and release. */
export const ascArguments: readonly string[] = [
  ...['--runtime', runtimeEntry],
  ...['--transform', pathOf('transform.cjs')],
  ...['--runPasses', 'flatten,post-assemblyscript,post-assemblyscript-finalize'],
];
