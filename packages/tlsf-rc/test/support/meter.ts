/** The most instructions that a call of each function has taken, apart by whether the cache was flushed or memory grew. */
import type { LinkName } from '@sigil-alloc/wit';
import { conformer } from '../../src/prelude.js';
import { countSteps, PATHS } from './count-steps.js';
import { Machine, type MachineOptions } from './machine.js';
import { readScopes } from './scopes.js';

/** `plain`: neither of the others. */
export type Path = 'plain' | 'flush' | 'growth';
export type Worst = Map<LinkName, Partial<Record<Path, number>>>;

/**
 * What a call that closes scopes is allowed: for each chunk and each block apart that it gives back, for each scope that it
 * closes, and for each of all these that it may have to look at.
 */
export const ALLOWANCE = { given: 380, closed: 12, seen: 10 } as const;

export class Meter {
  readonly machine: Machine;
  readonly worst: Worst = new Map();
  /** of the last call */
  steps = 0;
  path: Path = 'plain';
  /** the worst plain call of the function that is watched */
  watched = 0;
  private target: LinkName | undefined;
  private readonly stepsGlobal: WebAssembly.Global<'i32'>;
  private readonly pathsGlobal: WebAssembly.Global<'i32'>;

  /** As it is shipped: for speed, with the worlds that are exported by default. */
  constructor(options: Omit<MachineOptions, 'build' | 'worlds'> = {}) {
    const change = { name: 'steps', apply: countSteps };
    this.machine = new Machine({ ...options, worlds: conformer.defaultWorlds ?? [], change });
    this.stepsGlobal = this.machine.globals.steps as WebAssembly.Global<'i32'>;
    this.pathsGlobal = this.machine.globals.paths as WebAssembly.Global<'i32'>;
  }

  /** Whether the function of a path is a function of its own, so that its calls are seen. */
  hasPath(path: string): boolean {
    return this.machine.globals[`path.${path}`] !== undefined;
  }

  /** Calls; a trap for want of memory is 0. */
  call(name: LinkName, ...operands: number[]): number {
    const answer = this.run(name, operands);
    this.note(name, this.steps);
    return answer;
  }

  /** The same for what closes scopes: noted are the instructions beyond what is allowed for the pieces of the scopes. */
  leaving(name: LinkName, ...operands: number[]): number {
    const seen = piecesOf(this.machine);
    const answer = this.run(name, operands);
    const left = piecesOf(this.machine);
    const given = (seen.memory - left.memory) * ALLOWANCE.given + (seen.scopes - left.scopes) * ALLOWANCE.closed;
    this.note(name, Math.max(0, this.steps - given - (seen.memory + seen.scopes) * ALLOWANCE.seen));
    return answer;
  }

  /** From now on the function's worst plain call is remembered in `watched`. */
  watch(target: LinkName): void {
    this.target = target;
    this.watched = 0;
  }

  private run(name: LinkName, operands: number[]): number {
    this.stepsGlobal.value = 0;
    this.pathsGlobal.value = 0;
    const answer = this.machine.try(() => this.machine.call[name](...operands));
    this.steps = this.stepsGlobal.value;
    const paths = this.pathsGlobal.value;
    this.path = (paths & PATHS.grow_for) !== 0 ? 'growth' : paths !== 0 ? 'flush' : 'plain';
    if (typeof answer === 'number') return answer;
    if (answer !== 'out-of-memory') throw new Error(`${name} ends in ${answer}`);
    return 0;
  }

  private note(name: LinkName, steps: number): void {
    const worst = this.worst.get(name) ?? {};
    worst[this.path] = Math.max(worst[this.path] ?? 0, steps);
    this.worst.set(name, worst);
    if (name === this.target && this.path === 'plain') this.watched = Math.max(this.watched, steps);
  }
}

/** Chunks and blocks apart, and open scopes. */
function piecesOf(machine: Machine): { memory: number; scopes: number } {
  const { chunks, apart, frames } = readScopes(machine);
  return { memory: chunks.size + apart.size, scopes: frames.size };
}
