/** The command: parses, runs, and turns whatever went wrong into one line and an exit code. */
import { exitCodeOf, messageOf } from './exit.js';
import { createProgram } from './program.js';

try {
  await createProgram().parseAsync();
} catch (error) {
  const message = messageOf(error);
  if (message !== undefined) process.stderr.write(`sigil-alloc: ${message}\n`);
  process.exitCode = exitCodeOf(error);
}
