/** What the build writes from the WIT: the typed constant the other packages compile against, and the rendered texts. */
import { cHeaderName, renderCHeader, renderWorldHeader } from '../render/c-header.js';
import { renderContractPage } from '../render/contract-page.js';
import { renderSilicon } from '../render/silicon.js';
import { renderTypeScript } from '../render/typescript.js';
import { renderWatImports } from '../render/wat-imports.js';
import { coreSignature } from '../surface.js';
import type { Derivation } from './read.js';

const asConst = (name: string, type: string, value: unknown): string =>
  `export const ${name} = ${JSON.stringify(value, null, 2)} as const satisfies ${type};\n`;

/** Text of `src/generated/contract.ts`. */
export function generateTypeScript({ contract, fixed, worlds, trapKinds, blockKinds }: Derivation): string {
  return [
    '// Derived from packages/wit/wit/*.wit by `npm run derive`; edit those.',
    "import type { Surface } from '../surface.js';",
    "import type { WitEnumCase } from '../syntax.js';",
    '',
    asConst('contract', 'Surface', contract),
    asConst('fixedSurfaces', 'readonly Surface[]', fixed),
    asConst('worldSurfaces', 'Readonly<Record<string, Surface>>', worlds),
    asConst('trapKindCases', 'readonly WitEnumCase[]', trapKinds),
    asConst('blockKindCases', 'readonly WitEnumCase[]', blockKinds),
  ].join('\n');
}

/** One line a function: what may never change for a published version. */
export function generateFrozen({ contract }: Derivation): string {
  const lines = contract.functions.map((fn) => {
    const params = fn.params.map(({ name, type }) => `${name}: ${type}`).join(', ');
    const result = fn.result === null ? '' : ` -> ${fn.result.type}`;
    return `${fn.interface}.${fn.name}(${params})${result} = ${fn.linkName} ${coreSignature(fn)}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Path from the package -> text. */
export function generatedFiles(derivation: Derivation): Map<string, string> {
  const { trapKinds, blockKinds } = derivation;
  const surfaces = [derivation.contract, ...derivation.fixed];
  const worlds = Object.values(derivation.worlds);
  return new Map([
    ['src/generated/contract.ts', generateTypeScript(derivation)],
    ['src/generated/heap.ts', renderTypeScript({ contract: derivation.contract, worlds, trapKinds })],
    ['generated/sigil.h', renderCHeader(surfaces, trapKinds)],
    ['generated/sigil-imports.wat', renderWatImports(surfaces)],
    ['generated/std.si', renderSilicon(surfaces)],
    ...worlds.flatMap((world): [string, string][] => [
      [`generated/${cHeaderName(world.world)}`, renderWorldHeader(world, blockKinds)],
      [`generated/sigil-${world.world}-imports.wat`, renderWatImports([world])],
      [`generated/${world.world}.si`, renderSilicon([world])],
    ]),
    ['../../docs/contract.md', renderContractPage({ surfaces, worlds, trapKinds, blockKinds })],
  ]);
}
