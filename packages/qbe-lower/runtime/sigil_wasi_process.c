/* WASI on what surrounds a process: arguments, environment, clocks, random bytes, its end. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <sys/random.h>
#endif

#include "sigil_wasi.h"

/* What getentropy gives at most in one call. */
#define ENTROPY_BYTES 256u
#define NANOSECONDS UINT64_C(1000000000)

extern char **environ;

static uint32_t count_of(char **texts) {
  uint32_t count = 0;
  while (texts != NULL && texts[count] != NULL) count++;
  return count;
}

static uint64_t bytes_of(char **texts, uint32_t count) {
  uint64_t bytes = 0;
  for (uint32_t i = 0; i < count; i++) bytes += strlen(texts[i]) + 1;
  return bytes;
}

static uint32_t put_sizes(char **texts, uint32_t count, uint32_t count_pointer, uint32_t bytes_pointer) {
  uint8_t *count_bytes = guest_bytes(count_pointer, 4);
  uint8_t *bytes_bytes = guest_bytes(bytes_pointer, 4);
  if (count_bytes == NULL || bytes_bytes == NULL) return WASI_OVERFLOW;
  store32(count_bytes, count);
  store32(bytes_bytes, (uint32_t)bytes_of(texts, count));
  return WASI_SUCCESS;
}

static uint32_t put_texts(char **texts, uint32_t count, uint32_t pointers, uint32_t buffer) {
  uint8_t *pointer_bytes = guest_bytes(pointers, (uint64_t)count * 4);
  uint8_t *text_bytes = guest_bytes(buffer, bytes_of(texts, count));
  if (pointer_bytes == NULL || text_bytes == NULL) return WASI_OVERFLOW;
  for (uint32_t i = 0; i < count; i++) {
    size_t bytes = strlen(texts[i]) + 1;
    store32(pointer_bytes + (size_t)i * 4, buffer);
    memcpy(text_bytes, texts[i], bytes);
    text_bytes += bytes;
    buffer += (uint32_t)bytes;
  }
  return WASI_SUCCESS;
}

static bool find_clock(uint32_t id, clockid_t *clock) {
  static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID};
  if (id >= sizeof clocks / sizeof *clocks) return false;
  *clock = clocks[id];
  return true;
}

static uint32_t put_clock(int (*read)(clockid_t, struct timespec *), uint32_t id, uint32_t pointer) {
  uint8_t *time_bytes = guest_bytes(pointer, 8);
  clockid_t clock;
  struct timespec time;
  if (time_bytes == NULL) return WASI_OVERFLOW;
  if (!find_clock(id, &clock)) return WASI_INVAL;
  if (read(clock, &time) != 0) return WASI_NOSYS;
  store64(time_bytes, (uint64_t)time.tv_sec * NANOSECONDS + (uint64_t)time.tv_nsec);
  return WASI_SUCCESS;
}

#pragma GCC visibility push(hidden)

uint32_t WASI(args_sizes_get)(uint32_t count, uint32_t bytes) {
  return put_sizes(sigil_rt_arguments, (uint32_t)sigil_rt_argument_count, count, bytes);
}

uint32_t WASI(args_get)(uint32_t pointers, uint32_t buffer) {
  return put_texts(sigil_rt_arguments, (uint32_t)sigil_rt_argument_count, pointers, buffer);
}

uint32_t WASI(environ_sizes_get)(uint32_t count, uint32_t bytes) {
  return put_sizes(environ, count_of(environ), count, bytes);
}

uint32_t WASI(environ_get)(uint32_t pointers, uint32_t buffer) {
  return put_texts(environ, count_of(environ), pointers, buffer);
}

uint32_t WASI(clock_time_get)(uint32_t id, uint64_t precision, uint32_t time) {
  return (void)precision, put_clock(clock_gettime, id, time);
}

uint32_t WASI(clock_res_get)(uint32_t id, uint32_t resolution) { return put_clock(clock_getres, id, resolution); }

uint32_t WASI(random_get)(uint32_t buffer, uint32_t bytes) {
  uint8_t *at = guest_bytes(buffer, bytes);
  if (at == NULL) return WASI_OVERFLOW;
  while (bytes != 0) {
    uint32_t part = bytes < ENTROPY_BYTES ? bytes : ENTROPY_BYTES;
    if (getentropy(at, part) != 0) return WASI_IO;
    at += part;
    bytes -= part;
  }
  return WASI_SUCCESS;
}

uint32_t WASI(sched_yield)(void) { return WASI_SUCCESS; }

/* By exit and not _exit: a C host in the same process may have buffered output. */
_Noreturn void WASI(proc_exit)(uint32_t status) { exit((int)(status & 0xff)); }

#pragma GCC visibility pop
