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
