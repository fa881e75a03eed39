/** The command: parses, runs, and turns whatever went wrong into one line and an exit code. */
import { exitCodeOf, messageOf } from './exit.js';
import { createProgram } from './program.js';

// Whoever reads our output may stop early, as head does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  const message = messageOf(error);
  if (message !== undefined) process.stderr.write(`sigil-alloc: ${message}\n`);
  if (process.env.SIGIL_DEBUG) console.error(error);
  process.exitCode = exitCodeOf(error);
}
