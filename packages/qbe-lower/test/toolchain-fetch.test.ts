import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sourceForRelease } from '../src/toolchain/apt-sources.js';
import { ensureQbe } from '../src/toolchain/index.js';

const root = await mkdtemp(join(tmpdir(), 'sigil-test-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the same archive for another release', () => {
  const release = { ownSuites: ['bookworm', 'stable'], suite: 'trixie' };
  const from = (name: string, text: string) => sourceForRelease([{ path: `/etc/apt/${name}`, text }], release);

  it('is a copy of the own stanza, with its keys and options, in the deb822 notation', () => {
    const text = `# a comment
Types: deb deb-src
# another
URIs: http://mirror.invalid/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc

Types: deb
URIs: http://mirror.invalid/security
Suites: bookworm-security
Components: main
`;
    expect(from('debian.sources', text)).toEqual({
      extension: 'sources',
      text: `Types: deb
URIs: http://mirror.invalid/debian
Suites: trixie
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc
`,
    });
  });

  it('takes all own lines, with their options, in the one-line notation', () => {
    const text = `# deb http://commented.invalid/debian bookworm main
deb-src http://mirror.invalid/debian bookworm main
deb [arch=amd64 signed-by=/keys/a.gpg] http://mirror.invalid/debian bookworm main contrib # ours
deb http://mirror.invalid/more bookworm universe
deb http://mirror.invalid/debian bookworm-updates main
deb http://mirror.invalid/other bookworm stuff
`;
    expect(from('sources.list', text)).toEqual({
      extension: 'list',
      text: `deb [arch=amd64 signed-by=/keys/a.gpg] http://mirror.invalid/debian trixie main
deb http://mirror.invalid/more trixie universe
`,
    });
  });

  it('is not made of a stanza that is switched off or of somebody else', () => {
    const off = 'Enabled: no\nTypes: deb\nURIs: http://a.invalid\nSuites: bookworm\nComponents: main\n';
    expect(from('off.sources', off)).toBeUndefined();
    expect(from('other.list', 'deb http://a.invalid nodistro main\n')).toBeUndefined();
    expect(from('empty.list', '')).toBeUndefined();
  });
});

/** Stands for apt-get: notes its sources, and gives a package unless the release is said to be away. */
const FAKE_APT_GET = `#!/bin/sh
for word in "$@"; do
  case "$word" in
    Dir::Etc::sourcelist=*) source="\${word#*=}" ;;
    Dir::State::Lists=*) test -d "\${word#*=}/partial" || exit 90 ;;
  esac
done
case "$*" in
  *update) cat "$source" >> "$SEEN"; echo update >> "$SEEN" ;;
  *download*)
    if [ -n "$AWAY" ]; then echo "Reading package lists..."; echo "E: Unable to locate package qbe" >&2; exit 100; fi
    : > qbe_1_all.deb ;;
esac
`;

/** Stands for dpkg: unpacks a qbe that answers with what it is told to. */
const FAKE_DPKG = `#!/bin/sh
test "$1" = -x -a -f "$2" || exit 91
mkdir -p "$3/usr/bin"
printf '#!/bin/sh\\nexit %s\\n' "\${QBE_STATUS:-0}" > "$3/usr/bin/qbe"
chmod +x "$3/usr/bin/qbe"
`;

const SOURCES = 'Types: deb\nURIs: http://mirror.invalid/debian\nSuites: bookworm\nComponents: main\n';

describe('qbe where it is not installed', () => {
  let folder = '';
  let said: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(root, 'case-'));
    said = [];
    await mkdir(join(folder, 'bin'));
    await mkdir(join(folder, 'apt', 'sources.list.d'), { recursive: true });
    await writeFile(join(folder, 'apt', 'sources.list.d', 'debian.sources'), SOURCES);
    await writeFile(join(folder, 'os-release'), 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n');
    for (const [name, text] of [['apt-get', FAKE_APT_GET] as const, ['dpkg', FAKE_DPKG] as const]) {
      await writeFile(join(folder, 'bin', name), text);
      await chmod(join(folder, 'bin', name), 0o755);
    }
    vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/bin:/bin`);
    vi.stubEnv('SEEN', join(folder, 'seen'));
    return () => vi.unstubAllEnvs();
  });

  const ensure = (osReleaseFile = join(folder, 'os-release')) =>
    ensureQbe({
      env: {},
      toolchainFolder: join(folder, '.toolchain'),
      aptFolder: join(folder, 'apt'),
      osReleaseFile,
      platform: 'linux',
      isRoot: false,
      announce: (line) => said.push(line),
    });

  it('is fetched from the own archive of a release that has it, which is said in one line', async () => {
    const qbe = join(folder, '.toolchain', 'usr', 'bin', 'qbe');
    expect(await ensure()).toBe(qbe);
    expect(await readFile(join(folder, 'seen'), 'utf8')).toBe(`${SOURCES.replace('bookworm', 'trixie')}update\n`);
    expect(said).toEqual([
      `toolchain: fetching this system's own qbe package (trixie) into ${join(folder, '.toolchain')}, without root`,
    ]);
    expect(await readdir(join(folder, '.toolchain'))).toEqual(['usr']);
  });

  it('is fetched once: the second time it is there', async () => {
    await ensure();
    await ensure();
    expect(said).toHaveLength(1);
  });

  it('may be fetched by two at once', async () => {
    const [first, second] = await Promise.all([ensure(), ensure()]);
    expect(first).toBe(second);
    expect(await readdir(join(folder, '.toolchain'))).toEqual(['usr']);
  });

  it('is reported with what the tool said, and nothing is left behind', async () => {
    vi.stubEnv('AWAY', '1');
    await expect(ensure()).rejects.toThrow(
      'qbe is not on PATH and could not be fetched (trixie: apt-get: E: Unable to locate package qbe); ' +
        'install with: sudo apt-get install qbe (Debian 13 or later)',
    );
    expect(await readdir(join(folder, '.toolchain'))).toEqual([]);
  });

  it('is not kept if it does not run here', async () => {
    vi.stubEnv('QBE_STATUS', '1');
    await expect(ensure()).rejects.toThrow('could not be fetched (trixie: qbe: exit code 1)');
    expect(await readdir(join(folder, '.toolchain'))).toEqual([]);
  });

  it('is not looked for in an archive that the machine does not use', async () => {
    await writeFile(join(folder, 'apt', 'sources.list.d', 'debian.sources'), '');
    await expect(ensure()).rejects.toThrow('no package source of bookworm is listed in');
    expect(said).toEqual([]);
  });

  it('is not fetched where there is no apt', async () => {
    await writeFile(join(folder, 'arch'), 'ID=arch\n');
    await expect(ensure(join(folder, 'arch'))).rejects.toThrow(
      'could not be fetched (it can be fetched without root on Debian and Ubuntu only); install with: sudo pacman -S qbe',
    );
  });

  it('is reported when the folder cannot be made', async () => {
    await writeFile(join(folder, '.toolchain'), 'a file');
    await expect(ensure()).rejects.toThrow('could not be fetched (trixie: EEXIST at');
  });
});

describe('the toolchain step', () => {
  const script = fileURLToPath(new URL('../../../scripts/ensure-toolchain.js', import.meta.url));
  const step = (env: Record<string, string>) =>
    execa(process.execPath, [script], { env: { SIGIL_QBE: '/no/qbe', ...env }, extendEnv: false, reject: false });

  it('says in one line that native is skipped, and why, and what helps', async () => {
    const { stdout, stderr, exitCode } = await step({});
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^native: skipped: SIGIL_QBE names \/no\/qbe, which is no program here; install with: .+$/);
    expect(exitCode).toBe(0);
  });

  it('fails under CI', async () => {
    expect((await step({ CI: 'true' })).exitCode).toBe(1);
  });
});
