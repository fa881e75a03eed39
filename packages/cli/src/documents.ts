/**
 * What `--json` prints. Each document says its format and version; the version goes up when a member goes or means something
 * else, and stays when one is added. The verdict of `check` is the suite's own format.
 */
import type { Verdict } from '@sigil-alloc/conformance';
import type { BuildKind, NameStyle } from '@sigil-alloc/ir';
import type { Answers, RuntimeName, WorldName } from '@sigil-alloc/wit';
import type { ArtefactKind } from './artefact-kinds.js';

interface Versioned<Format extends string> {
  readonly format: Format;
  readonly version: 1;
}

export interface WrittenFile {
  /** path as the command line has it */
  readonly file: string;
  readonly bytes: number;
}

export interface ListDocument extends Versioned<'sigil-list'> {
  readonly conformers: readonly {
    readonly name: string;
    readonly summary: string;
    readonly worlds: readonly WorldName[];
    readonly answers: Answers;
  }[];
  readonly runtimes: readonly {
    readonly name: RuntimeName;
    readonly conformer: string;
    readonly summary: string;
    /** what a host sees */
    readonly exports: readonly string[];
  }[];
}

export interface BuildDocument extends Versioned<'sigil-build'> {
  readonly conformer: string;
  readonly build: BuildKind;
  readonly optimize: 'speed' | 'size';
  readonly names: NameStyle;
  readonly worlds: readonly WorldName[];
  readonly artefacts: readonly (WrittenFile & { readonly kind: ArtefactKind })[];
}

export interface NewDocument extends Versioned<'sigil-new'> {
  readonly conformer: string;
  readonly folder: string;
  readonly files: readonly WrittenFile[];
}

export interface LinkDocument extends Versioned<'sigil-link'>, WrittenFile {
  readonly program: string;
  readonly conformer: string;
}

export interface NativeDocument extends Versioned<'sigil-native'>, WrittenFile {
  readonly program: string;
  readonly conformer: string;
}

export interface LowerDocument extends Versioned<'sigil-lower'> {
  readonly module: string;
  readonly target: string;
  /** the output, its interface, and the C header if one was asked for */
  readonly files: readonly WrittenFile[];
}

export interface CheckDocument extends Verdict {
  /** backends that were not checked for want of a tool */
  readonly skipped: readonly { readonly backend: 'wasm' | 'native'; readonly reason: string }[];
}

export interface DoctorDocument extends Versioned<'sigil-doctor'> {
  readonly system: { readonly platform: string; readonly release: string; readonly architecture: string };
  readonly tools: readonly FoundTool[];
  readonly backends: readonly FoundBackend[];
  readonly conformers: readonly { readonly name: string; readonly backends: readonly ('wasm' | 'native')[] }[];
}

export interface FoundTool {
  readonly tool: string;
  /** what it is for */
  readonly for: string;
  /** native code for this machine needs it */
  readonly needed: boolean;
  readonly found: boolean;
  readonly path?: string;
  readonly toolVersion?: string;
  /** a variable's name, `PATH`, `.toolchain` or `node_modules` */
  readonly by?: string;
  /** why it is not there */
  readonly reason?: string;
  /** what there is without it */
  readonly without?: string;
  /** the command that brings it */
  readonly install?: string;
}

export interface FoundBackend {
  readonly backend: 'wasm' | 'native';
  readonly works: boolean;
  /** what was tried, or what stands in the way */
  readonly detail: string;
  /** commands that need it */
  readonly for: string;
}

/** Printed by the bench, which is part of the repository. */
export interface BenchDocument extends Versioned<'sigil-bench'> {
  /** by suite; their members are the suites' own */
  readonly results: Readonly<Record<string, object>>;
}

/** One line on stderr behind the line for a person. */
export interface ErrorDocument extends Versioned<'sigil-error'> {
  /** the error's name, `UsageError` for one */
  readonly error: string;
  readonly message: string;
  readonly exitCode: number;
}

/** What a command prints on stdout. */
export type Document =
  | ListDocument
  | BuildDocument
  | NewDocument
  | LinkDocument
  | NativeDocument
  | LowerDocument
  | CheckDocument
  | DoctorDocument;
