/** What one may ask of a build, checked at the door. */
import { DEFAULT_HEAP_BASE, type HookName, MAX_PAGES, PAGE_BYTES, type WorldName } from '@sigil-alloc/wit';
import { type Conformer, offeredWorlds } from './conformer.js';
import { OptionError } from './errors.js';
import { hooksOf, requireHooks } from './hooks.js';
import { hasObjects, OBJECT_ALIGNMENT_BYTES } from './objects.js';

/** `fast`: no checks. `check`: the caller's use is checked at the boundary. `audit`: every invariant after every call. */
export type BuildKind = 'fast' | 'check' | 'audit';
export const BUILD_KINDS: readonly BuildKind[] = ['fast', 'check', 'audit'];

/** `speed`: inlining before size. `size`: the smallest code. `none`: as built, for a reader. */
export type Optimization = 'speed' | 'size' | 'none';
export const OPTIMIZATIONS: readonly Optimization[] = ['speed', 'size', 'none'];

/** `link`: `sigil_alloc`. `wit`: the bare `alloc` for the seven contract functions. */
export type NameStyle = 'link' | 'wit';
export const NAME_STYLES: readonly NameStyle[] = ['link', 'wit'];

/** `baseline`: MVP, bulk memory, sign extension, mutable globals. `mvp`: plain MVP. */
export type FeatureSet = 'baseline' | 'mvp';

export interface AssembleOptions {
  /** default `fast` */
  readonly build?: BuildKind;
  /** default `speed` */
  readonly optimize?: Optimization;
  /** lowest address of the heap; `runtime`: asked of the native shim. Default 1024 */
  readonly heapBase?: number | 'runtime';
  /** most pages of linear memory. Default 65536 */
  readonly maxPages?: number;
  /** default `link` */
  readonly names?: NameStyle;
  /** alignment of payloads, one of what the conformer offers. Default: the conformer's, with objects its first of 16 bytes */
  readonly alignmentBytes?: number;
  /** default `baseline` */
  readonly features?: FeatureSet;
  /** further worlds to export, of those that the conformer offers. Default: the conformer's */
  readonly worlds?: readonly WorldName[];
  /** functions of the program that the module may import. Default: all that its worlds speak of */
  readonly hooks?: readonly HookName[];
  /** least pages to ask for at once where memory must grow; less is asked for where that fails. Default: an eighth of what there is */
  readonly growthStepPages?: number;
}

/** What the bodies of functions may ask about the module that they are built into. */
export interface BuildOptions {
  readonly build: BuildKind;
  readonly optimize: Optimization;
  readonly heapBase: number | 'runtime';
  /** end of the initial region: what of linear memory is there without growing it */
  readonly initialEnd: number | 'runtime';
  readonly maxPages: number;
  readonly names: NameStyle;
  readonly alignmentBytes: number;
  readonly features: FeatureSet;
  /** further worlds that the module exports or, linked, the program imports; in the order of the WIT */
  readonly worlds: readonly WorldName[];
  /** functions of the program that bodies may call, see `hook` */
  readonly hooks: readonly HookName[];
  /** where a linked program's runtime type information lies; undefined where only `describe` will tell */
  readonly rttiBase: number | undefined;
  /** undefined: an eighth of what there is */
  readonly growthStepPages: number | undefined;
}

/** No block contains address 0, whatever the alignment. */
export const LOWEST_HEAP_BASE = 16;

/** The last bytes of an address space hold no block, so that the end of every block is a 32-bit number: 2^32 is not. */
export const ADDRESS_SPACE_END = 2 ** 32 - 16;

/** Where the initial region ends, modulo 2^32: a conformer that says its end is 2^32 would have to say 0. */
export const endOfPages = (pages: number): number => (pages * PAGE_BYTES) >>> 0;

/** Pages that hold all bytes below `heapBase`, at least one. */
export const pagesBelow = (heapBase: number): number => Math.max(1, Math.ceil(heapBase / PAGE_BYTES));

export function requireOneOf<T>(option: string, value: T, allowed: readonly T[]): T {
  if (!allowed.includes(value))
    throw new OptionError(`${option} is one of ${allowed.join(', ')}; got ${String(value)}`);
  return value;
}

function requireInteger(option: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new OptionError(`${option} is an integer from ${least} to ${most}; got ${value}`);
  return value;
}

export const requireHeapBase = (value: number): number =>
  requireInteger('heap base', value, LOWEST_HEAP_BASE, (MAX_PAGES - 1) * PAGE_BYTES);

export const requireMaxPages = (value: number, least: number): number =>
  requireInteger('maximum pages', value, least, MAX_PAGES);

/** What of a conformer the options of a build must agree with. */
export type Offer = Pick<Conformer, 'alignments' | 'worlds' | 'defaultWorlds'> & { readonly name?: string };

/** @throws OptionError naming the option, its rule and the value */
export function resolveStandAlone(options: AssembleOptions, offer: Offer): BuildOptions {
  const { heapBase = DEFAULT_HEAP_BASE } = options;
  const initialPages = heapBase === 'runtime' ? 1 : pagesBelow(requireHeapBase(heapBase));
  const worlds = chosenWorlds(offer, options.worlds);
  return {
    ...resolveCommon(options, offer, worlds),
    worlds,
    hooks: requireHooks(options.hooks ?? hooksOf(worlds)),
    rttiBase: undefined,
    heapBase,
    initialEnd: heapBase === 'runtime' ? 'runtime' : endOfPages(initialPages),
    maxPages: requireMaxPages(options.maxPages ?? MAX_PAGES, initialPages),
  };
}

/**
 * The further worlds of a build, in the order of the WIT: those asked for, or else the conformer's defaults.
 *
 * @throws OptionError for one that the conformer does not offer
 */
export function chosenWorlds(offer: Offer, asked = offer.defaultWorlds ?? []): readonly WorldName[] {
  const offered = offeredWorlds(offer);
  const missing = asked.find((world) => !offered.includes(world));
  if (missing === undefined) return offered.filter((world) => asked.includes(world));
  const words = offered.length === 0 ? 'none' : `some of ${offered.join(', ')}`;
  throw new OptionError(`further worlds of ${offer.name ?? 'this conformer'} are ${words}; got ${String(missing)}`);
}

export function resolveCommon(
  options: Omit<AssembleOptions, 'heapBase' | 'worlds' | 'hooks' | 'maxPages'>,
  offer: Offer,
  worlds: readonly WorldName[],
): Pick<BuildOptions, 'build' | 'optimize' | 'names' | 'alignmentBytes' | 'features' | 'growthStepPages'> {
  const { build = 'fast', optimize = 'speed', names = 'link', features = 'baseline', growthStepPages } = options;
  if (growthStepPages !== undefined) requireInteger('growth step in pages', growthStepPages, 1, MAX_PAGES);
  return {
    build: requireOneOf('build', build, BUILD_KINDS),
    optimize: requireOneOf('optimize', optimize, OPTIMIZATIONS),
    names: requireOneOf('names', names, NAME_STYLES),
    features: requireOneOf('features', features, ['baseline', 'mvp'] as const),
    alignmentBytes: alignmentFor(offer, worlds, options.alignmentBytes),
    growthStepPages,
  };
}

/**
 * The alignment asked for, or else the conformer's first that goes with the worlds of the build.
 *
 * @throws OptionError
 */
export function alignmentFor(
  { alignments, name = 'this conformer' }: Offer,
  worlds: readonly WorldName[],
  asked?: number,
): number {
  const fits = (bytes: number) => !hasObjects(worlds) || bytes % OBJECT_ALIGNMENT_BYTES === 0;
  const first = alignments.find(fits);
  if (first === undefined)
    throw new OptionError(
      `managed objects are aligned to ${OBJECT_ALIGNMENT_BYTES} bytes; ${name} has ${alignments.join(', ')}`,
    );
  const alignment = requireOneOf('alignment', asked ?? first, alignments);
  if (fits(alignment)) return alignment;
  throw new OptionError(`managed objects are aligned to ${OBJECT_ALIGNMENT_BYTES} bytes; got alignment ${alignment}`);
}
