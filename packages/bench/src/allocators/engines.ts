/** Engines that run the same modules: this Node, a release of Node that npx fetches, or a Node at a path. */
import { MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { UsageError } from '../errors.js';
import { assembleField, type Entrant, type Field } from '../field.js';

export interface Engine extends Entrant {
  /** the path of its executable; throws MissingToolError */
  path(): Promise<string>;
}

/** The Node that runs this. */
export const SELF = 'self';
const RELEASE = /^\d+$/;

/** Instances are many and their memories large: they go when the worker says so, and on its own thread. */
export const ENGINE_FLAGS: readonly string[] = ['--expose-gc', '--single-threaded-gc'];

/** @param list `self`, releases of Node and paths, by commas */
export function enginesOf(list: string): readonly Engine[] {
  const names = list.split(',');
  if (names.includes('')) throw new UsageError(`--engines takes self, releases such as 24 and paths; found "${list}"`);
  return [...new Set(names)].map(engineOf);
}

function engineOf(name: string): Engine {
  const path = async (): Promise<string> => {
    if (name === SELF) return process.execPath;
    return RELEASE.test(name) ? fetched(name) : name;
  };
  return { name, path, version: async () => versionOf(await path()) };
}

export const self: Engine = engineOf(SELF);

/** Those that run; this Node where none does. */
export async function presentEngines(engines: readonly Engine[]): Promise<Field<Engine>> {
  const field = await assembleField(engines);
  if (field.present.length > 0) return field;
  const { present } = await assembleField([self]);
  return { present, absent: field.absent };
}

async function versionOf(path: string): Promise<string> {
  const print = "'node ' + process.version + ', V8 ' + process.versions.v8";
  return answer(path, ['-p', print], 'nothing; name a path at which there is a Node');
}

/** Where npx keeps that release, which it fetches if it must. */
const fetched = (release: string): Promise<string> =>
  answer(
    'npx',
    ['--yes', `node@${release}`, '-p', 'process.execPath'],
    `npx --yes node@${release}, where npm can reach its registry`,
  );

async function answer(file: string, args: readonly string[], install: string): Promise<string> {
  try {
    const lines = (await runTool(file, args)).trim().split('\n');
    return lines.at(-1)!;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new MissingToolError('node', `${file} does not run (${error.ending})`, install);
  }
}
