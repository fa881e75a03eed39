/** Where a tool is and by what it was found, for a report to a person. */
import { sep } from 'node:path';
import { MissingToolError } from './errors.js';
import { defaultToolchainFolder, type FindOptions, findAr, findCc, findQbe, onPath, SEARCHES } from './find.js';
import { type FurtherToolName, installCommand, type ToolName } from './system.js';

export interface Location {
  readonly path: string;
  /** a variable of the environment, `PATH` or `.toolchain` */
  readonly by: string;
}

/** One of the tools that native code needs. Throws MissingToolError. */
export function locate(tool: ToolName, options: FindOptions = {}): Location {
  const { env = process.env, toolchainFolder = defaultToolchainFolder() } = options;
  const path = { qbe: findQbe, ar: findAr, cc: (given: FindOptions) => findCc(given).cc }[tool](options);
  const { variable } = SEARCHES[tool];
  if (env[variable]) return { path, by: variable };
  return { path, by: path.startsWith(toolchainFolder + sep) ? '.toolchain' : 'PATH' };
}

/** A tool that other work needs, by the first of its names on PATH. Throws MissingToolError. */
export function findFurther(tool: FurtherToolName, names: readonly string[], options: FindOptions = {}): Location {
  const path = (options.env ?? process.env).PATH ?? '';
  const found = names.map((name) => onPath(name, path)).find((program) => program !== undefined);
  if (found !== undefined) return { path: found, by: 'PATH' };
  throw new MissingToolError(tool, `${names.join(' or ')} is not on PATH`, installCommand(tool, options));
}
