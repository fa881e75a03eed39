/**
 * What the reader makes of a WIT text: packages, interfaces, functions, in the order in which they stand.
 * Only what the contract's packages use is accepted; anything else is refused by the reader with its line.
 */
export interface WitParam {
  readonly name: string;
  readonly type: string;
}

export interface WitFunction {
  readonly name: string;
  readonly params: readonly WitParam[];
  readonly result: string | null;
  readonly docs: string;
}

export interface WitEnumCase {
  readonly name: string;
  readonly docs: string;
}

export interface WitEnum {
  readonly name: string;
  readonly cases: readonly WitEnumCase[];
  readonly docs: string;
}

export interface WitAlias {
  readonly name: string;
  readonly target: string;
  readonly docs: string;
}

/** Something of another package: `sigil:allocator/types@0.1.0`. */
export interface WitReference {
  /** `sigil:allocator@0.1.0` */
  readonly package: string;
  /** the interface or the world */
  readonly item: string;
}

/** `use sigil:allocator/types@0.1.0.{ptr, size};` */
export interface WitForeignUse {
  readonly from: WitReference;
  readonly names: readonly string[];
}

export interface WitInterface {
  readonly name: string;
  /** types of other packages; a `use` within the package is not kept, for its names resolve package-wide */
  readonly uses: readonly WitForeignUse[];
  readonly aliases: readonly WitAlias[];
  readonly enums: readonly WitEnum[];
  readonly functions: readonly WitFunction[];
}

export interface WitWorld {
  readonly name: string;
  readonly includes: readonly WitReference[];
  /** interfaces of the package that whoever has the world needs from its program */
  readonly imports: readonly string[];
  readonly exports: readonly string[];
}

export interface WitPackage {
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly interfaces: readonly WitInterface[];
  readonly worlds: readonly WitWorld[];
}
