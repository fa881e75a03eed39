/**
 * The steps from a conformer to the files of its package:
 *
 *   build      modules, texts, C sources, door: Node alone suffices
 *   native     assembly as well, for which QBE is needed, and looked for first; before packing
 *   manifest   the same, and what came of it becomes the committed manifest
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conformer, chosenWorlds } from '@sigil-alloc/ir';
import { findQbe, MissingToolError } from '@sigil-alloc/qbe-lower';
import type { Artefact, Maker, Recipe } from './artefact.js';
import { assembly } from './assembly.js';
import { cSources } from './c-sources.js';
import { writeDoors } from './door.js';
import { ArtefactError } from './errors.js';
import { writeWhole } from './files.js';
import { binaryenVersion, encoderOf, manifestOf, qbeFingerprint } from './manifest.js';
import { components, modules, objects } from './modules.js';
import { texts } from './texts.js';
import { witFiles } from './wit-files.js';

const MAKERS: readonly Maker[] = [modules, components, objects, texts, cSources, witFiles];
const NATIVE_MAKERS: readonly Maker[] = [assembly];

const STEPS = ['build', 'native', 'manifest'] as const;
type Step = (typeof STEPS)[number];

export interface PackageOptions {
  readonly conformer: Conformer;
  /** the package's folder */
  readonly folder: string;
  /** files that only this conformer has */
  readonly extra?: readonly Artefact[];
}

const EXIT_MISSING_TOOL = 3;

/** Runs the step that the command line names, `build` where it names none; a person reads why it cannot be in one line. */
export async function runStep(options: PackageOptions, [step = 'build']: readonly string[]): Promise<void> {
  try {
    if (!isStep(step)) throw new ArtefactError(`a step is one of ${STEPS.join(', ')}; got ${step}`);
    await STEP[step](options);
  } catch (error) {
    if (!(error instanceof ArtefactError || error instanceof MissingToolError)) throw error;
    process.stderr.write(`${options.conformer.name}: ${step}: ${error.message}\n`);
    process.exitCode = error instanceof MissingToolError ? EXIT_MISSING_TOOL : 1;
  }
}

const isStep = (step: string): step is Step => STEPS.some((known) => known === step);

const STEP: Readonly<Record<Step, (options: PackageOptions) => Promise<void>>> = {
  async build(options) {
    await rm(join(options.folder, 'prebuilt'), { recursive: true, force: true });
    await write(options, await make(options, MAKERS));
    await writeDoors(options.folder);
  },
  async native(options) {
    findQbe();
    await write(options, await make(options, NATIVE_MAKERS));
  },
  async manifest(options) {
    findQbe();
    const artefacts = await make(options, [...MAKERS, ...NATIVE_MAKERS]);
    await write(options, artefacts);
    const { conformer, folder } = options;
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Named;
    const tools = {
      binaryen: await binaryenVersion(),
      qbe: await qbeFingerprint(),
      witComponent: await encoderOf(artefacts),
    };
    const manifest = manifestOf({ conformer: conformer.name, package: { name, version }, tools }, artefacts);
    await writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  },
};

interface Named {
  readonly name: string;
  readonly version: string;
}

async function make(options: PackageOptions, makers: readonly Maker[]): Promise<readonly Artefact[]> {
  const { conformer, extra = [] } = options;
  const recipe: Recipe = { conformer, worlds: chosenWorlds(conformer) };
  const made = await Promise.all(makers.map(async (maker) => maker(recipe)));
  return [...made.flat(), ...(makers === NATIVE_MAKERS ? [] : extra)];
}

async function write({ folder }: PackageOptions, artefacts: readonly Artefact[]): Promise<void> {
  for (const { file, content } of artefacts) await writeWhole(join(folder, 'prebuilt', file), content);
}
