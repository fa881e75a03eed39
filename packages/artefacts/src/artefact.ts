/** One file of a conformer's package before it is written, and what the makers of such files are told. */
import type { BuildKind, Conformer } from '@sigil-alloc/ir';
import type { ArtefactKind, WorldName } from '@sigil-alloc/wit';

export interface Artefact {
  /** path below the folder `prebuilt` */
  readonly file: string;
  readonly kind: ArtefactKind;
  readonly build?: BuildKind;
  readonly target?: string;
  readonly content: Uint8Array | string;
  /** what the manifest tells of, where that is not the file itself */
  readonly holds?: Uint8Array;
}

export interface Recipe {
  readonly conformer: Conformer;
  /** further worlds of the prebuilt modules */
  readonly worlds: readonly WorldName[];
}

/** Makes files of one sort. It needs nothing but Node, unless it stands among those that need QBE. */
export type Maker = (recipe: Recipe) => readonly Artefact[] | Promise<readonly Artefact[]>;

/** `bump.wasm`, `bump.check.wasm` */
export const buildSuffix = (build: BuildKind): string => (build === 'fast' ? '' : `.${build}`);
