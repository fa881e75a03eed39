/** What a C compiler needs beside the assembly: the shim, the headers, and malloc's family where a build can carry it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeDir, TRAP_NAMES_HEADER, trapNamesHeader } from '@sigil-alloc/qbe-lower';
import { cHeader, cHeaderName } from '@sigil-alloc/wit';
import type { Artefact, Recipe } from './artefact.js';

/** For programs that were lowered, who have it from qbe-lower: their main, their arguments, what they import. */
const FOR_PROGRAMS = /^sigil_(main|arguments|env_abort|wasi.*)\.[ch]$/;
/** The one source that is told the conformer's name. */
const TOLD_THE_NAME = 'sigil_build.c';
/** What malloc promises of every block. */
const LIBC_ALIGNMENT_BYTES = 16;

const read = (...path: readonly string[]): string => readFileSync(join(runtimeDir, ...path), 'utf8');

export function cSources({ conformer, worlds }: Recipe): readonly Artefact[] {
  const shim = readdirSync(runtimeDir).filter((file) => /\.[ch]$/.test(file) && !FOR_PROGRAMS.test(file));
  const headers = [undefined, ...worlds].map((world) => [cHeaderName(world), cHeader(world)]);
  const hasLibc = worlds.includes('heap') && (conformer.alignments[0] ?? 0) % LIBC_ALIGNMENT_BYTES === 0;
  const libc = hasLibc ? readdirSync(join(runtimeDir, 'libc')) : [];
  return [
    ...shim.map((file): Artefact => ({ file: `c/${file}`, kind: 'c', content: sourceOf(file, conformer.name) })),
    { file: `c/${TRAP_NAMES_HEADER}`, kind: 'c', content: trapNamesHeader() },
    ...headers.map(([file, content]): Artefact => ({ file: `c/${file}`, kind: 'header', content: content ?? '' })),
    ...libc.map((file): Artefact => ({ file: `libc/${file}`, kind: 'libc', content: read('libc', file) })),
  ];
}

/** With the name in the source, a compiler needs no `-D`. */
function sourceOf(file: string, conformer: string): string {
  const name = `#ifndef SIGIL_CONFORMER\n#define SIGIL_CONFORMER "${conformer}"\n#endif\n`;
  return file === TOLD_THE_NAME ? `${name}${read(file)}` : read(file);
}
