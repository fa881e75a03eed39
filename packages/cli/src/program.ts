/** The commands. What each does is in `commands/`, and is loaded only when it runs. */
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { addBuilding } from './tree/building.js';
import { firstSteps } from './tree/help.js';
import { addJudging } from './tree/judging.js';
import { addPrograms } from './tree/programs.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

export function createProgram(): Command {
  const program = new Command('sigil-alloc')
    .description('Build, link, run and check memory allocators for WebAssembly and native code.')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError(false)
    // Errors are printed in one place, main.ts, as one line.
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
  addBuilding(program);
  addPrograms(program);
  addJudging(program);
  return firstSteps(program);
}
