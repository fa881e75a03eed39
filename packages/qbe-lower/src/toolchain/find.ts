/** Where the system tools are: named by the environment, on PATH, or in the project-local `.toolchain` folder. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MissingToolError } from './errors.js';
import { installCommand, isDebianLike, type SystemOptions, type ToolName } from './system.js';

export interface Toolchain {
  /** path of the QBE compiler back end */
  readonly qbe: string;
  /** path of the C compiler, which assembles and links as well */
  readonly cc: string;
  /** what stands after the compiler in CC, `-m64` for instance */
  readonly ccArguments: readonly string[];
  readonly ar: string;
}

export interface FindOptions extends SystemOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** folder that holds `usr/bin/qbe` */
  readonly toolchainFolder?: string;
}

export interface Search {
  /** environment variable that names the tool */
  readonly variable: string;
  /** names it goes by on PATH, best first */
  readonly names: readonly string[];
  readonly what: string;
}

/** For who reports where tools come from. */
export const SEARCHES: Readonly<Record<ToolName, Search>> = {
  qbe: { variable: 'SIGIL_QBE', names: ['qbe'], what: 'qbe' },
  cc: { variable: 'CC', names: ['cc', 'gcc', 'clang'], what: 'a C compiler (cc)' },
  ar: { variable: 'AR', names: ['ar', 'llvm-ar'], what: 'the archiver ar' },
};

const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const isDependency = packageFolder.split(sep).includes('node_modules');

/** `.toolchain` at the root of a clone; of the current folder where this package is somebody's dependency. */
export function defaultToolchainFolder(): string {
  return join(isDependency ? process.cwd() : resolve(packageFolder, '..', '..'), '.toolchain');
}

/** Where a fetched qbe lies inside a toolchain folder. */
export const fetchedQbe = (toolchainFolder: string): string => join(toolchainFolder, 'usr', 'bin', 'qbe');

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export function onPath(name: string, path: string): string | undefined {
  if (name.includes(sep)) return isProgram(name) ? resolve(name) : undefined;
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** What the environment names: one path, spaces and all, or a program and its arguments. */
function wordsOf(value: string): readonly string[] {
  return isProgram(value) ? [value] : value.split(/\s+/).filter((word) => word !== '');
}

/** A tool's path and the arguments it is always given. Throws MissingToolError. */
function findTool(tool: ToolName, options: FindOptions): readonly [string, ...string[]] {
  const { env = process.env, toolchainFolder = defaultToolchainFolder() } = options;
  const fetched = tool === 'qbe' ? fetchedQbe(toolchainFolder) : undefined;
  const missing = (reason: string) => new MissingToolError(tool, reason, howToInstall(tool, options));
  return search(SEARCHES[tool], env, missing, fetched);
}

/**
 * What the variable names, else the first of the names on PATH, else `fallback`. Throws what `missing` makes of the
 * reason.
 */
export function search(
  { variable, names, what }: Search,
  env: Readonly<Record<string, string | undefined>>,
  missing: (reason: string) => MissingToolError,
  fallback?: string,
): readonly [string, ...string[]] {
  const path = env.PATH ?? '';
  const [wanted, ...args] = wordsOf(env[variable] ?? '');
  if (wanted !== undefined) {
    const found = onPath(wanted, path);
    if (found !== undefined) return [found, ...args];
    throw missing(`${variable} names ${wanted}, which is no program here`);
  }
  const found = names.map((name) => onPath(name, path)).find((program) => program !== undefined);
  if (found !== undefined) return [found];
  if (fallback !== undefined && isProgram(fallback)) return [fallback];
  throw missing(
    `${what} is neither named by ${variable} nor ${fallback === undefined ? 'on PATH' : 'on PATH nor in .toolchain'}`,
  );
}

function howToInstall(tool: ToolName, options: FindOptions): string {
  const command = installCommand(tool, options);
  const isFetchable = tool === 'qbe' && !isDependency && isDebianLike(options);
  return isFetchable ? `${command}, or without root: node scripts/ensure-toolchain.js` : command;
}

export const findQbe = (options: FindOptions = {}): string => findTool('qbe', options)[0];

export const findAr = (options: FindOptions = {}): string => findTool('ar', options)[0];

export function findCc(options: FindOptions = {}): Pick<Toolchain, 'cc' | 'ccArguments'> {
  const [cc, ...ccArguments] = findTool('cc', options);
  return { cc, ccArguments };
}

/** All tools that native code needs. Throws MissingToolError for the first that is not there. */
export async function findToolchain(options: FindOptions = {}): Promise<Toolchain> {
  return { qbe: findQbe(options), ...findCc(options), ar: findAr(options) };
}
