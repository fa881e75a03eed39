/* What the shim's own files share; neither lowered code nor a host sees it. */
#ifndef SIGIL_INTERNAL_H
#define SIGIL_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sigil.h"
#include "sigil_rt.h"

/* A 33-bit address, an access of 16 bytes at its end, and the page that this touches. */
#define SIGIL_RT_GUARD_BYTES 65536u
#define SIGIL_RT_RESERVED_BYTES ((UINT64_C(1) << 33) + SIGIL_RT_GUARD_BYTES)

/* The status that a shell shows for SIGABRT. */
#define SIGIL_RT_EXIT_STATUS 134

#pragma GCC visibility push(hidden)

/* sigil_build.c: what is decided when a program or archive is built. */
extern const char sigil_rt_conformer[];
extern const uint32_t sigil_rt_page_cap;

/* Defined by an allocator's own object: of several archives it says better who is linked than the first one's build. */
extern const char sigil_rt_allocator[] __attribute__((weak));

/* sigil_arguments.c */
extern int sigil_rt_argument_count;
extern char **sigil_rt_arguments;

/** Reserves linear memory and takes over faults, once; whoever comes first, a constructor or a call. */
void sigil_rt_setup(void);

/** Ends the process, naming `action`, unless this is the thread that set linear memory up. */
void sigil_rt_check_thread(const char *action);

/** Ends the process, naming `call` and its argument, which points to no place where a block may begin. For libc/. */
_Noreturn void sigil_rt_refuse_pointer(const char *call, const void *pointer);

uint32_t sigil_rt_maximum_pages(void);

/** A module's declared maximum; the memory keeps the lowest of all. */
void sigil_rt_lower_maximum(uint32_t pages);

/** Whether anybody but registration has grown the memory. */
bool sigil_rt_has_grown(void);

/** Like memory.grow up to `pages`, but not a growth that anybody owns. */
bool sigil_rt_commit_initial(uint32_t pages);

/** Installs the signal handlers and, if this thread has none, the alternate stack. */
void sigil_rt_take_faults(void);

/** Whether a stack pointer lies in this thread's alternate stack, where signal handlers run. */
bool sigil_rt_is_on_signal_stack(uintptr_t stack_pointer);

/** Runs a function that does not return on that stack. */
_Noreturn void sigil_rt_end_on_signal_stack(void (*function)(void));

/** Hands a trap to sigil_try, to the host's handler, or to the person at the terminal. */
_Noreturn void sigil_rt_deliver(sigil_trap kind, bool has_address, uint64_t address);

/** The same for a fault of code whose stack pointer was this. */
_Noreturn void sigil_rt_deliver_from(uintptr_t stack_pointer, sigil_trap kind, bool has_address, uint64_t address);

/** One line of text, built without libc so that a signal handler may do it; what does not fit is cut. */
typedef struct sigil_rt_line {
  char text[1024];
  size_t length;
} sigil_rt_line;

void sigil_rt_add_text(sigil_rt_line *line, const char *text);
void sigil_rt_add_number(sigil_rt_line *line, uint64_t number);
void sigil_rt_add_address(sigil_rt_line *line, uintptr_t address);

/** Writes the line to stderr with one call and ends the process with status 134. */
_Noreturn void sigil_rt_end_with(sigil_rt_line *line);

#pragma GCC visibility pop

#endif
