/*
 * Replays traces with one allocator, as told on stdin; src/traces/replay/words.ts says what a file of words holds.
 *
 *   to us    trace turns\n         us    checksum(hex) nanoseconds of CPU time, nanoseconds of the longest call\n
 *   to us    trace 0\n             us    checksum(hex) 0, then bytes of memory at each of the points of the file\n
 *
 *   replay name=file ...
 *
 * Turns: the trace is replayed once, which does not count, then as often as there are turns. No turns: it is replayed once,
 * each page of a block is written to as a program would that uses what it asks for, and memory is what the system gave to
 * this process beyond what it had before. The longest call is 0 unless the build times calls; then there are as many
 * replays more. An unknown name ends the process with status 2.
 *
 * Included by a generated file that says who the allocator is (native/face.h). With REPLAY_LINKED as the symbol of the
 * replayer in wasm, lowered, that one replays; words are WORDS_AT in linear memory, TABLE_BYTES of which are its own.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "../native/face.h"
#include "../native/system.h"

#ifndef START
#define START()
#endif

/* A collector has to know where references are. */
#ifdef FACE_COLLECTED
void GC_add_roots(void *from, void *to);
void GC_remove_roots(void *from, void *to);
#define SLOTS_BEGIN GC_add_roots
#define SLOTS_END GC_remove_roots
#else
#define SLOTS_BEGIN(from, to) ((void)0)
#define SLOTS_END(from, to) ((void)0)
#endif

/* The first mark, as in wasm, where marks are addresses. */
enum { FIRST_MARK = 1024, OS_PAGE_BYTES = 4096, NAME_BYTES = 64 };
enum { MALLOC = 0, FREE = 1, REALLOC = 2, KIND_MASK = 3 };

/* A file: words of calls, number of slots, of points and of windows, points, windows (for wasm alone), words. */
enum { HEAD_WORDS = 4 };

typedef struct {
  uint32_t *file;
  size_t file_bytes, slot_bytes;
  const uint32_t *words, *calls_end, *end;
  /* after so many calls memory is looked at */
  const uint32_t *points;
  uint32_t point_count;
  ref *slots;
} trace;

/* What the replayer itself needs is no allocator's: pages of the system's, there before memory is counted. */
static void *pages(size_t bytes) {
  void *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) exit(3);
  memset(at, 1, bytes);
  memset(at, 0, bytes);
  return at;
}

static trace load(const char *path) {
  struct stat about;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &about) != 0) exit(3);
  size_t bytes = (size_t)about.st_size;
  uint32_t *head = pages(bytes);
  for (size_t done = 0; done < bytes;) {
    ssize_t got = read(file, (char *)head + done, bytes - done);
    if (got <= 0) exit(3);
    done += (size_t)got;
  }
  close(file);
  trace one = {.file = head, .file_bytes = bytes, .slot_bytes = (head[1] + 1) * sizeof(ref)};
  one.points = head + HEAD_WORDS;
  one.point_count = head[2];
  one.words = one.points + one.point_count + head[3];
  one.calls_end = one.words + head[0];
  one.end = head + bytes / sizeof *head;
  one.slots = pages(one.slot_bytes);
  SLOTS_BEGIN(one.slots, (char *)one.slots + one.slot_bytes);
  return one;
}

static void unload(trace *one) {
  SLOTS_END(one->slots, (char *)one->slots + one->slot_bytes);
  munmap(one->file, one->file_bytes);
  munmap(one->slots, one->slot_bytes);
}

#ifdef REPLAY_LINKED

uint32_t REPLAY_LINKED(uint32_t from, uint32_t to, uint32_t slots, uint32_t shift, uint32_t before);

static uint32_t words_end(const trace *one) {
  return WORDS_AT + (uint32_t)((const char *)one->end - (const char *)one->words);
}

/* Words and slots of that replayer lie in linear memory. */
static void place(const trace *one) {
  uint32_t end = words_end(one);
  if (end + one->slot_bytes > TABLE_BYTES) exit(4);
  memcpy(linear + WORDS_AT, one->words, end - WORDS_AT);
}

static uint32_t replay_all(const trace *one) {
  uint32_t end = words_end(one);
  return REPLAY_LINKED(WORDS_AT, end, end, 0, 0);
}

#else

static void place(const trace *one) { (void)one; }

static inline uint32_t fold(uint32_t sum, uint32_t value) { return (sum << 5 | sum >> 27) ^ value; }

static inline void mark(const trace *one, const uint32_t *call, ref *slot, ref block) {
  *slot = block;
  *(uint32_t *)at(block) = FIRST_MARK + (uint32_t)((const char *)call - (const char *)one->words);
}

static void touch(ref block, uint32_t from, uint32_t size) {
  for (uint32_t offset = from; offset < size; offset += OS_PAGE_BYTES) ((volatile uint8_t *)at(block))[offset] = 0;
  if (size > from) ((volatile uint8_t *)at(block))[size - 1] = 0;
}

/* One call; gives the next one. */
static inline const uint32_t *step(const trace *one, const uint32_t *call, uint32_t *sum, bool touches) {
  ref *slot = &one->slots[call[0] >> 2];
  uint32_t kind = call[0] & KIND_MASK;
  if (kind == FREE) {
    *sum = fold(*sum, *(uint32_t *)at(*slot));
    give_back(*slot);
    return call + 1;
  }
  if (kind == MALLOC) {
    ref block = alloc(call[1]);
    if (touches) touch(block, 0, call[1]);
    mark(one, call, slot, block);
    return call + 2;
  }
  ref block = resize(*slot, call[2], call[1]);
  *sum = fold(*sum, *(uint32_t *)at(block));
  if (touches) touch(block, call[2], call[1]);
  mark(one, call, slot, block);
  return call + 3;
}

static uint32_t replay_all(const trace *one) {
  uint32_t sum = 0;
  for (const uint32_t *call = one->words; call < one->end;) call = step(one, call, &sum, false);
  return sum;
}

#endif

#ifdef FACE_TIMED

static inline uint32_t words_of(const uint32_t *call) {
  uint32_t kind = call[0] & KIND_MASK;
  return kind == FREE ? 1 : kind == MALLOC ? 2 : 3;
}

static uint32_t count_calls(const trace *one) {
  uint32_t calls = 0;
  for (const uint32_t *call = one->words; call < one->end; calls++) call += words_of(call);
  return calls;
}

/*
 * Of each call the shortest time of all replays, and of these the longest: every replay asks the same, so what only one of
 * them waited for is not the allocator's.
 */
static uint64_t longest(const trace *one, uint32_t replays) {
  uint32_t calls = count_calls(one), most = 0;
  uint32_t *least = pages(calls * sizeof *least);
  memset(least, 0xff, calls * sizeof *least);
  for (uint32_t turn = 0; turn < replays; turn++) {
    uint32_t sum = 0, index = 0;
    for (const uint32_t *call = one->words; call < one->end; index++) {
      longest_call = 0;
      call = step(one, call, &sum, false);
      if (longest_call < least[index]) least[index] = (uint32_t)longest_call;
    }
  }
  for (uint32_t index = 0; index < calls; index++)
    if (least[index] > most) most = least[index];
  munmap(least, calls * sizeof *least);
  return most;
}

#else

static uint64_t longest(const trace *one, uint32_t replays) {
  (void)one, (void)replays;
  return 0;
}

#endif

static void answer_time(const trace *one, uint32_t turns) {
  uint32_t sum = replay_all(one);
  uint64_t before = cpu_nanoseconds();
  for (uint32_t turn = 0; turn < turns; turn++) sum = replay_all(one);
  uint64_t taken = cpu_nanoseconds() - before;
  printf("%08" PRIx32 " %" PRIu64 " %" PRIu64 "\n", sum, taken, longest(one, turns));
}

#ifdef REPLAY_LINKED

/* What it touches is its own affair. */
static void answer_memory(const trace *one) { printf("%08" PRIx32 " 0\n", replay_all(one)); }

#else

/* Pages that are this process's alone, counted one by one: totals that the system keeps are late. */
static uint64_t own_bytes(void) {
  static char text[4096];
  int file = open("/proc/self/smaps_rollup", O_RDONLY);
  if (file < 0) return status_bytes("RssAnon:");
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  text[length < 0 ? 0 : length] = 0;
  const char *line = strstr(text, "Anonymous:");
  return line == NULL ? 0 : strtoull(line + strlen("Anonymous:"), NULL, 10) * 1024;
}

static void answer_memory(const trace *one) {
  uint32_t sum = 0, point = 0, calls = 0;
  uint64_t *found = pages((one->point_count + 1) * sizeof *found);
  uint64_t before = own_bytes();
  for (const uint32_t *call = one->words; call < one->calls_end;) {
    call = step(one, call, &sum, true);
    if (point < one->point_count && ++calls == one->points[point]) found[point++] = own_bytes();
  }
  printf("%08" PRIx32 " 0", sum);
  for (uint32_t i = 0; i < point; i++) printf(" %" PRIu64, found[i] > before ? found[i] - before : 0);
  printf("\n");
}

#endif

/* The file of the name among `name=file`; NULL if there is none. */
static const char *file_of(char **given, const char *name) {
  size_t length = strlen(name);
  for (; *given != NULL; given++)
    if (strncmp(*given, name, length) == 0 && (*given)[length] == '=') return *given + length + 1;
  return NULL;
}

int main(int count, char **arguments) {
  char name[NAME_BYTES];
  uint32_t turns;
  (void)count;
  static char output[1 << 16];
  setvbuf(stdout, output, _IOFBF, sizeof output);
  START();
#ifdef FACE_SIGIL
  linear = sigil_memory();
#endif
  while (scanf("%63s %" SCNu32, name, &turns) == 2) {
    const char *file = file_of(arguments + 1, name);
    if (file == NULL) return 2;
    trace one = load(file);
    place(&one);
    if (turns == 0) answer_memory(&one);
    else answer_time(&one, turns);
    fflush(stdout);
    unload(&one);
  }
  return 0;
}
