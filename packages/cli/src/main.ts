/** The command: parses, runs, and turns whatever went wrong into one line and an exit code. */
import type { ErrorDocument } from './documents.js';
import { EXIT, errorNameOf, exitCodeOf, messageOf } from './exit.js';
import { reasonOf } from './output.js';
import { createProgram } from './program.js';
import { endSteps } from './progress.js';

// Whoever reads our output may stop early, as head does; that is no fault. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`sigil-alloc: cannot write to stdout: ${reasonOf(error)}\n`);
  process.exitCode = EXIT.findings;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  endSteps();
  const message = messageOf(error);
  const exitCode = exitCodeOf(error);
  if (message !== undefined) {
    process.stderr.write(`sigil-alloc: ${message}\n`);
    if (isJsonAsked(process.argv.slice(2))) printError({ error: errorNameOf(error), message, exitCode });
  }
  if (process.env.SIGIL_DEBUG) console.error(error);
  process.exitCode = exitCode;
} finally {
  endSteps();
}

/** Known even where the command line itself is what is wrong. What `run` is given belongs to the program. */
function isJsonAsked(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words[0] !== 'run' && words.slice(0, end === -1 ? undefined : end).includes('--json');
}

function printError(about: Pick<ErrorDocument, 'error' | 'message' | 'exitCode'>): void {
  const document: ErrorDocument = { format: 'sigil-error', version: 1, ...about };
  process.stderr.write(`${JSON.stringify(document)}\n`);
}
