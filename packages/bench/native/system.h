/* What the system counts of this process: CPU time and memory. Nothing here allocates. */
#ifndef BENCH_SYSTEM_H
#define BENCH_SYSTEM_H

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* CPU time and not time of day: others use the machine as well. */
static uint64_t cpu_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* The bytes that a line of Linux's account begins with this name tells of; 0 where there is no such line. */
static uint64_t status_bytes(const char *name) {
  static char text[8192];
  int file = open("/proc/self/status", O_RDONLY);
  if (file < 0) return 0;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  text[length < 0 ? 0 : length] = 0;
  const char *line = strstr(text, name);
  return line == NULL ? 0 : strtoull(line + strlen(name), NULL, 10) * 1024;
}

/* What was there before the first kernel and is no heap: code that comes in later is not the allocator's to answer for. */
static uint64_t bytes_at_start;

static uint64_t file_bytes(void) { return status_bytes("RssFile:") + status_bytes("RssShmem:"); }

/* Forgets the most there was, where that can be: kernels before this one are not its business. */
static void start_peak(void) {
  int file = open("/proc/self/clear_refs", O_WRONLY);
  if (file >= 0) {
    if (write(file, "5", 1) != 1) bytes_at_start = 0;
    close(file);
  }
  bytes_at_start = status_bytes("RssAnon:");
}

static uint64_t most_resident(void) {
  uint64_t linux_most = status_bytes("VmHWM:");
  if (linux_most != 0) return linux_most;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  return (uint64_t)usage.ru_maxrss;
#else
  return (uint64_t)usage.ru_maxrss * 1024;
#endif
}

/* At the worst since `start_peak`, what the system gave beyond what there was then. */
static uint64_t peak_bytes(void) {
  uint64_t most = most_resident(), others = file_bytes() + bytes_at_start;
  return most > others ? most - others : 0;
}

#endif
