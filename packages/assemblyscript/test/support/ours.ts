/** A program on one of our runtimes. */
import { conformer as bump } from '@sigil-alloc/bump/prelude';
import { type Conformer, offeredWorlds } from '@sigil-alloc/ir';
import { conformer as tlsf } from '@sigil-alloc/tlsf-rc/prelude';
import type { RuntimeName } from '@sigil-alloc/wit';
import { type LinkAssemblyScriptOptions, linkAssemblyScript } from '../../src/index.js';
import { type CompileOptions, compile } from './asc.js';
import { type Machine, start } from './machine.js';
import { objectsOf } from './our-heap.js';

const CONFORMERS: Readonly<Record<RuntimeName, Conformer>> = { full: tlsf, half: tlsf, stub: bump, none: bump };

/** The worlds by which a test looks into a heap. */
const WATCHED = ['statistics', 'inspection'] as const;

export interface OursOptions extends Omit<CompileOptions, 'runtime'> {
  readonly link?: LinkAssemblyScriptOptions;
  /** exports what `liveObjects` needs; default where the conformer has it */
  readonly isWatched?: boolean;
  /** compiled with everything that we tell asc */
  readonly countsLess?: boolean;
}

const linked = new Map<string, Promise<Uint8Array>>();

/** The linked module, made once a process for the same question. */
export function linkOurs(program: string, runtime: RuntimeName, options: OursOptions = {}): Promise<Uint8Array> {
  const key = JSON.stringify([program, runtime, options]);
  const known = linked.get(key) ?? linkAnew(program, runtime, options);
  linked.set(key, known);
  return known;
}

async function linkAnew(program: string, runtime: RuntimeName, options: OursOptions): Promise<Uint8Array> {
  const { link, isWatched = true, countsLess = false, ...compiling } = options;
  const conformer = CONFORMERS[runtime];
  const worlds = WATCHED.filter((world) => isWatched && offeredWorlds(conformer).includes(world));
  const compiled = await compile(program, { ...compiling, runtime: countsLess ? 'ours, counting less' : 'ours' });
  return linkAssemblyScript(compiled, conformer, { runtime, worlds, ...link });
}

export async function startOurs(program: string, runtime: RuntimeName, options: OursOptions = {}): Promise<Machine> {
  return start(await linkOurs(program, runtime, options), objectsOf);
}
