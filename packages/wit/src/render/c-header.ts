/**
 * The WIT as C. `sigil.h` has the contract, the fixed set, the trap kinds and the surface of the native shim; each further
 * world has a header of its own.
 */
import { snakeCase, upperSnakeCase } from '../names.js';
import { OWNS_MALLOC } from '../process-bounds.js';
import type { ContractFunction, CoreType, Surface } from '../surface.js';
import type { WitEnumCase } from '../syntax.js';

const C_TYPE: Readonly<Record<CoreType, string>> = { i32: 'uint32_t', i64: 'uint64_t', f32: 'float', f64: 'double' };

/** How an address in C and a contract pointer become each other, in wasm; C's own and not the WIT's. */
const IN_WASM = `/* In wasm: linear memory is the program's own, and a contract pointer is the number of an address. */

/** A contract pointer as an address, and back. */
static inline void *sigil_pointer_to(uint32_t ptr) { return (void *)(uintptr_t)ptr; }
static inline uint32_t sigil_offset_of(const void *pointer) { return (uint32_t)(uintptr_t)pointer; }

/**
 * Stands once in a program that defines malloc on top of these. Without it the heap keeps out of the memory behind
 * __heap_base where a malloc is linked, since that would be where a libc's own takes its blocks from.
 */
#define SIGIL_OWNS_MALLOC const char ${OWNS_MALLOC} = 1
`;

/** Declared for a host that links the native shim; the shim is C, so this part is C's own and not the WIT's. */
const SHIM = `/* Native only: the linear memory that pointers count from, and a host that survives traps. */

/** Base of linear memory; it never moves. A contract pointer p is the byte sigil_memory()[p]. */
uint8_t *sigil_memory(void);

/** A contract pointer as an address, and back. */
static inline void *sigil_pointer_to(uint32_t ptr) { return sigil_memory() + ptr; }
static inline uint32_t sigil_offset_of(const void *pointer) {
  return (uint32_t)((const uint8_t *)pointer - sigil_memory());
}

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

const declarations = (surface: Surface): string =>
  [
    `/* ${surface.package} */\n`,
    ...surface.functions.map(declaration),
    ...(surface.hooks.length === 0 ? [] : ['/* To be defined by the program: the allocator calls these. */\n']),
    ...surface.hooks.map(declaration),
  ].join('\n');

/** The kinds as constants, `SIGIL_TRAP_NONE` and on. */
function enumeration(name: string, sentence: string, kinds: readonly WitEnumCase[]): string {
  const enumerators = kinds.map(
    ({ name: kind, docs }, number) => `  /** ${docs} */\n  ${name.toUpperCase()}_${upperSnakeCase(kind)} = ${number},`,
  );
  return `/** ${sentence} */\ntypedef enum ${name} {\n${enumerators.join('\n')}\n} ${name};\n`;
}

/** File name of the header for a further world, without one that of the contract. */
export const cHeaderName = (world?: string): string =>
  world === undefined ? 'sigil.h' : `sigil_${snakeCase(world)}.h`;

/** `sigil_heap.h` is guarded by `SIGIL_HEAP_H`. */
const guardOf = (file: string): string => file.replace('.', '_').toUpperCase();

interface HeaderParts {
  readonly file: string;
  readonly about: string;
  readonly includes: readonly string[];
  readonly body: readonly string[];
}

const header = ({ file, about, includes, body }: HeaderParts): string => `/* ${about} */
#ifndef ${guardOf(file)}
#define ${guardOf(file)}

${includes.map((included) => `#include ${included}`).join('\n')}

#ifdef __cplusplus
extern "C" {
#endif

${body.join('\n')}
#ifdef __cplusplus
}
#endif

#endif
`;

const ABOUT =
  'Derived from the WIT contract; do not edit. Pointers, sizes and handles are unsigned 32-bit offsets and counts.';

const byMachine = `#if defined(__wasm__)\n\n${IN_WASM}\n#else\n\n${SHIM}\n#endif\n`;

/** `sigil.h` */
export const renderCHeader = (surfaces: readonly Surface[], trapKinds: readonly WitEnumCase[]): string =>
  header({
    file: cHeaderName(),
    about: ABOUT,
    includes: ['<stdbool.h>', '<stdint.h>'],
    body: [enumeration('sigil_trap', 'Why a call trapped.', trapKinds), ...surfaces.map(declarations), byMachine],
  });

/** `sigil_heap.h`: what a further world adds; its archive must have been built with that world. */
export const renderWorldHeader = (world: Surface, blockKinds: readonly WitEnumCase[]): string =>
  header({
    file: cHeaderName(world.world),
    about: `${ABOUT} Only allocators built with the world '${world.world}' have these.`,
    includes: [`"${cHeaderName()}"`],
    body: [
      ...(world.functions.some(({ name }) => name === 'block-kind')
        ? [enumeration('sigil_block', 'What a block is.', blockKinds)]
        : []),
      declarations(world),
    ],
  });
