/**
 * The driver's table of further functions, as C: one entry per function of the further worlds, null where the archive
 * does not define it. Written per archive, because a weak reference would not fetch a member of the archive.
 */
import type { ContractFunction } from '@sigil-alloc/wit';
import { type Functions, furtherFunctions } from '../functions.js';

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
    `further_function *const further_next_block = ${entry('sigil_next_block', functions)};`,
    '',
  ].join('\n');
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
