/*
 * Names an export must not take as they stand, because C, its library or its start-up files own them: a native object that
 * exports `realloc` replaces the whole process's. They get the prefix `wasm_` (mangle.ts).
 */

const keywords =
  'auto break case char const continue default do double else enum extern float for goto if inline int long register ' +
  'restrict return short signed sizeof static struct switch typedef union unsigned void volatile while asm typeof bool ' +
  'true false nullptr alignas alignof constexpr static_assert thread_local class delete new operator private protected ' +
  'public template this throw try catch namespace using virtual friend explicit export mutable';

const startUp =
  'main _start _init _fini environ _end end etext edata _etext _edata __bss_start __data_start data_start atexit ' +
  '__libc_start_main __libc_csu_init __libc_csu_fini __dso_handle __cxa_atexit __cxa_finalize __stack_chk_fail ' +
  '__stack_chk_guard __errno_location errno stdin stdout stderr memory';

const library =
  'assert isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit tolower toupper ' +
  'acos acosf acosh acoshf asin asinf asinh asinhf atan atanf atan2 atan2f atanh atanhf cbrt cbrtf ceil ceilf copysign ' +
  'copysignf cos cosf cosh coshf erf erff erfc erfcf exp expf exp2 exp2f expm1 expm1f fabs fabsf fdim fdimf floor floorf ' +
  'fma fmaf fmax fmaxf fmin fminf fmod fmodf frexp frexpf hypot hypotf ilogb ilogbf ldexp ldexpf lgamma lgammaf llrint ' +
  'llrintf llround llroundf log logf log10 log10f log1p log1pf log2 log2f logb logbf lrint lrintf lround lroundf modf modff ' +
  'nan nanf nearbyint nearbyintf nextafter nextafterf pow powf remainder remainderf remquo remquof rint rintf round roundf ' +
  'scalbln scalblnf scalbn scalbnf signgam sin sinf sinh sinhf sqrt sqrtf tan tanf tanh tanhf tgamma tgammaf trunc truncf ' +
  'setjmp longjmp _setjmp _longjmp sigsetjmp siglongjmp signal raise sigaction sigprocmask sigemptyset sigaddset ' +
  'sigaltstack sigfillset sigdelset sigsuspend sigwait kill clearerr fclose feof ferror fflush fgetc fgetpos fgets fopen ' +
  'fprintf fputc fputs fread freopen fscanf fseek fseeko fsetpos ftell ftello fwrite getc getchar gets getline perror ' +
  'printf putc putchar puts remove rename rewind scanf setbuf setvbuf snprintf sprintf sscanf tmpfile tmpnam ungetc ' +
  'vfprintf vfscanf vprintf vscanf vsnprintf vsprintf vsscanf vasprintf asprintf dprintf vdprintf fdopen fileno popen ' +
  'pclose abort abs aligned_alloc at_quick_exit atof atoi atol atoll bsearch calloc div exit free getenv labs ldiv llabs ' +
  'lldiv malloc mblen mbstowcs mbtowc qsort quick_exit rand realloc reallocarray setenv unsetenv putenv srand strtod ' +
  'strtof strtol strtold strtoll strtoul strtoull system wcstombs wctomb _Exit posix_memalign memalign valloc pvalloc ' +
  'malloc_usable_size malloc_trim mallinfo mallopt cfree random srandom rand_r drand48 lrand48 mkstemp mkdtemp mktemp ' +
  'realpath memchr memcmp memcpy memmove memset memrchr memmem mempcpy bcmp bcopy bzero index rindex strcat strchr strcmp ' +
  'strcoll strcpy strcspn strdup strndup strerror strlen strnlen strncat strncmp strncpy strpbrk strrchr strsep strspn ' +
  'strstr strtok strtok_r strxfrm strcasecmp strncasecmp stpcpy stpncpy ffs swab asctime clock ctime difftime gmtime ' +
  'gmtime_r localtime localtime_r mktime strftime strptime time timegm timespec_get tzset nanosleep clock_gettime ' +
  'clock_getres clock_settime gettimeofday utime utimes alarm sleep usleep pause access chdir chmod chown close creat dup ' +
  'dup2 execl execle execlp execv execve execvp fchdir fchmod fcntl fork fstat fsync fdatasync ftruncate getcwd getegid ' +
  'geteuid getgid getpid getppid getuid ioctl isatty link lseek lstat mkdir mkfifo mknod mmap mprotect mremap msync munmap ' +
  'madvise open openat opendir readdir closedir pipe poll pread pwrite read readlink readv rmdir select sbrk brk setsid ' +
  'setuid setgid stat statvfs symlink sync syscall sysconf times truncate ttyname umask uname unlink wait waitpid write ' +
  'writev _exit accept bind connect getaddrinfo freeaddrinfo gethostname getpeername getsockname getsockopt listen recv ' +
  'recvfrom recvmsg send sendmsg sendto setsockopt shutdown socket socketpair htonl htons ntohl ntohs inet_ntop inet_pton ' +
  'epoll_create epoll_ctl epoll_wait eventfd getopt getopt_long optarg optind opterr optopt getrandom getentropy dlopen ' +
  'dlsym dlclose dlerror pthread_create pthread_join pthread_self pthread_exit pthread_detach pthread_mutex_init ' +
  'pthread_mutex_lock pthread_mutex_unlock pthread_mutex_destroy pthread_cond_init pthread_cond_wait pthread_cond_signal ' +
  'pthread_key_create pthread_getspecific pthread_setspecific pthread_once pthread_atfork sem_init sem_wait sem_post ' +
  'setlocale localeconv newlocale uselocale freelocale iconv iconv_open iconv_close regcomp regexec regfree glob globfree ' +
  'fnmatch wcslen wcscpy wcscmp wcschr wmemcpy wmemset btowc wctob mbrtowc wcrtomb iswalpha iswdigit towlower towupper ' +
  'backtrace err errx warn warnx error daemon syslog openlog closelog getpagesize arc4random explicit_bzero hcreate ' +
  'hsearch tsearch tfind tdelete twalk lfind lsearch insque remque basename dirname ftw nftw cos_pi step advance y0 y1 yn ' +
  'j0 j1 jn gamma drem significand exp10 pow10 sincos sincosf';

/** What the shim itself defines for C callers. */
const shim =
  'sigil_memory sigil_memory_size sigil_set_max_pages sigil_try sigil_on_trap sigil_env_abort sigil_main sigil_start';

const reservedNames: ReadonlySet<string> = new Set([keywords, startUp, library, shim].join(' ').split(' '));

const reservedPrefixes = ['sigil_rt_', 'sigil_op_'];

export function isReserved(name: string): boolean {
  return reservedNames.has(name) || reservedPrefixes.some((prefix) => name.startsWith(prefix));
}
