/* Where the targets differ in what is printed: the names of sections. */

export type Target = 'amd64_sysv' | 'arm64' | 'rv64' | 'amd64_apple' | 'arm64_apple';

export interface Sections {
  /** Where all lowered code lies, if the shim can tell by it a trap of wasm from a fault of the host (sigil_rt.h). */
  readonly text: string | null;
  /** Functions called before main; on ELF after the shim's own (50) and before any that a host may order (from 101 on). */
  readonly constructors: string;
}

const elf: Sections = { text: '"sigil_text" "ax"', constructors: '".init_array.00051"' };
const machO: Sections = { text: null, constructors: '"__DATA,__mod_init_func"' };

export function sectionsOf(target: Target): Sections {
  return target === 'amd64_apple' || target === 'arm64_apple' ? machO : elf;
}
