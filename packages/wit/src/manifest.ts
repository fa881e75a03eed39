/** What a conformer's package contains, file by file. A public format; `version` counts its changes. */
export interface Manifest {
  readonly format: 'sigil-manifest';
  readonly version: 1;
  readonly conformer: string;
  readonly package: { readonly name: string; readonly version: string };
  readonly tools: {
    /** version of Binaryen, which optimised the modules */
    readonly binaryen: string;
    /** QBE tells no version: SHA-256 of what it makes of a probe, so that texts of one QBE are compared with its own */
    readonly qbe: string;
    /** version of wit-component, which encoded the components, as they tell it */
    readonly witComponent: string;
  };
  /** sorted by `file` */
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  /** path in the package, below `prebuilt` */
  readonly file: string;
  readonly kind: ArtefactKind;
  /** absent where a file serves all builds */
  readonly build?: 'fast' | 'check' | 'audit';
  /** `wasm32`, or the machine that the assembly is for; absent where a file is for all */
  readonly target?: string;
  /** of the file; of what is `embedded`, of the module that the file holds: the zlib of each Node deflates in its own way */
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * `wasm`: a module with a memory of its own. `wat`: the fast build, for size. `c`: the source of the shim. `libc`: malloc and its family on the
 * world heap. `layout`: offsets for whoever walks the heap. `embedded`: the module that the door
 * instantiates, as JavaScript.
 */
export type ArtefactKind =
  | 'wasm'
  | 'wasm-object'
  | 'component'
  | 'answers'
  | 'layout'
  | 'wat'
  | 'wat-prelude'
  | 'ssa'
  | 'assembly'
  | 'c'
  | 'header'
  | 'libc'
  | 'wit'
  | 'embedded';
