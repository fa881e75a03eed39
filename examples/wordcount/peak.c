/* Runs a command and writes the most memory it had, in bytes, to file descriptor 3; passes its exit status on. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COULD_NOT_RUN = 127, REPORT = 3 };

#ifdef __APPLE__
enum { RSS_UNIT_BYTES = 1 };
#else
enum { RSS_UNIT_BYTES = 1024 };
#endif

int main(int argc, char **argv) {
  if (argc < 2) return COULD_NOT_RUN;
  pid_t child = fork();
  if (child == 0) {
    close(REPORT);
    execvp(argv[1], argv + 1);
    _exit(COULD_NOT_RUN);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return COULD_NOT_RUN;
  dprintf(REPORT, "%lld\n", (long long)usage.ru_maxrss * RSS_UNIT_BYTES);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
