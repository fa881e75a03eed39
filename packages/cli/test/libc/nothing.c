/* What a compiler must be able to make a program of. */
#include <stdlib.h>

int main(void) { return malloc(1) == NULL; }
