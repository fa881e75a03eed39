/* WASI on the three standard streams: descriptors 0, 1 and 2 and no others. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "sigil_wasi.h"

#define STREAM_COUNT 3u
#define VECTORS_COUNT 64u
#define GUEST_VECTOR_BYTES 8u
/* No system moves more in one call; it also keeps a count of bytes within 32 bits. */
#define TRANSFER_BYTES UINT32_C(0x7fff0000)

#define FILETYPE_UNKNOWN 0
#define FILETYPE_CHARACTER_DEVICE 2
#define FILETYPE_DIRECTORY 3
#define FILETYPE_REGULAR_FILE 4
#define FILETYPE_SOCKET_STREAM 6

#define RIGHT_FD_READ (UINT64_C(1) << 1)
#define RIGHT_FD_SEEK (UINT64_C(1) << 2)
#define RIGHT_FD_TELL (UINT64_C(1) << 5)
#define RIGHT_FD_WRITE (UINT64_C(1) << 6)
#define FLAG_APPEND 1u
#define FLAG_NONBLOCK 4u

static bool is_closed[STREAM_COUNT];

static bool is_stream(uint32_t fd) { return fd < STREAM_COUNT && !is_closed[fd]; }

static uint32_t wasi_errno(int error) {
  switch (error) {
    case EACCES: return WASI_ACCES;
    case EAGAIN: return WASI_AGAIN;
    case EBADF: return WASI_BADF;
    case EINTR: return WASI_INTR;
    case EINVAL: return WASI_INVAL;
    case ENOSPC: return WASI_NOSPC;
    case EOVERFLOW: return WASI_OVERFLOW;
    case EPERM: return WASI_PERM;
    case EPIPE: return WASI_PIPE;
    case ESPIPE: return WASI_SPIPE;
    default: return WASI_IO;
  }
}

/* Checks all of a guest's vectors and takes over the first ones; false where one leaves linear memory. */
static bool take_vectors(uint32_t pointer, uint32_t count, struct iovec *vectors, int *taken) {
  const uint8_t *guest = guest_bytes(pointer, (uint64_t)count * GUEST_VECTOR_BYTES);
  if (guest == NULL) return false;
  uint64_t total = 0;
  *taken = 0;
  for (uint32_t i = 0; i < count; i++, guest += GUEST_VECTOR_BYTES) {
    uint32_t length = load32(guest + 4);
    uint8_t *bytes = guest_bytes(load32(guest), length);
    if (bytes == NULL) return false;
    if (*taken == (int)VECTORS_COUNT || total == TRANSFER_BYTES || length == 0) continue;
    if (length > TRANSFER_BYTES - total) length = (uint32_t)(TRANSFER_BYTES - total);
    vectors[(*taken)++] = (struct iovec){.iov_base = bytes, .iov_len = length};
    total += length;
  }
  return true;
}

/* A pipe that another process has made non-blocking: the guest expects to wait, so we wait for it. */
static bool may_try_again(int fd, short event) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  struct pollfd one = {.fd = fd, .events = event};
  return poll(&one, 1, -1) >= 0 || errno == EINTR;
}

static ssize_t transfer(bool writes, int fd, const struct iovec *vectors, int count) {
  if (count == 0) return 0;
  ssize_t moved;
  do {
    moved = writes ? writev(fd, vectors, count) : readv(fd, vectors, count);
  } while (moved < 0 && may_try_again(fd, writes ? POLLOUT : POLLIN));
  return moved;
}

/* One system call's worth: WASI allows less than asked for, and every libc asks again. */
static uint32_t move(bool writes, uint32_t fd, uint32_t pointer, uint32_t count, uint32_t moved_pointer) {
  struct iovec vectors[VECTORS_COUNT];
  int taken;
  uint8_t *moved_bytes = guest_bytes(moved_pointer, 4);
  if (moved_bytes == NULL || !take_vectors(pointer, count, vectors, &taken)) return WASI_OVERFLOW;
  if (!is_stream(fd)) return WASI_BADF;
  ssize_t moved = transfer(writes, (int)fd, vectors, taken);
  if (moved < 0) return wasi_errno(errno);
  store32(moved_bytes, (uint32_t)moved);
  return WASI_SUCCESS;
}

static uint8_t filetype_of(mode_t mode) {
  if (S_ISREG(mode)) return FILETYPE_REGULAR_FILE;
  if (S_ISCHR(mode)) return FILETYPE_CHARACTER_DEVICE;
  if (S_ISDIR(mode)) return FILETYPE_DIRECTORY;
  return S_ISFIFO(mode) || S_ISSOCK(mode) ? FILETYPE_SOCKET_STREAM : FILETYPE_UNKNOWN;
}

#pragma GCC visibility push(hidden)

uint32_t WASI(fd_read)(uint32_t fd, uint32_t vectors, uint32_t count, uint32_t read_bytes) {
  return move(false, fd, vectors, count, read_bytes);
}

uint32_t WASI(fd_write)(uint32_t fd, uint32_t vectors, uint32_t count, uint32_t written_bytes) {
  return move(true, fd, vectors, count, written_bytes);
}

/* stderr itself stays open: the line of a later trap needs it. */
uint32_t WASI(fd_close)(uint32_t fd) {
  if (!is_stream(fd)) return WASI_BADF;
  is_closed[fd] = true;
  return fd == STDERR_FILENO || close((int)fd) == 0 ? WASI_SUCCESS : wasi_errno(errno);
}

uint32_t WASI(fd_seek)(uint32_t fd, uint64_t offset, uint32_t whence, uint32_t position) {
  static const int whences[] = {SEEK_SET, SEEK_CUR, SEEK_END};
  uint8_t *position_bytes = guest_bytes(position, 8);
  if (position_bytes == NULL) return WASI_OVERFLOW;
  if (!is_stream(fd)) return WASI_BADF;
  if (whence >= sizeof whences / sizeof *whences) return WASI_INVAL;
  off_t now = lseek((int)fd, (off_t)offset, whences[whence]);
  if (now < 0) return wasi_errno(errno);
  store64(position_bytes, (uint64_t)now);
  return WASI_SUCCESS;
}

/* A terminal is known by its file type together with the missing right to seek. */
uint32_t WASI(fd_fdstat_get)(uint32_t fd, uint32_t pointer) {
  uint8_t *stat_bytes = guest_bytes(pointer, 24);
  if (stat_bytes == NULL) return WASI_OVERFLOW;
  struct stat stat;
  if (!is_stream(fd)) return WASI_BADF;
  if (fstat((int)fd, &stat) != 0) return wasi_errno(errno);
  int flags = fcntl((int)fd, F_GETFL);
  uint64_t rights = RIGHT_FD_READ | RIGHT_FD_WRITE;
  if (S_ISREG(stat.st_mode)) rights |= RIGHT_FD_SEEK | RIGHT_FD_TELL;
  memset(stat_bytes, 0, 24);
  stat_bytes[0] = filetype_of(stat.st_mode);
  stat_bytes[2] = (uint8_t)((flags & O_APPEND ? FLAG_APPEND : 0) | (flags & O_NONBLOCK ? FLAG_NONBLOCK : 0));
  store64(stat_bytes + 8, rights);
  return WASI_SUCCESS;
}

/* A libc asks for preopened folders until one is no descriptor: at once. */
uint32_t WASI(fd_prestat_get)(uint32_t fd, uint32_t prestat) { return (void)fd, (void)prestat, WASI_BADF; }

uint32_t WASI(fd_prestat_dir_name)(uint32_t fd, uint32_t path, uint32_t length) {
  return (void)fd, (void)path, (void)length, WASI_BADF;
}

#pragma GCC visibility pop
