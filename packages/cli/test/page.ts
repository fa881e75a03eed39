/**
 * Does what a page of docs says, from top to bottom: a block that follows "`NAME`:" is a file of that name, a block of `sh` is
 * run, and a block of `text` after it is what that prints.
 */
import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findQbe } from '@sigil-alloc/qbe-lower/toolchain';
import { BIN, command, writeFiles } from './sigil-alloc.js';

const ROOT = join(import.meta.dirname, '../../..');
const BLOCK = /(?:^|\n)(?<before>[^\n]*)\n+```(?<language>\w*)\n(?<content>.*?)^```$/gms;
const NAMED = /`(?<name>[\w.-]+)`:$/;

export interface Step {
  readonly commands: string;
  readonly exitCode: number | undefined;
  readonly stderr: string;
  readonly stdout: string;
  /** what the page says is printed; undefined if it does not */
  readonly printed: string | undefined;
}

/**
 * @param page its text, or a part of it
 * @param functions stand for commands that are called otherwise here
 */
export async function doPage(page: string, folder: string, functions = ''): Promise<readonly Step[]> {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'examples'), join(folder, 'examples'));
  const steps: Step[] = [];
  for (const { groups = {} } of page.matchAll(BLOCK)) {
    const { before = '', language = '', content = '' } = groups;
    const name = NAMED.exec(before)?.groups?.name;
    if (name !== undefined) writeFiles(folder, { [name]: content });
    else if (language === 'sh') steps.push({ ...(await run(content, folder, functions)), printed: undefined });
    else if (language === 'text' && steps.length > 0) steps.push({ ...steps.pop()!, printed: content });
  }
  return steps;
}

async function run(commands: string, cwd: string, functions: string): Promise<Omit<Step, 'printed'>> {
  const cli = `"${process.execPath}" "${BIN}"`;
  const npx = `npx() { c=$1; shift; case $c in sigil-alloc) ${cli} "$@";; *) "node_modules/.bin/$c" "$@";; esac; }`;
  const PATH = `${dirname(findQbe())}:${process.env.PATH}`;
  const outcome = await command('sh', ['-e', '-c', `${npx}\n${functions}\n${commands}`], { cwd, env: { PATH } });
  return { commands, ...outcome };
}
