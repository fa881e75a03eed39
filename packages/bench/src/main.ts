/** Runs the command, and turns whatever went wrong into one line and an exit code. */
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { bench } from './command.js';
import { UsageError } from './errors.js';

const EXIT = { fault: 1, usage: 2, missingTool: 3 } as const;

function exitCodeOf(error: Error): number {
  if (error instanceof UsageError) return EXIT.usage;
  return error instanceof MissingToolError ? EXIT.missingTool : EXIT.fault;
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  if (process.env.SIGIL_DEBUG) console.error(error);
  process.exitCode = exitCodeOf(error);
}
