/* Traps: the first argument says which, without a sigil_try around it unless it says so. */
#include <setjmp.h>

#include "lowered.h"

static jmp_buf resumed;

static void nest(void *unused) {
  uint64_t outside = 65536;
  printf("inner %d, ", sigil_try(exhaust, unused));
  printf("inner again %d, ", sigil_try(unreachable, unused));
  store(&outside);
}

static void nothing(void *unused) { (void)unused; }

static void go_on(const sigil_trap_info *info) {
  printf("kind %d requested %u address %d:%llu\n", info->kind, info->requested, info->has_address,
         (unsigned long long)info->address);
  fflush(stdout);
  longjmp(resumed, 1);
}

static void look_on(const sigil_trap_info *info) {
  printf("seen %d\n", info->kind);
  fflush(stdout);
}

static void handle(void) {
  uint64_t outside = 70000;
  sigil_on_trap(go_on);
  if (setjmp(resumed) == 0) exhaust(NULL);
  if (setjmp(resumed) == 0) store(&outside);
  if (setjmp(resumed) == 0) overflow_stack(NULL);
  printf("try first %d\n", sigil_try(unreachable, NULL));
  fflush(stdout);
  sigil_on_trap(look_on);
  unreachable(NULL);
}

/* Handlers that trap themselves: by a fault, by a call of the shim as a failed check does it, by exhausting their stack. */
static const char *nested;

static void trap_again(const sigil_trap_info *info) {
  uint64_t outside = 80000;
  printf("seen %d, caught %d\n", info->kind, sigil_try(unreachable, NULL));
  fflush(stdout);
  if (strcmp(nested, "fault") == 0) store(&outside);
  if (strcmp(nested, "check") == 0) sigil_rt_trap(SIGIL_TRAP_INTEGER_OVERFLOW);
  overflow_stack(NULL);
}

/* The frames of a handler that was left lie where these do, so that a place in the stack alone tells nothing. */
static void trap_deep(int depth, int is_fault) {
  volatile char frame[4096];
  uint64_t outside = 70000;
  frame[0] = (char)depth;
  if (depth > 0) trap_deep(depth - 1, is_fault);
  if (is_fault) store(&outside);
  sigil_rt_trap(SIGIL_TRAP_INDIRECT_CALL);
}

static void trap_after_leaving(void) {
  sigil_on_trap(go_on);
  for (volatile int round = 0; round < 6; round++) {
    if (setjmp(resumed) == 0) trap_deep(round, round % 3 == 0);
  }
}

static void many(void) {
  uint64_t outside = 65536;
  int caught = 0;
  for (int i = 0; i < 100000; i++) caught += sigil_try(store, &outside) == SIGIL_TRAP_OUT_OF_BOUNDS;
  for (int i = 0; i < 100; i++) caught += sigil_try(overflow_stack, NULL) == SIGIL_TRAP_STACK_OVERFLOW;
  printf("caught %d\n", caught);
}

__attribute__((noinline)) static void use(volatile char *bytes) { bytes[1] = bytes[0]; }

/*
 * Not lowered, as a helper of the shim or of libc is not; its frame is what leaves the stack first. It calls, so that
 * its frame lies above its stack pointer, which has then left the stack as well.
 */
__attribute__((noinline)) static int help(int depth) {
  volatile char frame[2048];
  frame[0] = (char)depth;
  use(frame);
  return frame[1];
}

LOWERED static int recurse_with_help(volatile int *depth) {
  volatile int deeper = *depth + 1;
  return help(deeper) + (deeper < 0 ? 0 : recurse_with_help(&deeper)) + deeper;
}

int main(int argc, char **argv) {
  const char *which = argc > 1 ? argv[1] : "";
  uint64_t outside = 5000000000;
  register_pages(1);
  if (strcmp(which, "exhaust") == 0) exhaust(NULL);
  if (strcmp(which, "unreachable") == 0) unreachable(NULL);
  if (strcmp(which, "outside") == 0) store(&outside);
  if (strcmp(which, "overflow") == 0) overflow_stack(NULL);
  if (strcmp(which, "overflow-in-helper") == 0) {
    volatile int depth = 0;
    recurse_with_help(&depth);
  }
  if (strcmp(which, "kind") == 0) sigil_rt_trap((uint32_t)atoi(argv[2]));
  if (strcmp(which, "abort") == 0) sigil_env_abort(0, 0, 0, 0);
  if (strcmp(which, "handle") == 0) handle();
  if (strcmp(which, "many") == 0) many();
  if (strcmp(which, "leave") == 0) trap_after_leaving();
  if (strcmp(which, "again") == 0) {
    nested = argv[3];
    sigil_on_trap(trap_again);
    if (strcmp(argv[2], "check") == 0) sigil_rt_trap(SIGIL_TRAP_INDIRECT_CALL);
    exhaust(NULL);
  }
  if (strcmp(which, "after-try") == 0) {
    sigil_try(nothing, NULL);
    unreachable(NULL);
  }
  if (strcmp(which, "nest") == 0) {
    printf("outer %d, ", sigil_try(nest, NULL));
    printf("size %u, kind left %u, ", sigil_failed_size(), sigil_trap_kind());
    printf("after %d\n", sigil_try(nothing, NULL));
  }
  return 0;
}
