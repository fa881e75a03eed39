/** Every law as a test of a conformer's own package: one call from a vitest file. */
import type { Answers, WorldName } from '@sigil-alloc/wit';
import { type SubjectFactory, sameAddresses } from './check.js';
import { type Functions, functionsOf, functionsOfWorlds, judgedWorlds, whyLacking } from './functions.js';
import { laws as allLaws } from './laws/index.js';
import type { Law, LawContext } from './laws/law.js';
import { failureText } from './report.js';
import { runLaw } from './run-law.js';
import type { Subject } from './subject.js';
import { type LawVerdict, promisedLabel } from './verdict.js';

/** What is needed of a test runner; vitest's functions fit. */
export interface TestRunner {
  readonly describe: (title: string, body: () => void) => void;
  readonly it: {
    (title: string, body: () => Promise<void>, timeout?: number): void;
    skip(title: string, body: () => Promise<void>): void;
  };
  readonly beforeAll: (body: () => Promise<void>, timeout?: number) => void;
  readonly afterAll: (body: () => Promise<void>) => void;
}

export interface ConformanceTestsOptions {
  readonly name: string;
  /** by backend; with several, their addresses are compared as well */
  readonly subjects: Readonly<Record<string, SubjectFactory>>;
  readonly answers: Answers;
  /** the further worlds that every subject exports, none if absent; a subject that exports others or less is an error */
  readonly worlds?: readonly WorldName[];
  /** `fast` if absent */
  readonly build?: 'fast' | 'check' | 'audit';
  /** seeded ops per subject; small if absent, for tests that run often */
  readonly ops?: number;
  readonly seed?: number;
  /** all if absent */
  readonly laws?: readonly Law[];
  readonly runner: TestRunner;
}

const QUICK_OPS = 20_000;
const TIMEOUT_MILLISECONDS = 120_000;

/**
 * Registers a describe per subject with a test per law. A law that does not apply is skipped, its reason in the title;
 * those of a world that is not offered in one.
 */
export function conformanceTests(options: ConformanceTestsOptions): void {
  const { name, subjects, answers, worlds = [], build = 'fast', ops = QUICK_OPS, seed = 1, runner } = options;
  const { laws = allLaws } = options;
  const functions = functionsOfWorlds(worlds);
  const { describe, it, beforeAll, afterAll } = runner;
  const made = new Map<string, Subject>();
  const subjectOf = (backend: string): Subject => {
    const subject = made.get(backend);
    if (subject === undefined) throw new Error(`the subject ${backend} could not be made`);
    return subject;
  };
  describe(`${name} (${build}) keeps the contract`, () => {
    beforeAll(async () => {
      for (const [backend, factory] of Object.entries(subjects)) {
        const subject = await factory();
        made.set(backend, subject);
        expectFunctions(subject, functions);
      }
    }, TIMEOUT_MILLISECONDS);
    afterAll(async () => {
      for (const subject of made.values()) await subject.dispose();
    });
    for (const backend of Object.keys(subjects)) {
      describe(backend, () => {
        for (const [reason, count] of lacking(laws, functions))
          it.skip(`${count} laws (skipped: ${reason})`, async () => {});
        for (const law of laws.filter(({ needs = [] }) => whyLacking(needs, functions) === undefined)) {
          const context = (): LawContext => ({ subject: subjectOf(backend), answers, build, ops, seed });
          const title = `${promisedLabel(law.line)}: ${law.title}`;
          const reason = law.skip?.({ answers, build, ops, seed });
          const body = async (): Promise<void> => expectPass((await runLaw(law, context())).verdict);
          if (reason === undefined) it(title, body, TIMEOUT_MILLISECONDS);
          else it.skip(`${title} (skipped: ${reason})`, body);
        }
      });
    }
    const [first, ...others] = Object.keys(subjects);
    for (const other of others) {
      const body = async (): Promise<void> =>
        expectPass(await sameAddresses(subjectOf(first!), subjectOf(other), answers, seed, ops));
      it(`line 11: The same calls give the same addresses on ${first} and ${other}.`, body, TIMEOUT_MILLISECONDS);
    }
  });
}

/** How many laws do not apply to who has no more than these functions, by reason. */
function lacking(laws: readonly Law[], functions: Functions): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { needs = [] } of laws) {
    const reason = whyLacking(needs, functions);
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

/** A law that was skipped because a world was not named would go unnoticed. */
function expectFunctions(subject: Subject, expected: Functions): void {
  const found = functionsOf(subject);
  const missing = [...expected].filter((linkName) => !found.has(linkName));
  const unnamed = [...found].filter((linkName) => !expected.has(linkName));
  if (missing.length === 0 && unnamed.length === 0) return;
  const problems = [
    ...(missing.length > 0 ? [`does not export ${missing.join(', ')}`] : []),
    ...(unnamed.length > 0 ? [`exports ${unnamed.join(', ')} of worlds that are not named`] : []),
  ];
  throw new Error(
    `worlds: the subject ${subject.name} ${problems.join(' and ')}; worlds are ${judgedWorlds.join(', ')}`,
  );
}

function expectPass({ failure }: LawVerdict): void {
  if (failure !== undefined) throw new Error(failureText(failure));
}
