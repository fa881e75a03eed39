/** The command line of the suite `allocators`. */
import { type CommonChoices, commonChoices, readArguments, some } from '../arguments.js';
import { QUICK_GENERATIONS } from '../interleave.js';
import type { Allocator } from './allocator.js';
import { type HeapKernel, heapKernels } from './catalogue.js';
import { type Engine, enginesOf, SELF } from './engines.js';
import { allocators } from './field/index.js';

const ROUNDS = { full: 45, quick: 4 };
/** Of the catalogue's turns, a quarter is enough for a first look. */
const QUICK = { scale: 1 / 4, generations: QUICK_GENERATIONS };

/** Contenders that differ little from another one. */
const SECOND_LOOK = ['assemblyscript-0.9', 'floor-called'];

export const ALLOCATORS_USAGE = `Usage: bench allocators [options]

  --quick               fewer rounds, of a quarter of the work; no check builds, no ${SECOND_LOOK.join(', ')}, no sizes of code
  --rounds N            rounds, 2 to 1000 (default ${ROUNDS.full}, quick ${ROUNDS.quick})
  --cases A,B           only these: ${heapKernels.map(({ name }) => name).join(', ')}
  --contenders A,B      only these: ${allocators.map(({ name }) => name).join(', ')}
  --against NAME        the peer of ratios (default: dlmalloc, or the first that is here and not ours)
  --engines A,B         self (this Node; the default), a release such as 24 (npx fetches it), paths of Node
  --json                print JSON instead of the table
  --csv FILE            write the result as CSV as well
  --help`;

export interface AllocatorOptions extends CommonChoices {
  readonly kernels: readonly HeapKernel[];
  readonly allocators: readonly Allocator[];
  readonly engines: readonly Engine[];
  /** share of the catalogue's turns */
  readonly scale: number;
  readonly generations?: number;
}

const isCheck = (name: string): boolean => name.endsWith('-check');

/** Throws UsageError for what is not there or out of range. */
export function parseAllocatorOptions(args: readonly string[]): AllocatorOptions {
  const values = readArguments(args, ['engines']);
  const usual = values.quick
    ? allocators.filter(({ name }) => !isCheck(name) && !SECOND_LOOK.includes(name))
    : allocators;
  const chosen =
    values.contenders === undefined ? usual : some('--contenders', allocators, ({ name }) => name, values.contenders);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  return {
    kernels: some('--cases', heapKernels, ({ name }) => name, values.cases),
    allocators: chosen,
    engines: enginesOf(values.engines ?? SELF),
    ...(values.quick ? QUICK : { scale: 1 }),
    ...commonChoices(values, ROUNDS),
  };
}
