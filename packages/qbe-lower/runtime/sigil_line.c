/* The last line a process writes: one write(2), so that it never mixes with another's, and no libc state is touched. */
#include <errno.h>
#include <unistd.h>

#include "sigil_internal.h"

void sigil_rt_add_text(sigil_rt_line *line, const char *text) {
  while (*text != '\0' && line->length < sizeof line->text - 1) line->text[line->length++] = *text++;
}

void sigil_rt_add_number(sigil_rt_line *line, uint64_t number) {
  char digits[21];
  size_t first = sizeof digits - 1;
  digits[first] = '\0';
  do {
    digits[--first] = (char)('0' + number % 10);
    number /= 10;
  } while (number != 0);
  sigil_rt_add_text(line, digits + first);
}

_Noreturn void sigil_rt_end_with(sigil_rt_line *line) {
  line->text[line->length++] = '\n';
  while (write(STDERR_FILENO, line->text, line->length) < 0 && errno == EINTR) continue;
  _exit(SIGIL_RT_EXIT_STATUS);
}
