/* Where main leaves its arguments for WASI; a file of its own, so that neither links the other in. */
#include "sigil_internal.h"

int sigil_rt_argument_count;
char **sigil_rt_arguments;

void sigil_rt_set_arguments(int count, char **values) {
  sigil_rt_argument_count = count;
  sigil_rt_arguments = values;
}
