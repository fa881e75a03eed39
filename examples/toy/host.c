/* What the toy's programs need of C: two functions that print, and a main. */
#include <stdint.h>
#include <stdio.h>
#include "sigil.h"

uint32_t run(void);

void print_number(uint32_t number) { printf("%d", (int32_t)number); }

/* Text in linear memory, and text of the process. */
void print_text(uint32_t at, uint32_t length) { fwrite(sigil_memory() + at, 1, length, stdout); }
void print_bytes(const char *text, uint32_t length) { fwrite(text, 1, length, stdout); }

int main(void) { run(); }
