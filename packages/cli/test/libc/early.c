/* A shared library that allocates in its constructor. */
#include <string.h>

char *in_library;

__attribute__((constructor)) static void construct(void) { in_library = strdup("in a library"); }
