/** The contract as a Markdown table, for the docs. */
import { type ContractFunction, coreSignature, type Surface } from '../surface.js';

function row(fn: ContractFunction): string {
  const params = fn.params.map(({ name, type }) => `${name}: ${type}`).join(', ');
  const result = fn.result === null ? '' : ` -> ${fn.result.type}`;
  return `| ${fn.interface} | \`${fn.name}(${params})${result}\` | \`${coreSignature(fn)}\` | \`${fn.linkName}\` |`;
}

export function renderDocsTable(surfaces: readonly Surface[]): string {
  const tables = surfaces.map(({ package: id, functions }) =>
    [
      `**${id}**`,
      '',
      '| interface | function | core wasm type | link name |',
      '|---|---|---|---|',
      ...functions.map(row),
    ].join('\n'),
  );
  return `${tables.join('\n\n')}\n`;
}
