/** Two generations of AssemblyScript's compiler. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MissingToolError, runTool } from '@sigil-alloc/qbe-lower/toolchain';

/** Contents by name. */
type Sources = Readonly<Record<string, string>>;

export interface Compiler {
  version(): Promise<string>;
  /** @throws Error with what the compiler says */
  compile(entry: string, sources: Sources, flags: readonly string[]): Promise<Uint8Array>;
}

const OUT = 'out.wasm';
const require = createRequire(import.meta.url);

const installed = (name: string) => async (): Promise<string> => {
  try {
    const file = require.resolve(`${name}/package.json`);
    return `asc ${JSON.parse(await readFile(file, 'utf8')).version}`;
  } catch {
    throw new MissingToolError('asc', `the npm package ${name} is not installed`, 'npm install');
  }
};

/** What of the old compiler's programming interface is used here. */
interface OldAsc {
  readonly ready: Promise<void>;
  createMemoryStream(): { toString(): string };
  main(args: readonly string[], files: object, done: (error: Error | null) => number): number;
}

/** In this process, where it takes a fifth of the time from the second program on. */
export const oldAsc: Compiler = {
  version: installed('assemblyscript-0.9'),
  compile: async (entry, sources, flags) => {
    const asc = require('assemblyscript-0.9/cli/asc.js') as OldAsc;
    await asc.ready;
    const messages = asc.createMemoryStream();
    let binary: Uint8Array | undefined;
    let failure: Error | null = null;
    const files = {
      stdout: messages,
      stderr: messages,
      readFile: (name: string, folder: string) => sources[name] ?? readIfThere(resolve(folder, name)),
      writeFile: (_: string, contents: Uint8Array) => {
        binary = contents;
      },
    };
    asc.main([entry, ...flags, '--binaryFile', OUT], files, (error) => {
      failure = error;
      return error === null ? 0 : 1;
    });
    if (failure === null && binary !== undefined) return binary;
    throw new Error(`asc ${entry}: ${failure}\n${messages}`);
  },
};

/** An entry of a runtime is in a file. */
function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** A process of its own: the two generations change what is global, each for itself. */
export const modernAsc: Compiler = {
  version: installed('assemblyscript'),
  compile: async (entry, sources, flags) => {
    const folder = await mkdtemp(join(tmpdir(), 'sigil-bench-asc-'));
    try {
      for (const [name, text] of Object.entries(sources)) await writeFile(join(folder, name), text);
      const asc = require.resolve('assemblyscript/bin/asc.js');
      await runTool(process.execPath, [asc, entry, ...flags, '--outFile', OUT], { cwd: folder });
      return await readFile(join(folder, OUT));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
