/** A package as `npm publish` would send it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Package } from './packages.js';

export interface Tarball {
  /** `@sigil-alloc/bump` */
  readonly packageName: string;
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** paths below the package's folder */
  readonly files: readonly string[];
  /** of all files, unpacked, in bytes */
  readonly unpackedSize: number;
}

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs a built package into `folder`. */
export async function pack({ folder: source }: Package, folder: string): Promise<Tarball> {
  const { stdout } = await execa('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: source,
  });
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  const file = join(folder, packed!.filename);
  return {
    packageName: packed!.name,
    file,
    bytes: new Uint8Array(readFileSync(file)),
    files: packed!.files.map(({ path }) => path),
    unpackedSize: packed!.unpackedSize,
  };
}
