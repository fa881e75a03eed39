/* The raw events of a recording, as the recorder writes and src/traces/events.ts reads them: words of 64 bits, little-endian. */
#ifndef SIGIL_EVENTS_H
#define SIGIL_EVENTS_H

#include <stdint.h>

#define TRACE_MAGIC "sgevents"

enum trace_kind { TRACE_MALLOC = 1, TRACE_CALLOC = 2, TRACE_FREE = 3, TRACE_REALLOC = 4, TRACE_ALIGNED = 5 };

struct trace_head {
  char magic[8];
  /* all that happened, also what found no room */
  uint64_t events;
  /* as /proc has it: words that end in zero */
  char command[4080];
};

struct trace_event {
  uint64_t kind;
  uint64_t size;
  /* what the call returned; 0 for free */
  uint64_t block;
  /* what was given to free or realloc; else 0 */
  uint64_t old;
};

#endif
