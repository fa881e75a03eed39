/*
 * Which lowered modules share the linear memory, where their static data lies, and where the heap may begin.
 *
 * I4  segments of two modules never overlap.
 * I5  once the heap base or the initial end has been read, both stay, and no module's data may lie above the base.
 * I6  the initial region holds no page that somebody grew: after the first growth it does not extend any more.
 */
#include <string.h>

#include "sigil_internal.h"

#define MODULES_COUNT 1024u
#define LOWEST_HEAP_BASE 1024u
#define HIGHEST_INITIAL_END UINT32_C(0xfffffff0)

static const sigil_rt_module *modules[MODULES_COUNT];
static uint32_t module_count;
static uint32_t heap_base = LOWEST_HEAP_BASE;
static uint32_t initial_pages;
static bool is_frozen;

static void begin_complaint(sigil_rt_line *line, const sigil_rt_module *module, const char *text) {
  line->length = 0;
  sigil_rt_add_text(line, "sigil: module \"");
  sigil_rt_add_text(line, module->name);
  sigil_rt_add_text(line, "\" ");
  sigil_rt_add_text(line, text);
}

/* `text`, the value found, `rule`, the value allowed. */
_Noreturn static void refuse(const sigil_rt_module *module, const char *text, uint64_t found, const char *rule,
                             uint64_t allowed) {
  sigil_rt_line line;
  begin_complaint(&line, module, text);
  sigil_rt_add_number(&line, found);
  sigil_rt_add_text(&line, rule);
  sigil_rt_add_number(&line, allowed);
  sigil_rt_end_with(&line);
}

static uint64_t end_of(const sigil_rt_segment *segment) { return (uint64_t)segment->offset + segment->size; }

static bool overlap(const sigil_rt_segment *a, const sigil_rt_segment *b) {
  return a->size != 0 && b->size != 0 && a->offset < end_of(b) && b->offset < end_of(a);
}

static void check_segment(const sigil_rt_module *module, const sigil_rt_segment *segment) {
  for (uint32_t m = 0; m < module_count; m++) {
    for (uint32_t s = 0; s < modules[m]->segment_count; s++) {
      const sigil_rt_segment *other = &modules[m]->segments[s];
      if (!overlap(segment, other)) continue;
      sigil_rt_line line;
      begin_complaint(&line, module, "has static data at ");
      sigil_rt_add_number(&line, segment->offset);
      sigil_rt_add_text(&line, " that overlaps module \"");
      sigil_rt_add_text(&line, modules[m]->name);
      sigil_rt_add_text(&line, "\" at ");
      sigil_rt_add_number(&line, other->offset);
      sigil_rt_end_with(&line);
    }
  }
}

static uint64_t static_end(const sigil_rt_module *module) {
  uint64_t end = module->data_end;
  for (uint32_t s = 0; s < module->segment_count; s++) {
    if (end_of(&module->segments[s]) > end) end = end_of(&module->segments[s]);
  }
  return end;
}

static void check_module(const sigil_rt_module *module) {
  if (module->abi_version != SIGIL_RT_ABI_VERSION)
    refuse(module, "was lowered for version ", module->abi_version, " of the shim; this is version ",
           SIGIL_RT_ABI_VERSION);
  if (module_count == MODULES_COUNT) refuse(module, "is number ", (uint64_t)module_count + 1, " of at most ", MODULES_COUNT);
  for (uint32_t s = 0; s < module->segment_count; s++) check_segment(module, &module->segments[s]);
  if (is_frozen && static_end(module) > heap_base)
    refuse(module, "has static data up to ", static_end(module),
           "; it must be registered before the first allocation, or lie below the heap base ", heap_base);
}

static void commit(const sigil_rt_module *module) {
  if (module->maximum_pages < sigil_rt_memory_size())
    refuse(module, "allows a maximum of pages of ", module->maximum_pages, "; in use are ", sigil_rt_memory_size());
  sigil_rt_lower_maximum(module->maximum_pages);
  if (!sigil_rt_commit_initial(module->initial_pages))
    refuse(module, "cannot have its initial pages: it needs ", module->initial_pages, "; the maximum is ",
           sigil_rt_maximum_pages());
  if (is_frozen) return;
  if (!sigil_rt_has_grown() && module->initial_pages > initial_pages) initial_pages = module->initial_pages;
  if (static_end(module) > heap_base) heap_base = (uint32_t)static_end(module);
}

static void lay(const sigil_rt_segment *segment) {
  if (end_of(segment) > sigil_memory_size()) sigil_rt_deliver(SIGIL_TRAP_OUT_OF_BOUNDS, true, end_of(segment) - 1);
  if (segment->size != 0) memcpy(sigil_rt_base + segment->offset, segment->bytes, segment->size);
}

void sigil_rt_register(const sigil_rt_module *module) {
  sigil_rt_check_thread("registering a module");
  for (uint32_t m = 0; m < module_count; m++) {
    if (modules[m] == module) return;
  }
  check_module(module);
  commit(module);
  modules[module_count++] = module;
  for (uint32_t s = 0; s < module->segment_count; s++) lay(&module->segments[s]);
}

/*
 * An allocator that is called before its own module has registered finds the page that the module would have brought:
 * an initial end of 0 would read as 2^32.
 */
static void freeze(void) {
  if (sigil_memory_size() == 0 && sigil_rt_commit_initial(1)) initial_pages = 1;
  is_frozen = true;
}

uint32_t sigil_rt_heap_base(void) {
  freeze();
  return heap_base;
}

uint32_t sigil_rt_initial_end(void) {
  freeze();
  uint64_t end = (uint64_t)initial_pages * SIGIL_RT_PAGE_BYTES;
  return end > HIGHEST_INITIAL_END ? HIGHEST_INITIAL_END : (uint32_t)end;
}
