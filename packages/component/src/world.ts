/** The WIT text of a component's world: one that exports some of our interfaces, with our packages behind it. */
import { packageText } from '@sigil-alloc/wit/texts';
import type { Interfaces } from './interfaces.js';

export interface WorldText {
  readonly witSource: string;
  readonly world: string;
}

/** The names only stand in this text: a finished component does not have them. */
const PACKAGE = 'sigil:component@0.1.0';
const WORLD = 'conformer';

export function worldText(interfaces: Interfaces): WorldText {
  const exports = [...interfaces.keys()].map((id) => `  export ${id};\n`);
  const packages = new Set([...interfaces.values()].flatMap((functions) => functions.map((fn) => fn.package)));
  const texts = [...packages].map(packageText);
  return { witSource: `package ${PACKAGE};\nworld ${WORLD} {\n${exports.join('')}}\n${texts.join('')}`, world: WORLD };
}
