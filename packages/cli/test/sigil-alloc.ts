/** Runs the committed bin as a person would, in a folder of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa, type Options } from 'execa';
import { afterAll } from 'vitest';

/** `npm run test:full` asks for all there is. */
export const isFull = process.env.SIGIL_FULL !== undefined;

export const BIN = join(import.meta.dirname, '../bin/sigil-alloc.js');

/** A folder for one test file, removed after it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigil-cli-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

export interface Outcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export async function command(file: string, args: readonly string[], options: Options = {}): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await execa(file, args, { ...options, reject: false, stripFinalNewline: false });
  return { exitCode, stdout: String(stdout), stderr: String(stderr) };
}

export const sigilAlloc = (args: readonly string[], options: Options = {}): Promise<Outcome> =>
  command(process.execPath, [BIN, ...args], options);
