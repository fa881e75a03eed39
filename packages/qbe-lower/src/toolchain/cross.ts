/** Which C compiler and archiver make files for a target: this machine's own, or a cross compiler by the name Debian gives it. */
import type { Target } from '../target.js';
import { MissingToolError } from './errors.js';
import { type FindOptions, findAr, findCc, search } from './find.js';
import { installCommand, isDebianLike } from './system.js';

export interface CrossTools {
  /** path of the compiler, which assembles and links as well */
  readonly cc: string;
  readonly ccArguments: readonly string[];
  /** found when it is needed. Throws MissingToolError. */
  ar(): string;
}

export interface CrossOptions extends FindOptions {
  readonly machine?: NodeJS.Architecture;
}

interface CrossCompiler {
  /** ends the variables that name its tools: SIGIL_CC_ARM64, SIGIL_AR_ARM64 */
  readonly suffix: string;
  readonly triple: string;
  readonly debianPackage: string;
}

const crossCompilers: Readonly<Partial<Record<Target, CrossCompiler>>> = {
  amd64_sysv: { suffix: 'AMD64', triple: 'x86_64-linux-gnu', debianPackage: 'gcc-x86-64-linux-gnu' },
  arm64: { suffix: 'ARM64', triple: 'aarch64-linux-gnu', debianPackage: 'gcc-aarch64-linux-gnu' },
  rv64: { suffix: 'RV64', triple: 'riscv64-linux-gnu', debianPackage: 'gcc-riscv64-linux-gnu' },
};

const appleArchitectures: Readonly<Partial<Record<Target, string>>> = { amd64_apple: 'x86_64', arm64_apple: 'arm64' };

const linuxTargets: Readonly<Partial<Record<NodeJS.Architecture, Target>>> = {
  x64: 'amd64_sysv',
  arm64: 'arm64',
  riscv64: 'rv64',
};

/** What native code for this machine is lowered for; undefined where qbe has no such target. */
export function ownTarget({
  platform = process.platform,
  machine = process.arch,
}: CrossOptions = {}): Target | undefined {
  if (platform !== 'darwin') return linuxTargets[machine];
  return machine === 'arm64' ? 'arm64_apple' : 'amd64_apple';
}

/** The compiler and archiver for a target; this machine's own if it is left out. Throws MissingToolError. */
export function findCrossTools(target: Target | undefined, options: CrossOptions = {}): CrossTools {
  if (target === undefined || target === ownTarget(options)) return { ...findCc(options), ar: () => findAr(options) };
  const apple = appleArchitectures[target];
  if (apple !== undefined) return appleTools(target, apple, options);
  const { env = process.env } = options;
  const { suffix, triple, debianPackage } = crossCompilers[target]!;
  const missing = (reason: string) => new MissingToolError('cc', reason, installCross(debianPackage, options));
  const compiler = { variable: `SIGIL_CC_${suffix}`, names: [`${triple}-gcc`], what: `a C compiler for ${target}` };
  const archiver = { variable: `SIGIL_AR_${suffix}`, names: [`${triple}-ar`], what: `an archiver for ${target}` };
  const [cc, ...ccArguments] = search(compiler, env, missing);
  return { cc, ccArguments, ar: () => search(archiver, env, missing)[0] };
}

/** Apple's compiler makes both; nobody else's links with Apple's libraries. */
function appleTools(target: Target, architecture: string, options: CrossOptions): CrossTools {
  if ((options.platform ?? process.platform) !== 'darwin')
    throw new MissingToolError('cc', `a C compiler for ${target} is on macOS only`, 'xcode-select --install, there');
  const { cc, ccArguments } = findCc(options);
  return { cc, ccArguments: [...ccArguments, '-arch', architecture], ar: () => findAr(options) };
}

function installCross(debianPackage: string, options: CrossOptions): string {
  if (!isDebianLike(options)) return `the package manager of this system (as ${debianPackage} of Debian)`;
  return installCommand('cc', options).replace(/ install .*/, ` install ${debianPackage}`);
}
