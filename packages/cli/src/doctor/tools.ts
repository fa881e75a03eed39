/** Every tool that this project can use: what it is for, whether it is here, and what brings it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  type FurtherToolName,
  findCrossTools,
  findFurther,
  type Location,
  locate,
  MissingToolError,
  ownTarget,
} from '@sigil-alloc/qbe-lower/toolchain';
import type { FoundTool } from '../documents.js';

type Found = Location & { readonly toolVersion?: string };

interface Tool {
  readonly tool: string;
  readonly for: string;
  readonly without: string;
  readonly needed?: boolean;
  /** Throws MissingToolError. */
  find(): Found;
}

const NO_NATIVE = 'everything on WebAssembly works';
const ALL_OF_OURS = 'every command of ours works';

/** How a C compiler names itself: `gcc (Debian 12.2.0) 12.2.0` and more lines. */
function withVersion(found: Location): Found {
  const { status, stdout } = spawnSync(found.path, ['--version'], { encoding: 'utf8' });
  const [first = ''] = status === 0 ? stdout.split('\n') : [];
  return first === '' ? found : { ...found, toolVersion: first };
}

const further = (tool: FurtherToolName, ...names: readonly string[]): Found => findFurther(tool, names);

const crossCompiler = (target: 'amd64_sysv' | 'arm64' | 'rv64'): Found => {
  const path = findCrossTools(target).cc;
  const variable = `SIGIL_CC_${{ amd64_sysv: 'AMD64', arm64: 'ARM64', rv64: 'RV64' }[target]}`;
  return withVersion({ path, by: process.env[variable] ? variable : 'PATH' });
};

/** An npm package that is there or not, by the version it writes of itself. */
function npmPackage(name: string, install = `npm install ${name}`): Found {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const folder of [...folders, join(process.cwd(), 'node_modules')]) {
    const file = join(folder, name, 'package.json');
    const version = versionIn(file);
    if (version !== undefined) return { path: dirname(file), by: 'node_modules', toolVersion: version };
  }
  throw new MissingToolError(name, `the npm package ${name} is not installed`, install);
}

const TOOLING = '@bytecodealliance/jco-transpile';

/** In a version that works. Read and not imported: doctor runs where Binaryen, which that package loads, is what is missing. */
function toolingInstall(): string {
  const require = createRequire(import.meta.url);
  const { peerDependencies } = require(join(require.resolve('@sigil-alloc/component'), '../../package.json')) as {
    readonly peerDependencies: Readonly<Record<string, string>>;
  };
  return `npm install --save-dev ${TOOLING}@${peerDependencies[TOOLING]}`;
}

function versionIn(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
}

const FOREIGN = (['amd64_sysv', 'arm64', 'rv64'] as const).filter((target) => target !== ownTarget());

const TOOLS: readonly Tool[] = [
  {
    tool: 'node',
    for: 'everything',
    without: 'nothing works',
    find: () => ({ path: process.execPath, by: 'this process', toolVersion: process.version }),
  },
  {
    tool: 'binaryen',
    for: 'building, linking and lowering modules',
    without: 'prebuilt modules work',
    find: () => npmPackage('binaryen'),
  },
  { tool: 'qbe', for: 'native code', without: NO_NATIVE, needed: true, find: () => locate('qbe') },
  { tool: 'cc', for: 'native code', without: NO_NATIVE, needed: true, find: () => withVersion(locate('cc')) },
  { tool: 'ar', for: 'native code', without: NO_NATIVE, needed: true, find: () => withVersion(locate('ar')) },
  ...FOREIGN.map((target) => ({
    tool: `cc for ${target}`,
    for: `lower --target ${target} to .s, .o and .a`,
    without: `lower --target ${target} gives .ssa`,
    find: () => crossCompiler(target),
  })),
  {
    tool: 'qemu',
    for: 'running code for other machines',
    without: 'such code is built and not run',
    find: () => further('qemu', 'qemu-aarch64', 'qemu-aarch64-static', 'qemu-riscv64', 'qemu-riscv64-static'),
  },
  {
    tool: 'clang',
    for: 'C programs in wasm',
    without: `${ALL_OF_OURS}; no C becomes wasm`,
    find: () =>
      withVersion(further('clang', 'clang', ...Array.from({ length: 9 }, (_, index) => `clang-${22 - index}`))),
  },
  {
    tool: 'wasm-ld',
    for: 'linking C and Rust programs in wasm with an allocator',
    without: `${ALL_OF_OURS}; what --emit wasm-obj writes is linked elsewhere`,
    find: () => further('wasm-ld', 'wasm-ld', ...Array.from({ length: 9 }, (_, index) => `wasm-ld-${22 - index}`)),
  },
  {
    tool: 'chromium',
    for: 'tests in a browser, of those who work on this project',
    without: `${ALL_OF_OURS}; these tests are skipped`,
    find: () => further('chromium', 'chromium', 'chromium-browser', 'google-chrome'),
  },
  {
    tool: TOOLING,
    for: 'components: build --emit component',
    without: 'every other kind of artefact is built',
    find: () => npmPackage(TOOLING, toolingInstall()),
  },
];

export const findTools = (): readonly FoundTool[] => TOOLS.map(look);

function look({ tool, for: purpose, without, needed = false, find }: Tool): FoundTool {
  try {
    return { tool, for: purpose, needed, found: true, ...find() };
  } catch (error) {
    if (!(error instanceof MissingToolError)) throw error;
    const { reason, installCommand: install } = error;
    return { tool, for: purpose, needed, found: false, reason, without, install };
  }
}
