/** Builds C programs on the malloc of tlsf-rc, and does what docs/libc.md says. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCc, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { BIN, command, type Outcome } from './sigil-alloc.js';

export const libcProgram = (file: string): string => join(import.meta.dirname, 'libc', file);
export const example = (file: string): string => join(import.meta.dirname, '../../../examples/native-c', file);

/** Compiles and links with the C compiler of this machine. */
export async function cc(...args: readonly string[]): Promise<void> {
  const { cc, ccArguments } = findCc();
  await runTool(cc, [...ccArguments, ...args]);
}

/** Whether programs can hold their libc here; where they cannot, that is said. */
export async function canLinkStatically(): Promise<boolean> {
  try {
    await cc('-static', libcProgram('nothing.c'), '-o', '/dev/null');
    return true;
  } catch {
    process.stderr.write('static linking: skipped: this machine has no libc.a\n');
    return false;
  }
}

/** Changes with the code of C files, and not with their comments and spaces. */
export function hashOfCode(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    hash.update(code.replace(/\s+/g, ' '));
  }
  return hash.digest('hex');
}

/** What the page has to say of a subject: the commands in the section of that title, one block after another. */
function commandsOf(title: string): string {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/libc.md'), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands]) => commands).join('');
}

/** Does what the page says, in a folder with program.c; `functions` stand for commands that are called otherwise here. */
export function followPage(title: string, cwd: string, functions = '', input = ''): Promise<Outcome> {
  const npx = `npx() { shift; "${process.execPath}" "${BIN}" "$@"; }`;
  return command('sh', ['-e', '-c', `${npx}\n${functions}\n${commandsOf(title)}`], { cwd, input });
}
