/** The command line of the suite `managed`. */
import { type Engine, enginesOf, SELF } from '../allocators/engines.js';
import { type CommonChoices, commonChoices, readArguments, some } from '../arguments.js';
import { QUICK_GENERATIONS } from '../interleave.js';
import { type ManagedKernel, managedKernels } from './catalogue.js';
import type { ManagedContender } from './contender.js';
import { managedContenders } from './field/index.js';

const ROUNDS = { full: 15, quick: 4 };
/** Of the catalogue's turns, a sixteenth is enough for a first look. */
const QUICK = { scale: 1 / 16, generations: QUICK_GENERATIONS };

/** A first look is at those that goals are about, and at what no runtime can be faster than. */
const QUICK_CONTENDERS = ['sigil', 'asc-0.9-arc', 'asc-minimal', 'javascript', 'wasmgc', 'free-tlsf-rc', 'scopes-bump'];

export const MANAGED_USAGE = `Usage: bench managed [options]

  --quick               fewer rounds, a sixteenth of the turns of each, and of contenders those that goals are about
  --rounds N            rounds, 2 to 1000 (default ${ROUNDS.full}, quick ${ROUNDS.quick})
  --cases A,B           only these: ${managedKernels.map(({ name }) => name).join(', ')}
  --contenders A,B      only these: ${managedContenders.map(({ name }) => name).join(', ')}
  --against NAME        the peer of ratios (default: asc-0.9-arc, or the first that is here and not ours)
  --engines A,B         self (this Node; the default), a release such as 24 (npx fetches it), paths of Node
  --json                print JSON instead of the table
  --csv FILE            write the result as CSV as well
  --help`;

export interface ManagedOptions extends CommonChoices {
  readonly kernels: readonly ManagedKernel[];
  readonly contenders: readonly ManagedContender[];
  readonly engines: readonly Engine[];
  /** share of the catalogue's turns */
  readonly scale: number;
  readonly generations?: number;
}

/** Throws UsageError for what is not there or out of range. */
export function parseManagedOptions(args: readonly string[]): ManagedOptions {
  const values = readArguments(args, ['engines']);
  const usual = values.quick ? QUICK_CONTENDERS.join(',') : undefined;
  const chosen = some('--contenders', managedContenders, ({ name }) => name, values.contenders ?? usual);
  if (values.against !== undefined) some('--against', chosen, ({ name }) => name, values.against);
  return {
    kernels: some('--cases', managedKernels, ({ name }) => name, values.cases),
    contenders: chosen,
    engines: enginesOf(values.engines ?? SELF),
    ...(values.quick ? QUICK : { scale: 1 }),
    ...commonChoices(values, ROUNDS),
  };
}
