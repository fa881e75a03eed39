/** Packed packages in an empty folder, put there by npm. */
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import type { Tarball } from './pack.js';
import { bareName, packagesFolder, readManifest } from './packages.js';

export interface InstalledPackage {
  /** `bump` */
  readonly name: string;
  /** `@sigil-alloc/bump` */
  readonly packageName: string;
  readonly folder: string;
  /** paths below the package's folder */
  readonly files: readonly string[];
  readonly unpackedSize: number;
}

export interface Installed {
  readonly folder: string;
  readonly packages: readonly InstalledPackage[];
}

/** `npm init` and `npm install` of the tarballs, in a new folder inside `parent`; no registry is asked. */
export async function install(tarballs: readonly Tarball[], parent: string): Promise<Installed> {
  const folder = join(parent, 'user');
  await mkdir(folder);
  await execa('npm', ['init', '-y'], { cwd: folder });
  await execa('npm', ['install', '--offline', '--no-audit', '--no-fund', ...tarballs.map(({ file }) => file)], {
    cwd: folder,
  });
  const packages = tarballs.map(({ packageName, files, unpackedSize }) => {
    const installed = join(folder, 'node_modules', packageName);
    return { name: bareName(readManifest(installed)), packageName, folder: installed, files, unpackedSize };
  });
  return { folder, packages };
}

/** Further tarballs beside what is installed. Peers are the caller's to put there. */
export async function addTarballs(tarballs: readonly Tarball[], folder: string): Promise<void> {
  const options = ['--offline', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await execa('npm', ['install', ...options, ...tarballs.map(({ file }) => file)], { cwd: folder });
}

/** A copy of the installed folder, for tests that put something beside the packages. */
export async function copyInstalled(from: Installed, to: string): Promise<void> {
  await cp(from.folder, to, { recursive: true });
}

/** Puts a package of this repository's tree into the folder as it stands here: a link, as a network would be needed else. */
export async function linkPackage(name: string, folder: string): Promise<void> {
  const place = join(folder, 'node_modules', name);
  await mkdir(join(place, '..'), { recursive: true });
  await symlink(resolve(packagesFolder, '../node_modules', name), place, 'dir');
}

/**
 * Unpacked tarballs as npm would lay them out, and what they ask of others as it stands here: without a network, and with
 * nothing of ours but what was packed.
 */
export async function layOut(tarballs: readonly Tarball[], folder: string): Promise<void> {
  const asked = new Set<string>();
  for (const { packageName, file } of tarballs) {
    const place = join(folder, 'node_modules', packageName);
    await mkdir(place, { recursive: true });
    await execa('tar', ['-xzf', file, '-C', place, '--strip-components=1']);
    for (const name of Object.keys(readManifest(place).dependencies ?? {})) asked.add(name);
  }
  const packed = new Set(tarballs.map(({ packageName }) => packageName));
  for (const name of asked) if (!packed.has(name)) await linkPackage(name, folder);
}
