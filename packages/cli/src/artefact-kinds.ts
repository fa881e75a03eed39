/** What `build` can write: the kinds, in the order of the way there, and the file names of each. */
import { cHeaderName, type WorldName } from '@sigil-alloc/wit';

export const ARTEFACT_KINDS = [
  'wasm',
  'wat',
  'prelude',
  'component',
  'wasm-obj',
  'ssa',
  'asm',
  'obj',
  'archive',
  'header',
  'libc',
] as const;

/** Written only when asked for: it takes an npm package that is not installed with this one. */
export const ASKED_FOR_KINDS: readonly ArtefactKind[] = ['component'];

export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

/** Bare WIT names stay local symbols: as global ones, `realloc` would replace libc's in a whole process. */
export const LINK_NAMES_ONLY: readonly ArtefactKind[] = ['wasm-obj', 'obj', 'archive'];

const FILE_NAMES: Readonly<Record<ArtefactKind, (conformer: string) => string>> = {
  wasm: (conformer) => `${conformer}.wasm`,
  wat: (conformer) => `${conformer}.wat`,
  prelude: (conformer) => `${conformer}.prelude.wat`,
  component: (conformer) => `${conformer}.component.wasm`,
  'wasm-obj': (conformer) => `${conformer}.wasm.o`,
  ssa: (conformer) => `${conformer}.ssa`,
  asm: (conformer) => `${conformer}.s`,
  obj: (conformer) => `${conformer}.o`,
  archive: (conformer) => `libsigil-${conformer}.a`,
  header: () => cHeaderName(),
  libc: () => 'sigil_libc.c',
};

/** Every file of a kind: one, but a header for the contract and for each further world of the build, and one with a C source. */
export const fileNames = (kind: ArtefactKind, conformer: string, worlds: readonly WorldName[]): readonly string[] => [
  fileName(kind, conformer),
  ...(kind === 'header' ? worlds.map(cHeaderName) : []),
  ...(kind === 'libc' ? ['sigil_libc.h'] : []),
];

export const fileName = (kind: ArtefactKind, conformer: string): string => FILE_NAMES[kind](conformer);
