/** Whether what somebody hands in as a conformer is one, before anything is built from it. */
import {
  allWorldNames,
  CONFORMER_NAME,
  type ContractFunction,
  conformerFunctions,
  type WorldName,
  worldFunctions,
} from '@sigil-alloc/wit';
import { type Conformer, SHARED } from './conformer.js';
import { RuntimeModuleError } from './errors.js';
import { FnDefinition, signatureOf } from './fn.js';

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;

/**
 * @param where names it in messages
 * @throws RuntimeModuleError with all that is wrong with it
 */
export function requireConformer(value: unknown, where: string): Conformer {
  if (!isParts(value)) throw new RuntimeModuleError(where, ['it exports no conformer']);
  const own = conformerFunctions.filter(({ linkName }) => !(linkName in SHARED));
  const problems = [
    ...(typeof value.name === 'string' && CONFORMER_NAME.test(value.name)
      ? []
      : [`its name is not like ${CONFORMER_NAME.source}`]),
    ...(isAlignments(value.alignments) ? [] : ['its alignments are no list of powers of two']),
    ...(typeof value.answers === 'function' ? [] : ["it has no function 'answers'"]),
    ...(definitionOf(value.health) === undefined ? ["'health' is no function of the builder"] : []),
    ...functionProblems(own, value.surface),
    ...worldProblems(value.worlds, value.defaultWorlds),
  ];
  if (problems.length > 0) throw new RuntimeModuleError(where, problems);
  return value as unknown as Conformer;
}

const isAlignments = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((bytes) => [4, 8, 16, 32, 64].includes(bytes as number));

function worldProblems(worlds: unknown, defaultWorlds: unknown): string[] {
  const offered = isParts(worlds) ? Object.entries(worlds) : [];
  const byDefault: readonly unknown[] = Array.isArray(defaultWorlds) ? defaultWorlds : [];
  return [
    ...offered.flatMap(([world, functions]) =>
      isWorld(world)
        ? functionProblems(worldFunctions([world]), functions)
        : [`it offers a world '${world}'; there is none`],
    ),
    ...byDefault
      .filter((world) => !offered.some(([other]) => other === world))
      .map((world) => `it exports the world '${String(world)}' by default and does not offer it`),
  ];
}

const isWorld = (name: string): name is WorldName => allWorldNames.some((world) => world === name);

function functionProblems(expected: readonly ContractFunction[], given: unknown): string[] {
  const functions = isParts(given) ? given : {};
  return expected.flatMap((declared) => {
    const { linkName, package: from } = declared;
    if (functions[linkName] === undefined) return [`it does not implement '${linkName}' of ${from}`];
    const definition = definitionOf(functions[linkName]);
    if (definition === undefined) return [`'${linkName}' is no function of the builder, or of another copy of it`];
    const [is, should] = [signatureText(definition), signatureText(signatureOf(declared))];
    return is === should ? [] : [`'${linkName}' is ${is}; ${from} says ${should}`];
  });
}

function definitionOf(value: unknown): FnDefinition | undefined {
  const { definition } = (typeof value === 'function' ? value : {}) as { definition?: unknown };
  return definition instanceof FnDefinition ? definition : undefined;
}

/** `(oldPtr: ptr, size: u32) -> ptr` */
const signatureText = ({ params, result }: { params: Readonly<Record<string, string>>; result: string }): string =>
  `(${Object.entries(params)
    .map(([name, kind]) => `${name}: ${kind}`)
    .join(', ')}) -> ${result}`;
