/** Op scripts as JSON: reading with clear errors, and replaying against a subject. */
import type { Answers } from '@sigil-alloc/wit';
import { figureNames } from './functions.js';
import { MAX_SLOT, OPS_FORMAT, OPS_VERSION, type Op, type OpName, type OpResult, type OpScript } from './op.js';
import { replay } from './replay.js';
import type { Subject } from './subject.js';
import type { Failure } from './verdict.js';

/** A script that cannot be read: the place in it, the rule, and what stands there. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

type Check = (value: unknown) => boolean;

const whole =
  (most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

const U32 = whole(0xffff_ffff);
const SLOT = whole(MAX_SLOT);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasOnly = (value: Record<string, unknown>, ...names: string[]): boolean =>
  Object.keys(value).length === names.length && names.every((name) => name in value);
const LITERAL: Check = (value) => isObject(value) && hasOnly(value, 'literal') && U32(value.literal);
const DISPLACED: Check = (value) =>
  isObject(value) && hasOnly(value, 'slot', 'plus') && SLOT(value.slot) && Number.isInteger(value.plus);
const BLOCK: Check = (value) => SLOT(value) || LITERAL(value) || DISPLACED(value);
const SCOPE: Check = (value) => SLOT(value) || LITERAL(value);

const CURSOR: Check = (value) => SCOPE(value);
const FIGURE: Check = (value) => figureNames.some((name) => name === value);

const RULES = new Map<Check, string>([
  [U32, 'a whole number from 0 to 4294967295'],
  [SLOT, `a slot, 0 to ${MAX_SLOT}`],
  [BLOCK, 'a slot, {"slot", "plus"} or {"literal"}'],
  [SCOPE, 'a slot or {"literal"}'],
  [CURSOR, 'a slot or {"literal"}'],
  [FIGURE, `one of ${figureNames.join(', ')}`],
]);

const REALLOC = { block: BLOCK, oldSize: U32, newSize: U32, into: SLOT };
const OBJECT = { object: BLOCK };
const PATTERN = { block: BLOCK, offset: U32, bytes: U32, seed: U32, phase: U32 };

const OPERANDS: { readonly [Name in OpName]: Readonly<Record<string, Check>> } = {
  alloc: { into: SLOT, size: U32 },
  realloc: REALLOC,
  'cabi-realloc': { ...REALLOC, align: U32 },
  'mem-copy': { to: BLOCK, from: BLOCK, bytes: U32 },
  'enter-scope': { into: SLOT },
  'exit-scope': { scope: SCOPE },
  promote: { scope: SCOPE, block: BLOCK, size: U32, into: SLOT },
  'free-all': {},
  'grow-memory': { pages: U32 },
  fill: PATTERN,
  verify: PATTERN,
  'verify-zero': { block: BLOCK, offset: U32, bytes: U32 },
  flip: { block: BLOCK, bytes: U32 },
  'trap-kind': {},
  'failed-size': {},
  free: { block: BLOCK },
  'usable-size': { block: BLOCK },
  'alloc-zeroed': { into: SLOT, size: U32 },
  'alloc-aligned': { into: SLOT, size: U32, align: U32 },
  'resize-in-place': { block: BLOCK, newSize: U32 },
  trim: {},
  'try-alloc': { into: SLOT, size: U32 },
  'try-realloc': REALLOC,
  'try-alloc-aligned': { into: SLOT, size: U32, align: U32 },
  figure: { figure: FIGURE },
  'check-heap': {},
  'next-block': { after: CURSOR, into: SLOT },
  'block-kind': { block: BLOCK },
  'heap-record': {},
  make: { into: SLOT, size: U32, id: U32 },
  resize: { ...OBJECT, size: U32, into: SLOT },
  discard: OBJECT,
  retain: OBJECT,
  release: OBJECT,
  link: { ...OBJECT, offset: U32, to: BLOCK },
  collect: {},
  'collect-step': { budget: U32 },
  'set-candidate-limit': { count: U32 },
  describe: { at: U32 },
  weaken: { ...OBJECT, into: SLOT },
  upgrade: { handle: CURSOR, into: SLOT },
  forget: { handle: CURSOR },
  load: { block: BLOCK },
  store: { block: BLOCK, value: BLOCK },
};

const isOpName = (name: unknown): name is OpName => typeof name === 'string' && Object.hasOwn(OPERANDS, name);

/** Reads a script from its JSON text; `place` names it in errors. Throws ScriptError. */
export function parseScript(text: string, place: string): OpScript {
  const fail = (message: string): never => {
    throw new ScriptError(`${place}: ${message}`);
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    fail(`not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isObject(json) || json.format !== OPS_FORMAT) return fail(`"format" must be "${OPS_FORMAT}"`);
  if (json.version !== OPS_VERSION)
    return fail(`"version" must be ${OPS_VERSION}, found ${JSON.stringify(json.version)}`);
  const { maxPages = 65_536, title = '', ops } = json;
  if (!whole(65_536)(maxPages)) return fail(`"maxPages" must be 0 to 65536, found ${JSON.stringify(maxPages)}`);
  if (typeof title !== 'string') return fail(`"title" must be a text, found ${JSON.stringify(title)}`);
  if (!Array.isArray(ops)) return fail(`"ops" must be a list, found ${JSON.stringify(ops)}`);
  for (const [index, op] of ops.entries()) {
    const problem = opProblem(op);
    if (problem !== undefined) fail(`op ${index}: ${problem}`);
  }
  return { format: OPS_FORMAT, version: OPS_VERSION, title, maxPages: Number(maxPages), ops: ops as Op[] };
}

function opProblem(op: unknown): string | undefined {
  if (!isObject(op)) return `an op is an object, found ${JSON.stringify(op)}`;
  const { op: name, ...given } = op;
  if (!isOpName(name)) return `unknown op ${JSON.stringify(name)}; known are ${Object.keys(OPERANDS).join(', ')}`;
  const operands = OPERANDS[name];
  for (const [operand, check] of Object.entries(operands)) {
    if (check(given[operand])) continue;
    return `"${operand}" of ${name} must be ${RULES.get(check)}, found ${JSON.stringify(given[operand])}`;
  }
  const unknown = Object.keys(given).find((operand) => !Object.hasOwn(operands, operand));
  return unknown === undefined ? undefined : `${name} has no operand "${unknown}"`;
}

export interface Replay {
  /** ops that were legal and ran, with what they answered */
  readonly results: readonly { readonly op: Op; readonly result: OpResult }[];
  readonly failure?: Failure;
}

/** Runs a script on a fresh instance under the shadow heap. Ops that are not legal where they stand are left out. */
export async function replayScript(subject: Subject, answers: Answers, script: OpScript): Promise<Replay> {
  const results: { op: Op; result: OpResult }[] = [];
  const { violation, picture } = await replay(subject, answers, script.maxPages ?? 65_536, script.ops, (op, result) => {
    results.push({ op, result });
  });
  if (violation === undefined) return { results };
  return { results, failure: { line: violation.line, message: violation.message, seed: 0, script, picture } };
}
