/** Modules without a program, and compiled programs, for the library of the host. */
import { conformer as bump } from '@sigil-alloc/bump/prelude';
import { ObjectHooks, Objects, type ObjectsOptions, type Types } from '@sigil-alloc/host/objects';
import { type AssembleOptions, assemble, type Conformer, emitWasm, offeredWorlds } from '@sigil-alloc/ir';
import { conformer as tlsf } from '@sigil-alloc/tlsf-rc/prelude';
import type { RuntimeName, WorldName } from '@sigil-alloc/wit';
import { linkOurs } from './ours.js';

export interface Subject {
  readonly name: string;
  readonly conformer: Conformer;
  /** whether objects die */
  readonly isCounting: boolean;
}

const ALL: readonly Subject[] = [
  { name: 'bump', conformer: bump, isCounting: false },
  { name: 'tlsf-rc', conformer: tlsf, isCounting: true },
];

const isOffered = ({ conformer }: Subject): boolean => offeredWorlds(conformer).includes('managed');

/** The conformers that make managed objects by now. */
export const subjects = ALL.filter(isOffered);

export type Calls = Readonly<Record<string, (...args: readonly number[]) => number>>;

const WATCHED: readonly WorldName[] = ['statistics', 'inspection'];

const modules = new Map<string, WebAssembly.Module>();

/** Built once a process for the same question: that takes a second. */
function moduleOf({ name, conformer }: Subject, options: AssembleOptions): WebAssembly.Module {
  const key = JSON.stringify([name, options]);
  const known = modules.get(key) ?? buildOf(conformer, options);
  modules.set(key, known);
  return known;
}

function buildOf(conformer: Conformer, options: AssembleOptions): WebAssembly.Module {
  const worlds = ['managed', ...WATCHED.filter((world) => offeredWorlds(conformer).includes(world))] as WorldName[];
  const module = assemble(conformer, { build: 'audit', optimize: 'none', worlds, ...options });
  const wasm = emitWasm(module);
  module.dispose();
  return new WebAssembly.Module(wasm as BufferSource);
}

/** A module without a program: its types are the host's to describe. */
export function alone(
  subject: Subject,
  hooks = new ObjectHooks(),
  options: AssembleOptions = {},
): WebAssembly.Instance & { readonly call: Calls } {
  const module = moduleOf(subject, { hooks: ['sigil_finalize'], ...options });
  const instance = new WebAssembly.Instance(module, { sigil: hooks.imports });
  return Object.assign(instance, { call: instance.exports as unknown as Calls });
}

/** The ids that a program exports under names of its own: `NAMES` for the type Names. */
export const idsOf = (exports: WebAssembly.Exports, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, (exports[constantCase(name)] as WebAssembly.Global).value as number]));

const constantCase = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();

export interface Program<T extends Types> {
  readonly objects: Objects<T>;
  readonly call: Calls;
  readonly exports: WebAssembly.Exports;
}

/** A compiled program on one of our runtimes, and the objects that it and its host share. */
export async function program<const T extends Types>(
  source: string,
  runtime: RuntimeName,
  types: T,
): Promise<Program<T>> {
  const wasm = await linkOurs(source, runtime, {
    link: { optimize: 'none', worlds: runtime === 'full' ? ['managed', ...WATCHED] : [] },
  });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), { env: { abort: fail } });
  const ids = idsOf(instance.exports, Object.keys(types)) as { readonly [N in keyof T]: number };
  const objects = new Objects<T>(instance, { types: types as ObjectsOptions<T>['types'], ids } as ObjectsOptions<T>);
  return { objects, call: instance.exports as unknown as Calls, exports: instance.exports };
}

function fail(): never {
  throw new Error('the program gave up');
}
