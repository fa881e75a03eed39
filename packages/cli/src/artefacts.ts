/**
 * A conformer as files. Stand-alone wasm and WAT come from a build whose heap begins at a fixed address; SSA and what
 * follows from it, and objects of wasm, come from a build that asks where the heap begins.
 *
 *   conformer -> module -> wasm, wat
 *                       -> wasm -> component
 *   conformer -> prelude, for the text of other modules
 *   conformer -> module -> wasm-obj
 *                       -> ssa -> asm, obj, archive
 *   the C sources of malloc as they are -> libc
 */
import { copyFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { componentOf, wasmTools } from '@sigil-alloc/component';
import {
  type AssembleOptions,
  assemble,
  type Conformer,
  chosenWorlds,
  emitNamedWasm,
  emitText,
  emitWasm,
  hooksOf,
  preludeText,
  REPORT_EXPORTS,
} from '@sigil-alloc/ir';
import {
  allocatorName,
  allocatorPrefix,
  buildArchive,
  compileSsa,
  findToolchain,
  lower,
  ownTarget,
  runtimeDir,
} from '@sigil-alloc/qbe-lower';
import { wasmObject } from '@sigil-alloc/wasm-obj';
import { cHeader, cHeaderName, DEFAULT_HEAP_BASE, type WorldName } from '@sigil-alloc/wit';
import type binaryen from 'binaryen';
import { type ArtefactKind, fileName, fileNames } from './artefact-kinds.js';
import { writeTogether } from './output.js';
import { step } from './progress.js';

export interface Artefact {
  readonly kind: ArtefactKind;
  readonly file: string;
  readonly bytes: number;
}

/** Kinds that come from the module whose heap begins at a fixed address. */
const WASM_KINDS: readonly ArtefactKind[] = ['wasm', 'wat', 'component'];
/** Kinds that qbe, cc and ar are needed for. */
const NATIVE_KINDS: readonly ArtefactKind[] = ['asm', 'obj', 'archive'];

/** Writes all kinds into `out`, or none. */
export async function writeArtefacts(
  conformer: Conformer,
  kinds: readonly ArtefactKind[],
  options: AssembleOptions,
  out: string,
): Promise<readonly Artefact[]> {
  if (kinds.some((kind) => NATIVE_KINDS.includes(kind))) await findToolchain();
  if (kinds.includes('component')) await wasmTools();
  const worlds = chosenWorlds(conformer, options.worlds);
  const artefacts: Artefact[] = [];
  await writeTogether(out, async (folder) => {
    const place = (kind: ArtefactKind) => join(folder, fileName(kind, conformer.name));
    await writeWasm(conformer, kinds, options, place);
    if (kinds.includes('prelude')) await writeFile(place('prelude'), preludeOf(conformer, worlds, options));
    await writeRelocatable(conformer, kinds, options, place);
    if (kinds.includes('header')) await writeHeaders(worlds, folder);
    if (kinds.includes('libc')) await copyLibc(conformer, worlds, folder);
    const files = kinds.flatMap((kind) => fileNames(kind, conformer.name, worlds).map((file) => ({ kind, file })));
    for (const { kind, file } of files) {
      const { size } = await stat(join(folder, file));
      artefacts.push({ kind, file: join(out, file), bytes: size });
    }
    return files.map(({ file }) => join(folder, file));
  });
  return artefacts;
}

type Place = (kind: ArtefactKind) => string;

async function writeHeaders(worlds: readonly WorldName[], folder: string): Promise<void> {
  for (const world of [undefined, ...worlds]) await writeFile(join(folder, cHeaderName(world)), cHeader(world));
}

async function copyLibc({ name }: Conformer, worlds: readonly WorldName[], folder: string): Promise<void> {
  for (const file of fileNames('libc', name, worlds))
    await copyFile(join(runtimeDir, 'libc', file), join(folder, file));
}

async function writeWasm(
  conformer: Conformer,
  kinds: readonly ArtefactKind[],
  options: AssembleOptions,
  place: Place,
): Promise<void> {
  if (!kinds.some((kind) => WASM_KINDS.includes(kind))) return;
  step(`${conformer.name}: building wasm`);
  const { wasm, wat } = withModule(assemble(conformer, options), (module) => ({
    wasm: emitWasm(module),
    wat: emitText(module),
  }));
  if (kinds.includes('wasm')) await writeFile(place('wasm'), wasm);
  if (kinds.includes('wat')) await writeFile(place('wat'), wat);
  if (!kinds.includes('component')) return;
  step(`${conformer.name}: building a component`);
  await writeFile(place('component'), await componentOf(wasm));
}

/** The heap base is what the text's global starts as; hooks are functions of their own names. */
function preludeOf(conformer: Conformer, worlds: readonly WorldName[], options: AssembleOptions): string {
  const { heapBase, hooks = hooksOf(worlds), ...common } = options;
  return preludeText(conformer, {
    ...common,
    heapBase: { initial: typeof heapBase === 'number' ? heapBase : DEFAULT_HEAP_BASE },
    hooks: Object.fromEntries(hooks.map((hook) => [hook, hook])),
  });
}

/** What is linked with other code, which has its place first. */
async function writeRelocatable(
  conformer: Conformer,
  kinds: readonly ArtefactKind[],
  options: AssembleOptions,
  place: Place,
): Promise<void> {
  const isNative = kinds.includes('ssa') || kinds.some((kind) => NATIVE_KINDS.includes(kind));
  if (!isNative && !kinds.includes('wasm-obj')) return;
  step(`${conformer.name}: building ${isNative ? 'native code' : 'a wasm object'}`);
  const { object, ssa } = withModule(assemble(conformer, { ...options, heapBase: 'runtime' }), (module) => ({
    object: kinds.includes('wasm-obj') ? wasmObject(emitNamedWasm(module)) : undefined,
    ssa: isNative ? ssaOf(conformer, module, options) : undefined,
  }));
  if (object !== undefined) await writeFile(place('wasm-obj'), object);
  if (ssa !== undefined) await writeNative(conformer, ssa, kinds, place);
}

function ssaOf({ name }: Conformer, module: binaryen.Module, { names }: AssembleOptions): string {
  const target = ownTarget();
  const { ssa } = lower(module, {
    name,
    prefix: allocatorPrefix(name),
    localExports: names === 'wit',
    shownExports: REPORT_EXPORTS, // by these the shim says why a process ends
    ...(target === undefined ? {} : { target }),
  });
  return `${ssa}\n${allocatorName(name)}`;
}

async function writeNative(
  { name }: Conformer,
  ssa: string,
  kinds: readonly ArtefactKind[],
  place: Place,
): Promise<void> {
  if (kinds.includes('ssa')) await writeFile(place('ssa'), ssa);
  if (kinds.includes('asm') || kinds.includes('obj')) {
    await compileSsa(ssa, {
      ...(kinds.includes('asm') ? { assembly: place('asm') } : {}),
      ...(kinds.includes('obj') ? { object: place('obj') } : {}),
    });
  }
  if (kinds.includes('archive')) await buildArchive({ ssa, name, conformer: name, out: place('archive') });
}

function withModule<Value>(module: binaryen.Module, use: (module: binaryen.Module) => Value): Value {
  try {
    return use(module);
  } finally {
    module.dispose();
  }
}
