/**
 * Runtimes for managed objects: what a linked module exports, so that its host can make, keep and free objects. The names are
 * those that AssemblyScript's loader 0.9.4 asks for.
 */
import { type WorldLinkName, worlds } from './contract.js';

export const runtimeNames = ['full', 'half', 'stub', 'none'] as const;

/** `full`, `stub`: with exports for the host. `half`, `none`: without. `stub` and `none` never free. */
export type RuntimeName = (typeof runtimeNames)[number];

/** A global of the program: where its runtime type information lies. */
export const RTTI_BASE = '__rtti_base';

export type RuntimeExport = WorldLinkName<'asc' | 'asc-stub'> | typeof RTTI_BASE;

const HOST_INTERFACE = 'host';

const forHosts: readonly RuntimeExport[] = [
  ...worlds.asc.functions.filter((fn) => fn.interface === HOST_INTERFACE).map(({ linkName }) => linkName),
  RTTI_BASE,
];

const EXPORTS: Readonly<Record<RuntimeName, readonly RuntimeExport[]>> = {
  full: forHosts,
  half: [],
  stub: [...forHosts, ...worlds['asc-stub'].functions.map(({ linkName }) => linkName)],
  none: [],
};

/** What of the worlds of managed objects, and of type information, a module linked with the runtime exports. */
export const runtimeExports = (runtime: RuntimeName): readonly RuntimeExport[] => EXPORTS[runtime];
