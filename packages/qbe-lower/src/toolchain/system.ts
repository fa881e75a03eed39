/** What this system is called and how its people install things. */
import { existsSync, readFileSync } from 'node:fs';

/** What native code for this machine needs. */
export type ToolName = 'qbe' | 'cc' | 'ar';

/** What other work needs: running code for other machines, C programs in wasm, a browser. */
export type FurtherToolName = 'qemu' | 'clang' | 'wasm-ld' | 'chromium';

export type AnyToolName = ToolName | FurtherToolName;

export interface SystemOptions {
  readonly platform?: NodeJS.Platform;
  /** where os-release stands */
  readonly osReleaseFile?: string;
  readonly isRoot?: boolean;
}

interface PackageManager {
  /** os-release IDs that use it */
  readonly systems: readonly string[];
  readonly install: string;
  /** where a tool's package is named otherwise than the tool */
  readonly packages: Readonly<Partial<Record<AnyToolName, string>>>;
}

const COMMON_PACKAGES = { cc: 'gcc', ar: 'binutils', qemu: 'qemu-user', 'wasm-ld': 'lld' } as const;

/** By Homebrew on macOS; what is not here comes with Apple's own tools. */
const BREWED: Readonly<Partial<Record<AnyToolName, string>>> = {
  qbe: 'qbe',
  clang: 'llvm',
  'wasm-ld': 'lld',
  chromium: '--cask chromium',
};

const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    systems: ['debian', 'ubuntu'],
    install: 'apt-get install',
    packages: { ...COMMON_PACKAGES, cc: 'gcc libc6-dev' },
  },
  {
    systems: ['fedora', 'rhel', 'centos'],
    install: 'dnf install',
    packages: COMMON_PACKAGES,
  },
  { systems: ['arch'], install: 'pacman -S', packages: COMMON_PACKAGES },
  {
    systems: ['alpine'],
    install: 'apk add',
    packages: { ...COMMON_PACKAGES, cc: 'gcc musl-dev', qemu: 'qemu-aarch64 qemu-riscv64' },
  },
];

/** Keys and values of os-release; empty where there is none. */
export function readOsRelease(file = '/etc/os-release'): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').matchAll(/^(\w+)=(?:"([^"]*)"|'([^']*)'|(.*))$/gm);
  return Object.fromEntries([...lines].map(([, key, double, single, bare]) => [key, double ?? single ?? bare ?? '']));
}

/** The ID and those of the systems this one is like, nearest first. */
export function systemIds(osRelease: Readonly<Record<string, string>>): readonly string[] {
  return [osRelease.ID ?? '', ...(osRelease.ID_LIKE ?? '').split(/\s+/)].filter((id) => id !== '');
}

/** Whether packages come from apt here. */
export function isDebianLike({ platform = process.platform, osReleaseFile }: SystemOptions = {}): boolean {
  const ids = platform === 'linux' ? systemIds(readOsRelease(osReleaseFile)) : [];
  return ids.some((id) => id === 'debian' || id === 'ubuntu');
}

/** Debian has had qbe since its release 13. */
export function isDebianWithoutQbe({ ID, VERSION_ID }: Readonly<Record<string, string>>): boolean {
  return ID === 'debian' && Number(VERSION_ID) < 13;
}

/** The command that installs a tool on this system. */
export function installCommand(tool: AnyToolName, options: SystemOptions = {}): string {
  const { platform = process.platform, osReleaseFile, isRoot = process.getuid?.() === 0 } = options;
  if (platform === 'darwin') return onMacOs(tool);
  const osRelease = readOsRelease(osReleaseFile);
  const manager = systemIds(osRelease).flatMap((id) =>
    PACKAGE_MANAGERS.filter(({ systems }) => systems.includes(id)),
  )[0];
  if (manager === undefined) return `the package manager of this system (package ${tool === 'cc' ? 'gcc' : tool})`;
  const limit = tool === 'qbe' && isDebianWithoutQbe(osRelease) ? ' (Debian 13 or later)' : '';
  return `${isRoot ? '' : 'sudo '}${manager.install} ${manager.packages[tool] ?? tool}${limit}`;
}

function onMacOs(tool: AnyToolName): string {
  if (tool === 'qemu') return 'Linux: QEMU runs single programs of other machines there only';
  const brewed = BREWED[tool];
  return brewed === undefined ? 'xcode-select --install' : `brew install ${brewed}`;
}
