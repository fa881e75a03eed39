/** What `build` can write: the kinds, in the order of the way there, and the file name of each. */
export const ARTEFACT_KINDS = ['wasm', 'wat', 'ssa', 'asm', 'obj', 'archive', 'header'] as const;

export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

const FILE_NAMES: Readonly<Record<ArtefactKind, (conformer: string) => string>> = {
  wasm: (conformer) => `${conformer}.wasm`,
  wat: (conformer) => `${conformer}.wat`,
  ssa: (conformer) => `${conformer}.ssa`,
  asm: (conformer) => `${conformer}.s`,
  obj: (conformer) => `${conformer}.o`,
  archive: (conformer) => `libsigil-${conformer}.a`,
  header: () => 'sigil.h',
};

export const fileName = (kind: ArtefactKind, conformer: string): string => FILE_NAMES[kind](conformer);
