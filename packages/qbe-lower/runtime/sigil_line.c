/* The last line a process writes: one write(2), so that it never mixes with another's, and no libc state is touched. */
#include <errno.h>
#include <unistd.h>

#include "sigil_internal.h"

void sigil_rt_add_text(sigil_rt_line *line, const char *text) {
  while (*text != '\0' && line->length < sizeof line->text - 1) line->text[line->length++] = *text++;
}

static void add_digits(sigil_rt_line *line, uint64_t number, unsigned base) {
  char digits[21];
  size_t first = sizeof digits - 1;
  digits[first] = '\0';
  do {
    digits[--first] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number != 0);
  sigil_rt_add_text(line, digits + first);
}

void sigil_rt_add_number(sigil_rt_line *line, uint64_t number) { add_digits(line, number, 10); }

void sigil_rt_add_address(sigil_rt_line *line, uintptr_t address) {
  sigil_rt_add_text(line, "0x");
  add_digits(line, address, 16);
}

_Noreturn void sigil_rt_end_with(sigil_rt_line *line) {
  line->text[line->length++] = '\n';
  while (write(STDERR_FILENO, line->text, line->length) < 0 && errno == EINTR) continue;
  _exit(SIGIL_RT_EXIT_STATUS);
}
