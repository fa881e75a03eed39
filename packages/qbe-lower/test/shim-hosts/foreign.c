/* Faults that are none of ours: the first argument says which, the second who handled it before the shim came. */
#include <setjmp.h>
#include <signal.h>

#include "lowered.h"

static sigjmp_buf resumed;

static void handle_plain(int signal) {
  sigset_t blocked;
  sigprocmask(SIG_SETMASK, NULL, &blocked);
  printf("plain handler, signal %d, blocks itself %d\n", signal, sigismember(&blocked, signal));
  fflush(stdout);
  siglongjmp(resumed, 1);
}

static void handle_detailed(int signal, siginfo_t *info, void *context) {
  printf("detailed handler, signal %d, address %p, context %d\n", signal, info->si_addr, context != NULL);
  fflush(stdout);
  siglongjmp(resumed, 1);
}

/* Before the shim's own constructor, which is 50. */
#pragma GCC diagnostic ignored "-Wpragmas"
#pragma GCC diagnostic ignored "-Wprio-ctor-dtor"
__attribute__((constructor(40))) static void handle_before(void) {
  const char *who = getenv("HANDLER");
  struct sigaction action;
  memset(&action, 0, sizeof action);
  if (who == NULL) return;
  if (strcmp(who, "plain") == 0) action.sa_handler = handle_plain;
  if (strcmp(who, "detailed") == 0) action.sa_sigaction = handle_detailed, action.sa_flags = SA_SIGINFO;
  if (strcmp(who, "ignore") == 0) action.sa_handler = SIG_IGN;
  action.sa_flags |= SA_ONSTACK;
  sigaction(SIGSEGV, &action, NULL);
  sigaction(SIGILL, &action, NULL);
  sigaction(SIGFPE, &action, NULL);
}

static void write_low(void *unused) {
  (void)unused;
  *(volatile int *)64 = 1;
}

/* A stack overflow of the host's own, with no lowered code near. */
static int recurse_host(volatile int *depth) {
  volatile char frame[1024];
  frame[0] = (char)*depth;
  volatile int deeper = *depth + 1;
  return deeper < 0 ? frame[0] : recurse_host(&deeper) + frame[0];
}

static void fault(const char *which) {
  volatile int zero = 0, seven = 7;
  if (strcmp(which, "null") == 0) write_low(NULL);
  if (strcmp(which, "null-in-try") == 0) sigil_try(write_low, NULL);
  if (strcmp(which, "illegal") == 0) __builtin_trap();
  if (strcmp(which, "division") == 0) printf("%d\n", seven / zero);
  if (strcmp(which, "sent") == 0) raise(SIGSEGV);
  if (strcmp(which, "stack") == 0) recurse_host(&zero);
}

int main(int argc, char **argv) {
  uint64_t outside = 65536;
  register_pages(1);
  if (argc > 1 && sigsetjmp(resumed, 1) == 0) fault(argv[1]);
  printf("went on\n");
  fflush(stdout);
  printf("ours still %d\n", sigil_try(store, &outside));
  return 0;
}
