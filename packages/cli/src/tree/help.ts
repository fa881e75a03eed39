/** What stands behind the options in the help: first steps, examples, exit codes. A test runs every line of it. */
import type { Command } from 'commander';
import { EXIT_CODES_TEXT } from '../exit.js';

/** What is typed, and what it does. */
export type Example = readonly [line: string, what: string];

const FIRST_STEPS: readonly Example[] = [
  ['sigil-alloc doctor', 'what works on this machine, and what to install for the rest'],
  ['sigil-alloc build bump --out out', 'an allocator as wasm, WAT, C archive and header'],
  ['sigil-alloc run program.wat --with bump', 'a program of yours with an allocator in it'],
];

/** Lines under a heading, their comments below each other. */
function section(heading: string, examples: readonly Example[]): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  return `\n${heading}:\n${examples.map(([line, what]) => `  ${line.padEnd(width)}  # ${what}`).join('\n')}`;
}

export const firstSteps = (program: Command): Command =>
  program.addHelpText('after', `${section('First steps', FIRST_STEPS)}\n${EXIT_CODES_TEXT}`);

export const withExamples = (command: Command, ...examples: readonly Example[]): Command =>
  command.addHelpText('after', section('Examples', examples));
