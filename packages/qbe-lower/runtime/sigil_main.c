/* The C main of an executable: the program's arguments in, its entry called, its status out. */
#include "sigil_internal.h"

#ifndef SIGIL_ENTRY
#error "sigil: define SIGIL_ENTRY as the symbol of the program's entry"
#endif

#if SIGIL_ENTRY_RETURNS
extern uint32_t SIGIL_ENTRY(void);
#else
extern void SIGIL_ENTRY(void);
#endif

int main(int argc, char **argv) {
  sigil_rt_set_arguments(argc, argv);
#if SIGIL_ENTRY_RETURNS
  return (int)(SIGIL_ENTRY() & 0xff);
#else
  SIGIL_ENTRY();
  return 0;
#endif
}
