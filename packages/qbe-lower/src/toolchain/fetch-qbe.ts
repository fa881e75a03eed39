/**
 * This system's own qbe package, fetched without root and without touching the system: apt with lists, cache and
 * sources of its own in a folder that is thrown away, and the package unpacked instead of installed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type ReleaseSource, type SourceFile, sourceForRelease } from './apt-sources.js';
import { ToolError } from './errors.js';
import { fetchedQbe } from './find.js';
import { runTool } from './run-tool.js';
import { isDebianWithoutQbe, readOsRelease, type SystemOptions, systemIds } from './system.js';

/** What stands in the way of a fetch, for a person. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}

export interface FetchOptions extends SystemOptions {
  readonly toolchainFolder: string;
  readonly announce: (line: string) => void;
  readonly aptFolder?: string;
}

/** Names under which a machine may list its release without the code name. */
const MOVING_SUITES = ['stable', 'oldstable', 'testing', 'unstable', 'sid'];
/** Releases that have qbe, tried after the machine's own. */
const RELEASES = { debian: ['trixie'], ubuntu: ['noble', 'resolute'] } as const;

const PROBE = 'export function w $probe() {\n@start\n\tret 0\n}\n';

/** Puts qbe at its place in the toolchain folder. Throws FetchError; then nothing is left there. */
export async function fetchQbe({
  toolchainFolder,
  announce,
  aptFolder = '/etc/apt',
  ...system
}: FetchOptions): Promise<void> {
  const { own, releases } = releasesToTry(system);
  const files = readSources(aptFolder);
  const sources = releases.map((suite) => ({
    suite,
    source: sourceForRelease(files, { ownSuites: [own, ...MOVING_SUITES], suite }),
  }));
  if (sources.every(({ source }) => source === undefined))
    throw new FetchError(`no package source of ${own} is listed in ${aptFolder}`);
  const from = releases.join(' or ');
  announce(`toolchain: fetching this system's own qbe package (${from}) into ${toolchainFolder}, without root`);
  const failures: string[] = [];
  for (const { suite, source } of sources) {
    if (source === undefined) continue;
    const failure = await complaintOf(fetchFrom(source, toolchainFolder));
    if (failure === undefined) return;
    failures.push(`${suite}: ${failure}`);
  }
  throw new FetchError(failures.join('; '));
}

/** What a person should know of a failure that is not ours. */
async function complaintOf(work: Promise<void>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return firstComplaint(error);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `${code} at ${path ?? 'an unknown place'}`;
  }
}

function releasesToTry({ osReleaseFile, platform = process.platform }: SystemOptions): {
  own: string;
  releases: string[];
} {
  const osRelease = platform === 'linux' ? readOsRelease(osReleaseFile) : {};
  const family = systemIds(osRelease).find((id) => id === 'debian' || id === 'ubuntu');
  if (family === undefined) throw new FetchError('it can be fetched without root on Debian and Ubuntu only');
  const own = osRelease.UBUNTU_CODENAME ?? osRelease.VERSION_CODENAME ?? 'unstable';
  return { own, releases: [...new Set([...(isDebianWithoutQbe(osRelease) ? [] : [own]), ...RELEASES[family]])] };
}

function readSources(aptFolder: string): readonly SourceFile[] {
  const parts = join(aptFolder, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).filter((name) => /\.(sources|list)$/.test(name)) : [];
  const paths = [join(aptFolder, 'sources.list'), ...names.sort().map((name) => join(parts, name))];
  return paths.filter((path) => existsSync(path)).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Works inside the toolchain folder, so that the last step is a rename: of two at once, one comes first and both win. */
async function fetchFrom(source: ReleaseSource, toolchainFolder: string): Promise<void> {
  await mkdir(toolchainFolder, { recursive: true });
  const folder = await mkdtemp(join(toolchainFolder, 'fetch-'));
  try {
    const unpacked = join(folder, 'unpacked');
    await unpackQbe(source, folder, unpacked);
    await checkRuns(fetchedQbe(unpacked), folder);
    await mkdir(dirname(fetchedQbe(toolchainFolder)), { recursive: true });
    await rename(fetchedQbe(unpacked), fetchedQbe(toolchainFolder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpackQbe(source: ReleaseSource, folder: string, unpacked: string): Promise<void> {
  const sourceFile = join(folder, `source.${source.extension}`);
  await writeFile(sourceFile, source.text);
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
  const settings = [
    `Dir::Etc::sourcelist=${sourceFile}`,
    'Dir::Etc::sourceparts=/dev/null',
    'Dir::Etc::preferences=/dev/null',
    'Dir::Etc::preferencesparts=/dev/null',
    `Dir::State::Lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    'Acquire::Languages=none',
    'Acquire::Retries=1',
    'APT::Update::Error-Mode=any',
    // apt's own user could not write here.
    ...(process.getuid?.() === 0 ? ['APT::Sandbox::User=root'] : []),
  ];
  const options = settings.flatMap((setting) => ['-o', setting]);
  const env = { LC_ALL: 'C' };
  await runTool('apt-get', ['-q', ...options, 'update'], { cwd: folder, env });
  await runTool('apt-get', ['-q', ...options, 'download', 'qbe'], { cwd: folder, env });
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb')) ?? 'qbe.deb';
  await runTool('dpkg', ['-x', join(folder, archive), unpacked], { cwd: folder, env });
}

/** A package of a newer release may want a newer libc. */
async function checkRuns(qbe: string, folder: string): Promise<void> {
  const probe = join(folder, 'probe.ssa');
  await writeFile(probe, PROBE);
  await runTool(qbe, [probe]);
}

/** Of all that a tool wrote, the line that says what is wrong. */
function firstComplaint({ command, ending, output }: ToolError): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.find((line) => /^[EW]:|error|not found/i.test(line)) ?? lines[0] ?? ending;
  return `${basename(command.split(' ')[0] ?? command)}: ${complaint.trim()}`;
}
