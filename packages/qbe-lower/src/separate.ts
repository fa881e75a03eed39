/**
 * Separate compilation: one lowered module as files. The output is text, assembly, an object or an archive with the shim;
 * beside it stands the interface as JSON and, on request, as a C header and every stage of the way. All appear or none.
 *
 *   input.wat -> optimised.wat -> lowered.ssa -> assembly.s -> object -> archive
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { snakeCase } from '@sigil-alloc/wit';
import { interfaceHeader } from './c-header.js';
import { type InterfaceOptions, interfaceOf } from './interface.js';
import { escapeName } from './mangle.js';
import type { Lowered } from './module.js';
import { buildArchive, checkConformerName, compileSsa } from './native.js';
import { findCrossTools } from './toolchain/cross.js';
import { OutputError } from './toolchain/errors.js';
import { findQbe } from './toolchain/find.js';
import { inTemporaryFolder, type Placement, placeFiles } from './toolchain/output.js';

/** What an output can be, by the ending of its name. */
export const LOWERED_FORMS = ['ssa', 's', 'o', 'a'] as const;

export type LoweredForm = (typeof LOWERED_FORMS)[number];

/** The form and the path without its ending; undefined for a name that ends in none. */
export function formOf(output: string): { readonly form: LoweredForm; readonly stem: string } | undefined {
  const [, stem, ending] = /^(.*[^/\\])\.(\w+)$/.exec(output) ?? [];
  const form = LOWERED_FORMS.find((candidate) => candidate === ending);
  return stem === undefined || form === undefined ? undefined : { form, stem };
}

export interface SeparateOutputs {
  readonly form: LoweredForm;
  readonly output: string;
  /** where the interface goes as JSON */
  readonly interface: string;
  /** where it goes as a C header */
  readonly header?: string;
  readonly dump?: Dump;
}

/** A folder for the stages, made if it is not there, and the texts of those before lowering. */
export interface Dump {
  readonly folder: string;
  readonly input: string;
  readonly optimised: string;
}

const STAGES = { input: '0-input.wat', optimised: '1-optimised.wat', ssa: '2-lowered.ssa', assembly: '3-assembly.s' };

/** Throws MissingToolError for a tool that `writeSeparate` would need, before anything is done. */
export function checkSeparateTools(
  form: LoweredForm,
  { target }: Pick<InterfaceOptions, 'target'>,
  dumps: boolean,
): void {
  if (form !== 'ssa' || dumps) findQbe();
  if (form === 'o' || form === 'a') findCrossTools(target);
  if (form === 'a') findCrossTools(target).ar();
}

/** Writes all files. Throws MissingToolError, ToolError or OutputError, and then what was at their places is still there. */
export async function writeSeparate(
  lowered: Lowered,
  outputs: SeparateOutputs,
  options: InterfaceOptions,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const files: Placement[] = [];
    const add = async (text: string, to: string) => {
      const from = join(folder, `text-${files.length}`);
      await writeFile(from, text);
      files.push({ from, to });
    };
    files.push({ from: await makeOutput(lowered, outputs.form, options, folder), to: outputs.output });
    const described = interfaceOf(lowered, options);
    await add(`${JSON.stringify(described, null, 2)}\n`, outputs.interface);
    if (outputs.header !== undefined) await add(interfaceHeader(described), outputs.header);
    const { dump } = outputs;
    if (dump === undefined) return placeFiles(files);
    const stage = (name: keyof typeof STAGES) => join(dump.folder, STAGES[name]);
    await add(dump.input, stage('input'));
    await add(dump.optimised, stage('optimised'));
    await add(lowered.ssa, stage('ssa'));
    const assembly = join(folder, STAGES.assembly);
    await compileSsa(lowered.ssa, { assembly }, options);
    files.push({ from: assembly, to: stage('assembly') });
    await withFolder(dump.folder, () => placeFiles(files));
  });
}

async function makeOutput(
  { ssa, exports }: Lowered,
  form: LoweredForm,
  { name, target }: InterfaceOptions,
  folder: string,
): Promise<string> {
  const out = join(folder, `output.${form}`);
  if (form === 'ssa') await writeFile(out, ssa);
  else if (form === 's') await compileSsa(ssa, { assembly: out }, { target });
  else if (form === 'o') await compileSsa(ssa, { object: out }, { target });
  else {
    // What a trap's line says where no allocator is linked that names itself.
    const isAllocator = exports.some((item) => item.kind === 'function' && item.name === 'sigil_alloc');
    const conformer = isAllocator ? escapeName(name) : 'none';
    await buildArchive({ ssa, name: `module_${escapeName(name)}`, conformer, out, target });
  }
  return out;
}

/** Makes a folder for `work`; when that fails, what was made is gone. */
async function withFolder(path: string, work: () => Promise<void>): Promise<void> {
  let made: string | undefined;
  try {
    made = await mkdir(path, { recursive: true });
  } catch {
    throw new OutputError(path, 'it cannot be made a folder');
  }
  try {
    await work();
  } catch (error) {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw error;
  }
}

/** What an archive defines beside the contract begins like the shim's names, out of the way of a C program's. */
export const allocatorPrefix = (name: string): string => `sigil_${snakeCase(name)}_`;

/** QBE text that goes with an allocator's own, so that a trap's line names it whatever archives are linked. */
export function allocatorName(name: string): string {
  return `export data $sigil_rt_allocator = align 1 { b "${checkConformerName(name)}", b 0 }\n`;
}
