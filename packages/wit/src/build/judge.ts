/**
 * The official WIT tooling as judge: it makes a dummy core module for a world, and its exports must be our functions, its
 * imports our hooks. Names in that module are the canonical ABI's (`canonical-abi.ts`).
 */
import { componentEmbed } from '@bytecodealliance/jco-transpile/wasm-tools';
import { isNewCanonicalName, newCanonicalName } from '../canonical-abi.js';
import { ContractError } from '../errors.js';
import { coreSignature, type Surface } from '../surface.js';
import { coreFunctions } from './core-module.js';

const POST_RETURN_SUFFIX = '_post';
const IMPORTED = 'import ';

/** @returns canonical name -> core signature, as the official tooling says; hooks with `import ` before their names */
export async function judgedSignatures(witSource: string, world: string): Promise<Map<string, string>> {
  const dummy = await componentEmbed({ witSource, world, dummy: true });
  const { imports, exports } = coreFunctions(dummy);
  const ours = [...exports].filter(([name]) => isNewCanonicalName(name) && !name.endsWith(POST_RETURN_SUFFIX));
  return new Map([...ours, ...[...imports].map(([name, type]) => [IMPORTED + name, type] as const)]);
}

/** What the tooling should say of a surface, and of those that its world includes. */
export function derivedSignatures(surface: Surface, included: readonly Surface[] = []): Map<string, string> {
  const functions = [surface, ...included].flatMap(({ functions }) => functions);
  return new Map([
    ...functions.map((fn) => [newCanonicalName(fn), coreSignature(fn)] as const),
    ...surface.hooks.map((fn) => [IMPORTED + newCanonicalName(fn), coreSignature(fn)] as const),
  ]);
}

/**
 * @param included the surfaces that the world includes
 * @throws ContractError naming each function on which reader and judge differ
 */
export async function judge(surface: Surface, witSource: string, included: readonly Surface[] = []): Promise<void> {
  const judged = await judgedSignatures(witSource, surface.world);
  const differences = differencesBetween(
    derivedSignatures(surface, included),
    judged,
    'our reader',
    'the official WIT tooling',
  );
  if (differences.length > 0) throw new ContractError(`${surface.package}: ${differences.join('; ')}`);
}

/** What two tables of `name -> signature` disagree on, a sentence each. */
export function differencesBetween(
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
  us: string,
  them: string,
): string[] {
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  return names.flatMap((name) => {
    const [a, b] = [ours.get(name), theirs.get(name)];
    if (a === b) return [];
    if (a === undefined) return [`'${name}' is known to ${them} only`];
    if (b === undefined) return [`'${name}' is known to ${us} only`];
    return [`'${name}' is ${a} to ${us} and ${b} to ${them}`];
  });
}
