/** What `check` can judge: a conformer by name, on both backends, or a stranger's module, component or archive. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isComponent } from '@sigil-alloc/component';
import { componentSubject } from '@sigil-alloc/component/subject';
import {
  type Answers,
  loadAnswers,
  nativeSubject,
  SAFE_ANSWERS,
  type Subject,
  type SubjectFactory,
  wasmSubject,
} from '@sigil-alloc/conformance';
import {
  type AssembleOptions,
  alignmentFor,
  assemble,
  type BuildKind,
  type Conformer,
  chosenWorlds,
  emitWasm,
  memoryOf,
} from '@sigil-alloc/ir';
import { HOOK_SPELLINGS, IMPORT_MODULE, PAGE_BYTES } from '@sigil-alloc/wit';
import { fileName } from './artefact-kinds.js';
import { writeArtefacts } from './artefacts.js';
import { findConformer } from './conformers.js';
import { UsageError } from './exit.js';
import { readBytes, readProgram } from './program-file.js';
import type { WorldChoice } from './values.js';
import { worldsFor } from './worlds.js';

export type Backend = 'wasm' | 'native';

/** For calls to a stranger's functions: a batch of ops takes well under a second. */
export const PATIENCE_SECONDS = 60;

export interface Candidate {
  readonly answers: Answers;
  readonly subjects: Readonly<Partial<Record<Backend, SubjectFactory>>>;
}

export interface CandidateOptions {
  readonly build: BuildKind;
  /** how long calls may take before they count as hanging */
  readonly patience?: number;
  /** file with a stranger's answers */
  readonly answers?: string;
  /** of a conformer; all that it offers if left out */
  readonly worlds?: WorldChoice;
  readonly growthStep?: number;
}

/** Throws UsageError for a name that is none, ProgramFileError for a file that cannot be read. */
export async function findCandidate(candidate: string, options: CandidateOptions): Promise<Candidate> {
  if (candidate.endsWith('.wasm') || candidate.endsWith('.a')) return strangersFile(candidate, options);
  const conformer = await findConformer(candidate).load();
  const built = assembleOptions(conformer, options);
  const answers = options.answers === undefined ? conformer.answers(built) : await loadAnswers(options.answers);
  return { answers, subjects: conformerSubjects(conformer, built) };
}

/** A conformer on both backends. */
export const conformerSubjects = (conformer: Conformer, options: AssembleOptions) => ({
  wasm: () => wasmOf(conformer, options),
  native: () => nativeOf(conformer, options),
});

/** With all that the conformer offers, and what a runtime exports; nobody is there to bring hooks. */
function assembleOptions(conformer: Conformer, { build, worlds: choice, growthStep }: CandidateOptions) {
  const all = [...worldsFor(conformer, 'all'), ...(conformer.defaultWorlds ?? [])];
  const worlds = choice === undefined ? chosenWorlds(conformer, all) : worldsFor(conformer, choice);
  return {
    build,
    worlds,
    hooks: [],
    alignmentBytes: alignmentFor(conformer, worlds),
    ...(growthStep === undefined ? {} : { growthStepPages: growthStep }),
  };
}

/** Options that say how a conformer is built say nothing of a file that is. */
function refuseBuildOptions({ worlds, growthStep }: CandidateOptions): void {
  if (worlds !== undefined) throw new UsageError('--worlds goes with a conformer by name; a file has what it exports');
  if (growthStep !== undefined) throw new UsageError('--growth-step goes with a conformer by name; a file is built');
}

async function strangersFile(file: string, options: CandidateOptions): Promise<Candidate> {
  refuseBuildOptions(options);
  const { answers } = options;
  const name = basename(file);
  const bytes = await readBytes(file);
  const given = answers === undefined ? { ...SAFE_ANSWERS, conformer: name } : await loadAnswers(answers);
  const patienceSeconds = options.patience ?? PATIENCE_SECONDS;
  if (!file.endsWith('.wasm')) {
    return { answers: given, subjects: { native: () => nativeSubject(file, { name, patienceSeconds }) } };
  }
  if (isComponent(bytes)) return { answers: given, subjects: { wasm: () => componentSubject(bytes, name) } };
  const imports = { [IMPORT_MODULE]: await bringsForRuntime(file, given.heapBase) };
  return { answers: given, subjects: { wasm: () => wasmSubject(bytes, { name, imports, patienceSeconds }) } };
}

/** What a runtime that is to be linked may import, where no program is: bounds of its heap, and hooks that do nothing. */
async function bringsForRuntime(file: string, heapBase: number): Promise<Record<string, () => number>> {
  const { module } = await readProgram(file);
  const pages = memoryOf(module)?.initialPages ?? 0;
  module.dispose();
  const hooks = HOOK_SPELLINGS.map(({ linkName }) => [linkName, () => 0] as const);
  return {
    sigil_rt_heap_base: () => heapBase,
    sigil_rt_initial_end: () => pages * PAGE_BYTES,
    ...Object.fromEntries(hooks),
  };
}

function wasmOf(conformer: Conformer, options: AssembleOptions): Subject {
  const module = assemble(conformer, options);
  try {
    return wasmSubject(emitWasm(module), { name: fileName('wasm', conformer.name) });
  } finally {
    module.dispose();
  }
}

/** The driver holds a copy of the archive, so the archive itself need not stay. */
async function nativeOf(conformer: Conformer, options: AssembleOptions): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'sigil-check-'));
  try {
    const [archive] = await writeArtefacts(conformer, ['archive'], options, folder);
    return await nativeSubject(archive?.file ?? folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The subjects for the backends asked for. Throws UsageError for one that the candidate does not have. */
export function subjectsFor({ subjects }: Candidate, backends: readonly Backend[]): Record<string, SubjectFactory> {
  return Object.fromEntries(
    backends.map((backend) => {
      const factory = subjects[backend];
      if (factory === undefined) throw new UsageError(`--backend ${backend}: the candidate has no such form`);
      return [backend, factory];
    }),
  );
}
