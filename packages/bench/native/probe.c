/*
 * Says where a function comes from in a process like this one, whatever was preloaded, and what its maker calls that release.
 *
 *   probe malloc     path of the shared object\nrelease\n
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef const char *text_release(void);
typedef int number_release(void);
typedef unsigned hexadecimal_release(void);
typedef const char *parts_release(int *major, int *minor, const char **patch);
typedef int control(const char *name, void *old, size_t *old_bytes, void *new, size_t new_bytes);

/* Functions by which makers tell their release; a process with one of the first four has the C library's as well. */
static void print_release(void) {
  void *found;
  if ((found = dlsym(RTLD_DEFAULT, "mi_version")) != NULL) {
    int release = ((number_release *)found)();
    printf("mimalloc %d.%d.%d\n", release / 100, release / 10 % 10, release % 10);
  } else if ((found = dlsym(RTLD_DEFAULT, "mallctl")) != NULL) {
    const char *release = "";
    size_t bytes = sizeof release;
    ((control *)found)("version", &release, &bytes, NULL, 0);
    printf("jemalloc %.*s\n", (int)strcspn(release, "-"), release);
  } else if ((found = dlsym(RTLD_DEFAULT, "tc_version")) != NULL) {
    printf("%s\n", ((parts_release *)found)(NULL, NULL, NULL));
  } else if ((found = dlsym(RTLD_DEFAULT, "GC_get_version")) != NULL) {
    unsigned release = ((hexadecimal_release *)found)();
    printf("bdwgc %u.%u.%u\n", release >> 16, release >> 8 & 255, release & 255);
  } else if ((found = dlsym(RTLD_DEFAULT, "gnu_get_libc_version")) != NULL) {
    printf("glibc %s\n", ((text_release *)found)());
  } else {
    printf("unknown\n");
  }
}

int main(int count, char **words) {
  Dl_info info;
  void *found = count == 2 ? dlsym(RTLD_DEFAULT, words[1]) : NULL;
  if (found == NULL || dladdr(found, &info) == 0) return 1;
  printf("%s\n", info.dli_fname);
  print_release();
  return 0;
}
