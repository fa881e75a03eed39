/**
 * The answers of a stranger's conformer, read from a JSON file: what no test can see from outside.
 *
 * What the file leaves out gets the answer that claims least: a conformer that says nothing is held to the contract
 * and to nothing beyond it.
 */
import { readFile } from 'node:fs/promises';
import { type Answers, DEFAULT_HEAP_BASE } from '@sigil-alloc/wit';

export type { Answers };

export const ANSWERS_VERSION = 1;

/** What is assumed of a conformer that does not answer. */
export const SAFE_ANSWERS: Answers = {
  version: ANSWERS_VERSION,
  conformer: 'unnamed',
  alignmentBytes: 4,
  blockOverheadBytes: 0,
  largestRequestBytes: 0xffff_ffff,
  heapBase: DEFAULT_HEAP_BASE,
  growsInPlace: 'never',
  movesLiveBlocks: false,
  reclaims: ['scope-exit', 'free-all'],
  usableSize: 'requested',
  collectsCycles: 'not-applicable',
  needsRoots: 'not-applicable',
};

/** An answers file that cannot be read or understood: the field, the rule, and what stands there. */
export class AnswersError extends Error {
  override readonly name = 'AnswersError';
}

interface Rule {
  readonly says: string;
  readonly holds: (value: unknown) => boolean;
}

const RECLAIMS: readonly unknown[] = ['scope-exit', 'free-all', 'realloc', 'free', 'release', 'collection'];

const oneOf = (...values: readonly (string | boolean | number)[]): Rule => ({
  says: `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
  holds: (value) => values.some((allowed) => allowed === value),
});

const wholeFrom = (least: number): Rule => ({
  says: `a whole number from ${least} to ${0xffff_ffff}`,
  holds: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= 0xffff_ffff,
});

const RULES: { readonly [Field in keyof Answers]: Rule } = {
  version: { says: `${ANSWERS_VERSION}`, holds: (value) => value === ANSWERS_VERSION },
  conformer: { says: 'a name', holds: (value) => typeof value === 'string' && value !== '' },
  alignmentBytes: {
    says: 'a power of two, at least 4 and at most 65536',
    holds: (value) => typeof value === 'number' && value >= 4 && value <= 65_536 && Number.isInteger(Math.log2(value)),
  },
  blockOverheadBytes: wholeFrom(0),
  largestRequestBytes: wholeFrom(1),
  heapBase: wholeFrom(1),
  growsInPlace: oneOf('last-block', 'into-free-neighbour', 'never'),
  movesLiveBlocks: oneOf(false), // the contract has no way to tell a caller of a move
  reclaims: {
    says: `a list of ${RECLAIMS.map((value) => JSON.stringify(value)).join(', ')}`,
    holds: (value) => Array.isArray(value) && value.every((item) => RECLAIMS.includes(item)),
  },
  usableSize: oneOf('requested', 'rounded-up'),
  collectsCycles: oneOf(true, false, 'not-applicable'),
  needsRoots: oneOf(true, false, 'not-applicable'),
};

/** Whether the last release of a managed object frees it; who does not say so has objects that end with their scope. */
export const countsReferences = ({ reclaims }: Answers): boolean => reclaims.includes('release');

/** Whether objects are freed that only references among themselves keep. */
export const collectsCycles = ({ reclaims }: Answers): boolean => reclaims.includes('collection');

const isField = (name: string): name is keyof Answers => Object.hasOwn(RULES, name);

/** Reads `file`; absent fields get SAFE_ANSWERS. Throws AnswersError. */
export async function loadAnswers(file: string): Promise<Answers> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AnswersError(`${file}: cannot be read (${error.code ?? error.message})`);
  });
  return parseAnswers(text, file);
}

/** The same from a text; `place` names it in errors. */
export function parseAnswers(text: string, place: string): Answers {
  const json = parseJson(text, place);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new AnswersError(`${place}: answers are one JSON object, found ${JSON.stringify(json)}`);
  }
  if (!('version' in json))
    throw new AnswersError(`${place}: "version" is missing; this is version ${ANSWERS_VERSION}`);
  for (const [field, value] of Object.entries(json)) {
    if (!isField(field)) {
      throw new AnswersError(`${place}: unknown answer "${field}"; known are ${Object.keys(RULES).join(', ')}`);
    }
    if (!RULES[field].holds(value)) {
      throw new AnswersError(`${place}: "${field}" must be ${RULES[field].says}, found ${JSON.stringify(value)}`);
    }
  }
  return { ...SAFE_ANSWERS, ...json, version: ANSWERS_VERSION };
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AnswersError(`${place}: not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}
