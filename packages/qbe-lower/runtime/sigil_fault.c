/*
 * From a machine fault to a trap, or to whoever handled that signal before.
 *
 *   SIGSEGV, SIGBUS   address in the reservation and not committed          -> out-of-bounds
 *                     address beside the stack pointer, lowered code runs   -> stack-overflow
 *   SIGILL, SIGTRAP   in lowered code (`hlt` is ud2, brk or ebreak)         -> unreachable, or what was recorded
 *   SIGFPE            in lowered code                                       -> integer-divide-by-zero
 *   all else          the handler that was there before, with its own mask and flags
 *
 * Handlers run with SA_NODEFER and an empty mask, so that leaving one by a jump leaves no signal blocked.
 */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "sigil_internal.h"

#define ALTERNATE_STACK_BYTES 65536u
/* Below it, without access: a handler that overflows the signal stack faults. */
#define STACK_GUARD_BYTES 65536u
/*
 * Between the two: whoever faults in the guard has its stack pointer below what the system takes for the signal stack, at
 * most a red zone above the guard; only then does the system begin on that stack anew and call us.
 */
#define STACK_MARGIN_BYTES 256u
/* Frames of lowered code stay below this; an access lies between its frame's two ends. */
#define LARGEST_FRAME_BYTES (1u << 20)
#define BELOW_STACK_POINTER_BYTES 4096u
/* How far up the stack a caller is looked for when a helper of the shim or of libc overflowed it. */
#define CALLER_SEARCH_BYTES 4096u

static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE};
#define SIGNAL_COUNT (sizeof signals / sizeof *signals)

static struct sigaction handled_before[SIGNAL_COUNT];
static sigjmp_buf search_failed;
static volatile sig_atomic_t is_searching;

/* The linker brackets the section of lowered functions; hidden: that of our own executable or library. */
#if defined(__APPLE__)
extern const char lowered_start[] __asm__("section$start$__TEXT$sigil_text");
extern const char lowered_stop[] __asm__("section$end$__TEXT$sigil_text");
#else
extern const char lowered_start[] __asm__("__start_sigil_text") __attribute__((weak, visibility("hidden")));
extern const char lowered_stop[] __asm__("__stop_sigil_text") __attribute__((weak, visibility("hidden")));
#endif

static bool has_lowered_range(void) { return (uintptr_t)lowered_start != (uintptr_t)lowered_stop; }

static bool is_lowered(uintptr_t address) {
  return address >= (uintptr_t)lowered_start && address < (uintptr_t)lowered_stop;
}

typedef struct machine_state {
  uintptr_t pc, sp;
} machine_state;

static machine_state state_of(const ucontext_t *context) {
  machine_state state = {0, 0};
#if defined(__linux__) && defined(__x86_64__)
  state.pc = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
  state.sp = (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__linux__) && defined(__aarch64__)
  state.pc = (uintptr_t)context->uc_mcontext.pc;
  state.sp = (uintptr_t)context->uc_mcontext.sp;
#elif defined(__linux__) && defined(__riscv)
  state.pc = (uintptr_t)context->uc_mcontext.__gregs[REG_PC];
  state.sp = (uintptr_t)context->uc_mcontext.__gregs[REG_SP];
#elif defined(__APPLE__) && defined(__x86_64__)
  state.pc = (uintptr_t)context->uc_mcontext->__ss.__rip;
  state.sp = (uintptr_t)context->uc_mcontext->__ss.__rsp;
#elif defined(__APPLE__) && defined(__aarch64__)
  state.pc = (uintptr_t)__darwin_arm_thread_state64_get_pc(context->uc_mcontext->__ss);
  state.sp = (uintptr_t)__darwin_arm_thread_state64_get_sp(context->uc_mcontext->__ss);
#else
#error "sigil: this system's signal context is not known; supported are Linux and macOS on x86-64 and arm64, Linux on rv64"
#endif
  return state;
}

/* By the processor, and not sent by kill or raise. */
static bool is_synchronous(const siginfo_t *info) { return info->si_code > 0 && info->si_code != SI_USER; }

static bool is_out_of_bounds(uintptr_t address) {
  uintptr_t base = (uintptr_t)sigil_rt_base;
  if (address < base || address >= base + SIGIL_RT_RESERVED_BYTES) return false;
  /* An access across the end may be reported at its first byte. */
  return address - base + 16 > sigil_memory_size();
}

/* Looks for a return address into lowered code above `from`; a search that leaves the stack finds nothing. */
static bool is_called_by_lowered(uintptr_t from) {
  volatile bool found = false;
  is_searching = 1;
  if (sigsetjmp(search_failed, 0) == 0) {
    const volatile uintptr_t *word = (const uintptr_t *)((from + 15) & ~(uintptr_t)15);
    for (size_t i = 0; i < CALLER_SEARCH_BYTES / sizeof *word && !found; i++) found = is_lowered(word[i]);
  }
  is_searching = 0;
  return found;
}

static bool is_stack_overflow(uintptr_t address, machine_state state) {
  if (address + BELOW_STACK_POINTER_BYTES < state.sp || address >= state.sp + LARGEST_FRAME_BYTES) return false;
  if (!has_lowered_range() || is_lowered(state.pc)) return true;
  uintptr_t first_mapped = (address | (SIGIL_RT_PAGE_BYTES / 16 - 1)) + 1;
  return is_called_by_lowered(state.sp > first_mapped ? state.sp : first_mapped);
}

static void call_handled_before(struct sigaction *before, int signal, siginfo_t *info, void *context) {
  struct sigaction handler = *before;
  if (handler.sa_flags & (int)SA_RESETHAND) before->sa_handler = SIG_DFL, before->sa_flags = 0;
  sigset_t mask = handler.sa_mask, outer;
  if (!(handler.sa_flags & SA_NODEFER)) sigaddset(&mask, signal);
  pthread_sigmask(SIG_BLOCK, &mask, &outer);
  if (handler.sa_flags & SA_SIGINFO) {
    handler.sa_sigaction(signal, info, context);
  } else {
    handler.sa_handler(signal);
  }
  pthread_sigmask(SIG_SETMASK, &outer, NULL);
}

static void pass_on(int signal, siginfo_t *info, void *context) {
  size_t which = 0;
  while (signals[which] != signal) which++;
  struct sigaction *before = &handled_before[which];
  bool is_plain = !(before->sa_flags & SA_SIGINFO);
  if (is_plain && before->sa_handler == SIG_IGN && !is_synchronous(info)) return;
  if (!is_plain || (before->sa_handler != SIG_DFL && before->sa_handler != SIG_IGN)) {
    call_handled_before(before, signal, info, context);
    return;
  }
  /* The default ends the process: the fault comes again when we return, a signal that was sent does not. */
  struct sigaction plain;
  memset(&plain, 0, sizeof plain);
  plain.sa_handler = SIG_DFL;
  sigaction(signal, &plain, NULL);
  if (!is_synchronous(info)) raise(signal);
}

/* The trap that a synchronous fault is, or none. */
static sigil_trap trap_of(int signal, uintptr_t address, machine_state state) {
  switch (signal) {
    case SIGSEGV:
    case SIGBUS:
      if (is_out_of_bounds(address)) return SIGIL_TRAP_OUT_OF_BOUNDS;
      return is_stack_overflow(address, state) ? SIGIL_TRAP_STACK_OVERFLOW : SIGIL_TRAP_NONE;
    case SIGFPE:
      return is_lowered(state.pc) ? SIGIL_TRAP_INTEGER_DIVIDE_BY_ZERO : SIGIL_TRAP_NONE;
    default:
      return is_lowered(state.pc) || !has_lowered_range() ? SIGIL_TRAP_UNREACHABLE : SIGIL_TRAP_NONE;
  }
}

static void on_fault(int signal, siginfo_t *info, void *context) {
  if (is_searching) siglongjmp(search_failed, 1);
  uintptr_t address = (uintptr_t)info->si_addr;
  sigil_trap kind = is_synchronous(info) ? trap_of(signal, address, state_of(context)) : SIGIL_TRAP_NONE;
  if (kind == SIGIL_TRAP_NONE) {
    pass_on(signal, info, context);
    return;
  }
  bool has_address = kind == SIGIL_TRAP_OUT_OF_BOUNDS;
  uint64_t offset = has_address ? address - (uintptr_t)sigil_rt_base : 0;
  sigil_rt_deliver_from(state_of(context).sp, kind, has_address, offset);
}

bool sigil_rt_is_on_signal_stack(uintptr_t stack_pointer) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) != 0 || (stack.ss_flags & SS_DISABLE)) return false;
  uintptr_t start = (uintptr_t)stack.ss_sp;
  return stack_pointer + STACK_GUARD_BYTES >= start && stack_pointer <= start + stack.ss_size;
}

static void (*entered)(void);
static struct sigaction handled_before_entry;
static sigset_t mask_before_entry;

static void enter(int signal) {
  sigaction(signal, &handled_before_entry, NULL);
  pthread_sigmask(SIG_SETMASK, &mask_before_entry, NULL);
  entered();
}

/* Through a signal to ourselves: a stack the system knows is one that every longjmp may leave. */
_Noreturn void sigil_rt_end_on_signal_stack(void (*function)(void)) {
  struct sigaction action;
  sigset_t only;
  entered = function;
  memset(&action, 0, sizeof action);
  action.sa_handler = enter;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  sigaction(SIGILL, &action, &handled_before_entry);
  sigemptyset(&only);
  sigaddset(&only, SIGILL);
  pthread_sigmask(SIG_UNBLOCK, &only, &mask_before_entry);
  raise(SIGILL);
  __builtin_unreachable();
}

static void set_signal_stack_up(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) != 0 || !(stack.ss_flags & SS_DISABLE)) return;
  size_t bytes = STACK_GUARD_BYTES + STACK_MARGIN_BYTES + ALTERNATE_STACK_BYTES;
  uint8_t *low = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (low == MAP_FAILED || mprotect(low, STACK_GUARD_BYTES, PROT_NONE) != 0) {
    sigil_rt_line line = {.length = 0};
    sigil_rt_add_text(&line, "sigil: the system refuses 128 KiB for a signal stack");
    sigil_rt_end_with(&line);
  }
  stack = (stack_t){.ss_sp = low + STACK_GUARD_BYTES + STACK_MARGIN_BYTES, .ss_size = ALTERNATE_STACK_BYTES};
  sigaltstack(&stack, NULL);
}

void sigil_rt_take_faults(void) {
  set_signal_stack_up();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < SIGNAL_COUNT; i++) sigaction(signals[i], &action, &handled_before[i]);
}
