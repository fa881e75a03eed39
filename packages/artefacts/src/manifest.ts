/** The manifest: what is in a package, so that a rebuild can be compared byte for byte. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { encoderVersion } from '@sigil-alloc/component';
import type { Manifest, ManifestFile } from '@sigil-alloc/wit';
import type { Artefact } from './artefact.js';
import { assemblyOf } from './assembly.js';
import { ArtefactError } from './errors.js';

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** A text that keeps QBE's register allocation, selection and folding busy. */
const PROBE = `export function w $probe(l %p, w %n) {
@start
	%s =w copy 0
	%i =w copy 0
@loop
	%c =w cultw %i, %n
	jnz %c, @body, @end
@body
	%o =l extuw %i
	%a =l add %p, %o
	%b =w loadub %a
	%m =w mul %b, 31
	%s =w add %s, %m
	%s =w xor %s, %i
	%i =w add %i, 1
	jmp @loop
@end
	ret %s
}
`;

/** @throws MissingToolError without QBE */
export const qbeFingerprint = async (): Promise<string> => sha256(await assemblyOf(PROBE, 'arm64')).slice(0, 16);

const require = createRequire(import.meta.url);

export const binaryenVersion = async (): Promise<string> => {
  const entry = require.resolve('binaryen');
  const { version } = JSON.parse(await readFile(join(entry, '../package.json'), 'utf8')) as { version: string };
  return version;
};

/** Of the components among them. */
export async function encoderOf(artefacts: readonly Artefact[]): Promise<string> {
  const component = artefacts.find(({ kind }) => kind === 'component');
  if (component === undefined) throw new ArtefactError('no component has been made, whose encoder the manifest names');
  return encoderVersion(Buffer.from(component.content));
}

function entryOf({ content, holds, ...about }: Artefact): ManifestFile {
  const told = holds ?? content;
  return { ...about, bytes: Buffer.byteLength(told), sha256: sha256(told) };
}

interface About {
  readonly conformer: string;
  readonly package: Manifest['package'];
  readonly tools: Manifest['tools'];
}

export const manifestOf = (about: About, artefacts: readonly Artefact[]): Manifest => ({
  format: 'sigil-manifest',
  version: 1,
  ...about,
  files: artefacts.map(entryOf).sort((a, b) => (a.file < b.file ? -1 : 1)),
});
