/*
 * Records what a program asks of malloc: an LD_PRELOAD library that passes every call on and writes it down.
 *
 *   SIGIL_RECORD        prefix of the files; each process, and each program that a process becomes, writes its own:
 *                       PREFIX.PID.N. Without it nothing is recorded.
 *   SIGIL_RECORD_MOST   events of one file; what comes after is only counted. Default 8,000,000.
 *
 * A file is a head and events (events.h). It is mapped and shared: what was written is there however the process ends.
 *
 * Order is that of the calls: one lock is held from the call of the real function to the event. A child made by fork
 * begins a file of its own, in which blocks of its parent are unknown. What the real functions ask of malloc
 * themselves is theirs and is not recorded; blocks that are handed out before dlsym has found them lie in a static arena.
 */
#define _GNU_SOURCE
#include "events.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ARENA_BYTES = 1 << 16, ARENA_ALIGNMENT = 16, PATH_BYTES = 4096, DEFAULT_MOST = 8000000 };

static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);
static void *(*real_memalign)(size_t, size_t);
static void (*real_free)(void *);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* Calls under way in this thread; initial-exec, because other models may themselves call malloc. */
static __thread int depth __attribute__((tls_model("initial-exec")));

static struct trace_head *head;
static uint64_t most = DEFAULT_MOST;

/* --- blocks before dlsym knows anything ------------------------------------------------------------------------- */

static _Alignas(ARENA_ALIGNMENT) char arena[ARENA_BYTES];
static size_t arena_used;

static void *arena_alloc(size_t size) {
  size_t start = (arena_used + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
  if (size > ARENA_BYTES - start) return NULL;
  arena_used = start + size;
  return arena + start;
}

static int is_in_arena(const void *at) { return (const char *)at >= arena && (const char *)at < arena + ARENA_BYTES; }

/* --- the file ---------------------------------------------------------------------------------------------------- */

static int create_file(const char *prefix) {
  char path[PATH_BYTES];
  for (int n = 0; n < 1000; n++) {
    snprintf(path, sizeof path, "%s.%d.%d", prefix, (int)getpid(), n);
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

/* What the program is called, as the kernel has it. */
static void note_command(void) {
  int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  ssize_t bytes = read(file, head->command, sizeof head->command - 1);
  head->command[bytes < 0 ? 0 : bytes] = 0;
  close(file);
}

static void begin_file(void) {
  const char *prefix = getenv("SIGIL_RECORD");
  const char *limit = getenv("SIGIL_RECORD_MOST");
  head = NULL;
  if (prefix == NULL) return;
  if (limit != NULL) most = strtoull(limit, NULL, 10);
  int file = create_file(prefix);
  if (file < 0) return;
  size_t bytes = sizeof *head + most * sizeof(struct trace_event);
  void *at = MAP_FAILED;
  if (ftruncate(file, (off_t)bytes) == 0) at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (at == MAP_FAILED) return;
  head = at;
  memcpy(head->magic, TRACE_MAGIC, sizeof head->magic);
  note_command();
}

static void note(enum trace_kind kind, size_t size, const void *block, const void *old) {
  if (head == NULL) return;
  uint64_t index = head->events++;
  if (index >= most) return;
  struct trace_event *event = (struct trace_event *)(head + 1) + index;
  *event = (struct trace_event){kind, size, (uintptr_t)block, (uintptr_t)old};
}

/* --- start and fork ---------------------------------------------------------------------------------------------- */

static void before_fork(void) { pthread_mutex_lock(&lock); }
static void after_fork(void) { pthread_mutex_unlock(&lock); }

static void in_child(void) {
  depth++;
  if (head != NULL) munmap(head, sizeof *head + most * sizeof(struct trace_event));
  begin_file();
  depth--;
  pthread_mutex_unlock(&lock);
}

static void find_real(void) {
  real_calloc = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "calloc");
  real_realloc = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
  real_memalign = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "memalign");
  real_free = (void (*)(void *))dlsym(RTLD_NEXT, "free");
  real_malloc = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
}

/* Enters a call: 1 where it is to be noted, with the lock held; 0 inside another one. */
static int enter(void) {
  if (depth++ > 0) return 0;
  pthread_mutex_lock(&lock);
  if (real_malloc == NULL) {
    find_real();
    begin_file();
    pthread_atfork(before_fork, after_fork, in_child);
  }
  return 1;
}

static void leave(int is_outer) {
  if (is_outer) pthread_mutex_unlock(&lock);
  depth--;
}

/* --- what a program calls ---------------------------------------------------------------------------------------- */

void *malloc(size_t size) {
  int is_outer = enter();
  void *block = real_malloc == NULL ? arena_alloc(size) : real_malloc(size);
  if (is_outer && block != NULL) note(TRACE_MALLOC, size, block, NULL);
  leave(is_outer);
  return block;
}

void *calloc(size_t count, size_t size) {
  int is_outer = enter();
  /* The arena is zero, and nothing in it is used twice. */
  void *block = real_malloc == NULL ? arena_alloc(count * size) : real_calloc(count, size);
  if (is_outer && block != NULL) note(TRACE_CALLOC, count * size, block, NULL);
  leave(is_outer);
  return block;
}

void free(void *block) {
  if (block == NULL || is_in_arena(block)) return;
  int saved = errno;
  int is_outer = enter();
  if (is_outer) note(TRACE_FREE, 0, NULL, block);
  real_free(block);
  leave(is_outer);
  errno = saved;
}

static void *move_from_arena(void *old, size_t size) {
  void *block = malloc(size);
  size_t there = (size_t)(arena + ARENA_BYTES - (char *)old);
  if (block != NULL) memcpy(block, old, size < there ? size : there);
  return block;
}

void *realloc(void *old, size_t size) {
  if (old != NULL && is_in_arena(old)) return move_from_arena(old, size);
  int is_outer = enter();
  void *block = real_malloc == NULL ? arena_alloc(size) : real_realloc(old, size);
  if (is_outer && old == NULL && block != NULL) note(TRACE_MALLOC, size, block, NULL);
  if (is_outer && old != NULL && block != NULL) note(TRACE_REALLOC, size, block, old);
  /* glibc frees, and others give a block of no size. */
  if (is_outer && old != NULL && block == NULL && size == 0) note(TRACE_FREE, 0, NULL, old);
  leave(is_outer);
  return block;
}

static void *aligned(size_t alignment, size_t size) {
  int is_outer = enter();
  void *block = real_malloc == NULL ? NULL : real_memalign(alignment, size);
  if (is_outer && block != NULL) note(TRACE_ALIGNED, size, block, NULL);
  leave(is_outer);
  return block;
}

void *memalign(size_t alignment, size_t size) { return aligned(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { return aligned(alignment, size); }
void *valloc(size_t size) { return aligned((size_t)sysconf(_SC_PAGESIZE), size); }

void *pvalloc(size_t size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  return aligned(page, (size + page - 1) / page * page);
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) return EINVAL;
  void *block = aligned(alignment, size);
  if (block == NULL) return ENOMEM;
  *out = block;
  return 0;
}

void *reallocarray(void *old, size_t count, size_t size) {
  size_t bytes;
  if (!__builtin_mul_overflow(count, size, &bytes)) return realloc(old, bytes);
  errno = ENOMEM;
  return NULL;
}
