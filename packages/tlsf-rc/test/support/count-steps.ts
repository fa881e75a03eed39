/**
 * Instructions, counted. A module's functions add to a global what they are about to execute, once for every stretch of
 * instructions that is executed as a whole: at the start of a function, of a block, of a turn of a loop, of an arm of an
 * `if`, and behind whatever may branch away. Operands of an instruction that branches away in the midst of them are
 * counted as if it had not, so that the sum is never too small. Blocks, loops and ends are no instructions; filling,
 * copying and growing memory are one each.
 */
import { headOf, isList, type Tree } from './wat.js';

/** Paths that a call may take; the global `paths` has a bit for each that it took. */
export const PATHS = { flush: 1, grow_for: 2 } as const;

const DECLARATIONS = ['param', 'result', 'local', 'type', 'export'];
const isDeclaration = (tree: Tree): boolean => !isList(tree) || DECLARATIONS.includes(String(tree[0]));

/** Adds and exports the globals `steps` and `paths`, and exports the functions of the paths as `path.` and their name. */
export function countSteps(module: Tree[]): void {
  for (const entry of module) if (isList(entry) && entry[0] === 'func') countIn(entry);
  for (const path of Object.keys(PATHS))
    if (module.some((entry) => isList(entry) && entry[0] === 'func' && entry[1] === `$sigil.${path}`))
      module.push(['export', `"path.${path}"`, ['func', `$sigil.${path}`]]);
  for (const name of ['steps', 'paths']) {
    const at = module.findIndex((entry) => headOf(entry) === 'global');
    module.splice(at, 0, ['global', `$${name}`, ['mut', 'i32'], ['i32.const', '0']]);
    module.push(['export', `"${name}"`, ['global', `$${name}`]]);
  }
}

const isPath = (name: string): name is keyof typeof PATHS => Object.hasOwn(PATHS, name);

function countIn(fn: Tree[]): void {
  const start = bodyStart(fn);
  const body = stretches(fn.splice(start));
  const name = String(fn[1]).replace('$sigil.', '');
  if (isPath(name)) body.unshift(change('paths', 'i32.or', PATHS[name]));
  fn.push(...body);
}

/** Where the instructions of a function or a block begin. */
function bodyStart(list: Tree[]): number {
  const start = list.findIndex((tree, index) => index > 0 && !isDeclaration(tree));
  return start < 0 ? list.length : start;
}

const change = (global: string, op: string, by: number): Tree => [
  'global.set',
  `$${global}`,
  [op, ['global.get', `$${global}`], ['i32.const', String(by)]],
];

/** The instructions, with an addition before each stretch of them. */
function stretches(instructions: Tree[]): Tree[] {
  const counted: Tree[] = [];
  let pending: Tree[] = [];
  let cost = 0;
  const close = (): void => {
    if (cost > 0) counted.push(change('steps', 'i32.add', cost));
    counted.push(...pending);
    pending = [];
    cost = 0;
  };
  for (const instruction of instructions) {
    cost += costOf(instruction);
    pending.push(within(instruction));
    if (mayLeave(instruction, new Set())) close();
  }
  close();
  return counted;
}

const isBody = (tree: Tree): boolean => ['block', 'loop', 'then', 'else'].includes(String(headOf(tree)));

/** What is executed with the instruction, other than in stretches of its own. */
function costOf(tree: Tree): number {
  if (isDeclaration(tree) || isBody(tree)) return 0;
  return (tree as Tree[]).reduce((sum, operand) => sum + costOf(operand), 1);
}

/** The instruction, with the stretches inside it counted. */
function within(tree: Tree): Tree {
  if (!isList(tree)) return tree;
  if (!isBody(tree)) return tree.map(within);
  const start = bodyStart(tree);
  return [...tree.slice(0, start), ...stretches(tree.slice(start))];
}

/** Whether what follows the instruction may not be executed. `inside` are the labels that it brings itself. */
function mayLeave(tree: Tree, inside: ReadonlySet<string>): boolean {
  if (!isList(tree)) return false;
  const head = String(tree[0]);
  if (head === 'return' || head === 'unreachable') return true;
  if (head.startsWith('br') && tree.some((label) => isLabel(label) && !inside.has(label))) return true;
  const labels = head === 'block' || head === 'loop' ? new Set([...inside, String(tree[1])]) : inside;
  return tree.some((operand) => mayLeave(operand, labels));
}

const isLabel = (tree: Tree): tree is string => typeof tree === 'string' && tree.startsWith('$');
