/**
 * Tools that some tests use and no user needs: Chromium, clang and wasm-ld with wasi-libc. What is not on PATH is fetched
 * from this system's own packages into .toolchain/test-tools, without root and without touching the system; its bin folder
 * is for PATH. Where that cannot be, a line says so, and the tests that would use a tool say that they are skipped.
 */
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Packages of Debian and Ubuntu, and the programs in them that get a place in bin. */
const TOOLS = [
  { programs: { chromium: 'usr/lib/chromium/chromium' }, packages: ['chromium'] },
  {
    programs: { clang: 'usr/bin/clang', 'wasm-ld': 'usr/bin/wasm-ld' },
    packages: ['clang', 'lld', 'wasi-libc', 'libclang-rt-dev-wasm32'],
  },
];

const home = resolve('.toolchain/test-tools');
const bin = join(home, 'bin');
const missing = TOOLS.filter(({ programs }) => !Object.keys(programs).every(isOnPath));
if (missing.length > 0 && !existsSync(bin)) {
  try {
    fetchTools(missing);
  } catch (error) {
    const said =
      `${error.stderr ?? ''}`.split('\n').find((line) => /^[EW]:/.test(line)) ?? error.message.split('\n')[0];
    const names = missing.flatMap(({ programs }) => Object.keys(programs));
    process.stderr.write(`test tools: ${names.join(', ')} could not be fetched: ${said}\n`);
  }
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Works in a folder beside the place, so that the last step is a rename. */
function fetchTools(tools) {
  const packages = tools.flatMap((tool) => tool.packages);
  process.stderr.write(`test tools: fetching ${packages.join(', ')} into .toolchain/test-tools, without root\n`);
  mkdirSync('.toolchain', { recursive: true });
  const folder = mkdtempSync(resolve('.toolchain/fetch-'));
  try {
    unpack(packages, folder);
    mkdirSync(join(folder, 'tools/bin'), { recursive: true });
    for (const [program, place] of tools.flatMap((tool) => Object.entries(tool.programs)))
      addProgram(folder, program, place);
    renameSync(join(folder, 'tools'), home);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(packages, folder) {
  for (const part of ['lists/partial', 'cache/archives/partial', 'tools'])
    mkdirSync(join(folder, part), { recursive: true });
  const settings = [
    `Dir::State::Lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    'Acquire::Languages=none',
    'Acquire::Retries=1',
    'Debug::NoLocking=1',
    ...(process.getuid?.() === 0 ? ['APT::Sandbox::User=root'] : []),
  ].flatMap((setting) => ['-o', setting]);
  const apt = (...args) =>
    execFileSync('apt-get', ['-qq', ...settings, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  apt('update');
  apt('--yes', '--no-install-recommends', '--download-only', 'install', ...packages);
  const archives = join(folder, 'cache/archives');
  for (const name of readdirSync(archives).filter((file) => file.endsWith('.deb')))
    execFileSync('dpkg', ['-x', join(archives, name), join(folder, 'tools')]);
}

/** A program knows its libraries by a variable, and clang the headers of wasi-libc by an option. */
function addProgram(folder, program, place) {
  if (!existsSync(join(folder, 'tools', place))) throw new Error(`the package of ${program} has no ${place}`);
  const libraries = readdirSync(join(folder, 'tools/usr/lib'))
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join(home, 'usr/lib', name));
  const wasi = `-isystem ${home}/usr/include/wasm32-wasi -L${home}/usr/lib/wasm32-wasi -B${home}/usr/lib/wasm32-wasi`;
  const script = `#!/bin/sh
export LD_LIBRARY_PATH="${libraries.join(':')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
case "${program} $*" in
clang*--target=wasm32-wasi*) set -- ${wasi} -Wno-unused-command-line-argument "$@" ;;
esac
exec "${join(home, place)}" "$@"
`;
  const file = join(folder, 'tools/bin', program);
  writeFileSync(file, script);
  chmodSync(file, 0o755);
}
