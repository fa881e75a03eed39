/** What is measured: programs, the kernels in them, and how long a turn of each is. Turns make 10 to 30 ms of gcc -O2. */

export interface Kernel {
  /** exported as `kernel_<name>` */
  readonly name: string;
  readonly group: 'allocator' | 'arena' | 'compute';
  /** turns of one measurement */
  readonly turns: number;
  /** operations in a turn, for the time of one */
  readonly operations: number;
  /** what an operation is */
  readonly unit: string;
}

export interface Program {
  /** `kernels/<name>.c` and `kernels/<name>.wasm` */
  readonly name: string;
  /** imports the contract; linked with bump */
  readonly isLinked: boolean;
  readonly kernels: readonly Kernel[];
}

const allocator = (name: string, turns: number, operations: number): Kernel => ({
  name,
  group: 'allocator',
  turns,
  operations,
  unit: 'malloc or free',
});

const compute = (name: string, turns: number, unit: string): Kernel => ({
  name,
  group: 'compute',
  turns,
  operations: 1,
  unit,
});

export const programs: readonly Program[] = [
  {
    name: 'churn',
    isLinked: false,
    kernels: [
      allocator('pair', 1_000_000, 2),
      allocator('lifo', 1_000, 2_000),
      allocator('fifo', 1_000, 2_000),
      allocator('churn', 600_000, 2),
    ],
  },
  {
    name: 'arena',
    isLinked: true,
    kernels: [
      { name: 'arena_alloc', group: 'arena', turns: 700, operations: 10_000, unit: 'alloc' },
      { name: 'arena_scopes', group: 'arena', turns: 1_000_000, operations: 2, unit: 'scope of 4 blocks' },
    ],
  },
  { name: 'hash_sort', isLinked: false, kernels: [compute('hash_sort', 60, 'count and sort')] },
  { name: 'bodies', isLinked: false, kernels: [compute('bodies', 150_000, 'step'), compute('matrix', 400, 'product')] },
  { name: 'interpreter', isLinked: false, kernels: [compute('interpreter', 250, 'run')] },
];

export interface Case {
  readonly program: Program;
  readonly kernel: Kernel;
}

export const cases: readonly Case[] = programs.flatMap((program) =>
  program.kernels.map((kernel) => ({ program, kernel })),
);
