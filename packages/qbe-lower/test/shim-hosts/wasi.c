/* A lowered command that calls WASI: the shim's main calls it. Addresses below are places in the first page. */
#include <unistd.h>

#include "lowered.h"

extern uint32_t wasi_snapshot_preview1__fd_read(uint32_t, uint32_t, uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__fd_write(uint32_t, uint32_t, uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__fd_close(uint32_t);
extern uint32_t wasi_snapshot_preview1__fd_seek(uint32_t, uint64_t, uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__fd_fdstat_get(uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__args_sizes_get(uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__args_get(uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__environ_sizes_get(uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__environ_get(uint32_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__clock_time_get(uint32_t, uint64_t, uint32_t);
extern uint32_t wasi_snapshot_preview1__random_get(uint32_t, uint32_t);
extern _Noreturn void wasi_snapshot_preview1__proc_exit(uint32_t);

#define W(name) wasi_snapshot_preview1__##name

enum { COUNT = 16, SECOND = 24, VECTORS = 64, POINTERS = 256, TEXTS = 1024, BUFFER = 4096, BUFFER_BYTES = 40000 };

static uint32_t load(uint32_t at) {
  uint32_t value;
  memcpy(&value, sigil_memory() + at, 4);
  return value;
}

static uint64_t load_wide(uint32_t at) {
  uint64_t value;
  memcpy(&value, sigil_memory() + at, 8);
  return value;
}

static void vector(uint32_t index, uint32_t at, uint32_t bytes) {
  memcpy(sigil_memory() + VECTORS + index * 8, &at, 4);
  memcpy(sigil_memory() + VECTORS + index * 8 + 4, &bytes, 4);
}

static void echo(void) {
  for (;;) {
    vector(0, BUFFER, 7);
    vector(1, BUFFER + 7, BUFFER_BYTES);
    if (W(fd_read)(0, VECTORS, 2, COUNT) != 0 || load(COUNT) == 0) return;
    vector(0, BUFFER, load(COUNT));
    if (W(fd_write)(1, VECTORS, 1, COUNT) != 0) return;
  }
}

static void arguments(void) {
  printf("%u %u:", W(args_sizes_get)(COUNT, SECOND), W(args_get)(POINTERS, TEXTS));
  for (uint32_t i = 1; i < load(COUNT); i++) printf(" %s", (char *)sigil_memory() + load(POINTERS + i * 4));
  printf("\n%u", W(environ_sizes_get)(COUNT, SECOND));
  printf(" %u:", W(environ_get)(POINTERS, TEXTS));
  for (uint32_t i = 0; i < load(COUNT); i++) printf(" %s", (char *)sigil_memory() + load(POINTERS + i * 4));
  printf("\n");
}

static void refusals(void) {
  /* A descriptor that is open in the process is none of the guest's. */
  dup2(1, 3);
  vector(0, BUFFER, 4);
  printf("fd %u %u %u %u", W(fd_write)(3, VECTORS, 1, COUNT), W(fd_read)(99, VECTORS, 1, COUNT), W(fd_close)(3),
         W(fd_fdstat_get)(UINT32_MAX, BUFFER));
  printf(", count outside %u", W(fd_write)(1, VECTORS, 1, 65533));
  printf(", vectors outside %u", W(fd_write)(1, VECTORS, 0x20000000, COUNT));
  vector(0, 65530, 7);
  printf(", bytes outside %u", W(fd_write)(1, VECTORS, 1, COUNT));
  vector(0, UINT32_MAX, 2);
  printf(" %u", W(fd_read)(0, VECTORS, 1, COUNT));
  printf(", arguments outside %u %u", W(args_sizes_get)(65533, COUNT), W(args_get)(POINTERS, 65535));
  printf(", random outside %u", W(random_get)(65535, 2));
  printf(", clock %u %u", W(clock_time_get)(0, 0, 65529), W(clock_time_get)(9, 0, COUNT));
  printf(", seek %u %u\n", W(fd_seek)(0, 0, 9, COUNT), W(fd_seek)(0, 0, 1, 65529));
}

static void services(void) {
  uint32_t zeros = 0;
  printf("clock %u", W(clock_time_get)(1, 0, COUNT));
  uint64_t before = load_wide(COUNT);
  W(clock_time_get)(1, 0, COUNT);
  printf(" runs %d", load_wide(COUNT) >= before && before != 0);
  printf(", random %u", W(random_get)(BUFFER, 1000));
  for (uint32_t i = 0; i < 1000; i++) zeros += sigil_memory()[BUFFER + i] == 0;
  printf(" is random %d", zeros < 50 && sigil_memory()[BUFFER + 1000] == 0);
  printf(", stdin type %u", W(fd_fdstat_get)(0, BUFFER) == 0 ? sigil_memory()[BUFFER] : 99u);
  printf(", seek in a pipe %u", W(fd_seek)(0, 0, 1, COUNT));
  printf(", close %u", W(fd_close)(0));
  printf(", again %u", W(fd_close)(0));
  vector(0, BUFFER, 4);
  printf(", stderr %u", W(fd_close)(2));
  printf(" then %u\n", W(fd_write)(2, VECTORS, 1, COUNT));
}

static const sigil_rt_module module = {.abi_version = 1, .initial_pages = 1, .maximum_pages = 1, .name = "wasi"};

uint32_t wasm_main(void) {
  sigil_rt_register(&module);
  W(args_sizes_get)(COUNT, SECOND);
  W(args_get)(POINTERS, TEXTS);
  const char *which = (const char *)sigil_memory() + load(POINTERS + 4);
  if (strcmp(which, "echo") == 0) echo();
  if (strcmp(which, "arguments") == 0) arguments();
  if (strcmp(which, "refusals") == 0) refusals();
  if (strcmp(which, "services") == 0) services();
  if (strcmp(which, "exit") == 0) W(proc_exit)(300);
  fflush(stdout);
  return 256 + 7;
}
