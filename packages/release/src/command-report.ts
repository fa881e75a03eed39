/** What the command can be asked: the help of every one of its commands. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Package } from './packages.js';

/** Wide enough that no sentence is broken: what a change touches is one line. */
const COLUMNS = '400';
/** Their help is written elsewhere: by commander, and by the bench, which is not published. */
const ELSEWHERE = ['help', 'bench'];
const COMMAND = /^ {2}([a-z]+) (?:\[|<)/gm;

export function commandReport({ folder, manifest: { bin = {} } }: Package): string {
  const sections = Object.entries(bin).flatMap(([command, file]) => {
    const help = (...args: readonly string[]) =>
      execFileSync(process.execPath, [resolve(folder, file), ...args, '--help'], {
        encoding: 'utf8',
        env: { ...process.env, COLUMNS, NO_COLOR: '1' },
      });
    const top = help();
    const names = [...top.matchAll(COMMAND)].map(([, name]) => name!).filter((name) => !ELSEWHERE.includes(name));
    return [section(command, top), ...names.map((name) => section(`${command} ${name}`, help(name)))];
  });
  return `# What the command can be asked\n\n${sections.join('\n\n')}\n`;
}

const section = (title: string, help: string): string => `## ${title}\n\n\`\`\`text\n${help.trim()}\n\`\`\``;
