/*
 * From a trap to whoever wants it: the innermost sigil_try, else the host's handler, else one line of JSON and the end.
 *
 * I7  `innermost` is the youngest sigil_try that has not returned. A function run by sigil_try must therefore not
 *     leave it by a longjmp of its own.
 * I8  the host's handler runs on the signal stack, whatever trapped. So a trap in it is known by its stack, and one after
 *     it was left by longjmp, which nobody tells us of, by not lying there.
 */
#define _GNU_SOURCE
#include <setjmp.h>

#include "sigil_internal.h"
#include "sigil_trap_names.h"

/* A program without a conformer has recorded nothing; the references alone link none in. */
#pragma weak sigil_trap_kind
#pragma weak sigil_failed_size

typedef struct attempt {
  sigjmp_buf resume;
  struct attempt *outer;
} attempt;

static const char *const trap_names[] = {SIGIL_TRAP_NAMES};

static attempt *innermost;
static sigil_trap caught;
static void (*host_handler)(const sigil_trap_info *);
static bool is_handler_called;
static sigil_trap_info handled;

static void print_and_end(const sigil_trap_info *info) {
  sigil_rt_line line = {.length = 0};
  sigil_rt_add_text(&line, "{\"error\":\"");
  sigil_rt_add_text(&line, trap_names[info->kind]);
  sigil_rt_add_text(&line, "\",\"conformer\":\"");
  sigil_rt_add_text(&line, sigil_rt_allocator != NULL ? sigil_rt_allocator : sigil_rt_conformer);
  sigil_rt_add_text(&line, "\"");
  if (info->kind == SIGIL_TRAP_OUT_OF_MEMORY) {
    sigil_rt_add_text(&line, ",\"requested\":");
    sigil_rt_add_number(&line, info->requested);
  }
  if (info->has_address) {
    sigil_rt_add_text(&line, ",\"address\":");
    sigil_rt_add_number(&line, info->address);
  }
  sigil_rt_add_text(&line, ",\"pages\":");
  sigil_rt_add_number(&line, sigil_rt_memory_size());
  sigil_rt_add_text(&line, ",\"maxPages\":");
  sigil_rt_add_number(&line, sigil_rt_maximum_pages());
  sigil_rt_add_text(&line, "}");
  sigil_rt_end_with(&line);
}

/* A conformer records why before it executes `unreachable`; reading clears, so that no later trap inherits it. */
static sigil_trap refined(sigil_trap kind) {
  sigil_trap recorded = sigil_trap_kind != NULL ? (sigil_trap)sigil_trap_kind() : SIGIL_TRAP_NONE;
  bool is_known = recorded != SIGIL_TRAP_NONE && (size_t)recorded < sizeof trap_names / sizeof *trap_names;
  return kind == SIGIL_TRAP_UNREACHABLE && is_known ? recorded : kind;
}

static void call_handler(void) {
  sigil_trap_info info = handled;
  host_handler(&info);
  print_and_end(&info);
}

/* A handler that traps is not called again for its own trap. */
static void tell_host(const sigil_trap_info *info, uintptr_t stack_pointer) {
  if (host_handler == NULL) return;
  if (is_handler_called && sigil_rt_is_on_signal_stack(stack_pointer)) return;
  is_handler_called = true;
  handled = *info;
  if (sigil_rt_is_on_signal_stack((uintptr_t)__builtin_frame_address(0))) call_handler();
  sigil_rt_end_on_signal_stack(call_handler);
}

_Noreturn void sigil_rt_deliver_from(uintptr_t stack_pointer, sigil_trap kind, bool has_address, uint64_t address) {
  sigil_rt_check_thread("a trap");
  sigil_trap_info info = {.kind = refined(kind), .has_address = has_address, .address = address};
  if (info.kind == SIGIL_TRAP_OUT_OF_MEMORY && sigil_failed_size != NULL) info.requested = sigil_failed_size();
  if (innermost != NULL) {
    caught = info.kind;
    siglongjmp(innermost->resume, 1);
  }
  tell_host(&info, stack_pointer);
  print_and_end(&info);
  __builtin_unreachable();
}

_Noreturn void sigil_rt_deliver(sigil_trap kind, bool has_address, uint64_t address) {
  sigil_rt_deliver_from((uintptr_t)__builtin_frame_address(0), kind, has_address, address);
}

_Noreturn void sigil_rt_trap(uint32_t kind) {
  bool is_known = kind != SIGIL_TRAP_NONE && kind < sizeof trap_names / sizeof *trap_names;
  sigil_rt_deliver(is_known ? (sigil_trap)kind : SIGIL_TRAP_UNREACHABLE, false, 0);
}

/* The signal mask needs no saving: the fault handlers block nothing (sigil_fault.c), which spares two system calls. */
sigil_trap sigil_try(void (*fn)(void *), void *arg) {
  attempt here;
  sigil_rt_check_thread("sigil_try");
  here.outer = innermost;
  if (sigsetjmp(here.resume, 0) != 0) {
    innermost = here.outer;
    return caught;
  }
  innermost = &here;
  fn(arg);
  innermost = here.outer;
  return SIGIL_TRAP_NONE;
}

void sigil_on_trap(void (*handler)(const sigil_trap_info *info)) {
  sigil_rt_check_thread("sigil_on_trap");
  host_handler = handler;
}
