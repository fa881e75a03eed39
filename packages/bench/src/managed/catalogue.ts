/** The kernels, how long a turn of each is and what is counted. Turns make some tenths of a second of a peer. */
import { listNodes } from './kernels/lists.js';
import { dropNodes, pauseNodes } from './kernels/pauses.js';
import { ringNodes } from './kernels/rings.js';
import { treeNodes } from './kernels/trees.js';

export interface ManagedKernel {
  /** exported as `kernel_<name>` */
  readonly name: string;
  readonly turns: number;
  /** what is counted in so many turns, for the time of one */
  readonly operations: (turns: number) => number;
  /** what that is */
  readonly unit: string;
  /** each turn is a call by itself, and the longest is told */
  readonly isStepwise: boolean;
}

const made = { unit: 'object', isStepwise: false } as const;

export const managedKernels: readonly ManagedKernel[] = [
  { name: 'trees', turns: 16, operations: treeNodes, ...made },
  { name: 'rings', turns: 10_000, operations: ringNodes, ...made },
  { name: 'lists', turns: 1_500, operations: listNodes, ...made },
  { name: 'counts', turns: 10_000_000, operations: (turns) => turns, unit: 'store of a reference', isStepwise: false },
  { name: 'pauses', turns: 20_000, operations: pauseNodes, unit: 'object', isStepwise: true },
  { name: 'drop', turns: 1, operations: dropNodes, unit: 'object that dies', isStepwise: true },
];
