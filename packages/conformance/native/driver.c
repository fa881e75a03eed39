/*
 * Runs op scripts against a native conformer, as told on stdin, and answers on stdout. Linked with the conformer's
 * archive and the shim. One process is one instance; argument 1 is the cap on linear memory in pages.
 *
 * The protocol, version 3: 32-bit words in the machine's own byte order.
 *
 *   driver, once        MAGIC  version  initial pages
 *   host, any number    1  count  count * { 8 words, an op }        driver  run  run * { 4 words, a result }
 *                       2  address  bytes                           driver  the bytes
 *   end of stdin        the driver ends with status 0
 *   SIGTERM             it says on stderr how many ops of the batch are done, in decimal, and ends with status 0
 *
 *   op      code | flags << 8   first   plus   second   x   y   z   w
 *           first, second: a slot, or with the flag FIRST_LITERAL, SECOND_LITERAL the operand itself; plus: added to first
 *           (w: added to second)
 *           of OP_CALL: second is a place in the table of further functions; the arguments are x y, or with the flag
 *           WITH_POINTER first x y; with WITH_INTO block slot z takes the result unless that is 0
 *   result  status | trap << 8   value   failed size   pages
 *
 * A batch stops after its first trap: `run` counts the results, the trap's included. The whole batch is one
 * sigil_try; what the op under way was is noted before it is called.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sigil.h"
#include "sigil_rt.h"

enum { MAGIC = 0x4c474953, VERSION = 3, OP_WORDS = 8, RESULT_WORDS = 4, PAGE_BYTES = 65536 };
enum { COMMAND_RUN = 1, COMMAND_READ = 2 };
enum { FIRST_LITERAL = 1, SECOND_LITERAL = 2, WITH_POINTER = 4, WITH_INTO = 8 };
enum { STATUS_OK = 0, STATUS_TRAP = 1, STATUS_MISMATCH = 2, STATUS_SKIPPED = 3 };
enum {
  OP_ALLOC,
  OP_REALLOC,
  OP_CABI_REALLOC,
  OP_MEM_COPY,
  OP_ENTER_SCOPE,
  OP_EXIT_SCOPE,
  OP_PROMOTE,
  OP_FREE_ALL,
  OP_GROW_MEMORY,
  OP_FILL,
  OP_VERIFY,
  OP_FLIP,
  OP_TRAP_KIND,
  OP_FAILED_SIZE,
  OP_VERIFY_ZERO,
  OP_NEXT_BLOCK,
  OP_CALL,
  OP_MAKE,
  OP_LINK,
  OP_DESCRIBE,
  OP_WEAKEN,
  OP_UPGRADE,
  OP_FORGET,
  OP_LOAD,
  OP_STORE
};
enum { ZEROED_BYTES = 32, WORD_BYTES = 4 };

/* What the archive has beyond the contract, null where it has not; src/subjects/native-table.ts writes the table. */
typedef uint32_t further_function(uint32_t, uint32_t, uint32_t);
extern further_function *const further_functions[];
extern const uint32_t further_count;
extern further_function *const further_next_block, *const further_make, *const further_retain, *const further_release,
    *const further_describe, *const further_weaken, *const further_upgrade, *const further_forget;

/* The types of the suite's objects, laid out for address 0: words, and the offset at which the layouts begin. */
extern const uint32_t type_words[], type_word_count, type_layouts;

typedef struct {
  uint32_t code, first, plus, second, x, y, z, w;
} operation;

typedef struct {
  uint32_t status, value, failed_size, pages;
} outcome;

/* Slots: an address, handle or cursor, and whether the slot was ever filled. */
typedef struct {
  uint32_t *values;
  uint8_t *filled;
  size_t count;
} slot_table;

static slot_table blocks, scopes, cursors, handles;

static operation *operations;
static outcome *outcomes;
static size_t capacity;
static volatile uint32_t current; /* index of the op under way; read after a trap */
static uint32_t batch_count;

static _Noreturn void give_up(const char *why) {
  fprintf(stderr, "conformance driver: %s\n", why);
  exit(2);
}

static void *grown(void *old, size_t bytes) {
  void *memory = realloc(old, bytes);
  if (memory == NULL) give_up("the host is out of memory");
  return memory;
}

static void set_slot(slot_table *table, uint32_t slot, uint32_t value) {
  if (slot >= table->count) {
    size_t count = ((size_t)slot + 1) * 2;
    table->values = grown(table->values, count * sizeof *table->values);
    table->filled = grown(table->filled, count);
    memset(table->filled + table->count, 0, count - table->count);
    table->count = count;
  }
  table->values[slot] = value;
  table->filled[slot] = 1;
}

static bool resolve(const slot_table *table, uint32_t operand, bool literal, uint32_t *value) {
  if (!literal && (operand >= table->count || !table->filled[operand])) return false;
  *value = literal ? operand : table->values[operand];
  return true;
}

static uint32_t pages(void) { return (uint32_t)(sigil_memory_size() / PAGE_BYTES); }

static void answer(uint32_t status, uint32_t value) {
  outcome *result = &outcomes[current];
  result->status = status;
  result->value = value;
  result->failed_size = 0;
  result->pages = pages();
}

static void answer_block(uint32_t slot, uint32_t pointer) {
  set_slot(&blocks, slot, pointer);
  answer(STATUS_OK, pointer);
}

/* The pattern of src/pattern.ts: byte i depends on the seed and on i alone. */
static uint32_t pattern_word(uint32_t seed, uint32_t index) {
  uint32_t word = (seed + index) * 0x9e3779b1u;
  return word ^ (word >> 15);
}

static uint8_t pattern_byte(uint32_t seed, uint32_t index) {
  return (uint8_t)(pattern_word(seed, index >> 2) >> ((index & 3) * 8));
}

static void fill(uint8_t *target, uint32_t bytes, uint32_t seed, uint32_t phase) {
  for (uint32_t i = 0; i < bytes; i++) target[i] = pattern_byte(seed, phase + i);
}

/* Offset of the first wrong byte, or `bytes`. */
static uint32_t first_mismatch(const uint8_t *source, uint32_t bytes, uint32_t seed, uint32_t phase) {
  uint32_t i = 0;
  while (i < bytes && source[i] == pattern_byte(seed, phase + i)) i++;
  return i;
}

/* Offset of the first byte that is not 0, or `bytes`. */
static uint32_t first_nonzero(const uint8_t *source, uint32_t bytes) {
  uint32_t i = 0;
  while (i < bytes && source[i] == 0) i++;
  return i;
}

/* Ops that reach into memory without a call; x is the number of bytes. False: out of bounds. */
static bool touch(const operation *op, uint32_t pointer) {
  uint32_t code = op->code & 0xff;
  uint64_t start = (uint64_t)pointer + (code == OP_FLIP ? 0 : op->second);
  if (start + op->x > sigil_memory_size()) return false;
  uint8_t *bytes = sigil_memory() + start;
  if (code == OP_FILL) {
    fill(bytes, op->x, op->y, op->z);
  } else if (code == OP_FLIP) {
    for (uint32_t i = 0; i < op->x; i++) bytes[i] = (uint8_t)~bytes[i];
  } else {
    uint32_t wrong =
        code == OP_VERIFY_ZERO ? first_nonzero(bytes, op->x) : first_mismatch(bytes, op->x, op->y, op->z);
    answer(wrong < op->x ? STATUS_MISMATCH : STATUS_OK, wrong < op->x ? op->second + wrong : 0);
    return true;
  }
  answer(STATUS_OK, 0);
  return true;
}

static void out_of_bounds(void) {
  answer(STATUS_TRAP | SIGIL_TRAP_OUT_OF_BOUNDS << 8, SIGIL_TRAP_OUT_OF_BOUNDS);
}

static void call_further(const operation *op, uint32_t pointer) {
  further_function *function = op->second < further_count ? further_functions[op->second] : NULL;
  uint32_t flags = op->code >> 8, value;
  if (function == NULL) {
    answer(STATUS_SKIPPED, 0);
    return;
  }
  value = flags & WITH_POINTER ? function(pointer, op->x, op->y) : function(op->x, op->y, 0);
  if (flags & WITH_INTO && value != 0) set_slot(&blocks, op->z, value);
  answer(STATUS_OK, value);
}

static void next_block(const operation *op, uint32_t cursor) {
  if (further_next_block == NULL) {
    answer(STATUS_SKIPPED, 0);
    return;
  }
  uint32_t value = further_next_block(cursor, 0, 0);
  set_slot(&cursors, op->z, value);
  answer(STATUS_OK, value);
}

static bool is_inside(uint64_t address, uint64_t bytes) { return address + bytes <= sigil_memory_size(); }

static uint32_t word_at(uint32_t address) {
  uint32_t word;
  memcpy(&word, sigil_memory() + address, sizeof word);
  return word;
}

static void set_word(uint32_t address, uint32_t word) { memcpy(sigil_memory() + address, &word, sizeof word); }

/* The words of `type_words` for address `at`: pointers are moved by it, the null ones and all else are not. */
static void lay_out_types(uint32_t at) {
  uint32_t pointers = type_layouts / WORD_BYTES, count = type_words[0];
  for (uint32_t i = 0; i < type_word_count; i++) {
    bool moves = i >= pointers && i < pointers + count && type_words[i] != 0;
    set_word(at + i * WORD_BYTES, type_words[i] + (moves ? at : 0));
  }
}

static bool describe(uint32_t at) {
  if (at % WORD_BYTES != 0 || (uint64_t)at + (uint64_t)type_word_count * WORD_BYTES > PAGE_BYTES) return false;
  lay_out_types(at);
  further_describe(at, at + type_layouts, 0);
  answer(STATUS_OK, at + type_layouts);
  return true;
}

static bool make(const operation *op) {
  uint32_t ref = further_make(op->x, op->y, 0), zeroed = op->x < ZEROED_BYTES ? op->x : ZEROED_BYTES;
  set_slot(&blocks, op->z, ref);
  if (!is_inside(ref, zeroed)) return false;
  memset(sigil_memory() + ref, 0, zeroed);
  answer(STATUS_OK, ref);
  return true;
}

static bool link_member(uint32_t member, uint32_t to) {
  if (!is_inside(member, WORD_BYTES)) return false;
  uint32_t old = word_at(member);
  uint32_t value = further_retain(to, 0, 0);
  further_release(old, 0, 0);
  set_word(member, value);
  answer(STATUS_OK, old);
  return true;
}

static bool upgrade(uint32_t handle, uint32_t into) {
  uint32_t ref = further_upgrade(handle, 0, 0);
  if (ref != 0) set_slot(&blocks, into, ref);
  answer(STATUS_OK, ref);
  return true;
}

static bool weaken(uint32_t ref, uint32_t into) {
  uint32_t handle = further_weaken(ref, 0, 0);
  set_slot(&handles, into, handle);
  answer(STATUS_OK, handle);
  return true;
}

static bool forget(uint32_t handle) {
  further_forget(handle, 0, 0);
  answer(STATUS_OK, 0);
  return true;
}

static bool load(uint32_t address) {
  if (!is_inside(address, WORD_BYTES)) return false;
  answer(STATUS_OK, word_at(address));
  return true;
}

static bool store(uint32_t address, uint32_t word) {
  if (!is_inside(address, WORD_BYTES)) return false;
  set_word(address, word);
  answer(STATUS_OK, 0);
  return true;
}

static bool is_missing(uint32_t code) {
  switch (code) {
  case OP_MAKE:
    return further_make == NULL;
  case OP_LINK:
    return further_retain == NULL || further_release == NULL;
  case OP_DESCRIBE:
    return further_describe == NULL;
  case OP_WEAKEN:
    return further_weaken == NULL;
  case OP_UPGRADE:
    return further_upgrade == NULL;
  case OP_FORGET:
    return further_forget == NULL;
  default:
    return false;
  }
}

/* Ops on objects that are more than one call or have slots of their own. False: out of bounds. */
static bool call_object(const operation *op, uint32_t first, uint32_t second) {
  switch (op->code & 0xff) {
  case OP_MAKE:
    return make(op);
  case OP_LINK:
    return link_member(first + op->x, second);
  case OP_DESCRIBE:
    return describe(op->x);
  case OP_WEAKEN:
    return weaken(first, op->z);
  case OP_UPGRADE:
    return upgrade(second, op->z);
  case OP_FORGET:
    return forget(second);
  case OP_LOAD:
    return load(first);
  default:
    return store(first, second);
  }
}

/* Runs an op whose operands are there. False: the batch stops. */
static bool call(const operation *op, uint32_t first, uint32_t second) {
  switch (op->code & 0xff) {
  case OP_ALLOC:
    answer_block(op->z, sigil_alloc(op->x));
    return true;
  case OP_REALLOC:
    answer_block(op->z, sigil_realloc(first, op->x, op->y));
    return true;
  case OP_CABI_REALLOC:
    answer_block(op->z, cabi_realloc(first, op->x, op->w, op->y));
    return true;
  case OP_MEM_COPY:
    sigil_mem_copy(first, second, op->x);
    break;
  case OP_ENTER_SCOPE: {
    uint32_t handle = sigil_enter_scope();
    set_slot(&scopes, op->z, handle);
    answer(STATUS_OK, handle);
    return true;
  }
  case OP_EXIT_SCOPE:
    sigil_exit_scope(second);
    break;
  case OP_PROMOTE:
    answer_block(op->z, sigil_promote(second, first, op->x));
    return true;
  case OP_FREE_ALL:
    sigil_free_all();
    break;
  case OP_GROW_MEMORY:
    answer(STATUS_OK, sigil_rt_memory_grow(op->x));
    return true;
  case OP_TRAP_KIND:
    answer(STATUS_OK, sigil_trap_kind());
    return true;
  case OP_FAILED_SIZE:
    answer(STATUS_OK, sigil_failed_size());
    return true;
  case OP_NEXT_BLOCK:
    next_block(op, second);
    return true;
  case OP_CALL:
    call_further(op, first);
    return true;
  default:
    if ((op->code & 0xff) > OP_CALL ? call_object(op, first, second) : touch(op, first)) return true;
    out_of_bounds();
    return false;
  }
  answer(STATUS_OK, 0);
  return true;
}

static bool needs_first(uint32_t code, uint32_t flags) {
  if (code == OP_CALL) return flags & WITH_POINTER;
  return code == OP_REALLOC || code == OP_CABI_REALLOC || code == OP_MEM_COPY || code == OP_PROMOTE ||
         code == OP_FILL || code == OP_VERIFY || code == OP_VERIFY_ZERO || code == OP_FLIP || code == OP_LINK ||
         code == OP_WEAKEN || code == OP_LOAD || code == OP_STORE;
}

/* The table that the second operand is a slot of, null for an op without one. */
static const slot_table *second_table(uint32_t code) {
  switch (code) {
  case OP_MEM_COPY:
  case OP_LINK:
  case OP_STORE:
    return &blocks;
  case OP_EXIT_SCOPE:
  case OP_PROMOTE:
    return &scopes;
  case OP_NEXT_BLOCK:
    return &cursors;
  case OP_UPGRADE:
  case OP_FORGET:
    return &handles;
  default:
    return NULL;
  }
}

static bool run_one(const operation *op) {
  uint32_t code = op->code & 0xff, flags = op->code >> 8, first = 0, second = 0;
  const slot_table *seconds = second_table(code);
  bool ready = !is_missing(code);
  if (needs_first(code, flags)) ready = resolve(&blocks, op->first, flags & FIRST_LITERAL, &first) && ready;
  if (seconds != NULL) ready = resolve(seconds, op->second, flags & SECOND_LITERAL, &second) && ready;
  if (!ready) {
    answer(STATUS_SKIPPED, 0);
    return true;
  }
  if (!(flags & FIRST_LITERAL)) first += op->plus;
  if (seconds == &blocks && !(flags & SECOND_LITERAL)) second += op->w;
  return call(op, first, second);
}

static void run_batch(void *unused) {
  (void)unused;
  for (; current < batch_count; current++) {
    if (run_one(&operations[current])) continue;
    current++;
    break;
  }
}

static void read_exactly(void *target, size_t bytes) {
  if (fread(target, 1, bytes, stdin) != bytes) give_up("stdin ended inside a command");
}

static void serve_run(uint32_t count) {
  if (count > capacity) {
    capacity = count;
    operations = grown(operations, capacity * sizeof *operations);
    outcomes = grown(outcomes, capacity * sizeof *outcomes);
  }
  read_exactly(operations, (size_t)count * sizeof *operations);
  current = 0;
  batch_count = count;
  sigil_trap trap = sigil_try(run_batch, NULL);
  if (trap != SIGIL_TRAP_NONE) {
    answer(STATUS_TRAP | (uint32_t)trap << 8, 0);
    outcomes[current].failed_size = sigil_failed_size();
    current++;
  }
  uint32_t run = current;
  fwrite(&run, sizeof run, 1, stdout);
  fwrite(outcomes, sizeof *outcomes, run, stdout);
}

static void serve_read(uint32_t address, uint32_t bytes) {
  if ((uint64_t)address + bytes > sigil_memory_size()) give_up("a range to read lies outside linear memory");
  fwrite(sigil_memory() + address, 1, bytes, stdout);
}

/* The host has lost patience. Only what a signal handler may call is called here. */
static void tell_how_far(int signal_number) {
  (void)signal_number;
  char digits[11];
  size_t at = sizeof digits;
  uint32_t done = current;
  do digits[--at] = (char)('0' + done % 10);
  while ((done /= 10) != 0);
  ssize_t written = write(STDERR_FILENO, digits + at, sizeof digits - at);
  _exit(written < 0);
}

int main(int count, char **arguments) {
  signal(SIGTERM, tell_how_far);
  uint32_t max_pages = count > 1 ? (uint32_t)strtoul(arguments[1], NULL, 10) : SIGIL_RT_MAX_PAGES;
  if (!sigil_set_max_pages(max_pages)) give_up("the cap on linear memory is below its initial size");
  uint32_t hello[3] = {MAGIC, VERSION, pages()};
  fwrite(hello, sizeof hello, 1, stdout);
  fflush(stdout);
  uint32_t command;
  while (fread(&command, sizeof command, 1, stdin) == 1) {
    uint32_t operand[2] = {0, 0};
    read_exactly(operand, command == COMMAND_READ ? sizeof operand : sizeof operand[0]);
    if (command == COMMAND_RUN) serve_run(operand[0]);
    else if (command == COMMAND_READ) serve_read(operand[0], operand[1]);
    else give_up("unknown command");
    fflush(stdout);
  }
  return 0;
}
