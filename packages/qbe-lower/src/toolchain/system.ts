/** What this system is called and how its people install things. */
import { existsSync, readFileSync } from 'node:fs';

export type ToolName = 'qbe' | 'cc' | 'ar';

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
  readonly packages: Readonly<Record<ToolName, string>>;
}

const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    systems: ['debian', 'ubuntu'],
    install: 'apt-get install',
    packages: { qbe: 'qbe', cc: 'gcc libc6-dev', ar: 'binutils' },
  },
  {
    systems: ['fedora', 'rhel', 'centos'],
    install: 'dnf install',
    packages: { qbe: 'qbe', cc: 'gcc', ar: 'binutils' },
  },
  { systems: ['arch'], install: 'pacman -S', packages: { qbe: 'qbe', cc: 'gcc', ar: 'binutils' } },
  { systems: ['alpine'], install: 'apk add', packages: { qbe: 'qbe', cc: 'gcc musl-dev', ar: 'binutils' } },
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
export function installCommand(tool: ToolName, options: SystemOptions = {}): string {
  const { platform = process.platform, osReleaseFile, isRoot = process.getuid?.() === 0 } = options;
  if (platform === 'darwin') return tool === 'qbe' ? 'brew install qbe' : 'xcode-select --install';
  const osRelease = readOsRelease(osReleaseFile);
  const manager = systemIds(osRelease).flatMap((id) =>
    PACKAGE_MANAGERS.filter(({ systems }) => systems.includes(id)),
  )[0];
  if (manager === undefined) return `the package manager of this system (package ${tool === 'cc' ? 'gcc' : tool})`;
  const limit = tool === 'qbe' && isDebianWithoutQbe(osRelease) ? ' (Debian 13 or later)' : '';
  return `${isRoot ? '' : 'sudo '}${manager.install} ${manager.packages[tool]}${limit}`;
}
