/** The packages that are published, as their package.json describe them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const packagesFolder = resolve(import.meta.dirname, '../..');

/** What of a package.json is looked at here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, Target>>;
}

/** Where a subpath leads: a file, or one for types and one for code. */
export type Target = string | { readonly types?: string; readonly default?: string };

export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A subpath with types: what a TypeScript program imports. */
export interface Door {
  /** `tlsf-rc-prelude` */
  readonly name: string;
  readonly package: Package;
  /** `./prelude` */
  readonly subpath: string;
  /** file of the types */
  readonly types: string;
}

export const publishedPackages = (): readonly Package[] =>
  readdirSync(packagesFolder)
    .map((name) => resolve(packagesFolder, name))
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => !manifest.private);

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8')) as Manifest;

/** Those with a manifest of prebuilt files. */
export const conformerPackages = (): readonly Package[] =>
  publishedPackages().filter(({ folder }) => existsSync(resolve(folder, 'manifest.json')));

/** `tlsf-rc` of `@sigil-alloc/tlsf-rc`. */
export const bareName = ({ name }: Manifest): string => name.replace(/^.*\//, '');

export const doorsOf = (owner: Package): readonly Door[] =>
  Object.entries(owner.manifest.exports ?? {}).flatMap(([subpath, target]) => {
    if (typeof target === 'string' || target.types === undefined) return [];
    const name = [bareName(owner.manifest), ...subpath.split('/').slice(1)].join('-');
    return [{ name, package: owner, subpath, types: resolve(owner.folder, target.types) }];
  });
