/** AssemblyScript as its users have it: one program, compiled by two generations of its compiler, each with its runtimes. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ascArguments, linkAssemblyScript } from '@sigil-alloc/assemblyscript';
import { conformer } from '@sigil-alloc/tlsf-rc/prelude';
import { type Compiler, modernAsc, oldAsc } from '../../asc.js';
import { programFile } from '../../paths.js';
import type { ManagedContender } from '../contender.js';

/** The module by which the program tells how much it made, and that from now on its steps are small. */
const COLLECTS_BY_ITSELF = `@inline export function made(objects: i32): void {}
@inline export function smallSteps(): void {}
`;

/** Objects after which a collector is told to collect in small steps. */
const SMALL_INTERVAL = 1 << 16;

/** @param smallSteps what else is to be done before small steps */
const collectsAfter = (objects: number, smallSteps = ''): string => `let interval = ${objects};
let since = 0;
export function made(objects: i32): void {
  since += objects;
  if (since < interval) return;
  since = 0;
  __collect();
}
export function smallSteps(): void {
  ${smallSteps}
  interval = ${SMALL_INTERVAL};
}
`;

/** Of the powers of two the one at which the minimal runtime takes least time in all kernels together. */
const MINIMAL_INTERVAL = 1 << 20;

/**
 * The runtime of 0.9.4 collects when its heap is full. Where that is while it writes down a candidate, which happens in
 * small steps, it loses track of it: there it is told, too.
 */
const NEVER = 0x7fff_ffff;
const COLLECTS_WHEN_FULL = collectsAfter(NEVER, 'gc.auto = false;');

const LEVEL = '-O3';

interface Variant {
  readonly name: string;
  readonly what: string;
  readonly compiler: Compiler;
  readonly flags: readonly string[];
  /** of the module by which the program tells what it made */
  readonly made: string;
}

async function compiled({ compiler, flags, made }: Variant): Promise<Uint8Array> {
  const sources = { 'objects.ts': await readFile(programFile('objects.ts'), 'utf8'), 'made.ts': made };
  return compiler.compile('objects.ts', sources, [LEVEL, ...flags]);
}

const itsOwn = (variant: Variant): ManagedContender => ({
  name: variant.name,
  what: variant.what,
  isOurs: false,
  home: 'linear',
  version: () => variant.compiler.version(),
  prepare: async (folder) => write(folder, await compiled(variant)),
});

async function write(folder: string, wasm: Uint8Array): Promise<string> {
  const file = join(folder, 'objects.wasm');
  await writeFile(file, wasm);
  return file;
}

export const arc = itsOwn({
  name: 'asc-0.9-arc',
  what: `AssemblyScript's reference counting, asc ${LEVEL} --runtime full`,
  compiler: oldAsc,
  flags: ['--runtime', 'full'],
  made: COLLECTS_WHEN_FULL,
});

const arcOnOurs: Variant = {
  name: 'asc-0.9-sigil',
  what: 'the same program and compiler with our runtime full, linked',
  compiler: oldAsc,
  flags: ascArguments,
  made: COLLECTS_BY_ITSELF,
};

export const ascSigil: ManagedContender = {
  ...itsOwn(arcOnOurs),
  isOurs: true,
  prepare: async (folder) => write(folder, linkAssemblyScript(await compiled(arcOnOurs), conformer)),
};

export const minimal = itsOwn({
  name: 'asc-minimal',
  what: `AssemblyScript's mark and sweep, asc ${LEVEL} --runtime minimal; told to collect after 2^20 objects`,
  compiler: modernAsc,
  flags: ['--runtime', 'minimal'],
  made: collectsAfter(MINIMAL_INTERVAL),
});

export const incremental = itsOwn({
  name: 'asc-incremental',
  what: `AssemblyScript's incremental mark and sweep, asc ${LEVEL} --runtime incremental`,
  compiler: modernAsc,
  flags: ['--runtime', 'incremental'],
  made: COLLECTS_BY_ITSELF,
});
