/** `sigil.h`: the contract, the fixed set and the trap kinds as C, and the surface of the native shim. */
import { upperSnakeCase } from '../names.js';
import type { ContractFunction, CoreType, Surface } from '../surface.js';
import type { WitEnumCase } from '../syntax.js';

const C_TYPE: Readonly<Record<CoreType, string>> = { i32: 'uint32_t', i64: 'uint64_t', f32: 'float', f64: 'double' };

/** Declared for a host that links the native shim; the shim is C, so this part is C's own and not the WIT's. */
const SHIM = `/* Native only: the linear memory that pointers count from, and a host that survives traps. */

/** Base of linear memory; it never moves. A contract pointer p is the byte sigil_memory()[p]. */
uint8_t *sigil_memory(void);

/** Bytes of linear memory in use, a multiple of 65536, at most 2^32. */
uint64_t sigil_memory_size(void);

/** Caps linear memory at \`pages\` of 65536 bytes. False, and nothing changes, if more are in use already. */
bool sigil_set_max_pages(uint32_t pages);

/** Runs fn(arg). Returns SIGIL_TRAP_NONE, or the kind of the trap that ended it, which is thereby read and cleared. */
sigil_trap sigil_try(void (*fn)(void *), void *arg);

/** What is known of a trap; requested is 0 but for exhaustion, has_address tells whether address is known. */
typedef struct sigil_trap_info {
  sigil_trap kind;
  uint32_t requested;
  bool has_address;
  uint64_t address;
} sigil_trap_info;

/** Called on a trap outside sigil_try, before the process would end with status 134; it may leave by longjmp. NULL resets. */
void sigil_on_trap(void (*handler)(const sigil_trap_info *info));
`;

function declaration({ docs, linkName, params, result }: ContractFunction): string {
  const list = params.map(({ name, core }) => `${C_TYPE[core]} ${name.replaceAll('-', '_')}`).join(', ');
  return `/** ${docs} */\n${result === null ? 'void' : C_TYPE[result.core]} ${linkName}(${list || 'void'});\n`;
}

const enumerator = ({ name, docs }: WitEnumCase, number: number): string =>
  `  /** ${docs} */\n  SIGIL_TRAP_${upperSnakeCase(name)} = ${number},`;

export function renderCHeader(surfaces: readonly Surface[], trapKinds: readonly WitEnumCase[]): string {
  const declarations = surfaces.flatMap((surface) => [
    `/* ${surface.package} */\n`,
    ...surface.functions.map(declaration),
  ]);
  return `/* Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts. */
#ifndef SIGIL_H
#define SIGIL_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Why a call trapped. */
typedef enum sigil_trap {
${trapKinds.map(enumerator).join('\n')}
} sigil_trap;

${declarations.join('\n')}
${SHIM}
#ifdef __cplusplus
}
#endif

#endif
`;
}
