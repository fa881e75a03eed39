/* A process whose only malloc is ours: who calls it, from when on, what is refused. The argument says what to do. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sigil_libc.h"

static char *before_all, *in_constructor;
#if defined(WITH_LIBRARY)
/* early.c: a shared library is constructed before the program that needs it. */
extern char *in_library;
#endif

static void first(void) { before_all = strdup("before all"); }
__attribute__((section(".preinit_array"), used)) static void (*const preinit)(void) = first;

__attribute__((constructor(101))) static void construct(void) { in_constructor = strdup("in a constructor"); }

static void tell(const char *text) {
  uintptr_t offset = (uintptr_t)text - (uintptr_t)sigil_memory();
  bool is_ours = offset < sigil_memory_size() && malloc_usable_size((char *)text) > strlen(text);
  printf("%s: %s\n", text, is_ours ? "ours" : "not ours");
}

static void tell_of_early_blocks(void) {
  tell(before_all);
  tell(in_constructor);
#if defined(WITH_LIBRARY)
  tell(in_library);
#endif
  free(before_all);
  in_constructor = realloc(in_constructor, 1000);
  tell(in_constructor);
}

static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void sort_lines(void) {
  char *line = NULL, **lines = NULL;
  size_t capacity = 0, count = 0;
  ssize_t length;
  while ((length = getline(&line, &capacity, stdin)) > 0) {
    line[length - 1] = '\0';
    lines = realloc(lines, (count + 1) * sizeof *lines);
    lines[count++] = strdup(line);
  }
  qsort(lines, count, sizeof *lines, compare);
  for (size_t i = 0; i < count; i++) tell(lines[i]);
  strcpy(line, "~"); /* fits in whatever getline has asked for */
  tell(line);
}

static void whole_pages(void) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *block = valloc(10), *padded = pvalloc(page + 1);
  printf("valloc %zu, pvalloc %zu", (uintptr_t)block % page, (uintptr_t)padded % page);
  printf(", whole pages %d, too large %d\n", malloc_usable_size(padded) >= 2 * page, pvalloc(SIZE_MAX) == NULL);
}

static void fork_and_allocate(void) {
  char *shared = strdup("from the parent");
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    shared = realloc(shared, 100000);
    tell(shared);
    free(shared);
    fflush(stdout);
    _exit(7);
  }
  int status;
  waitpid(child, &status, 0);
  printf("child %d\n", WEXITSTATUS(status));
  tell(shared);
}

static void *thread_idle(void *nothing) {
  free(nothing);
  return nothing;
}
static void *thread_malloc(void *block) { return malloc(*(char *)block); }
static void *thread_free(void *block) {
  free(block);
  return NULL;
}
static void *thread_realloc(void *block) { return realloc(block, 100); }

static void in_thread(void *(*function)(void *), void *argument) {
  pthread_t thread;
  pthread_create(&thread, NULL, function, argument);
  pthread_join(thread, NULL);
  puts("the thread has ended");
}

static void foreign_free(void) {
  char on_stack[32];
  free(on_stack + 16);
}

int main(int argc, char **argv) {
  const char *what = argc == 2 ? argv[1] : "";
  if (strcmp(what, "early") == 0) tell_of_early_blocks();
  else if (strcmp(what, "sort") == 0) sort_lines();
  else if (strcmp(what, "pages") == 0) whole_pages();
  else if (strcmp(what, "fork") == 0) fork_and_allocate();
  else if (strcmp(what, "idle") == 0) in_thread(thread_idle, NULL);
  else if (strcmp(what, "thread-malloc") == 0) in_thread(thread_malloc, strdup("8"));
  else if (strcmp(what, "thread-free") == 0) in_thread(thread_free, strdup("block"));
  else if (strcmp(what, "thread-realloc") == 0) in_thread(thread_realloc, strdup("block"));
  else if (strcmp(what, "foreign") == 0) foreign_free();
  else if (strcmp(what, "foreign-realloc") == 0) free(realloc((void *)0x12340, 10));
  else if (strcmp(what, "interior") == 0) free((char *)malloc(100) + 8);
  else if (strcmp(what, "twice") == 0) {
    char *volatile block = malloc(100);
    free(block);
    free(block);
  } else return 2;
  return 0;
}
