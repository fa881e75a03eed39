/**
 * The drive from QBE SSA to native files: qbe, then cc as assembler and linker, then ar.
 *
 *   ssa -> qbe -> assembly -> cc -c -> object ----------------------------------> archive (with the shim's objects)
 *                                        '---> cc with the shim and its main ---> executable
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeScans } from './scans.js';
import type { Target } from './target.js';
import { type CrossTools, findCrossTools } from './toolchain/cross.js';
import { BuildNameError } from './toolchain/errors.js';
import { findQbe } from './toolchain/find.js';
import { inTemporaryFolder, placeFile } from './toolchain/output.js';
import { runTool } from './toolchain/run-tool.js';
import { compileShimSource, runtimeDir, writeHeaders, writeShimObjects } from './toolchain/shim.js';

export { runtimeDir };

export interface CompileOptions {
  /** this machine's own if left out; for another its cross compiler is found by name (toolchain/cross.ts) */
  readonly target?: Target;
}

export interface ArchiveOptions extends CompileOptions {
  readonly ssa: string;
  /** file name of the module's object in the archive, without extension */
  readonly name: string;
  /** what a trap's line says; printable, without quotes */
  readonly conformer: string;
  readonly out: string;
}

export interface ExecutableOptions extends CompileOptions {
  /** the lowered program; may be left out when archives bring it */
  readonly ssa?: string;
  /** symbol the shim's main calls; left out when one of the C sources has a main of its own */
  readonly entry?: 'wasm__start' | 'wasm_main';
  /** whether the entry's i32 result is the exit status */
  readonly entryReturns?: boolean;
  readonly conformer: string;
  /** cap on linear memory, in pages of 64 KiB; in force before anything of the program runs */
  readonly maxPages?: number;
  /** C files that may include sigil.h, the headers of further worlds, and sigil_rt.h */
  readonly cSources?: readonly string[];
  readonly archives?: readonly string[];
  readonly out: string;
}

/** Compiles SSA to assembly, an object, or both. Throws MissingToolError, ToolError or OutputError; then writes neither. */
export async function compileSsa(
  ssa: string,
  out: { readonly assembly?: string; readonly object?: string },
  options: CompileOptions = {},
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const assembly = await assemble(ssa, folder, 'module', options);
    const object = out.object === undefined ? undefined : await assembleObject(assembly, folder, 'module', options);
    if (out.assembly !== undefined) await placeFile(assembly, out.assembly);
    if (out.object !== undefined && object !== undefined) await placeFile(object, out.object);
  });
}

/** Builds a static archive that a C program links with no further flags: the module and the shim, unused parts apart. */
export async function buildArchive({ ssa, name, conformer, out, ...options }: ArchiveOptions): Promise<void> {
  checkMemberName(name);
  await inTemporaryFolder(async (folder) => {
    const object = await compileObject(ssa, folder, name, options);
    const tools = findCrossTools(options.target);
    const shim = await writeShim(folder, conformer, tools);
    const archive = join(folder, 'out.a');
    await archiveObjects(tools, archive, [object, ...shim.objects, shim.build]);
    await placeFile(archive, out);
  });
}

/** Builds an executable: the program, the shim's main around its entry, and what of the shim it needs. */
export async function buildExecutable(options: ExecutableOptions): Promise<void> {
  const { ssa, entry, conformer, maxPages, cSources = [], archives = [], out } = options;
  await inTemporaryFolder(async (folder) => {
    const program = ssa === undefined ? [] : [await compileObject(ssa, folder, 'program', options)];
    const tools = findCrossTools(options.target);
    const shim = await writeShim(folder, conformer, tools, maxPages);
    const main = entry === undefined ? [] : [await compileMain(folder, entry, options.entryReturns ?? false, tools)];
    const library = join(folder, 'libsigil-shim.a');
    await archiveObjects(tools, library, shim.objects);
    // The build's own decisions are an object: they win over those of an archive that brings a shim of its own.
    const inputs = [...main, ...program, ...cSources, shim.build, ...archives, library];
    const executable = join(folder, 'out');
    const includes = ['-I', folder, '-I', runtimeDir];
    await runTool(tools.cc, [...tools.ccArguments, '-O2', ...includes, ...inputs, '-o', executable]);
    await placeFile(executable, out);
  });
}

async function assemble(ssa: string, folder: string, name: string, { target }: CompileOptions): Promise<string> {
  const source = join(folder, `${name}.ssa`);
  const assembly = join(folder, `${name}.s`);
  await writeFile(source, ssa);
  await runTool(findQbe(), [...(target === undefined ? [] : ['-t', target]), '-o', assembly, source]);
  await writeFile(assembly, placeScans(await readFile(assembly, 'utf8')));
  return assembly;
}

async function assembleObject(
  assembly: string,
  folder: string,
  name: string,
  { target }: CompileOptions,
): Promise<string> {
  const { cc, ccArguments } = findCrossTools(target);
  const object = join(folder, `${name}.o`);
  await runTool(cc, [...ccArguments, '-c', assembly, '-o', object]);
  return object;
}

async function compileObject(ssa: string, folder: string, name: string, options: CompileOptions): Promise<string> {
  return assembleObject(await assemble(ssa, folder, name, options), folder, name, options);
}

interface Shim {
  readonly objects: readonly string[];
  /** the object that holds what this one build decides */
  readonly build: string;
}

async function writeShim(folder: string, conformer: string, tools: CrossTools, maxPages?: number): Promise<Shim> {
  const defines = [`-DSIGIL_CONFORMER="${checkConformerName(conformer)}"`];
  if (maxPages !== undefined) defines.push(`-DSIGIL_MAX_PAGES=${maxPages}`);
  await writeHeaders(folder);
  return {
    objects: await writeShimObjects(folder, tools),
    build: await compileShimSource('sigil_build.c', folder, tools, defines),
  };
}

function compileMain(folder: string, entry: string, returns: boolean, tools: CrossTools): Promise<string> {
  return compileShimSource('sigil_main.c', folder, tools, [
    `-DSIGIL_ENTRY=${entry}`,
    `-DSIGIL_ENTRY_RETURNS=${returns ? 1 : 0}`,
  ]);
}

/** `ar` without times and owners where it can, so that the same input gives the same bytes. */
async function archiveObjects(tools: CrossTools, archive: string, objects: readonly string[]): Promise<void> {
  const isApple = process.platform === 'darwin';
  const env = isApple ? { ZERO_AR_DATE: '1' } : {};
  await runTool(tools.ar(), [isApple ? 'rcs' : 'rcsD', archive, ...objects], { env });
}

function checkMemberName(name: string): void {
  if (!/^(?!sigil_)\w[\w.-]*$/.test(name))
    throw new BuildNameError('name', 'a plain file name that does not begin with sigil_', name);
}

/** It stands in a C string and in a JSON string as it is. */
export function checkConformerName(conformer: string): string {
  if (/^[ !#-[\]-~]{1,200}$/.test(conformer)) return conformer;
  throw new BuildNameError(
    'conformer',
    'printable ASCII without quotes and backslashes, 200 characters at most',
    conformer,
  );
}
