/** `completion`: the script for a shell; `complete-words`: what that script asks. */
import type { Command } from 'commander';
import { complete } from '../completion/complete.js';
import { completionScripts, type Shell } from '../completion/shells.js';
import { printLine } from '../output.js';

export function completion(shell: Shell): void {
  printLine(completionScripts[shell]);
}

export function completeWords(program: Command, typed: readonly string[]): void {
  for (const { value, what } of complete(program, typed)) printLine(what === '' ? value : `${value}\t${what}`);
}
