import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  findCc,
  findCrossTools,
  findQbe,
  findToolchain,
  installCommand,
  ownTarget,
  runTool,
  ToolError,
} from '../src/toolchain/index.js';

const folder = await mkdtemp(join(tmpdir(), 'sigil-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file that can be executed, as far as anybody who only looks can tell. */
async function program(...parts: string[]): Promise<string> {
  const path = join(folder, ...parts);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
}

async function osRelease(text: string): Promise<string> {
  const path = join(folder, `os-release-${text.length}`);
  await writeFile(path, text);
  return path;
}

const debian12 = await osRelease('PRETTY_NAME="Debian 12"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n');
const ubuntu = await osRelease("ID=ubuntu\nID_LIKE=debian\nVERSION_ID='24.04'\nVERSION_CODENAME=noble\n");
const arch = await osRelease('ID=arch\n');
const fedoraLike = await osRelease('ID="rocky"\nID_LIKE="rhel centos fedora"\n');
const unknown = await osRelease('ID=plan9\n');

const nowhere = { env: { PATH: '' }, toolchainFolder: join(folder, 'none'), platform: 'linux', isRoot: false } as const;

describe('finding a tool', () => {
  it('prefers what the environment names, then PATH, then the project-local folder', async () => {
    const named = await program('named', 'my-qbe');
    const onPath = await program('bin', 'qbe');
    const fetched = await program('toolchain', 'usr', 'bin', 'qbe');
    const toolchainFolder = join(folder, 'toolchain');
    expect(findQbe({ env: { PATH: join(folder, 'bin'), SIGIL_QBE: named }, toolchainFolder })).toBe(named);
    expect(findQbe({ env: { PATH: `/none:${join(folder, 'bin')}` }, toolchainFolder })).toBe(onPath);
    expect(findQbe({ env: {}, toolchainFolder })).toBe(fetched);
  });

  it('takes arguments of the compiler from CC, and a path with spaces whole', async () => {
    const cc = await program('with space', 'cc');
    await program('bin', 'gcc-13');
    const PATH = join(folder, 'bin');
    expect(findCc({ env: { PATH, CC: 'gcc-13 -m64 -g' } })).toEqual({
      cc: join(PATH, 'gcc-13'),
      ccArguments: ['-m64', '-g'],
    });
    expect(findCc({ env: { PATH, CC: cc } })).toEqual({ cc, ccArguments: [] });
  });

  it('does not take a folder or a file that cannot be executed for a program', async () => {
    await mkdir(join(folder, 'odd', 'qbe'), { recursive: true });
    await mkdir(join(folder, 'plain'), { recursive: true });
    await writeFile(join(folder, 'plain', 'qbe'), '');
    const env = { PATH: `${join(folder, 'odd')}:${join(folder, 'plain')}` };
    expect(() => findQbe({ ...nowhere, env })).toThrow('qbe is neither');
  });
});

describe('a tool that is missing', () => {
  it('is named with the reason and the command that installs it here', () => {
    const root = 'node scripts/ensure-toolchain.js';
    const reason = 'qbe is neither named by SIGIL_QBE nor on PATH nor in .toolchain';
    expect(() => findQbe({ ...nowhere, osReleaseFile: ubuntu })).toThrow(
      `${reason}; install with: sudo apt-get install qbe, or without root: ${root}`,
    );
    expect(() => findQbe({ ...nowhere, osReleaseFile: arch })).toThrow(`${reason}; install with: sudo pacman -S qbe`);
    expect(() => findCc({ ...nowhere, osReleaseFile: debian12, isRoot: true })).toThrow(
      'a C compiler (cc) is neither named by CC nor on PATH; install with: apt-get install gcc libc6-dev',
    );
  });

  it('is reported by what the environment wrongly names', async () => {
    const env = { PATH: '', SIGIL_QBE: '/no/qbe' };
    await expect(findToolchain({ ...nowhere, env, osReleaseFile: arch })).rejects.toMatchObject({
      name: 'MissingToolError',
      tool: 'qbe',
      message: 'SIGIL_QBE names /no/qbe, which is no program here; install with: sudo pacman -S qbe',
    });
  });

  it('has its command on every supported system', () => {
    const command = (osReleaseFile: string) =>
      installCommand('qbe', { platform: 'linux', osReleaseFile, isRoot: false });
    expect(command(debian12)).toBe('sudo apt-get install qbe (Debian 13 or later)');
    expect(command(fedoraLike)).toBe('sudo dnf install qbe');
    expect(command(unknown)).toBe('the package manager of this system (package qbe)');
    expect(command(join(folder, 'no-os-release'))).toBe('the package manager of this system (package qbe)');
    expect(installCommand('qbe', { platform: 'darwin' })).toBe('brew install qbe');
    expect(installCommand('cc', { platform: 'darwin' })).toBe('xcode-select --install');
  });
});

describe('a tool that fails', () => {
  it('is shown with its command, its exit code and what it wrote', async () => {
    const failing = runTool('sh', ['-c', 'echo out; echo "went wrong" >&2; exit 3']);
    await expect(failing).rejects.toThrow(ToolError);
    await expect(failing).rejects.toMatchObject({
      exitCode: 3,
      message: `sh -c 'echo out; echo "went wrong" >&2; exit 3'\nexit code 3:\nout\nwent wrong`,
    });
  });

  it('is told from one that a signal ended and one that cannot be started', async () => {
    await expect(runTool('sh', ['-c', 'kill -KILL $$'])).rejects.toMatchObject({ ending: 'ended by SIGKILL' });
    await expect(runTool(join(folder, 'no-tool'), [])).rejects.toMatchObject({
      ending: 'could not be started (ENOENT)',
    });
  });
});

describe('finding tools for another machine', () => {
  const onAmd64 = { platform: 'linux', machine: 'x64', osReleaseFile: debian12, isRoot: true } as const;

  it("takes the machine's own for its own target", async () => {
    const cc = await program('own', 'cc');
    const ar = await program('own', 'ar');
    const options = { ...onAmd64, env: { PATH: join(folder, 'own') } };
    for (const target of [undefined, 'amd64_sysv'] as const) {
      const tools = findCrossTools(target, options);
      expect([tools.cc, tools.ccArguments, tools.ar()]).toEqual([cc, [], ar]);
    }
    expect(findCrossTools('arm64_apple', { ...options, platform: 'darwin', machine: 'x64' }).ccArguments).toEqual([
      '-arch',
      'arm64',
    ]);
    expect(ownTarget({ platform: 'darwin', machine: 'arm64' })).toBe('arm64_apple');
    expect(ownTarget({ platform: 'linux', machine: 'riscv64' })).toBe('rv64');
    expect(ownTarget({ platform: 'linux', machine: 's390x' })).toBeUndefined();
  });

  it('takes what the variables name, then what Debian calls them', async () => {
    const gcc = await program('cross', 'aarch64-linux-gnu-gcc');
    const ar = await program('cross', 'aarch64-linux-gnu-ar');
    const mine = await program('mine', 'cc');
    const PATH = join(folder, 'cross');
    const found = findCrossTools('arm64', { ...onAmd64, env: { PATH, CC: 'gcc' } });
    expect([found.cc, found.ar()]).toEqual([gcc, ar]);
    const named = findCrossTools('arm64', { ...onAmd64, env: { PATH, SIGIL_CC_ARM64: `${mine} -static` } });
    expect([named.cc, named.ccArguments, named.ar()]).toEqual([mine, ['-static'], ar]);
  });

  it('says which variable and which package would help', () => {
    expect(() => findCrossTools('rv64', { ...onAmd64, env: { PATH: '' } })).toThrow(
      'a C compiler for rv64 is neither named by SIGIL_CC_RV64 nor on PATH; install with: apt-get install gcc-riscv64-linux-gnu',
    );
    expect(() => findCrossTools('amd64_apple', { ...onAmd64, env: { PATH: '' } })).toThrow(/on macOS only/);
  });
});
