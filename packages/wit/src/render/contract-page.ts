/** The contract as a page of the docs. */
import { type ContractFunction, coreSignature, type Surface } from '../surface.js';
import type { WitEnumCase } from '../syntax.js';

function row(fn: ContractFunction): string {
  const params = fn.params.map(({ name, type }) => `${name}: ${type}`).join(', ');
  const result = fn.result === null ? '' : ` -> ${fn.result.type}`;
  return `| ${fn.interface} | \`${fn.name}(${params})${result}\` | \`${coreSignature(fn)}\` | \`${fn.linkName}\` |`;
}

const INTRODUCTION = `# The contract

Derived from [the WIT texts](../packages/wit/wit); edit those. Pointers, sizes and handles are unsigned 32-bit numbers, all
32 bits of them. A link name is the name of the wasm export, of the native symbol and of the C function. Beside these every
conformer exports \`memory\`.`;

const FURTHER_WORLDS = `## Further worlds

What a conformer may offer beyond the contract, each world whole or not at all. Each includes the contract's world and is
a package of its own, by the same naming rule. A module of its own exports the worlds that its build chooses; a linked
program has those from which it imports something. Where the contract is spelled with bare names, these keep their link
names. The worlds of managed objects may need hooks: functions that the program exports and the conformer calls. The
namespace \`asc\` stands for names that an old compiler chose: there a link name is \`__\` and the function's name in snake
case.`;

const functionTable = (functions: readonly ContractFunction[]): string[] => [
  '| interface | function | core wasm type | link name |',
  '|---|---|---|---|',
  ...functions.map(row),
];

const meanings = (functions: readonly ContractFunction[]): string[] =>
  functions.map(({ linkName, docs }) => `- **${linkName}** ${docs}`);

/** A package of several worlds has a section for each. */
function worldHeading({ package: id, world }: Surface, worlds: readonly Surface[]): string {
  const first = worlds.find((other) => other.package === id);
  return first?.world === world ? `### ${id}` : `### ${id}, world ${world}`;
}

function worldSection(world: Surface, worlds: readonly Surface[]): string {
  const { functions, hooks } = world;
  const hookParts =
    hooks.length === 0 ? [] : [['Hooks, which the program brings:'], functionTable(hooks), meanings(hooks)];
  return section(worldHeading(world, worlds), functionTable(functions), meanings(functions), ...hookParts);
}

const kindTable = (kinds: readonly WitEnumCase[]): string[] => [
  '| number | kind | meaning |',
  '|---|---|---|',
  ...kinds.map(({ name, docs }, number) => `| ${number} | \`${name}\` | ${docs} |`),
];

const section = (heading: string, ...parts: readonly (readonly string[])[]): string =>
  [heading, ...parts.map((lines) => lines.join('\n'))].join('\n\n');

export interface ContractPage {
  readonly surfaces: readonly Surface[];
  readonly worlds: readonly Surface[];
  readonly trapKinds: readonly WitEnumCase[];
  readonly blockKinds: readonly WitEnumCase[];
}

export function renderContractPage({ surfaces, worlds, trapKinds, blockKinds }: ContractPage): string {
  const sections = [
    INTRODUCTION,
    ...surfaces.map((surface) => section(`## ${surface.package}`, functionTable(surface.functions))),
    section(
      '## What they do',
      surfaces.flatMap(({ functions }) => meanings(functions)),
    ),
    section('## Trap kinds', kindTable(trapKinds)),
    FURTHER_WORLDS,
    ...worlds.map((world) => worldSection(world, worlds)),
    section('### Block kinds', kindTable(blockKinds)),
  ];
  return `${sections.join('\n\n')}\n`;
}
