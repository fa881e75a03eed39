/* A second thread does what the first argument says. */
#include <pthread.h>

#include "lowered.h"

static void *act(void *which) {
  uint64_t outside = 65536;
  if (strcmp(which, "grow") == 0) sigil_rt_memory_grow(1);
  if (strcmp(which, "register") == 0) register_pages(2);
  if (strcmp(which, "try") == 0) sigil_try(unreachable, NULL);
  if (strcmp(which, "trap") == 0) store(&outside);
  return NULL;
}

static void start_and_wait(void *which) {
  pthread_t second;
  pthread_create(&second, NULL, act, which);
  pthread_join(second, NULL);
}

int main(int argc, char **argv) {
  (void)argc;
  register_pages(1);
  /* Not even the first thread's sigil_try may catch it: the trap has its own stack. */
  sigil_try(start_and_wait, argv[1]);
  return 0;
}
