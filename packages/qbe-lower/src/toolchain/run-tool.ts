/** The one place where system tools are started. */
import { execa } from 'execa';
import { ToolError } from './errors.js';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A command as a person could type it again. */
function spell(words: readonly string[]): string {
  return words.map((word) => (/^[\w./:=+,@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/**
 * Runs a tool to its end and gives what it wrote to stdout. Throws ToolError, which shows the command, the exit code
 * and what the tool wrote.
 */
export async function runTool(file: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const result = await execa(file, args, { ...options, reject: false, stdin: 'ignore', all: true });
  if (!result.failed) return result.stdout;
  throw new ToolError(spell([file, ...args]), result.exitCode, ending(result), result.all || '');
}

interface Outcome {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly code?: string | undefined;
}

function ending({ exitCode, signal, code }: Outcome): string {
  if (exitCode !== undefined) return `exit code ${exitCode}`;
  if (signal !== undefined) return `ended by ${signal}`;
  return `could not be started (${code ?? 'unknown reason'})`;
}
