/**
 * asc 0.9.4 in this process. A program is compiled with one of the compiler's own runtimes, or with our entry, and once a
 * process for the same question: a compile costs some tenths of a second.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as asc from 'assemblyscript/cli/asc.js';
import { ascArguments, runtimeEntry } from '../../src/entry.js';

export const programsFolder = fileURLToPath(new URL('../../programs', import.meta.url));

export type AscRuntime = 'full' | 'half' | 'stub' | 'none';

export interface CompileOptions {
  /** one of asc's own, or our entry, alone or with all that we tell asc */
  readonly runtime: AscRuntime | 'ours' | 'ours, counting less';
  /** options of asc's command line */
  readonly flags?: readonly string[];
  /** sources that are in no file, by path in the folder of programs */
  readonly sources?: Readonly<Record<string, string>>;
}

const compiled = new Map<string, Promise<Uint8Array>>();

/** @param program path in the folder of programs, without extension */
export function compile(program: string, options: CompileOptions): Promise<Uint8Array> {
  const key = JSON.stringify([program, options]);
  const known = compiled.get(key) ?? compileAnew(program, options);
  compiled.set(key, known);
  return known;
}

async function compileAnew(
  program: string,
  { runtime, flags = [], sources = {} }: CompileOptions,
): Promise<Uint8Array> {
  await asc.ready;
  const messages = asc.createMemoryStream();
  let binary: Uint8Array | undefined;
  let failure: Error | null = null;
  const entries = runtime === 'full' || runtime === 'half' ? [program, 'support/own-runtime'] : [program];
  asc.main(
    [
      ...entries.map((entry) => `${entry}.ts`),
      ...['--baseDir', programsFolder, ...runtimeArguments(runtime)],
      ...['--binaryFile', 'program.wasm', '--noColors', ...flags],
    ],
    {
      stdout: messages,
      stderr: messages,
      readFile: (name, folder) => sources[name] ?? readIfThere(resolve(folder, name)),
      writeFile: (_name, contents) => {
        binary = contents;
      },
    },
    (error) => {
      failure = error;
      return error === null ? 0 : 1;
    },
  );
  if (failure !== null || binary === undefined) throw new Error(`asc ${program}: ${failure}\n${messages.toString()}`);
  return binary;
}

function runtimeArguments(runtime: CompileOptions['runtime']): readonly string[] {
  if (runtime === 'ours, counting less') return ascArguments;
  return ['--runtime', runtime === 'ours' ? runtimeEntry : runtime];
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The names of all programs, in order. */
export const allPrograms: readonly string[] = readdirSync(programsFolder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();
