/* What is decided when a program or archive is built, and nothing else: one small object of its own for each. */
#include "sigil_internal.h"

#ifndef SIGIL_CONFORMER
#error "sigil: define SIGIL_CONFORMER as the conformer's name in quotes"
#endif
#ifndef SIGIL_MAX_PAGES
#define SIGIL_MAX_PAGES SIGIL_RT_MAX_PAGES
#endif

const char sigil_rt_conformer[] = SIGIL_CONFORMER;
const uint32_t sigil_rt_page_cap = SIGIL_MAX_PAGES;
