/** The command line of the suite `allocators`. */
import { type CommonChoices, commonChoices, readArguments, some } from '../arguments.js';
import type { Allocator } from './allocator.js';
import { type HeapKernel, heapKernels } from './catalogue.js';
import { type Engine, enginesOf, SELF } from './engines.js';
import { allocators } from './field/index.js';

export const ALLOCATORS_USAGE = `Usage: npm run bench -- allocators [options]

  --quick               fewer rounds
  --rounds N            rounds, 2 to 1000 (default 45, quick 15)
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
}

/** Throws UsageError for what is not there or out of range. */
export function parseAllocatorOptions(args: readonly string[]): AllocatorOptions {
  const values = readArguments(args, ['engines']);
  const chosen = some('--contenders', allocators, ({ name }) => name, values.contenders);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  return {
    kernels: some('--cases', heapKernels, ({ name }) => name, values.cases),
    allocators: chosen,
    engines: enginesOf(values.engines ?? SELF),
    ...commonChoices(values),
  };
}
