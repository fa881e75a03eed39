/** Which exit code and which words an error gets. A person's mistake never shows a stack. */
import { CommanderError } from 'commander';

export const EXIT = {
  /** the command ran and what it found is not good: unreadable input, a refused program, a failed check */
  findings: 1,
  /** the command line itself is wrong */
  usage: 2,
  /** a tool that the command needs is not there */
  missingTool: 3,
} as const;

/** For the help of the command. */
export const EXIT_CODES_TEXT = `
Exit codes:
  0    done; run: whatever the program exits with
  1    the input cannot be used, or a check found a fault
  2    wrong usage: unknown command, option, conformer or kind, or a number out of range
  3    a tool is missing (qbe, cc, ar; for components an npm package)
  134  run: the program trapped; one line of JSON on stderr says how`;

/** The command line asks for something that does not exist or that does not go together. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The work was done and the answer is no; what there is to say has been printed. */
export class FindingsError extends Error {
  override readonly name = 'FindingsError';
}

/** Told by name, so that the help of the command loads no package behind it. */
const USAGE_NAMES: readonly string[] = ['UsageError', 'OptionError'];
const MISSING_TOOL_NAME = 'MissingToolError';
const FAILED_TOOL_NAME = 'ToolError';

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  if (!(error instanceof Error)) return EXIT.findings;
  if (USAGE_NAMES.includes(error.name)) return EXIT.usage;
  return error.name === MISSING_TOOL_NAME ? EXIT.missingTool : EXIT.findings;
}

/** The words after `sigil-alloc: `; undefined when everything has been said. */
export function messageOf(error: unknown): string | undefined {
  if (error instanceof FindingsError) return undefined;
  if (error instanceof CommanderError) return commanderMessage(error);
  if (!(error instanceof Error)) return `Binaryen cannot go on: ${JSON.stringify(error)}`;
  // A failed system tool's own words may take several lines; everything else takes one.
  return error.name === FAILED_TOOL_NAME ? error.message : error.message.trim().replace(/\s*\n\s*/g, '; ');
}

/** An error's name for a program; commander's own are the command line's. */
export const errorNameOf = (error: unknown): string => {
  if (error instanceof CommanderError) return 'UsageError';
  return error instanceof Error ? error.name : 'BinaryenError';
};

/** Commander has printed help and version by itself. */
function commanderMessage({ exitCode, code, message }: CommanderError): string | undefined {
  if (exitCode === 0) return undefined;
  if (code === 'commander.help') return 'no command given, or none of that name; see sigil-alloc --help';
  return message.replace(/^error: /, '');
}
