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

export function renderContractPage(surfaces: readonly Surface[], trapKinds: readonly WitEnumCase[]): string {
  const tables = surfaces.map(({ package: id, functions }) =>
    [
      `## ${id}`,
      '',
      '| interface | function | core wasm type | link name |',
      '|---|---|---|---|',
      ...functions.map(row),
    ].join('\n'),
  );
  const meanings = surfaces.flatMap(({ functions }) =>
    functions.map(({ linkName, docs }) => `- **${linkName}** ${docs}`),
  );
  const kinds = trapKinds.map(({ name, docs }, number) => `| ${number} | \`${name}\` | ${docs} |`);
  const sections = [
    INTRODUCTION,
    ...tables,
    ['## What they do', '', ...meanings].join('\n'),
    ['## Trap kinds', '', '| number | kind | meaning |', '|---|---|---|', ...kinds].join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}
