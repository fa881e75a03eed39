/* AssemblyScript programs import env.abort; its message stays unsaid, for stderr belongs to the one line of the trap. */
#include "sigil_internal.h"

_Noreturn void sigil_env_abort(uint32_t message, uint32_t file, uint32_t line, uint32_t column) {
  (void)message, (void)file, (void)line, (void)column;
  sigil_rt_trap(SIGIL_TRAP_UNREACHABLE);
}
