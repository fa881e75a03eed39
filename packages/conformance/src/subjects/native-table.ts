/**
 * The driver's tables, as C: the further functions, one entry per function of the further worlds, null where the archive
 * does not define it, and the types of the suite's objects. Written per archive, because a weak reference would not fetch
 * a member of the archive.
 */
import type { ContractFunction } from '@sigil-alloc/wit';
import { type Functions, furtherFunctions } from '../functions.js';
import { typeTable } from '../object-types.js';

/** Each entry takes three words, whatever its function takes; native/driver.c declares the table. */
export function furtherTable(functions: Functions): string {
  const present = furtherFunctions.filter(({ linkName }) => functions.has(linkName));
  const entries = furtherFunctions.map(({ linkName }) => `  ${entry(linkName, functions)},`);
  return [
    '#include <stdint.h>',
    'typedef uint32_t further_function(uint32_t, uint32_t, uint32_t);',
    ...present.map(wrapper),
    'further_function *const further_functions[] = {',
    ...entries,
    '};',
    `const uint32_t further_count = ${furtherFunctions.length};`,
    ...NAMED.map((name) => `further_function *const further_${name} = ${entry(`sigil_${name}`, functions)};`),
    ...types(),
    '',
  ].join('\n');
}

/** Functions that ops with codes of their own call. */
const NAMED = ['next_block', 'make', 'retain', 'release', 'describe', 'weaken', 'upgrade', 'forget'] as const;

/** The table of types for address 0; what of it are addresses is told by where they are. */
function types(): readonly string[] {
  const { words, layouts } = typeTable(0);
  return [
    `const uint32_t type_words[] = {${words.join(', ')}};`,
    `const uint32_t type_word_count = ${words.length};`,
    `const uint32_t type_layouts = ${layouts};`,
  ];
}

const entry = (linkName: string, functions: Functions): string => (functions.has(linkName) ? `call_${linkName}` : '0');

function wrapper({ linkName, params, result }: ContractFunction): string {
  const types = params.map(() => 'uint32_t').join(', ') || 'void';
  const call = `${linkName}(${['x', 'y', 'z'].slice(0, params.length).join(', ')})`;
  return [
    `${result === null ? 'void' : 'uint32_t'} ${linkName}(${types});`,
    `static uint32_t call_${linkName}(uint32_t x, uint32_t y, uint32_t z) {`,
    '  (void)x, (void)y, (void)z;',
    result === null ? `  ${call};\n  return 0;` : `  return ${call};`,
    '}',
  ].join('\n');
}
